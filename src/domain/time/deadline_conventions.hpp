#pragma once
// Conventions of Mera that many deadlines of one plan may share.
#include <array>
#include <string_view>

namespace mera {

inline constexpr std::string_view kWeeksOfMonth =
    "Недели месяца считаются по семь дней с первого числа, четвёртая — до конца месяца.";
inline constexpr std::string_view kPartsOfMonth =
    "Начало, середина и конец месяца поняты как его декады, начало и конец года — как первый и последний месяц.";
inline constexpr std::string_view kSchoolQuarters =
    "Дни четвертей и триместров у каждой школы свои: повторение записано по месяцам.";
inline constexpr std::array<std::string_view, 3> kSharedConventions = {kWeeksOfMonth, kPartsOfMonth, kSchoolQuarters};

}  // namespace mera
