#include "base/text.hpp"

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <utility>

namespace mera {

namespace {

bool is_space(char32_t c) {
    if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0xFEFF;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// ASCII and Cyrillic take one or two bytes; the rest is left to ICU.
void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        (out += static_cast<char>(0xC0 | (c >> 6))) += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        std::array<char, 4> bytes{};
        int32_t size = 0;
        U8_APPEND_UNSAFE(bytes.data(), size, static_cast<UChar32>(c));
        out.append(bytes.data(), static_cast<std::size_t>(size));
    }
}

bool begins_cyrillic(unsigned char byte) { return byte == 0xD0 || byte == 0xD1; }  // U+0400 to U+047F

// Each character of a text, changed; no copy of the text in between. ASCII and Cyrillic letters that keep their length
// are written in place; from the first other character on, every one is decoded and appended.
template <class Change>
std::string changed(std::string_view text, Change&& change) {
    std::string out{text};
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    int32_t at = 0;
    while (at < size) {
        auto* const to = &out[static_cast<std::size_t>(at)];
        if (bytes[at] < 0x80) {
            const auto c = static_cast<char32_t>(change(UChar32{bytes[at]}));
            if (c >= 0x80) break;
            *to = static_cast<char>(c);
            at += 1;
        } else if (begins_cyrillic(bytes[at]) && at + 1 < size && U8_IS_TRAIL(bytes[at + 1])) {
            const auto c = static_cast<char32_t>(change(((bytes[at] & 0x1F) << 6) | (bytes[at + 1] & 0x3F)));
            if (c < 0x80 || c >= 0x800) break;
            to[0] = static_cast<char>(0xC0 | (c >> 6));
            to[1] = static_cast<char>(0x80 | (c & 0x3F));
            at += 2;
        } else {
            break;
        }
    }
    out.resize(static_cast<std::size_t>(at));
    while (at < size) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        append_utf8(out, static_cast<char32_t>(change(c)));
    }
    return out;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0) return false;
    }
    return true;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> out;
    out.reserve(text.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

std::string utf8(char32_t code_point) {
    std::string out;
    append_utf8(out, code_point);
    return out;
}

std::size_t length_in_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string{text};
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* normaliser = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no NFC data");
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    std::string out;
    normaliser->normalize(source, error).toUTF8String(out);
    if (U_FAILURE(error)) throw std::runtime_error("ICU could not normalise a text");
    return out;
}

namespace {
// How many bytes the space takes that stands at `at`; 0 when something else stands there. The spaces of Unicode beyond
// ASCII begin with one of five bytes: U+0085 and U+00A0 with C2, U+1680 with E1, U+2000… with E2, U+3000 with E3,
// U+FEFF with EF.
std::size_t space_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return is_space(first) ? 1 : 0;
    if (first != 0xC2 && first != 0xEF && (first < 0xE1 || first > 0xE3)) return 0;
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    auto after = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, after, static_cast<int32_t>(text.size()), c);
    return is_space(static_cast<char32_t>(c)) ? static_cast<std::size_t>(after) - at : 0;
}
}  // namespace

std::string collapse_spaces(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t space = space_at(text, at); space > 0) {
            at += space;
            continue;
        }
        const std::size_t from = at;
        while (at < text.size() && space_at(text, at) == 0) ++at;
        if (!out.empty()) out += ' ';
        out.append(text, from, at - from);
    }
    return out;
}

std::string_view trim(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n\f\v");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n\f\v") - from + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, from)) {
        parts.emplace_back(text.substr(from, at - from));
        from = at + 1;
    }
    parts.emplace_back(text.substr(from));
    return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (at > 0) out += separator;
        out += parts[at];
    }
    return out;
}

namespace {
// The first letter of a text that has one, and where the rest begins.
std::pair<UChar32, std::size_t> first_letter(std::string_view text) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    int32_t end = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, end, static_cast<int32_t>(text.size()), c);
    return {c, static_cast<std::size_t>(end)};
}
}  // namespace

bool starts_with_lower(std::string_view text) { return !text.empty() && u_islower(first_letter(text).first); }

bool starts_with_upper(std::string_view text) { return !text.empty() && u_isupper(first_letter(text).first); }

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    std::size_t at = text.find(from);
    if (at == std::string::npos) return text;
    std::string out;
    std::size_t kept = 0;
    for (; at != std::string::npos; at = text.find(from, kept)) {
        out.append(text, kept, at - kept).append(to);
        kept = at + from.size();
    }
    return out.append(text, kept);
}

