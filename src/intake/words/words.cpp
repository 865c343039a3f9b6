#include "intake/words/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace mera::intake {

namespace {

struct Letter {
    UChar32 c = 0;
    std::size_t end = 0;  // where the next one begins
};

// The letter that begins at `at`; a zero without length at the end of the text. Cyrillic and ASCII, which are nearly
// all of a document, go without ICU's checks.
Letter letter_at(std::string_view text, std::size_t at) {
    Letter letter{.c = 0, .end = at};
    if (at == text.size()) return letter;
    const auto byte = [&](std::size_t one) { return static_cast<unsigned char>(text[one]); };
    if (byte(at) < 0x80) return {.c = byte(at), .end = at + 1};
    if ((byte(at) == 0xD0 || byte(at) == 0xD1) && at + 1 < text.size() && U8_IS_TRAIL(byte(at + 1)))
        return {.c = ((byte(at) & 0x1F) << 6) | (byte(at + 1) & 0x3F), .end = at + 2};
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    auto end = static_cast<int32_t>(at);
    U8_NEXT_OR_FFFD(bytes, end, static_cast<int32_t>(text.size()), letter.c);
    letter.end = static_cast<std::size_t>(end);
    return letter;
}

bool is_letter(UChar32 c) {
    return (c >= UChar32{u'А'} && c <= UChar32{u'я'}) || u_isalpha(c) != 0;  // the common answer without ICU's tables
}
bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }
bool is_inner_hyphen(UChar32 c) { return c == '-' || c == 0x2011; }

bool is_space(UChar32 c) { return c == ' ' || (c >= 0x80 ? u_isUWhiteSpace(c) || c == 0x200B : c >= 9 && c <= 13); }

// Where the word ends that begins at `at` with a letter.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    bool after_letter = false;
    for (Letter next = letter_at(text, at);; next = letter_at(text, at)) {
        const bool letter = is_letter(next.c);
        if (!letter && !(after_letter && is_inner_hyphen(next.c) && is_letter(letter_at(text, next.end).c))) return at;
        after_letter = letter;
        at = next.end;
    }
}

struct Piece {
    Token::Kind kind = Token::Kind::sign;
    std::size_t begin = 0, end = 0;  // bytes; without length at the end of the text
    bool found() const { return end > begin; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

// The first word, number or sign from `at` on.
Piece piece_from(std::string_view text, std::size_t at) {
    Letter first = letter_at(text, at);
    while (at < text.size() && is_space(first.c)) first = letter_at(text, at = first.end);
    Piece piece{.kind = Token::Kind::sign, .begin = at, .end = first.end};
    if (is_letter(first.c)) {
        piece.kind = Token::Kind::word;
        piece.end = end_of_word(text, at);
    } else if (is_digit(first.c)) {
        piece.kind = Token::Kind::number;
        while (piece.end < text.size() && is_digit(static_cast<unsigned char>(text[piece.end]))) ++piece.end;
    }
    return piece;
}

std::string key_of(std::string_view left, std::string_view right) {
    std::string key{left};
    key += ' ';
    key += right;
    return key;
}

std::string last_part(std::string_view word) {
    const auto hyphen = word.rfind('-');
    return std::string{hyphen == std::string_view::npos ? word : word.substr(hyphen + 1)};
}

}  // namespace

Tokens tokenise(std::string_view text, std::size_t at_most) {
    constexpr std::size_t kBytesOfAWord = 12;  // of Russian text with its spaces
    Tokens out;
    out.reserve(std::min(text.size() / kBytesOfAWord + 1, at_most));
    for (Piece piece = piece_from(text, 0); piece.found() && out.size() < at_most;
         piece = piece_from(text, piece.end)) {
        const std::string_view words = piece.of(text);
        out.push_back({piece.kind, words, fold_case(words), piece.begin, piece.end});
    }
    return out;
}

std::string_view between(std::string_view text, const Token& first, const Token& last) {
    return text.substr(first.begin, last.end - first.begin);
}

bool is_capitalised(std::string_view word) { return starts_with_upper(word); }

bool has_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        if (is_letter(letter.c)) return true;
        at = letter.end;
    }
    return false;
}

std::string_view utf8_prefix(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (begins && count++ == characters) break;
    }
    return text.substr(0, at);
}

std::string stem_of(std::string_view folded_word) { return stem(last_part(folded_word)); }

bool has_word_with(std::string_view text, const std::vector<std::string_view>& beginnings) {
    for (Piece piece = piece_from(text, 0); piece.found(); piece = piece_from(text, piece.end)) {
        if (piece.kind != Token::Kind::word) continue;
        const std::string folded = fold_case(piece.of(text));
        for (const std::string_view beginning : beginnings)
            if (folded.starts_with(beginning)) return true;
    }
    return false;
}

