#pragma once
// Days that a program of sheets took for numbers: «14.10» is kept as 14.1, and reads as a day of January.
#include <optional>
#include <string>
#include <string_view>

#include "domain/time/deadline.hpp"

namespace mera::intake {

// «14.1 суббота» → «14.10 суббота»; nothing when no day of the words may have lost a zero.
std::optional<std::string> with_lost_zero(std::string_view words);

bool covers_month(const PlanTerm& days, unsigned month);  // 1..12, of any of its years

}  // namespace mera::intake
