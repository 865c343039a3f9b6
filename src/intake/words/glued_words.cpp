#include "intake/words/glued_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "intake/words/inflection.hpp"
#include "intake/words/words.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

namespace {

constexpr std::string_view kOn = "на";
constexpr std::size_t kRestMin = 5;  // letters

bool is_glued(const Token& token) {
    if (token.kind != Token::Kind::word || !token.text.starts_with(kOn) || !readings_of(token.folded).empty())
        return false;
    const std::string_view rest = std::string_view{token.folded}.substr(kOn.size());
    const auto form = reading_in_case(rest, Case::accusative);
    return length_in_characters(rest) >= kRestMin && form &&
           (form->kind == NounKind::post || form->kind == NounKind::unit);
}

}  // namespace

std::string with_prepositions_parted(std::string text) {
    if (text.find(kOn) == std::string::npos) return text;
    const Tokens tokens = tokenise(text);  // they look into the text
    std::string out;
    std::size_t copied = 0;
    for (const Token& token : tokens) {
        if (!is_glued(token)) continue;
        out += text.substr(copied, token.begin + kOn.size() - copied) + " ";
        copied = token.begin + kOn.size();
    }
    return copied == 0 ? std::move(text) : out + text.substr(copied);
}

namespace {

// «Озёрная» may stand in the dictionary as a name alone.
bool is_known(const std::string& word, bool capitalised = false) {
    return !readings_of(word).empty() || is_in_dictionary(word).value_or(false) ||
           (capitalised && is_in_dictionary(upper_first(word)).value_or(false));
}

// Letters of two bytes: where the first capital behind a small letter stands.
std::optional<std::size_t> capital_inside(std::string_view word) {
    constexpr std::size_t kLetter = 2;
    for (std::size_t at = kLetter; at + kLetter <= word.size(); at += kLetter)
        if (starts_with_lower(word.substr(at - kLetter)) && starts_with_upper(word.substr(at))) return at;
    return {};
}

bool is_short_word(std::string_view word) {  // that is glued to the next one
    static constexpr std::array<std::string_view, 11> kShort = {"в",  "к",  "с",  "о",  "и", "на",
                                                                "по", "до", "от", "за", "об"};
    return std::find(kShort.begin(), kShort.end(), word) != kShort.end();
}

// «Руководствуясьст. 22»: before a full stop.
bool is_shortened(std::string_view word) { return word == "ст" || word == "п" || word == "ч" || word == "гл"; }

// Where «подготовкемуниципальных» parts; nothing when it may part at two places.
std::optional<std::size_t> lost_space_in(const Token& token, bool before_stop) {
    constexpr std::size_t kLetter = 2, kWordMin = 4 * kLetter, kBehindShort = 5 * kLetter;
    const std::string& word = token.folded;
    const bool plain = token.kind == Token::Kind::word && word.size() == token.text.size() &&
                       word.find('-') == std::string::npos && word.size() > kWordMin && !is_upper(token.text);
    if (!plain || is_known(word)) return {};
    if (const auto capital = capital_inside(token.text))
        return is_known(word.substr(0, *capital)) ? capital : std::nullopt;
    const bool capitalised = is_capitalised(token.text);
    std::optional<std::size_t> out;
    for (std::size_t at = kLetter; at < word.size(); at += kLetter) {
        const std::string left = word.substr(0, at), right = word.substr(at);
        const bool shortened = before_stop && is_shortened(right);
        const bool long_enough = shortened || (is_short_word(left) ? right.size() >= kBehindShort
                                                                   : std::min(left.size(), right.size()) >= kWordMin);
        if (!long_enough || !is_known(left, capitalised) || !(shortened || is_known(right))) continue;
        if (out) return {};
        out = at;
    }
    return out;
}

}  // namespace

int lost_spaces(std::string_view text) {
    int out = 0;
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].kind != Token::Kind::word) continue;
        const bool behind_sign = at > 1 && tokens[at - 1].end == tokens[at].begin &&
                                 (tokens[at - 1].text == "," || tokens[at - 1].text == ")");
        out += behind_sign || (!is_upper(tokens[at].text) && capital_inside(tokens[at].text).has_value());
    }
    return out;
}

std::string with_lost_spaces(const std::string& text) {
    std::string out;
    std::size_t copied = 0;
    const Tokens tokens = tokenise(text);
    for (const Token& token : tokens) {
        const Token* next = &token == &tokens.back() ? nullptr : &token + 1;
        const auto at = lost_space_in(token, next != nullptr && next->text == ".");
        if (!at) continue;
        out += text.substr(copied, token.begin + *at - copied) + " ";
        copied = token.begin + *at;
    }
    return copied == 0 ? text : out + text.substr(copied);
}

}  // namespace mera::intake
