#include "domain/time/recurrence.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"

namespace mera {

namespace {

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

std::optional<Recurrence::Frequency> frequency_of(std::string_view text) {
    using enum Recurrence::Frequency;
    if (text == "DAILY") return daily;
    if (text == "WEEKLY") return weekly;
    if (text == "MONTHLY") return monthly;
    if (text == "YEARLY") return yearly;
    return {};
}

// «FR», «-1FR», «2TU»
std::optional<Recurrence::Weekday> weekday_of(std::string_view text) {
    static constexpr std::array<std::string_view, 7> kDays = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    constexpr std::size_t kName = 2;
    if (text.size() < kName) return {};
    const auto day = std::find(kDays.begin(), kDays.end(), text.substr(text.size() - kName));
    const std::string_view which = text.substr(0, text.size() - kName);
    const auto number = which.empty() ? std::optional{0} : number_of(which);
    if (day == kDays.end() || !number || *number < -1 || *number > 5) return {};
    return Recurrence::Weekday{*number, std::chrono::weekday{static_cast<unsigned>(day - kDays.begin())}};
}

std::optional<Date> day_in_month(const Recurrence::Weekday& weekday, std::chrono::year_month month) {
    if (weekday.which == 0) return {};
    if (weekday.which < 0) return Date{std::chrono::sys_days{month / weekday.day[std::chrono::last]}};
    const std::chrono::year_month_weekday named{month / weekday.day[static_cast<unsigned>(weekday.which)]};
    return named.ok() ? std::optional{Date{std::chrono::sys_days{named}}} : std::nullopt;
}

}  // namespace

std::optional<Recurrence> parse_recurrence(std::string_view rule) {
    constexpr int kLongestInterval = 120, kLongestMonth = 31;
    Recurrence out;
    for (const std::string& part : split(rule, ';')) {
        const auto at = part.find('=');
        if (at == std::string::npos) return {};
        const std::string key = part.substr(0, at), value = part.substr(at + 1);
        if (key == "FREQ") {
            const auto frequency = frequency_of(value);
            if (!frequency) return {};
            out.frequency = *frequency;
        } else if (key == "INTERVAL") {
            const auto interval = number_of(value);
            if (interval && *interval > 0 && *interval <= kLongestInterval) out.interval = *interval;
        } else if (key == "BYMONTHDAY") {
            for (const std::string& one : split(value, ','))
                if (const auto day = number_of(one); day && *day >= -1 && *day != 0 && *day <= kLongestMonth)
                    out.month_days.push_back(*day);
        } else if (key == "BYDAY") {
            for (const std::string& one : split(value, ','))
                if (const auto day = weekday_of(one)) out.weekdays.push_back(*day);
        }
    }
    return out;
}

std::vector<Date> named_days(const Recurrence& recurrence, Date day) {
    std::vector<Date> out;
    for (const int number : recurrence.month_days) {
        const Date named{day.year() / day.month() / std::chrono::day{static_cast<unsigned>(std::max(1, number))}};
        out.push_back(number < 0 || !named.ok() ? last_day_of_month(day) : named);
    }
    for (const Recurrence::Weekday& weekday : recurrence.weekdays)
        if (const auto named = day_in_month(weekday, day.year() / day.month())) out.push_back(*named);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace mera