namespace {

// «"ГМЦ "Вектор"»: a straight quote that touches the next word only opens, one that touches the word before it only closes;
// otherwise they take turns.
bool opens(const Tokens& tokens, std::size_t at, bool inside) {
    const bool before = at > 0 && tokens[at - 1].end == tokens[at].begin;
    const bool after = at + 1 < tokens.size() && tokens[at].end == tokens[at + 1].begin;
    return before == after ? !inside : after;
}

// Depth at each token; `closes_all`: «Центр «Радуга» closes both of its quotes with one sign, as people often write.
std::vector<int> depths(const Tokens& tokens, bool closes_all, int& left_open) {
    std::vector<int> out;
    out.reserve(tokens.size());
    int quotes = 0, brackets = 0;
    bool straight = false;  // inside a pair of "
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        const bool quote = token.text == "\"", opening = quote && opens(tokens, at, straight);
        if (token.text == "«" || token.text == "„" || token.text == "“" || opening) ++quotes;
        if (token.text == "(") ++brackets;
        out.push_back(quotes + brackets);
        if (token.text == "»" || token.text == "”" || (quote && !opening))
            quotes = closes_all ? 0 : std::max(0, quotes - 1);
        if (token.text == ")") brackets = std::max(0, brackets - 1);
        if (quote) straight = opening;
    }
    left_open = quotes + brackets;
    return out;
}

}  // namespace

std::vector<int> nesting(const Tokens& tokens) {
    int left_open = 0;
    std::vector<int> out = depths(tokens, false, left_open);
    if (left_open > 0) out = depths(tokens, true, left_open);
    // A quote that is never closed must not hide the rest of the text: then nesting tells nothing.
    if (left_open > 0) std::fill(out.begin(), out.end(), 0);
    return out;
}

void Vocabulary::add(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const Token* before = nullptr;
    const Token* previous = nullptr;
    bool sentence_begins = true;
    for (const Token& token : tokens) {
        if (token.kind != Token::Kind::word) {
            // A full stop or a colon ends a phrase, a comma or a dash parts it; quotes and brackets stand inside.
            if (token.text == "." || token.text == ":" || token.text == ";" || token.text == "!" || token.text == "?") {
                before = previous = nullptr;
                sentence_begins = true;
            } else if (token.text == "," || token.text == "-" || token.text == "–" || token.text == "—" ||
                       token.kind == Token::Kind::number) {
                before = previous = nullptr;
            }
            continue;
        }
        ++words_[token.folded];
        stems_.insert(stem(token.folded));
        if (!sentence_begins && !is_upper(token.text)) ++spellings_[token.folded][std::string{token.text}];
        sentence_begins = false;
        if (previous != nullptr) {
            ++pairs_[key_of(previous->folded, token.folded)];
            if (before != nullptr) ++after_pair_[key_of(before->folded, previous->folded)][token.folded];
        }
        before = previous;
        previous = &token;
    }
}

int Vocabulary::count(std::string_view folded_word) const {
    const auto found = words_.find(std::string{folded_word});
    return found == words_.end() ? 0 : found->second;
}

bool Vocabulary::knows_stem(std::string_view folded_word) const { return stems_.contains(stem(folded_word)); }

int Vocabulary::pair_count(std::string_view left, std::string_view right) const {
    const auto found = pairs_.find(key_of(left, right));
    return found == pairs_.end() ? 0 : found->second;
}

std::string Vocabulary::usual_spelling(std::string_view folded_word) const {
    const auto found = spellings_.find(std::string{folded_word});
    if (found == spellings_.end()) return {};
    const auto best = std::max_element(found->second.begin(), found->second.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first > b.first;  // equal counts: a stable choice
    });
    return best->first;
}

std::string Vocabulary::only_like(std::string_view folded_word, int often) const {
    const std::size_t letters = length_in_characters(folded_word);
    const std::size_t apart_max = letters >= 9 ? 2 : 1;
    std::string found;
    for (const auto& [word, times] : words_) {
        if (times < often || word == folded_word || stem(word) == stem(folded_word)) continue;
        const std::size_t other = length_in_characters(word);
        if (other + apart_max < letters || letters + apart_max < other) continue;
        if (letters_apart(word, folded_word) > apart_max) continue;
        if (!found.empty()) return {};
        found = word;
    }
    return found;
}

std::string Vocabulary::only_between(std::string_view before, std::string_view after, int often) const {
    const std::string first = key_of(before, "");
    std::string found;
    for (const auto& [pair, nexts] : after_pair_) {
        if (!pair.starts_with(first)) continue;
        const auto next = nexts.find(std::string{after});
        if (next == nexts.end() || next->second < often) continue;
        if (!found.empty()) return {};
        found = pair.substr(first.size());
    }
    return found;
}

std::optional<std::size_t> find_word(const Tokens& tokens, std::size_t from,
                                     std::initializer_list<std::string_view> words) {
    for (std::size_t at = from; at < tokens.size(); ++at)
        if (std::find(words.begin(), words.end(), tokens[at].folded) != words.end()) return at;
    return {};
}

}  // namespace mera::intake
