#include "intake/words/unknown_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "intake/words/scan_repairs.hpp"
#include "intake/words/spelling.hpp"

namespace mera::intake {

namespace {

constexpr int kTwice = 2;

bool is_russian(std::string_view word) {
    const auto letters = code_points(word);
    return std::all_of(letters.begin(), letters.end(),
                       [](char32_t c) { return (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё' || c == U'-'; });
}

bool is_sentence_end(const Token& token) {
    static constexpr std::array<std::string_view, 6> kEnds = {".", ":", ";", "!", "?", "•"};
    return std::find(kEnds.begin(), kEnds.end(), token.text) != kEnds.end();
}

// A capital inside a sentence is a name's, and so is one before initials or another capital.
bool may_be_name(const Tokens& tokens, std::size_t at) {
    if (!is_capitalised(tokens[at].text)) return false;
    const bool begins = at == 0 || is_sentence_end(tokens[at - 1]) || tokens[at - 1].kind == Token::Kind::number;
    if (!begins) return true;
    return at + 1 == tokens.size() || !starts_with_lower(tokens[at + 1].text);
}

// «произв. отдел», «руков. служб».
bool is_cut_short(const Tokens& tokens, std::size_t at) {
    return at + 2 < tokens.size() && tokens[at + 1].text == "." && tokens[at + 1].begin == tokens[at].end &&
           starts_with_lower(tokens[at + 2].text);
}

// «парашютистов-пожарных», «медико-социальный»: each part is one, or the stem that joins it to the next.
bool is_known_by_parts(std::string_view word) {
    const auto parts = split(word, '-');
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const bool stem = at + 1 < parts.size() && (parts[at].ends_with("о") || parts[at].ends_with("е"));
        if (length_in_characters(parts[at]) >= kMisreadLettersMin && !stem && !may_be_word(parts[at])) return false;
    }
    return true;
}

bool is_unknown(const Tokens& tokens, std::size_t at, const Vocabulary& words) {
    const Token& token = tokens[at];
    if (token.kind != Token::Kind::word || length_in_characters(token.text) < kMisreadLettersMin) return false;
    if (is_upper(token.text) || !is_russian(token.text)) return false;
    if (may_be_name(tokens, at) || is_cut_short(tokens, at) || words.count(token.folded) >= kTwice) return false;
    if (may_be_word(token.text) || may_be_word(lower(token.text))) return false;
    return token.text.find('-') == std::string_view::npos || !is_known_by_parts(lower(token.text));
}

// No text of an order has them; a stroke of a pen or a stamp is read so.
bool is_strange_sign(std::string_view sign) {
    static constexpr std::array<std::string_view, 10> kSigns = {"\\", "|", "®", "©", "¢", "£", "¥", "{", "}", "^"};
    return std::find(kSigns.begin(), kSigns.end(), sign) != kSigns.end();
}

// The signs and words beside it without white space.
std::string_view scrap_about(std::string_view text, const Tokens& tokens, std::size_t at) {
    std::size_t first = at, last = at;
    while (first > 0 && tokens[first - 1].end == tokens[first].begin) --first;
    while (last + 1 < tokens.size() && tokens[last].end == tokens[last + 1].begin) ++last;
    return between(text, tokens[first], tokens[last]);
}

}  // namespace

std::vector<std::string> unknown_words(std::string_view text, const Vocabulary& words) {
    const Tokens tokens = tokenise(text);
    std::vector<std::string> out;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (is_unknown(tokens, at, words)) out.emplace_back(tokens[at].text);
    return out;
}

std::vector<std::string> signs_of_strokes(std::string_view text) {
    const Tokens tokens = tokenise(text);
    std::vector<std::string> out;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].kind != Token::Kind::sign || !is_strange_sign(tokens[at].text)) continue;
        out.emplace_back(scrap_about(text, tokens, at));
        while (at + 1 < tokens.size() && tokens[at].end == tokens[at + 1].begin) ++at;  // all of it is said
    }
    return out;
}

}  // namespace mera::intake
