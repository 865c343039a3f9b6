#pragma once
// Conventions of Mera that many deadlines of one plan may share.
#include <string_view>

namespace mera {

inline constexpr std::string_view kWeeksOfMonth =
    "Недели месяца считаются по семь дней с первого числа, четвёртая — до конца месяца.";

}  // namespace mera
