#include "intake/order/signature_line.hpp"

#include <algorithm>
#include <array>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

bool opens_what_follows_order(std::string_view line) {
    static constexpr std::array<std::string_view, 12> kWords = {
        "согласовано", "приложение", "ознакомлен", "ознакомлена", "ознакомлены", "рассылка",
        "разослать",   "верно",      "визы",       "исп",         "утверждаю",   "утвержден"};
    const Tokens tokens = tokenise(line);
    return !tokens.empty() && std::find(kWords.begin(), kWords.end(), tokens.front().folded) != kWords.end();
}

bool is_scrawl(std::string_view line) {
    const Tokens tokens = tokenise(line);
    const auto words = std::count_if(tokens.begin(), tokens.end(), [](const Token& t) {
        return t.kind == Token::Kind::word && length_in_characters(t.text) > 2;
    });
    constexpr std::ptrdiff_t kSentence = 4;  // «а) по состоянию на 1 июля 2021 года – до 5 июля 2021 года;»
    return words < kSentence && static_cast<std::size_t>(words) * 3 < tokens.size();
}

namespace {

// «Исполняющий обязанности директора», «И.о. начальника отдела», and no deed.
bool is_post(const Tokens& tokens) {
    if (tokens.size() > 2 && tokens[0].is("и") && tokens[1].text == "." && tokens[2].is("о")) return true;
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 3); ++at) {
        if (tokens[at].kind != Token::Kind::word) return false;
        if (is_nominative_of_kind(tokens[at].folded, NounKind::post)) break;
        if (at == 2 || !has_adjective_ending(tokens[at].folded)) return false;
    }
    return is_capitalised(tokens[0].text) &&
           std::none_of(tokens.begin(), tokens.end(), [](const Token& t) { return is_infinitive(t.folded); });
}

// «Срок: до 6 октября. Ответственный: Примеров С.С.» is what a clause says, label by label.
bool opens_with_label(const Tokens& tokens) {
    constexpr std::size_t kLabel = 3;  // «Срок исполнения –»
    if (!is_one_of(tokens[0].folded, {"срок", "сроки", "отв", "исполнитель", "исполнители"}) &&
        !tokens[0].folded.starts_with("ответственн"))
        return false;
    return std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(std::min(kLabel, tokens.size())),
                       [](const Token& token) { return is_one_of(token.text, {":", "–", "—", "-"}); });
}

}  // namespace

bool is_signature(std::string_view line) {
    const Tokens tokens = tokenise(line);
    if (tokens.empty() || tokens.size() > 40 || opens_with_label(tokens)) return false;
    const bool post_anywhere = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) {
        return is_capitalised(t.text) && is_nominative_of_kind(t.folded, NounKind::post);
    });
    if (tokens.size() < 20 && ((post_anywhere && first_person(tokens)) || (is_scrawl(line) && !says_when(line))))
        return true;
    return is_post(tokens);
}

namespace {

// «… до 30 апреля 2024 г.»: the full stop is of the word and of the sentence.
bool ends_with_year(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return tokens.size() > 2 && tokens.back().text == "." && tokens[tokens.size() - 2].is("г") &&
           tokens[tokens.size() - 3].kind == Token::Kind::number;
}

// «Директор школы Ю.М. Личкун»: a post and a name that ends the line, its initials first, as nobody lists people.
bool is_whole_signature(std::string_view line) {
    constexpr std::size_t kTokens = 24;
    const Tokens tokens = tokenise(line);
    if (tokens.size() >= kTokens || !opens_with_post(line)) return false;
    const auto person = first_person(tokens);
    const std::size_t stop = tokens.back().text == "." ? 1 : 0;
    return person && person->first > 0 && person->last + 1 + stop >= tokens.size() && person->surname == person->last;
}

// «… в составе:», «… и завхоза,»: people follow.
bool goes_on_with_people(std::string_view above) {
    const Tokens tokens = tokenise(above);
    return tokens.empty() || is_one_of(tokens.back().text, {":", ",", ";", "–", "—", "-", "("}) ||
           is_one_of(tokens.back().folded, {"и", "составе"});
}

}  // namespace

bool signs_without_stop(std::string_view line, std::string_view above) {
    if (ends_with_year(above)) return is_signature(line);
    return is_whole_signature(line) && !goes_on_with_people(above);
}

bool opens_with_post(std::string_view line) {
    constexpr std::size_t kTokens = 20;
    const Tokens tokens = tokenise(line);
    if (tokens.empty() || tokens.size() >= kTokens || !is_post(tokens)) return false;
    // «заместителя» over «Главы города Примерова А.Х.»
    const auto post = reading_in_case(tokens.front().folded, Case::nominative);
    return !post || !post->is_plural;
}

