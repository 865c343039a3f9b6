// Bytes to text: which of the six encodings of Russian texts gives words a person would write.
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "base/text.hpp"

namespace mera {

namespace {

struct Candidate {
    Encoding encoding;
    const char* converter;
};
constexpr std::array kSingleByte = {Candidate{Encoding::cp1251, "windows-1251"}, Candidate{Encoding::koi8r, "KOI8-R"},
                                    Candidate{Encoding::cp866, "IBM866"}};

std::string convert(const char* converter_name, std::string_view bytes) {
    struct Closer {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Closer> converter{ucnv_open(converter_name, &error)};
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no converter " + std::string{converter_name});
    std::vector<UChar> wide(bytes.size() * 2 + 16);
    const int32_t length = ucnv_toUChars(converter.get(), wide.data(), static_cast<int32_t>(wide.size()), bytes.data(),
                                         static_cast<int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) return {};
    std::string out(static_cast<std::size_t>(length) * 3 + 4, '\0');
    int32_t written = 0;
    u_strToUTF8WithSub(out.data(), static_cast<int32_t>(out.size()), &written, wide.data(), length, 0xFFFD, nullptr,
                       &error);
    if (U_FAILURE(error)) return {};
    out.resize(static_cast<std::size_t>(written));
    return out;
}

// How often the letter begins or stands inside a Russian word in running text, roughly: frequent letters speak for a
// reading, capitals after small letters and box-drawing signs against it.
double russian_likeness(std::string_view text) {
    static constexpr std::u32string_view kFrequent = U"оеаинтсрвл";
    double score = 0;
    std::size_t letters = 0;
    char32_t previous = U' ';
    for (const char32_t c : code_points(text)) {
        const bool small = (c >= U'а' && c <= U'я') || c == U'ё';
        const bool capital = (c >= U'А' && c <= U'Я') || c == U'Ё';
        const bool after_small = (previous >= U'а' && previous <= U'я') || previous == U'ё';
        if (small || capital) ++letters;
        if (small && kFrequent.find(c) != std::u32string_view::npos) score += 1;
        if (capital && after_small) score -= 1.5;
        if (c >= 0x80 && !small && !capital && !u_ispunct(static_cast<UChar32>(c)) && c != 0xA0 && c != U'№')
            score -= 1.5;
        previous = c;
    }
    return letters == 0 ? 0 : score / static_cast<double>(letters);
}

bool has_control_bytes(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v';
    });
}

Decoded finished(std::string text, Encoding encoding) {
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    text = replace_all(replace_all(std::move(text), "\r\n", "\n"), "\r", "\n");
    return {nfc(text), encoding};
}

// Most second bytes of little-endian Russian and Latin text are 0x04 or 0x00; big-endian has them first.
std::optional<Encoding> utf16_kind(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return Encoding::utf16le;
    if (bytes.starts_with("\xFE\xFF")) return Encoding::utf16be;
    if (bytes.size() < 8 || bytes.size() % 2 != 0) return {};
    std::size_t high_second = 0, high_first = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        high_first += bytes[at] == '\x04' || bytes[at] == '\0';
        high_second += bytes[at + 1] == '\x04' || bytes[at + 1] == '\0';
    }
    const std::size_t pairs = bytes.size() / 2;
    if (high_second * 10 > pairs * 8 && high_first * 10 < pairs * 3) return Encoding::utf16le;
    if (high_first * 10 > pairs * 8 && high_second * 10 < pairs * 3) return Encoding::utf16be;
    return {};
}

}  // namespace

std::optional<Decoded> decode_text(std::string_view bytes) {
    if (const auto kind = utf16_kind(bytes)) {
        std::string text = convert(*kind == Encoding::utf16le ? "UTF-16LE" : "UTF-16BE", bytes);
        if (text.empty() || has_control_bytes(text)) return {};
        return finished(std::move(text), *kind);
    }
    if (has_control_bytes(bytes)) return {};
    if (is_valid_utf8(bytes)) return finished(std::string{bytes}, Encoding::utf8);

    std::optional<Decoded> best;
    double best_score = 0.15;  // below this no reading has Russian words: the bytes are not a text we know
    for (const Candidate& candidate : kSingleByte) {
        std::string text = convert(candidate.converter, bytes);
        const double score = russian_likeness(text);
        if (score > best_score) {
            best_score = score;
            best = finished(std::move(text), candidate.encoding);
        }
    }
    return best;
}

}  // namespace mera
