#pragma once
// What a cell of a timetable says: a day, hours, a day of the week, a day of the month that only the title names.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mera::intake {

// «12.02.2025, 9.30», «15.04.2025 (вторник)»: a day, and little else.
bool holds_time(std::string_view text);

// «3 (суббота)» under «Число», where only the title names the month: the day with its month. Nothing for other texts.
std::optional<std::string> day_of_titled_month(std::string_view text, std::string_view month);

// « января 2026 года»: the only month that the lines above name; empty when none or several do.
std::string month_above(const std::vector<std::string>& lines_above);

// «10.00–14.00», «9.00, 14.00», «с 8.30 до 12»: nothing but hours. `sure`: no day and month could be written so.
bool is_hours(std::string_view text, bool& sure);

// «Понедельник, среда», «Вт»: nothing but days of the week.
bool is_weekdays(std::string_view text);

}  // namespace mera::intake
