#pragma once
// Figures that a recogniser takes for one another.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace mera::intake {

inline bool look_alike(char left, char right) {
    static constexpr std::array<std::string_view, 6> kAlike = {"35", "38", "56", "58", "68", "17"};
    const std::string pair{std::min(left, right), std::max(left, right)};
    return std::find(kAlike.begin(), kAlike.end(), pair) != kAlike.end();
}

}  // namespace mera::intake
