#pragma once
// Production calendar: which civil days are worked, and where a due date on a non-working day moves.
// Source of the data: rules/production_calendar.csv (decrees of the Government on transfer of days off, 2019-2027).
#include <map>
#include <optional>
#include <set>
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

enum class WorkWeek { five_days, six_days };  // a school with lessons on Saturdays works six days

class Calendar {
public:
    Calendar() = default;  // weekends only
    // Lines `date,type,note`; type: holiday, day_off_transferred, work_on_weekend(_short), short, decree_nonworking.
    static Expected<Calendar> from_csv(std::string_view csv);
    // A transferred day off is one for both weeks: the source does not say which transfers spare the six-day week.
    bool is_working(Date date, WorkWeek week = WorkWeek::five_days) const;
    bool is_short(Date date) const { return short_.contains(date); }
    // «Нерабочий день» by a presidential decree (spring 2020, May 2021): paid, not a day off by the Labour Code, and by
    // the Supreme Court's review of 21.04.2020 by itself moves no term: is_working() does not change.
    bool is_nonworking_by_decree(Date date) const { return decree_.contains(date); }
    Date effective(Date nominal, ShiftPolicy policy, WorkWeek week = WorkWeek::five_days) const;

private:
    std::map<std::chrono::sys_days, bool> exceptions_;  // day → is it worked
    std::set<std::chrono::sys_days> short_;
    std::set<std::chrono::sys_days> decree_;
};

}  // namespace mera
