#pragma once
// The part of RFC 5545 RRULE that plans use: «FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15», «FREQ=MONTHLY;BYDAY=-1FR».
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace mera {

struct Recurrence {
    enum class Frequency { daily, weekly, monthly, yearly };
    struct Weekday {
        int which = 0;  // of the month; -1 the last, 0 each
        std::chrono::weekday day;
    };
    Frequency frequency = Frequency::monthly;
    int interval = 1;
    std::vector<int> month_days = {};  // 1..31; -1 the last
    std::vector<Weekday> weekdays = {};
};

std::optional<Recurrence> parse_recurrence(std::string_view rule);

// The days the rule names in the month of `day`, in order; «31» is the last day of a shorter month.
std::vector<Date> named_days(const Recurrence& recurrence, Date day);

}  // namespace mera
