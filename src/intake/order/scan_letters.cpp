#include "intake/order/scan_letters.hpp"

#include <algorithm>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/spelling.hpp"

namespace mera::intake {

namespace {

bool is_word(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::word;
}

bool is_number(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::number;
}

bool is_month(const Tokens& tokens, std::size_t at) { return is_word(tokens, at) && month_in(tokens[at].text); }

bool is_joined(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at - 1].end == tokens[at].begin;
}

}  // namespace

std::string word_of_day(const Tokens& tokens, std::size_t at) {
    const Token& word = tokens[at];
    const bool behind = at > 0 && is_one_of(tokens[at - 1].folded, {"до", "с", "по", "к", "на", "позднее"});
    if (behind && is_month(tokens, at + 1) && (word.text == "б" || word.text == "З"))
        return word.text == "б" ? "6" : "3";
    const bool half = length_in_characters(word.text) == 2 && word.text.starts_with("д") && word.text != "до";
    return half && is_number(tokens, at + 1) && is_month(tokens, at + 2) ? "до" : "";
}

std::string letter_of_number(const Tokens& tokens, std::size_t at) {
    if (tokens[at].text != "0" || at < 3 || tokens[at - 1].text != "-" || tokens[at - 3].text != "№") return {};
    if (!is_number(tokens, at - 2) || !is_joined(tokens, at - 1) || !is_joined(tokens, at)) return {};
    const bool stroke = is_joined(tokens, at + 1) && tokens[at + 1].text == "/";
    const std::size_t letter = at + (stroke ? 2 : 1);
    const bool goes_on = is_joined(tokens, at + 1) && is_joined(tokens, letter);
    if (goes_on && !is_word(tokens, letter)) return {};
    return goes_on && is_upper(tokens[letter].text) ? "О" : "о";
}

std::string word_begun_by(const Tokens& tokens, std::size_t at) {
    static constexpr std::size_t kLettersMin = 5;
    if (!is_one_of(tokens[at].text, {"?", "›", "‹", "/", "|", "[", "]", "!", "<", ">", "{", "}"})) return {};
    if (!is_word(tokens, at + 1)) return {};
    const Token& rest = tokens[at + 1];
    if (length_in_characters(rest.text) < kLettersMin || !starts_with_lower(rest.text) || may_be_word(rest.folded))
        return {};
    std::string found;
    for (char32_t letter = U'а'; letter <= U'я'; ++letter) {
        std::string word = utf8(letter) + rest.folded;
        if (!may_be_word(word)) continue;
        if (!found.empty()) return {};
        found = std::move(word);
    }
    return at == 0 && !found.empty() ? upper_first(found) : found;
}

bool is_name_of_next(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    const auto& readings = readings_of(word);
    const bool other = std::any_of(readings.begin(), readings.end(),
                                   [](const NounForm& form) { return form.grammatical_case == Case::genitive; });
    return !other && tokens[at - 1].end < tokens[at].begin &&
           (is_nominative_of_kind(word, NounKind::unit) || is_nominative_of_kind(word, NounKind::post) ||
            is_nominative_of_kind(word, NounKind::group));
}

}  // namespace mera::intake
