#pragma once
// Production calendar: which civil days are worked, and where a due date on a non-working day moves.
// Source of the data: rules/production_calendar.csv (decrees of the Government on transfer of days off, 2019-2027).
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/expected.hpp"

namespace mera {

// Civil Code, art. 193, moves a term to the next working day; instructions on office work often take the previous one.
enum class ShiftPolicy { as_is, next, previous };
std::string_view code_of(ShiftPolicy policy);
std::optional<ShiftPolicy> shift_policy_from(std::string_view code);
std::string_view in_russian(ShiftPolicy policy);  // «переносится на предыдущий рабочий день»

class Calendar {
public:
    Calendar() = default;  // weekends only
    // Lines `date,type,note`; type: holiday, day_off_transferred, work_on_weekend(_short), short, decree_nonworking (a paid day
    // that by itself moves no term: stays a working day here).
    static Expected<Calendar> from_csv(std::string_view csv);
    bool is_working(Date date) const;
    Date effective(Date nominal, ShiftPolicy policy) const;

private:
    std::map<std::chrono::sys_days, bool> exceptions_;  // day → is it worked
};

}  // namespace mera
