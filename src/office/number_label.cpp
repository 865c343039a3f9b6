#include "office/number_label.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

std::string roman(int number) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> kParts = {{{1000, "m"},
                                                                                 {900, "cm"},
                                                                                 {500, "d"},
                                                                                 {400, "cd"},
                                                                                 {100, "c"},
                                                                                 {90, "xc"},
                                                                                 {50, "l"},
                                                                                 {40, "xl"},
                                                                                 {10, "x"},
                                                                                 {9, "ix"},
                                                                                 {5, "v"},
                                                                                 {4, "iv"},
                                                                                 {1, "i"}}};
    std::string out;
    for (const auto& [value, letters] : kParts)
        for (; number >= value; number -= value) out += letters;
    return out;
}

// After the last letter the letters are doubled: я, аа, бб (as Word does).
std::string lettered(int number, std::u32string_view alphabet) {
    const int size = static_cast<int>(alphabet.size());
    const std::string letter = utf8(alphabet[static_cast<std::size_t>((number - 1) % size)]);
    std::string out;
    for (int times = (number - 1) / size; times >= 0; --times) out += letter;
    return out;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

}  // namespace

std::string number_label(int number, NumberStyle style) {
    static constexpr std::u32string_view kLatin = U"abcdefghijklmnopqrstuvwxyz";
    // ECMA-376 (17.18.59): russianLower leaves out ё, й, ъ and ь.
    static constexpr std::u32string_view kRussian = U"абвгдежзиклмнопрстуфхцчшщыэюя";
    static constexpr std::u32string_view kRussianCapital = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
    const bool letters_reach = number >= 1 && number <= 3'000;
    if (!letters_reach && style != NumberStyle::none && style != NumberStyle::bullet) style = NumberStyle::decimal;
    switch (style) {
        case NumberStyle::none:
        case NumberStyle::bullet: return {};
        case NumberStyle::decimal: return std::to_string(number);
        case NumberStyle::decimal_zero: return (number < 10 ? "0" : "") + std::to_string(number);
        case NumberStyle::lower_roman: return roman(number);
        case NumberStyle::upper_roman: return upper(roman(number));
        case NumberStyle::lower_latin: return lettered(number, kLatin);
        case NumberStyle::upper_latin: return upper(lettered(number, kLatin));
        case NumberStyle::lower_russian: return lettered(number, kRussian);
        case NumberStyle::upper_russian: return lettered(number, kRussianCapital);
    }
    return std::to_string(number);
}

}  // namespace mera
