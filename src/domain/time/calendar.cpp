#include "domain/time/calendar.hpp"

#include "base/text.hpp"

namespace mera {

std::string_view code_of(ShiftPolicy policy) {
    switch (policy) {
        case ShiftPolicy::as_is: return "as_is";
        case ShiftPolicy::next: return "next";
        case ShiftPolicy::previous: return "previous";
    }
    std::abort();
}

std::optional<ShiftPolicy> shift_policy_from(std::string_view code) {
    for (const auto policy : {ShiftPolicy::as_is, ShiftPolicy::next, ShiftPolicy::previous})
        if (code_of(policy) == code) return policy;
    return {};
}

std::string_view in_russian(ShiftPolicy policy) {
    switch (policy) {
        case ShiftPolicy::as_is: return "не переносится";
        case ShiftPolicy::next: return "переносится на следующий рабочий день";
        case ShiftPolicy::previous: return "переносится на предыдущий рабочий день";
    }
    std::abort();
}

Expected<Calendar> Calendar::from_csv(std::string_view csv) {
    Calendar calendar;
    for (const std::string& line : split(csv, '\n')) {
        if (trim(line).empty() || line.starts_with("date,")) continue;
        const auto columns = split(trim(line), ',');
        const auto date = parse_iso_date(columns[0]);
        if (!date || columns.size() < 2)
            return Failure{Failure::Kind::invalid_input,
                           "Строка производственного календаря не читается: «" + line + "»."};
        const std::string& type = columns[1];
        if (type == "holiday" || type == "day_off_transferred")
            calendar.exceptions_[*date] = false;
        else if (type == "work_on_weekend" || type == "work_on_weekend_short")
            calendar.exceptions_[*date] = true;
        else if (type == "decree_nonworking")
            calendar.decree_.insert(*date);
        else if (type != "short")
            return Failure{Failure::Kind::invalid_input,
                           "В производственном календаре неизвестный вид дня «" + type + "»."};
        if (type.ends_with("short")) calendar.short_.insert(*date);
    }
    return calendar;
}

bool Calendar::is_working(Date date, WorkWeek week) const {
    const auto found = exceptions_.find(date);
    if (found != exceptions_.end()) return found->second;
    const bool saturday = std::chrono::weekday{std::chrono::sys_days{date}} == std::chrono::Saturday;
    return !is_weekend(date) || (saturday && week == WorkWeek::six_days);
}

Date Calendar::effective(Date nominal, ShiftPolicy policy, WorkWeek week) const {
    if (policy == ShiftPolicy::as_is) return nominal;
    const int step = policy == ShiftPolicy::next ? 1 : -1;
    Date date = nominal;
    while (!is_working(date, week)) date = add_days(date, step);
    return date;
}

}  // namespace mera
