#include "intake/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace mera::intake {

namespace {

struct Letter {
    UChar32 c = 0;
    std::size_t begin = 0, end = 0;
};

std::vector<Letter> letters_of(std::string_view text) {
    std::vector<Letter> out;
    out.reserve(text.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        Letter letter{.c = 0, .begin = static_cast<std::size_t>(at), .end = 0};
        U8_NEXT_OR_FFFD(bytes, at, size, letter.c);
        letter.end = static_cast<std::size_t>(at);
        out.push_back(letter);
    }
    return out;
}

bool is_letter(UChar32 c) {
    return (c >= UChar32{u'А'} && c <= UChar32{u'я'}) || u_isalpha(c) != 0;  // the common answer without ICU's tables
}
bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }
bool is_inner_hyphen(UChar32 c) { return c == '-' || c == 0x2011; }

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

Tokens tokenise(std::string_view text) {
    constexpr std::size_t kBytesOfAWord = 12;  // of Russian text with its spaces
    Tokens out;
    out.reserve(text.size() / kBytesOfAWord + 1);
    const std::vector<Letter> letters = letters_of(text);
    for (std::size_t at = 0; at < letters.size();) {
        if (u_isUWhiteSpace(letters[at].c) || letters[at].c == 0x200B) {
            ++at;
            continue;
        }
        Token token{.kind = Token::Kind::sign, .text = {}, .folded = {}, .begin = letters[at].begin};
        std::size_t end = at + 1;
        if (is_letter(letters[at].c)) {
            token.kind = Token::Kind::word;
            while (end < letters.size() &&
                   (is_letter(letters[end].c) || (is_inner_hyphen(letters[end].c) && end + 1 < letters.size() &&
                                                  is_letter(letters[end + 1].c) && is_letter(letters[end - 1].c))))
                ++end;
        } else if (is_digit(letters[at].c)) {
            token.kind = Token::Kind::number;
            while (end < letters.size() && is_digit(letters[end].c)) ++end;
        }
        token.end = letters[end - 1].end;
        token.text = text.substr(token.begin, token.end - token.begin);
        token.folded = fold_case(token.text);
        out.push_back(std::move(token));
        at = end;
    }
    return out;
}

std::string_view between(std::string_view text, const Token& first, const Token& last) {
    return text.substr(first.begin, last.end - first.begin);
}

bool is_upper(std::string_view word) {
    bool any = false;
    for (const char32_t c : code_points(word)) {
        if (u_islower(static_cast<UChar32>(c))) return false;
        any = any || u_isupper(static_cast<UChar32>(c));
    }
    return any;
}

bool is_capitalised(std::string_view word) { return starts_with_upper(word); }

bool has_letters(std::string_view text) {
    const auto points = code_points(text);
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return is_letter(static_cast<UChar32>(c)); });
}

std::string_view utf8_prefix(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (begins && count++ == characters) break;
    }
    return text.substr(0, at);
}

std::size_t letters_apart(std::string_view left, std::string_view right) {
    const auto a = code_points(left), b = code_points(right);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t at = 0; at <= b.size(); ++at) row[at] = at;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

std::string stem_of(std::string_view folded_word) { return stem(last_part(folded_word)); }

bool has_word_with(std::string_view text, const std::vector<std::string_view>& beginnings) {
    for (const Token& token : tokenise(text)) {
        if (token.kind != Token::Kind::word) continue;
        for (const std::string_view beginning : beginnings)
            if (token.folded.starts_with(beginning)) return true;
    }
    return false;
}

namespace {

// Depth at each token; `closes_all`: «Центр «Радуга» closes both of its quotes with one sign, as people often write.
std::vector<int> depths(const Tokens& tokens, bool closes_all, int& left_open) {
    std::vector<int> out;
    out.reserve(tokens.size());
    int quotes = 0, brackets = 0;
    bool straight = false;  // inside a pair of "
    for (const Token& token : tokens) {
        const bool toggles = token.text == "\"";
        if (token.text == "«" || token.text == "„" || token.text == "“" || (toggles && !straight)) ++quotes;
        if (token.text == "(") ++brackets;
        out.push_back(quotes + brackets);
        if (token.text == "»" || token.text == "”" || (toggles && straight))
            quotes = closes_all ? 0 : std::max(0, quotes - 1);
        if (token.text == ")") brackets = std::max(0, brackets - 1);
        if (toggles) straight = !straight;
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

std::string Vocabulary::usual_next(std::string_view before, std::string_view word) const {
    const auto found = after_pair_.find(key_of(before, word));
    if (found == after_pair_.end()) return {};
    int all = 0;
    const std::pair<const std::string, int>* best = nullptr;
    for (const auto& next : found->second) {
        all += next.second;
        if (best == nullptr || next.second > best->second || (next.second == best->second && next.first < best->first))
            best = &next;
    }
    return best != nullptr && best->second * 2 > all ? best->first : std::string{};
}

}  // namespace mera::intake
