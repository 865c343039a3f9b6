#pragma once
// Civil days. Orders know no hours and no time zones; an instant (audit, sessions) is ISO 8601 UTC text.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mera {

using Date = std::chrono::year_month_day;

constexpr Date make_date(int year, unsigned month, unsigned day) {
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}
constexpr Date add_days(Date date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }
constexpr int days_between(Date from, Date to) {  // negative when `to` is earlier
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}
constexpr Date last_day_of_month(Date date) { return Date{date.year() / date.month() / std::chrono::last}; }
constexpr Date first_day_of_month(Date date) { return Date{date.year() / date.month() / std::chrono::day{1}}; }
Date add_months(Date date, int months);  // 31 January + 1 month is 28 or 29 February

std::optional<Date> parse_iso_date(
    std::string_view text);      // «2020-06-12»; nothing for a day that is not in the calendar
std::optional<Date> parse_russian_date(
    std::string_view text);  // «12.06.2020», «12 июня 2020 г.» or ISO, as people type it
std::string iso(Date date);                                     // 2020-06-12
std::string in_russian(Date date);                              // 12 июня 2020 г., with no-break spaces
std::string in_russian_short(Date date);                        // 12.06.2020
std::string month_in_russian(Date date);                        // июнь 2020 г.
std::string_view month_name(unsigned month);                    // nominative: «июнь»; month is 1..12
std::string_view month_name_genitive(unsigned month);           // «июня»
bool is_weekend(Date date);                                     // Saturday or Sunday

}  // namespace mera
