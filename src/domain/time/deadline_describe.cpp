// A deadline in the words of a person.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/text.hpp"
#include "domain/time/deadline.hpp"

namespace mera {

namespace {

struct UnitWords {
    std::string_view code, every, one, few, many;
};
constexpr std::array kUnits = {
    UnitWords{"DAILY", "ежедневно", "день", "дня", "дней"},
    UnitWords{"WEEKLY", "еженедельно", "неделю", "недели", "недель"},
    UnitWords{"MONTHLY", "ежемесячно", "месяц", "месяца", "месяцев"},
    UnitWords{"YEARLY", "ежегодно", "год", "года", "лет"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWeekdays = {{{"MO", "понедельник"},
                                                                                     {"TU", "вторник"},
                                                                                     {"WE", "среда"},
                                                                                     {"TH", "четверг"},
                                                                                     {"FR", "пятница"},
                                                                                     {"SA", "суббота"},
                                                                                     {"SU", "воскресенье"}}};

std::string value_of(std::string_view rule, std::string_view key) {
    for (const std::string& part : split(rule, ';'))
        if (part.starts_with(key) && part.size() > key.size() && part[key.size()] == '=')
            return part.substr(key.size() + 1);
    return {};
}

std::string weekday_in_russian(
    std::string_view code) {  // «-1FR» → «последняя пятница» is not declined: «пятница, последняя в месяце»
    const std::string_view name = code.size() >= 2 ? code.substr(code.size() - 2) : code;
    std::string out;
    for (const auto& [known, russian] : kWeekdays)
        if (known == name) out = russian;
    const std::string_view which = code.substr(0, code.size() - std::min<std::size_t>(2, code.size()));
    if (which == "-1") return out + " (последний раз в месяце)";
    if (!which.empty()) return fmt::format("{} ({}-й раз в месяце)", out, which);
    return out;
}

std::string rule_in_russian(std::string_view rule) {
    const std::string frequency = value_of(rule, "FREQ"), interval = value_of(rule, "INTERVAL");
    std::string out{rule};
    for (const UnitWords& unit : kUnits) {
        if (unit.code != frequency) continue;
        if (interval.empty() || interval.size() > 3)
            out = unit.every;
        else
            out = "раз в " + counted(std::stoi(interval), unit.one, unit.few, unit.many);
        if (frequency == "MONTHLY" && interval == "3") out = "ежеквартально";
        if (frequency == "MONTHLY" && interval == "6") out = "раз в полугодие";
    }
    if (const std::string days = value_of(rule, "BYDAY"); days == "MO,TU,WE,TH,FR") {
        out += ", по рабочим дням";
    } else if (!days.empty()) {
        std::vector<std::string> names;
        for (const std::string& day : split(days, ',')) names.push_back(weekday_in_russian(day));
        out += ": " + join(names, ", ");
    }
    if (const std::string days = value_of(rule, "BYMONTHDAY"); days == "-1")
        out += ", до последнего дня месяца";
    else if (!days.empty())
        out += ", до " + join(split(days, ','), ", ") + "-го числа" +
               (interval == "3" || interval == "6" ? " следующего месяца" : "");
    return out;
}

std::string from_to(const Deadline& deadline) {
    if (!deadline.start && !deadline.end) return {};
    if (!deadline.start) return "до " + in_russian(*deadline.end);
    if (!deadline.end) return "с " + in_russian(*deadline.start);
    if (*deadline.start == *deadline.end) return in_russian(*deadline.start);
    const bool whole_months =
        *deadline.start == first_day_of_month(*deadline.start) && *deadline.end == last_day_of_month(*deadline.end);
    if (whole_months && first_day_of_month(*deadline.end) == *deadline.start) return month_in_russian(*deadline.start);
    if (whole_months) return month_in_russian(*deadline.start) + " – " + month_in_russian(*deadline.end);
    return "с " + in_russian(*deadline.start) + " по " + in_russian(*deadline.end);
}

std::string with_days(const std::string& words, const Deadline& deadline) {
    const std::string days = from_to(deadline);
    return days.empty() ? words : words + ", " + days;
}

std::string or_else(const std::string& days, std::string_view unnamed) {
    return days.empty() ? std::string{unnamed} : days;
}

std::string year_in_russian(const Deadline& deadline) {
    if (!deadline.start || !deadline.end) return "в течение года, какого — не названо";
    const auto year = static_cast<int>(deadline.start->year());
    const bool calendar = *deadline.start == make_date(year, 1, 1) && *deadline.end == make_date(year, 12, 31);
    return calendar ? fmt::format("{}\u00A0год", year) : "весь срок плана: " + from_to(deadline);
}

std::string school_year_in_russian(const Deadline& deadline) {
    if (!deadline.start || !deadline.end) return "учебный год, какой — не названо";
    return fmt::format("{}/{}\u00A0учебный год, {}", static_cast<int>(deadline.start->year()),
                       static_cast<int>(deadline.end->year()), from_to(deadline));
}

std::string without_condition(const Deadline& deadline) {
    switch (deadline.kind) {
        case DeadlineKind::date: return or_else(from_to(deadline), "день без года");
        case DeadlineKind::by_date:
            return deadline.end ? "до " + in_russian(*deadline.end) : std::string{"до дня, который не назван"};
        case DeadlineKind::month: return or_else(from_to(deadline), "месяц без года");
        case DeadlineKind::range: return or_else(from_to(deadline), "период, даты которого не названы");
        case DeadlineKind::year: return year_in_russian(deadline);
        case DeadlineKind::school_year: return school_year_in_russian(deadline);
        case DeadlineKind::recurring: return with_days(rule_in_russian(deadline.recurrence.value_or("")), deadline);
        case DeadlineKind::continuous: return with_days("постоянно", deadline);
        case DeadlineKind::on_demand: return "при необходимости";
        case DeadlineKind::by_separate_plan: return "по отдельному плану";
        case DeadlineKind::event_bound: return "по событию";
        case DeadlineKind::unknown: return with_days("срок не прочитан", deadline);
    }
    return {};
}

std::string_view in_russian(DeadlineCondition condition) {
    switch (condition) {
        case DeadlineCondition::on_demand: return "при необходимости";
        case DeadlineCondition::by_agreement: return "по согласованию";
        case DeadlineCondition::by_separate_plan: return "по отдельному плану";
        case DeadlineCondition::on_event: return "по событию";
    }
    return {};
}

}  // namespace

std::string describe(const Deadline& deadline) {
    std::string out = without_condition(deadline);
    if (!deadline.condition || out == in_russian(*deadline.condition)) return out;
    return out + ", " + std::string{in_russian(*deadline.condition)};
}

}  // namespace mera
