#include "domain/schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace mera {

namespace {

struct Rule {  // the part of RFC 5545 RRULE that plans use
    enum class Frequency { daily, weekly, monthly, yearly } frequency = Frequency::monthly;
    int interval = 1;
    std::optional<int> month_day = {};
};

std::optional<Rule> parse_rule(std::string_view text) {
    Rule rule;
    for (const std::string& part : split(text, ';')) {
        const auto at = part.find('=');
        if (at == std::string::npos) return {};
        const std::string key = part.substr(0, at);
        const std::string value = part.substr(at + 1);
        int number = 0;
        const bool is_number = std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc{};
        if (key == "FREQ") {
            if (value == "DAILY")
                rule.frequency = Rule::Frequency::daily;
            else if (value == "WEEKLY")
                rule.frequency = Rule::Frequency::weekly;
            else if (value == "MONTHLY")
                rule.frequency = Rule::Frequency::monthly;
            else if (value == "YEARLY")
                rule.frequency = Rule::Frequency::yearly;
            else
                return {};
        } else if (key == "INTERVAL" && is_number && number > 0 && number <= 120) {
            rule.interval = number;
        } else if (key == "BYMONTHDAY" && is_number && ((number >= 1 && number <= 31) || number == -1)) {
            rule.month_day = number;
        }
    }
    return rule;
}

Date month_start(int months_since_zero) {
    return make_date(months_since_zero / 12, static_cast<unsigned>(months_since_zero % 12) + 1, 1);
}

// The grid of calendar periods that `months` long steps make: quarters begin in January, April, July, October.
std::vector<Period> calendar_grid(const Period& span, int months) {
    std::vector<Period> grid;
    const int first =
        static_cast<int>(span.first().year()) * 12 + static_cast<int>(static_cast<unsigned>(span.first().month())) - 1;
    for (int at = first - first % months;; at += months) {
        const Date start = month_start(at);
        if (start > span.last()) return grid;
        grid.push_back(*Period::between(start, add_days(month_start(at + months), -1)));
    }
}

// September-December and January-May; the end of the second half is the end of the programme's school year.
std::vector<Period> school_grid(const Period& span, Date school_year_last) {
    std::vector<Period> grid;
    for (int year = static_cast<int>(span.first().year()) - 1; year <= static_cast<int>(span.last().year()); ++year) {
        grid.push_back(*Period::between(make_date(year, 9, 1), make_date(year, 12, 31)));
        const Date end = Date{std::chrono::year{year + 1} / school_year_last.month() / school_year_last.day()};
        grid.push_back(*Period::between(make_date(year + 1, 1, 1), end.ok() ? end : make_date(year + 1, 5, 31)));
    }
    return grid;
}

// A period of the grid counts when at least half of its days lie inside the span: an order of 4 December owes
// December's monthly report, not the second half-year's.
std::optional<Period> part_within(const Period& period, const Period& span) {
    const Date first = std::max(period.first(), span.first());
    const Date last = std::min(period.last(), span.last());
    if (last < first) return {};
    const Period part = *Period::between(first, last);
    if (part.days() * 2 < period.days()) return {};
    return part;
}

std::vector<Period> recurring_periods(const Rule& rule, const Period& span, const ScheduleTerms& terms) {
    // Days and weeks are finer than any department controls: what is done daily is reported once a month.
    const bool finer_than_month = rule.frequency == Rule::Frequency::daily || rule.frequency == Rule::Frequency::weekly;
    const int months = finer_than_month ? 1 : rule.interval * (rule.frequency == Rule::Frequency::yearly ? 12 : 1);
    const bool school_halves = months == 6 && terms.half_year == HalfYear::school;
    std::vector<Period> out;
    for (const Period& period : school_halves ? school_grid(span, terms.school_year_last) : calendar_grid(span, months))
        if (const auto part = part_within(period, span)) out.push_back(*part);
    return out;
}

Date due_in(const Period& period, const std::optional<int>& month_day) {
    if (!month_day || *month_day < 1) return period.last();
    const Date day{period.last().year() / period.last().month() / std::chrono::day{static_cast<unsigned>(*month_day)}};
    const Date named = day.ok() ? day : last_day_of_month(period.last());
    return std::clamp(named, period.first(), period.last());
}

Period span_of(const Deadline& deadline, const ScheduleTerms& terms) {
    Date first = deadline.start.value_or(terms.term.first);
    Date last = deadline.end.value_or(terms.term.last);
    if (last < first) first = last;
    return *Period::between(first, last);
}

}  // namespace

