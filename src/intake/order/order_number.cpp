#include "intake/order/order_number.hpp"

#include <string_view>

#include "base/text.hpp"
#include "intake/order/order_issuer.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/kind_words.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

// «273-рО продолжении», «15-пОб утверждении»: the title lost the space before it.
std::size_t end_of_number(std::string_view number) {
    for (const std::string_view title : {"О", "Об"})
        if (number.ends_with(title) && number.size() > title.size()) {
            const std::string_view before = number.substr(0, number.size() - title.size());
            const std::string last = utf8(code_points(before).back());
            if (starts_with_lower(last) || before.find_first_of("0123456789") == before.size() - 1)
                return before.size();
        }
    // «№ 156/3от 12.05.2021», «№ 156/3.от …»: so did «от»
    constexpr std::string_view kFrom = "от";
    if (number.ends_with(kFrom) && number.size() > kFrom.size()) {
        const std::size_t before = number.size() - kFrom.size();
        if (std::string_view{".0123456789"}.find(number[before - 1]) != std::string_view::npos) return before;
    }
    return number.size();
}

// «ОД», «п», «о/д», «л/с» behind the figures of a number: how many tokens they take.
std::size_t tokens_of_index(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kLetters = 4, kSmall = 2;
    const auto is_letter = [&](std::size_t it) {
        return it < tokens.size() && tokens[it].kind == Token::Kind::word && length_in_characters(tokens[it].text) == 1;
    };
    if (is_letter(at) && at + 1 < tokens.size() && tokens[at + 1].text == "/" && is_letter(at + 2)) return 3;
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return 0;
    const std::size_t length = length_in_characters(tokens[at].text);
    return (is_upper(tokens[at].text) ? length <= kLetters : starts_with_lower(tokens[at].text) && length <= kSmall)
               ? 1
               : 0;
}

// «№ 77 – ОД», «№ 28 - п»: spaces around the dash; «№ 5 – О проведении …» is a title. «№ 04 о/д», «№ 15 ОД», the last of their
// line: no dash at all.
std::string index_behind(const std::string& text, const Tokens& tokens, std::size_t number) {
    if (number + 1 >= tokens.size()) return {};
    const std::string_view sign = tokens[number + 1].text;
    const bool dash = sign == "-" || sign == "–" || sign == "—";
    const std::size_t first = number + (dash ? 2 : 1), count = tokens_of_index(tokens, first), next = first + count;
    if (count == 0) return {};
    const bool goes_on =
        next < tokens.size() && !tokens[next].is("от") && (!dash || tokens[next].kind == Token::Kind::word);
    if (goes_on || (!dash && count == 1 && !is_upper(tokens[first].text))) return {};
    return (dash ? "-" : " ") + std::string{between(text, tokens[first], tokens[next - 1])};
}

}  // namespace

bool is_number_sign(const Token& token) { return token.text == "№" || token.text == "N"; }

bool is_number_of_institution(const Tokens& tokens, std::size_t sign) {
    if (sign == 0 || tokens[sign - 1].kind != Token::Kind::word || is_kind_word(tokens[sign - 1].folded)) return false;
    if (sign > 1 && tokens[sign - 2].is("по")) return false;
    const Token& noun = tokens[sign - 1];
    return is_organisation_form(noun.text) || is_noun_of_kind(noun.folded, NounKind::unit) ||
           is_noun_of_kind(noun.folded, NounKind::group);
}

std::string number_behind(const std::string& text, const Tokens& tokens, std::size_t sign) {
    if (sign + 1 >= tokens.size()) return {};
    const std::size_t from = tokens[sign + 1].begin;
    std::string out = text.substr(from, text.find_first_of(" \n", from) - from);
    out.resize(end_of_number(out));
    while (!out.empty() && std::string_view{".,;:)"}.find(out.back()) != std::string_view::npos) out.pop_back();
    if (out == tokens[sign + 1].text) out += index_behind(text, tokens, sign + 1);
    return out;
}

std::string code_beside_date(const std::string& text) {
    constexpr std::size_t kCodeMax = 24;
    const std::size_t space = text.rfind(' ');
    if (space == std::string::npos) return {};
    const std::string code = text.substr(space + 1);
    std::string day = replace_all(replace_all(text.substr(0, space), "«", ""), "»", "");
    for (const std::string_view end : {" г.", " года", "г."})
        if (day.ends_with(end)) day.resize(day.size() - end.size());
    const bool figures = code.find_first_of("0123456789") != std::string::npos;
    const bool date_itself = code.find('.') != std::string::npos || code.find(':') != std::string::npos;
    return figures && !date_itself && code.size() <= kCodeMax && parse_russian_date(day) ? code : std::string{};
}

}  // namespace mera::intake
