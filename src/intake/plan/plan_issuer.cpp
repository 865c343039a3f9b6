#include "intake/plan/plan_issuer.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "intake/order/order_issuer.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kLetterheadLines = 8;  // a founder, a full name in four lines, a short one
constexpr std::size_t kNameTokensMin = 2, kNameTokensMax = 40;

// «УТВЕРЖДАЮ», «Приложение к приказу МБОУ …», «Рассмотрено на педсовете»: what it names may be another's.
bool is_mark(std::string_view text) {
    return has_word_with(text, {"утвержд", "согласован", "приложени", "рассмотрен", "принят", "протокол", "приказ"});
}

// «Педагог-психолог И.И. Примерова», «Руководитель МО»: who wrote the plan, below the institution.
bool names_person(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && (first_person(tokens) || is_noun_of_kind(tokens.front().folded, NounKind::post));
}

// The line in which the title of the plan begins: «ПЛАН» over «работы …», or all of it.
std::size_t title_line(const std::vector<Line>& above, const std::string& title) {
    const std::string folded = fold_case(title);
    std::size_t at = 0;
    for (; at < above.size(); ++at)
        if (const std::string line = fold_case(in_one_line(above[at].text)); !line.empty() && folded.starts_with(line))
            break;
    return at;
}

// «МБОУ «Учебная школа» МБОУ «Учебный лицей»»: a list. «МБОУ СОШ № 5», «МКУ «УО»» are one.
bool names_several(const std::string& name) {
    const Tokens tokens = tokenise(name);
    std::size_t found = 0;
    int quotes = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        quotes += tokens[at].text == "«" ? 1 : tokens[at].text == "»" ? -1 : 0;
        const bool form = quotes == 0 && is_organisation_form(tokens[at].text);
        found += form && (at == 0 || !is_organisation_form(tokens[at - 1].text));
    }
    return found > 1;
}

std::optional<PlanIssuer> named_above(const std::vector<Line>& above, std::size_t title, const Vocabulary& words) {
    if (title > kLetterheadLines || title >= above.size()) return {};
    std::vector<HeadLine> lines;
    bool clear = true;  // nothing but its name stands there
    for (std::size_t at = 0; at < title; ++at) {
        const std::string text = in_one_line(above[at].text);
        if (is_mark(text) || names_person(text)) break;
        const bool begins = text.starts_with("«") || text.starts_with("\"") || is_upper(text) || begins_issuer(text);
        clear = clear && above[at].confidence >= kSureLetters && (begins || starts_with_lower(text));
        lines.push_back({above[at].text, above[at].place, at});
    }
    const auto first = std::find_if(lines.begin(), lines.end(),
                                    [](const HeadLine& line) { return begins_issuer(in_one_line(line.text)); });
    if (first == lines.end()) return {};
    std::string name = issuer_of_letterhead(lines, words);
    const std::size_t tokens = tokenise(name).size();
    if (tokens < kNameTokensMin || tokens > kNameTokensMax || names_several(name)) return {};
    return PlanIssuer{std::move(name), clear && lines.size() == title, first->place};
}

bool is_small_word(const Token& token) {
    return is_one_of(token.folded, {"с",  "со", "на", "по", "в", "во",    "для", "при", "к",   "о",
                                    "об", "до", "от", "из", "у", "между", "за",  "и",   "или", "совместно"});
}

// «с. Верхние Холмы», «п. Озёрный»: a place, not a preposition.
bool is_short_for_place(const Tokens& tokens, std::size_t at) {
    return at + 1 < tokens.size() && tokens[at + 1].text == "." && tokens[at + 1].begin == tokens[at].end;
}

// The name that begins at `at` goes on to the words of something else: «… на 2024 год», «… по подготовке», a bracket.
std::size_t end_of_name(const Tokens& tokens, std::size_t at) {
    int quotes = 0;
    std::size_t end = at;
    for (; end < tokens.size(); ++end) {
        const Token& token = tokens[end];
        quotes += token.text == "«" ? 1 : token.text == "»" ? -1 : 0;
        if (quotes > 0 || end == at) continue;
        // «учителей русского языка и литературы», «Отдел по делам молодёжи»: of the same name
        const bool own_and = token.is("и") && end + 1 < tokens.size() && !is_organisation_form(tokens[end + 1].text);
        const bool own_for = token.is("по") && end == at + 1;
        if (is_small_word(token) && !is_short_for_place(tokens, end) && !own_and && !own_for) break;
        if (token.text == "(" || token.text == ":" || token.text == ";" || token.text == ",") break;
        if ((token.kind == Token::Kind::number && token.text.size() == 4) || month_in(token.text)) break;
    }
    return end;
}