std::string lower_ascii(std::string_view text) {
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string lower(std::string_view text) {
    return changed(text, [](UChar32 c) { return u_tolower(c); });
}

namespace {
std::string with_first(std::string_view text, UChar32 (*change)(UChar32)) {
    if (text.empty()) return {};
    const auto [letter, rest] = first_letter(text);
    return utf8(static_cast<char32_t>(change(letter))) + std::string{text.substr(rest)};
}
}  // namespace

std::string upper_first(std::string_view text) { return with_first(text, u_toupper); }
std::string lower_first(std::string_view text) { return with_first(text, u_tolower); }

std::string fold_case(std::string_view text) {
    return changed(text, [](UChar32 letter) -> char32_t {
        const auto c = static_cast<char32_t>(letter);
        if (c >= U'а' && c <= U'я') return c;
        if (c >= U'А' && c <= U'Я') return c + (U'а' - U'А');
        if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
        const auto small = static_cast<char32_t>(u_tolower(letter));
        return small == U'ё' ? U'е' : small;
    });
}

namespace {

// Of one letter, mark or space already decoded; 0 for a soft hyphen, which is no letter at all.
char32_t fold_for_comparison(char32_t c) {
    static constexpr std::u32string_view kQuotes = U"«»„“”‟\"'‘’‚`";
    static constexpr std::u32string_view kDashes = U"-‐‑‒–—―−";
    const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    if (small == U'ё') return U'е';
    if (small == 0x00AD) return 0;
    if (kQuotes.find(small) != std::u32string_view::npos) return U'"';
    if (kDashes.find(small) != std::u32string_view::npos) return U'-';
    return small;
}

// The first characters of Unicode, ASCII and Cyrillic among them, answered once: search folds every row of a table.
constexpr std::size_t kCommonLetters = 0x500;
const std::array<char16_t, kCommonLetters>& folded_common_letters() {
    static const auto table = [] {
        std::array<char16_t, kCommonLetters> out{};
        for (char32_t c = 0; c < kCommonLetters; ++c)
            out[c] = static_cast<char16_t>(is_space(c) ? U' ' : fold_for_comparison(c));
        return out;
    }();
    return table;
}

}  // namespace

std::string fold_for_comparison(std::string_view text) {
    const auto& common = folded_common_letters();
    std::string out;
    out.reserve(text.size());
    bool begun = false;
    bool pending = false;  // a space, if something follows
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 decoded = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, decoded);
        const auto c = static_cast<char32_t>(decoded);
        const bool is_common = c < kCommonLetters;
        if (is_common ? common[c] == u' ' : is_space(c)) {
            pending = begun;
            continue;
        }
        begun = true;
        if (std::exchange(pending, false)) out += ' ';
        // A soft hyphen folds to nothing, a zero byte to itself.
        if (const char32_t folded = is_common ? common[c] : fold_for_comparison(c); folded != 0 || c == 0)
            append_utf8(out, folded);
    }
    return out;
}

std::string stem(std::string_view word) {
    struct Closer {
        void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
    };
    thread_local const std::unique_ptr<sb_stemmer, Closer> stemmer{sb_stemmer_new("russian", "UTF_8")};
    if (!stemmer) throw std::runtime_error("Snowball has no Russian stemmer");
    const sb_symbol* stemmed =
        sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stemmed == nullptr) throw std::bad_alloc{};
    return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

std::vector<std::string> stems(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    const auto close = [&] {
        if (!word.empty()) out.push_back(stem(word));
        word.clear();
    };
    for (const char32_t c : code_points(fold_case(text))) {
        if (u_isalnum(static_cast<UChar32>(c)))
            append_utf8(word, c);
        else
            close();
    }
    close();
    return out;
}

std::string sorting_key(std::string_view text) {
    constexpr std::size_t kDigits = 9;  // longer numbers are no numbers of schools
    const std::string folded = replace_all(fold_for_comparison(text), "№ ", "№");
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        while (end < folded.size() && folded[end] >= '0' && folded[end] <= '9') ++end;
        if (end == at) {
            out += folded[at++];
            continue;
        }
        if (end - at < kDigits) out.append(kDigits - (end - at), '0');
        out.append(folded, at, end - at);
        at = end;
    }
    return out;
}

std::string_view plural(std::int64_t count, std::string_view one, std::string_view few, std::string_view many) {
    const std::int64_t tens = (count < 0 ? -count : count) % 100;
    const std::int64_t units = tens % 10;
    if (tens >= 11 && tens <= 14) return many;
    if (units == 1) return one;
    if (units >= 2 && units <= 4) return few;
    return many;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view few, std::string_view many) {
    std::string out = std::to_string(count);
    out += "\u00A0";
    out += plural(count, one, few, many);
    return out;
}

}  // namespace mera
