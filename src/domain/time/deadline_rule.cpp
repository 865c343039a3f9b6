// Repetitions as RFC 5545 rules.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/time/deadline_conventions.hpp"
#include "domain/time/deadline_resolve.hpp"

namespace mera::deadline_language {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

struct Frequency {
    const char* name;
    int interval;
};

Frequency frequency_of(Unit unit) {
    switch (unit) {
        case Unit::hour:
        case Unit::day: return {"DAILY", 1};
        case Unit::week: return {"WEEKLY", 1};
        case Unit::decade: return {"DAILY", 10};
        case Unit::month: return {"MONTHLY", 1};
        case Unit::quarter:
        case Unit::school_quarter: return {"MONTHLY", 3};
        case Unit::trimester: return {"MONTHLY", 4};
        case Unit::semester:
        case Unit::half_year: return {"MONTHLY", 6};
        case Unit::year: return {"YEARLY", 1};
    }
    return {"DAILY", 1};
}

template <class Values, class Show>
std::string listed(const Values& values, Show show) {
    std::vector<std::string> parts;
    for (const auto& value : values) parts.push_back(show(value));
    return join(parts, ",");
}

}  // namespace

std::string rule_of(const Repeat& repeat, std::vector<std::string>& doubts) {
    Frequency frequency = frequency_of(repeat.unit);
    frequency.interval *= std::max(1, repeat.every);
    const auto times = static_cast<std::size_t>(repeat.times);
    if (repeat.times > 1 && repeat.weekdays.size() != times && repeat.days.size() != times) {
        constexpr int kMonthsInYear = 12;
        const bool yearly = repeat.unit == Unit::year;
        const int months = yearly ? frequency.interval * kMonthsInYear : frequency.interval;
        if ((yearly || repeat.unit > Unit::month) && months % repeat.times == 0)
            frequency = {"MONTHLY", months / repeat.times};
        else
            doubts.push_back(counted(repeat.times, "раз", "раза", "раз") +
                             " за промежуток не делят его поровну: записано одно повторение, остальные назовите сами.");
    }
    if (repeat.unit == Unit::school_quarter || repeat.unit == Unit::trimester) doubts.emplace_back(kSchoolQuarters);
    std::string rule = std::string{"FREQ="} + frequency.name;
    if (frequency.interval > 1) rule += ";INTERVAL=" + std::to_string(frequency.interval);
    if (!repeat.weekdays.empty())
        rule += ";BYDAY=" + listed(repeat.weekdays, [](const auto& day) {
                    const auto name = kWeekdays.at(static_cast<std::size_t>(day.second - 1));
                    return (day.first == 0 ? std::string{} : std::to_string(day.first)) + std::string{name};
                });
    if (!repeat.days.empty()) rule += ";BYMONTHDAY=" + listed(repeat.days, [](int day) { return std::to_string(day); });
    return rule;
}

}  // namespace mera::deadline_language