// «отдела образования …», «управления культуры …», «школы № 5», «гимназии имени …»: in the genitive, after what the plan is of.
std::string unit_in_genitive(const std::string& name) {
    const Tokens tokens = tokenise(name);
    static constexpr std::size_t kAdjectivesMax = 4;
    std::size_t head = 0;
    while (head < std::min(tokens.size(), kAdjectivesMax) && has_adjective_ending(tokens[head].folded) &&
           readings_of(tokens[head].folded).empty())
        ++head;
    if (head >= tokens.size()) return {};
    const bool body = is_one_of(tokens[head].folded, {"отдела", "управления", "комитета", "департамента",
                                                      "министерства", "администрации", "учреждения"});
    const bool house = is_one_of(tokens[head].folded, {"школы", "гимназии", "лицея", "колледжа", "техникума", "центра",
                                                       "библиотеки", "музея", "сада"});
    // «План работы школы»: which one it does not say.
    const bool named = head + 1 < tokens.size() && (is_one_of(tokens[head + 1].text, {"№", "«", "\""}) ||
                                                    tokens[head + 1].is("имени") || tokens[head + 1].is("им"));
    if (!(body && head + 1 < tokens.size()) && !(house && named)) return {};
    const auto nominative = nominative_phrase(name, Case::genitive);
    return nominative && nominative->kind == NounKind::unit ? upper_first(nominative->text) : std::string{};
}

// «ШМО учителей химии МБОУ …»: part of an institution, or over several.
bool is_association(const Token& token) {
    return is_one_of(token.text, {"ШМО", "РМО", "ГМО", "ММО", "РМК", "ГМК", "ММК", "РМС", "ГМС", "ММС"});
}

// «План работы», «План основных мероприятий», «План-график воспитательной работы»: what follows in the genitive is whose it is.
// «План проверки …» would be of what is done to it.
bool says_only_work(const Tokens& tokens, std::size_t end) {
    return end > 0 &&
           std::all_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& token) {
               return has_adjective_ending(token.folded) || token.folded.starts_with("план") ||
                      is_one_of(token.folded, {"работы", "деятельности", "мероприятий", "график", "циклограмма",
                                               "календарь", "программа", "и"});
           });
}

// «иМАОУ СОШ № 8», «сМБОУ …»: a scan lost the space behind a small word.
bool is_glued_to_small_word(const Token& token) {
    constexpr std::size_t kLetter = 2;  // bytes of a Russian one
    return token.text.size() > 2 * kLetter && starts_with_lower(token.text) && is_upper(token.text.substr(kLetter));
}

// Nobody, or the first name in the title that no preposition joins to it: «… по преемственности с МАОУ СОШ № 8» names another.
std::optional<PlanIssuer> named_in_title(const std::string& title) {
    const Tokens tokens = tokenise(title);
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        if (tokens[at].kind != Token::Kind::word || is_association(tokens[at])) continue;
        const bool form = is_organisation_form(tokens[at].text);
        const bool follows_work = is_one_of(tokens[at - 1].folded, {"работы", "деятельности", "мероприятий"});
        if (!form && !follows_work) continue;
        const std::size_t end = end_of_name(tokens, at);
        // «… детского сада и МАОУ СОШ № 8»: of two
        const bool of_two = end < tokens.size() && tokens[end].is("и");
        const bool joined = is_small_word(tokens[at - 1]) || is_glued_to_small_word(tokens[at - 1]);
        if (form && (joined || of_two || end - at < kNameTokensMin)) return {};
        std::string name = title.substr(tokens[at].begin, tokens[end - 1].end - tokens[at].begin);
        if (!form) name = of_two ? std::string{} : unit_in_genitive(name);
        if (names_several(name)) return {};
        if (!name.empty()) return PlanIssuer{std::move(name), says_only_work(tokens, at), {}};
    }
    return {};
}

}  // namespace

std::optional<PlanIssuer> issuer_of_plan(const std::vector<Line>& above, const std::string& title,
                                         const Vocabulary& words) {
    if (title.empty()) return {};
    const std::size_t line = title_line(above, title);
    if (auto found = named_above(above, line, words)) return found;
    auto named = named_in_title(title);
    if (named && line < above.size()) named->place = above[line].place;
    return named;
}

}  // namespace mera::intake
