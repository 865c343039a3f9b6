#include "intake/plan/approver.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"
#include "intake/order/order_text.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kMarkLines = 4;  // a post in three lines, and the name of who signed
constexpr std::size_t kDayLines = 7;   // the mark, those and the day

bool opens_with_act(std::string_view line) {  // «План на 2024 год», «Протокол педсовета от 30.08.2023»
    const Tokens tokens = tokenise(line);
    return !tokens.empty() &&
           (tokens.front().folded.starts_with("протокол") || tokens.front().folded.starts_with("принят"));
}

bool ends_mark(const Tokens& tokens) {  // «______», «30.08.2023», «Приказ от …», ««30» августа»
    const Token& first = tokens.front();
    return first.text == "_" || first.kind == Token::Kind::number || first.folded.starts_with("приказ") ||
           (first.text == "«" && tokens.size() > 1 && tokens[1].kind == Token::Kind::number);
}

bool begins_title(const Token& token) {  // «План подготовки школы …» that a page runs on with the mark
    constexpr std::array<std::string_view, 8> kTitles = {"план",     "график",     "комплекс",  "дорожн",
                                                         "программ", "циклограмм", "календарн", "мероприяти"};
    return is_capitalised(token.text) &&
           std::any_of(kTitles.begin(), kTitles.end(), [&](auto word) { return token.folded.starts_with(word); });
}

// Without who signed: «Директор МБОУ СОШ № 5 ____ Т.В. Примерова»
std::string before_name(const std::string& text, const Tokens& tokens) {
    std::size_t end = text.find("__");
    for (std::size_t at = 1; at < tokens.size(); ++at)
        if (begins_title(tokens[at])) {
            end = std::min(end, tokens[at].begin);
            break;
        }
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (const auto person = person_at(tokens, at); person && at > 0) {
            end = std::min(end, tokens[person->first].begin);
            break;
        }
    return std::string{trim(std::string_view{text}.substr(0, std::min(end, text.size())))};
}

// «Директор МБОУ …», «И.о. заведующего МБДОУ …», «Начальник управления …»: behind the post.
std::string behind_post(const std::string& text) {
    const Tokens tokens = tokenise(text);
    constexpr std::size_t kBefore = 5;  // «И», «.», «о», «.»
    for (std::size_t at = 0; at + 1 < std::min(tokens.size(), kBefore + 1); ++at)
        if (is_noun_of_kind(tokens[at].folded, NounKind::post)) return text.substr(tokens[at + 1].begin);
    return {};
}

Approver named_in(const std::string& text, const Place& place) {
    const std::string rest = behind_post(before_name(text, tokenise(text)));
    const Tokens tokens = tokenise(rest);
    if (tokens.empty()) return {};
    if (is_organisation_form(tokens.front().text)) return {rest, true, place};
    constexpr std::size_t kNameWords = 2;  // «школы» alone names none
    const auto nominative = nominative_phrase(rest, Case::genitive, true);
    if (tokens.size() < kNameWords || !nominative || nominative->kind != NounKind::unit) return {};
    return {upper_first(nominative->text), false, place};
}

}  // namespace

Approver approver_of(const std::vector<Line>& above) {
    for (std::size_t at = 0; at < above.size(); ++at) {
        const std::string head = in_one_line(above[at].text);
        const Tokens tokens = tokenise(head);
        const std::size_t mark = tokens.size() > 1 && tokens.front().text == "«";  // «УТВЕРЖДАЮ» in quotes
        if (tokens.size() <= mark || !tokens[mark].is("утверждаю")) continue;
        std::size_t behind = mark + 1;
        while (behind < tokens.size() && is_one_of(tokens[behind].text, {"»", ":"})) ++behind;
        std::string text = behind < tokens.size() ? head.substr(tokens[behind].begin) : "";
        for (std::size_t next = at + 1; next < std::min(above.size(), at + 1 + kMarkLines); ++next) {
            const std::string line = in_one_line(above[next].text);
            const Tokens words = tokenise(line);
            if (words.empty() || ends_mark(words) || (words.size() < 6 && person_at(words, 0))) break;
            text += (text.empty() ? "" : " ") + line;
        }
        Approver found = named_in(text, above[at].place);
        for (std::size_t line = at; line < std::min(above.size(), at + kDayLines) && !found.day; ++line)
            if (!opens_with_act(above[line].text)) found.day = requisites_in(in_one_line(above[line].text)).date;
        if (!found.organisation.empty() || found.day) return found;
    }
    return {};
}

}  // namespace mera::intake
