#include "domain/people/found_words.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mera {

namespace {

struct Piece {  // a word, a number or one sign
    std::string folded;
    std::size_t begin = 0, end = 0;
    bool is_sign = false;
};

enum class Letter { space, digit, letter, quote, dash, sign };

Letter kind_of(char32_t c) {
    if (c >= U'0' && c <= U'9') return Letter::digit;
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x400 && c <= 0x52F) ||
        (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7))
        return Letter::letter;
    if (c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200B) ||
        c == 0x202F || c == 0x3000)
        return Letter::space;
    if (c == U'"' || c == U'\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F)) return Letter::quote;
    if (c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212) return Letter::dash;
    return Letter::sign;
}

std::vector<Piece> pieces_of(std::string_view text) {
    struct Char {
        Letter kind;
        std::size_t begin, end;
    };
    std::vector<Char> chars;
    std::size_t at = 0;
    for (const char32_t c : code_points(text)) {
        const std::size_t length = utf8(c).size();
        chars.push_back({kind_of(c), at, at + length});
        at += length;
    }
    std::vector<Piece> out;
    for (std::size_t i = 0; i < chars.size();) {
        const Letter kind = chars[i].kind;
        if (kind == Letter::space) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        if (kind == Letter::letter) {
            // A hyphen inside belongs to its word.
            while (end < chars.size() &&
                   (chars[end].kind == Letter::letter || (chars[end].kind == Letter::dash && end + 1 < chars.size() &&
                                                          chars[end + 1].kind == Letter::letter)))
                ++end;
        } else if (kind == Letter::digit) {
            while (end < chars.size() && chars[end].kind == Letter::digit) ++end;
        }
        Piece piece{{}, chars[i].begin, chars[end - 1].end, false};
        if (kind == Letter::quote)
            piece.folded = "\"";
        else if (kind == Letter::dash)
            piece.folded = "-";
        else
            piece.folded = fold_for_comparison(text.substr(piece.begin, piece.end - piece.begin));
        piece.is_sign = kind != Letter::letter && kind != Letter::digit;
        // «''» is one sign of two.
        if (kind == Letter::quote && !out.empty() && out.back().folded == "\"" && out.back().end == piece.begin &&
            text[piece.begin] == '\'' && text[out.back().begin] == '\'')
            out.back().end = piece.end;
        else
            out.push_back(std::move(piece));
        i = end;
    }
    return out;
}

template <class Same>
std::vector<FoundWords> occurrences(const std::vector<Piece>& text, const std::vector<Piece>& words, Same same) {
    std::vector<FoundWords> out;
    if (words.empty()) return out;
    for (std::size_t at = 0; at + words.size() <= text.size();) {
        const auto from = text.begin() + static_cast<std::ptrdiff_t>(at);
        if (!std::equal(words.begin(), words.end(), from, same)) {
            ++at;
            continue;
        }
        out.push_back({text[at].begin, text[at + words.size() - 1].end});
        at += words.size();
    }
    return out;
}

bool is_stop(const Piece& piece) {
    return piece.folded == "," || piece.folded == ";" || piece.folded == "." || piece.folded == ":";
}

bool same_words(const Piece& left, const Piece& right) { return left.folded == right.folded; }

bool same_stems(const Piece& left, const Piece& right) {
    if (left.is_sign || right.is_sign) return left.folded == right.folded;
    return left.folded == right.folded || stem(left.folded) == stem(right.folded);
}

std::vector<Piece> without_stops(std::vector<Piece> words) {
    while (!words.empty() && is_stop(words.back())) words.pop_back();
    while (!words.empty() && is_stop(words.front())) words.erase(words.begin());
    return words;
}

bool begins_with_sign(std::string_view text) {
    return !text.empty() && (text.front() == ',' || text.front() == ';' || text.front() == '.' || text.front() == ':' ||
                             text.front() == ')');
}

std::string joined(std::string_view left, std::string_view right) {
    while (!left.empty() && left.back() == ' ') left.remove_suffix(1);
    while (!right.empty() && right.front() == ' ') right.remove_prefix(1);
    const bool glued = left.empty() || right.empty() || begins_with_sign(right) || left.back() == '(';
    return std::string{left} + (glued ? "" : " ") + std::string{right};
}

}  // namespace

std::vector<FoundWords> find_words(std::string_view text, std::string_view words) {
    const auto in = pieces_of(text), sought = pieces_of(words);
    auto found = occurrences(in, sought, same_words);
    if (!found.empty()) return found;
    const auto bare = without_stops(sought);
    if (bare.size() == sought.size()) return found;
    return occurrences(in, bare, same_words);
}

std::vector<FoundWords> find_words_in_any_case(std::string_view text, std::string_view words) {
    return occurrences(pieces_of(text), without_stops(pieces_of(words)), same_stems);
}

std::string with_words(std::string_view text, const FoundWords& found, std::string_view put_in) {
    std::string_view before = text.substr(0, found.begin), after = text.substr(found.end);
    if (!trim(put_in).empty()) {
        // What was sought with its stop was found without one: the stop is not doubled.
        if (!after.empty() && begins_with_sign(after) && put_in.back() == after.front()) after.remove_prefix(1);
        return std::string{before} + std::string{put_in} + std::string{after};
    }
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    std::string_view rest = trim(after);
    const bool parted = !before.empty() && (before.back() == ',' || before.back() == ';');
    if (before.empty() || parted || before.back() == '(')
        while (!rest.empty() && (rest.front() == ',' || rest.front() == ';')) rest = trim(rest.substr(1));
    if (parted && (rest.empty() || begins_with_sign(rest)))
        while (!before.empty() && (before.back() == ',' || before.back() == ';' || before.back() == ' '))
            before.remove_suffix(1);
    return joined(before, rest);
}

std::string with_words_at(std::string_view text, std::size_t at, std::string_view added) {
    return joined(joined(text.substr(0, at), added), text.substr(at));
}

}  // namespace mera