namespace {

// «с БЕЛ», «208 Чи,», «обе.»: letters of a stamp behind the end of the order.
bool is_letters_of_stamp(std::string_view text) {
    constexpr std::size_t kTokens = 5, kWord = 3;
    const Tokens tokens = tokenise(text);
    const bool list = !tokens.empty() && (tokens[0].is("и") || tokens[0].text == ",");
    return !tokens.empty() && !list && tokens.size() <= kTokens &&
           std::all_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return length_in_characters(token.text) <= kWord; });
}

}  // namespace

std::size_t end_before_scraps(std::string_view text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = tokens.size() > 12 ? tokens.size() - 12 : 0; at + 1 < tokens.size(); ++at) {
        const auto person = person_at(tokens, at);
        const bool named = person && person->surname == at && person->last > at && person->last + 1 < tokens.size();
        if (!named) continue;
        std::size_t last = person->last;
        if (tokens[last + 1].text == ".") ++last;
        if (last + 1 < tokens.size() && is_letters_of_stamp(text.substr(tokens[last].end))) return tokens[last].end;
    }
    return text.size();
}

// A recogniser may put the signature and its scrawl into the last paragraph of the order.
std::size_t end_before_signature(std::string_view text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 3; at + 1 < tokens.size(); ++at) {
        // «… Иванову И.И. Глава города …»: the full stop of a sentence, or that of initials after a surname.
        const auto person = person_at(tokens, at - 2);
        const bool surname_last = person && person->last == at - 1 && person->surname == at - 1;
        const auto is_initial = [&](std::size_t place) {
            return is_capitalised(tokens[place].text) && length_in_characters(tokens[place].text) == 1;
        };
        const bool initials_last = at > 3 && is_initial(at - 1) && tokens[at - 2].text == "." && is_initial(at - 3) &&
                                   is_capitalised(tokens[at - 4].text);
        const bool after_name = (surname_last || initials_last) && tokens[at + 1].kind == Token::Kind::word;
        const bool closed = tokens[at - 1].text == ")" || tokens[at - 1].text == "»";  // «… (тел. 2-22-33). Директор …»
        const bool stop =
            tokens[at].text == "." && (length_in_characters(tokens[at - 1].text) > 3 || after_name || closed);
        // «… Образцову Б.Б. и завхоза Примерова С.С.» goes on.
        const bool goes_on = starts_with_lower(tokens[at + 1].text) &&
                             !(tokens[at + 1].is("и") && at + 2 < tokens.size() && tokens[at + 2].text == ".");
        if (stop && !goes_on && is_signature(text.substr(tokens[at].end))) return tokens[at].end;
    }
    return text.size();
}

namespace {

// The post of whoever signed. A recogniser reads the signature itself as letters between the post and the name: they go,
// and all behind a sign that no post has: «Директор= — для сх.», «Председатель комитета м” -».
std::string post_without_scrawl(std::string_view text) {
    static constexpr std::array<std::string_view, 11> kOfPosts = {"№",  "-", "–", "—", "«", "»",
                                                                  "\"", ".", ",", "(", ")"};
    const Tokens words = tokenise(text);
    const auto scrawl = std::find_if(words.begin(), words.end(), [](const Token& word) {
        return word.kind == Token::Kind::sign &&
               std::find(kOfPosts.begin(), kOfPosts.end(), word.text) == kOfPosts.end();
    });
    const auto is_scrap = [](const Token& word) {
        const bool closes = word.text == "»" || word.text == "\"";
        const bool letters = is_upper(word.text) && !is_organisation_form(word.text);  // «Заведующий МБДОУ»
        const bool letter = length_in_characters(word.text) == 1;
        return !closes && (word.kind != Token::Kind::word || letters || letter);
    };
    std::size_t end = static_cast<std::size_t>(scrawl - words.begin());
    // «Директор МБОУ СОШ № 14»
    const auto is_number = [&] {
        return end > 2 && words[end - 1].kind == Token::Kind::number && words[end - 2].text == "№";
    };
    while (end > 1 && is_scrap(words[end - 1]) && !is_number()) --end;
    return end == 0 ? std::string{} : collapse_spaces(between(text, words[0], words[end - 1]));
}

}  // namespace

std::string signer_after(const std::vector<HeadLine>& lines, std::size_t from) {
    for (std::size_t at = from; at < std::min(lines.size(), from + 4); ++at) {
        if (!is_signature(lines[at].text)) continue;
        std::string text;
        for (std::size_t line = at; line < std::min(lines.size(), at + 4); ++line) {
            text += (text.empty() ? "" : " ") + in_one_line(lines[line].text);
            const Tokens tokens = tokenise(text);
            const auto person = first_person(tokens);
            if (!person) continue;
            const std::string name{between(text, tokens[person->first], tokens[person->last])};
            const std::string post{trim(std::string_view{text}.substr(0, tokens[person->first].begin))};
            const std::string held = post_without_scrawl(post);
            return held.empty() ? held : held + " " + name;
        }
        return {};
    }
    return {};
}

}  // namespace mera::intake
