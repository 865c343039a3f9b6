#pragma once
// What acts call themselves in their heads: «ПРИКАЗ», «РАСПОРЯЖЕНИЕ».
#include <algorithm>
#include <array>
#include <string_view>

namespace mera::intake {

inline constexpr std::array<std::string_view, 8> kKindWords = {
    "приказ", "распоряжение", "постановление", "решение", "указ", "поручение", "телеграмма", "телефонограмма"};

inline bool is_kind_word(std::string_view folded) {
    return std::find(kKindWords.begin(), kKindWords.end(), folded) != kKindWords.end();
}

}  // namespace mera::intake
