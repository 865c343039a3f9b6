#include "intake/plan/quarter_numbers.hpp"

#include <array>

#include "base/text.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kSignsMax = 16;  // «III и IV» in strokes, spaces too; longer is no list of quarters
constexpr std::size_t kStrokesMax = 3;
constexpr std::array<std::string_view, 4> kRoman = {"I", "II", "III", "IV"};

// How many strokes a letter is; 0 for one that is none.
std::size_t strokes_in(char32_t sign) {
    static constexpr std::u32string_view kOne = U"IІl1|![]ГТ", kTwo = U"ПИНЦ", kThree = U"ШЩ";
    if (kOne.find(sign) != std::u32string_view::npos) return 1;
    if (kTwo.find(sign) != std::u32string_view::npos) return 2;
    return kThree.find(sign) != std::u32string_view::npos ? 3 : 0;
}

bool is_five(char32_t sign) { return sign == U'V' || sign == U'У'; }

std::string_view between_numbers(char32_t sign) {
    if (sign == U'и') return " и ";
    if (sign == U',') return ", ";
    return sign == U'-' || sign == U'–' || sign == U'—' ? "-" : "";
}

// «П» before «У» is an I whose serif touches the V.
std::size_t number_of(std::size_t strokes, bool five) {
    if (five) return strokes == 1 || strokes == 2 ? 4 : 0;
    return strokes <= kStrokesMax ? strokes : 0;
}

}  // namespace

std::optional<std::string> quarters_of_strokes(std::string_view read) {
    std::u32string signs;
    for (const char32_t sign : code_points(read))
        if (sign != U' ') signs += sign;
    const bool plain = read.find_first_not_of("IV, -1") == std::string_view::npos;
    if (signs.size() > kSignsMax || plain) return {};
    std::string out;
    std::size_t last = 0;
    for (std::size_t at = 0;; ++at) {
        std::size_t strokes = 0;
        while (at < signs.size() && strokes_in(signs[at]) > 0) strokes += strokes_in(signs[at++]);
        const bool five = at < signs.size() && is_five(signs[at]);
        at += five;
        const std::size_t number = number_of(strokes, five);
        if (number <= last) return {};
        out += kRoman[number - 1];
        last = number;
        if (at == signs.size()) return out;
        const std::string_view sign = between_numbers(signs[at]);
        if (sign.empty()) return {};
        out += sign;
    }
}

}  // namespace mera::intake