std::string_view code_of(HalfYear half_year) { return half_year == HalfYear::calendar ? "calendar" : "school"; }
std::optional<HalfYear> half_year_from(std::string_view code) {
    if (code == "calendar") return HalfYear::calendar;
    if (code == "school") return HalfYear::school;
    return {};
}

bool opens_by_hand(const Deadline& deadline) {
    if (deadline.condition == DeadlineCondition::on_demand || deadline.condition == DeadlineCondition::on_event)
        return deadline.kind != DeadlineKind::date && deadline.kind != DeadlineKind::by_date;
    switch (deadline.kind) {
        case DeadlineKind::on_demand:
        case DeadlineKind::by_separate_plan:
        case DeadlineKind::event_bound:
        case DeadlineKind::unknown: return true;
        case DeadlineKind::recurring: return !deadline.recurrence || !parse_rule(*deadline.recurrence);
        case DeadlineKind::date:
        case DeadlineKind::by_date:
        case DeadlineKind::month:
        case DeadlineKind::range:
        case DeadlineKind::year:
        case DeadlineKind::school_year: return !deadline.end;
        case DeadlineKind::continuous: return false;
    }
    std::abort();
}

std::vector<ScheduledPeriod> schedule(const Deadline& deadline, const ScheduleTerms& terms, const Calendar& calendar) {
    if (opens_by_hand(deadline)) return {};
    const auto scheduled = [&](const Period& period, Date due) {
        return ScheduledPeriod{period, due, calendar.effective(due, terms.shift_policy)};
    };
    Deadline meant = deadline;
    // «Учебный год» ends where this programme says it does.
    if (meant.kind == DeadlineKind::school_year && meant.end) {
        const Date last{meant.end->year() / terms.school_year_last.month() / terms.school_year_last.day()};
        if (last.ok()) meant.end = last;
    }
    const Period span = span_of(meant, terms);
    if (meant.kind != DeadlineKind::recurring) return {scheduled(span, span.last())};

    const auto rule = parse_rule(*meant.recurrence);
    std::vector<ScheduledPeriod> out;
    for (const Period& period : recurring_periods(*rule, span, terms))
        out.push_back(scheduled(period, due_in(period, rule->month_day)));
    return out;
}

std::string period_label(const Period& period) {
    static constexpr std::string_view kQuarters[] = {"I", "II", "III", "IV"};
    const Date first = period.first();
    const Date last = period.last();
    const int year = static_cast<int>(last.year());
    if (first == last) return in_russian(first);
    const bool whole_months = first == first_day_of_month(first) && last == last_day_of_month(last);
    const unsigned from = static_cast<unsigned>(first.month());
    const unsigned to = static_cast<unsigned>(last.month());
    const bool one_year = first.year() == last.year();
    if (first.year() == last.year() && first.month() == last.month() && last == last_day_of_month(last))
        return month_in_russian(last);
    if (whole_months && one_year) {
        if (from == 1 && to == 12) return fmt::format("{}\u00A0год", year);
        if (from == 1 && to == 6) return fmt::format("I\u00A0полугодие {}\u00A0г.", year);
        if (from == 7 && to == 12) return fmt::format("II\u00A0полугодие {}\u00A0г.", year);
        if (from % 3 == 1 && to == from + 2)
            return fmt::format("{}\u00A0квартал {}\u00A0г.", kQuarters[from / 3], year);
        return fmt::format("{}\u00A0— {}", month_name(from), month_in_russian(last));
    }
    if (whole_months && from == 9 && to <= 8 && year - static_cast<int>(first.year()) == 1)
        return fmt::format("{}/{}\u00A0учебный год", static_cast<int>(first.year()), year);
    if (whole_months) return fmt::format("{}\u00A0— {}", month_in_russian(first), month_in_russian(last));
    return fmt::format("{}\u00A0— {}", in_russian_short(first), in_russian_short(last));
}

}  // namespace mera
