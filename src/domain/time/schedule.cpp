#include "domain/time/schedule.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/time/recurrence.hpp"
#include "domain/time/school_year_words.hpp"

namespace mera {

namespace {

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

// From the first lesson to the last of the school year that begins in `year`.
Period lessons_of(int year, const ScheduleTerms& terms) {
    for (const SchoolYear& own : terms.own_school_years)
        if (own.year() == year) return *Period::between(own.first(), own.last());
    const SchoolYear usual = SchoolYear::usual(year);
    const Date last{std::chrono::year{year + 1} / terms.school_year_last.month() / terms.school_year_last.day()};
    return *Period::between(usual.first(), last.ok() ? last : usual.last());
}

// September-December and January-May, by the lessons of each school year.
std::vector<Period> school_grid(const Period& span, const ScheduleTerms& terms) {
    std::vector<Period> grid;
    for (int year = static_cast<int>(span.first().year()) - 1; year <= static_cast<int>(span.last().year()); ++year) {
        const Period lessons = lessons_of(year, terms);
        grid.push_back(*Period::between(lessons.first(), make_date(year, 12, 31)));
        grid.push_back(*Period::between(make_date(year + 1, 1, 1), lessons.last()));
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

struct Owed {  // in a period, by a day
    Period period;
    Date due;
};

bool is_finer_than_month(const Recurrence& rule) {
    return rule.frequency == Recurrence::Frequency::daily || rule.frequency == Recurrence::Frequency::weekly;
}

// Days and weeks are finer than any department controls: what is done daily is reported once a month.
int months_of(const Recurrence& rule) {
    if (is_finer_than_month(rule)) return 1;
    constexpr int kMonthsInYear = 12;
    return rule.interval * (rule.frequency == Recurrence::Frequency::yearly ? kMonthsInYear : 1);
}

// «До 15 числа месяца, следующего за отчётным кварталом»: what was done in the period is owed after it.
bool is_owed_after(const Recurrence& rule) {
    constexpr int kQuarter = 3;
    return !rule.month_days.empty() && months_of(rule) % kQuarter == 0;
}

// One due day in a period, or several («15 и 30 числа», «1-й и 3-й четверг»): then each ends a part of the period.
std::vector<Owed> owed_in(const Period& period, Date grid_last, const Recurrence& rule) {
    const auto end = [&] { return std::vector<Owed>{{period, period.last()}}; };
    if (is_owed_after(rule)) {
        const auto days = named_days(rule, add_days(grid_last, 1));
        return days.empty() ? end() : std::vector<Owed>{{period, days.front()}};
    }
    const bool weekdays_of_month = std::any_of(rule.weekdays.begin(), rule.weekdays.end(),
                                               [](const Recurrence::Weekday& day) { return day.which != 0; });
    if (is_finer_than_month(rule) || (rule.month_days.empty() && !weekdays_of_month)) return end();
    std::vector<Owed> out;
    for (const Date due : named_days(rule, period.last())) {
        if (due < period.first()) continue;  // «до 3 числа» under an order of the 4th begins next month
        const Date first = out.empty() ? period.first() : add_days(out.back().period.last(), 1);
        if (!out.empty() && period.last() < due) continue;
        out.push_back({*Period::between(first, std::min(due, period.last())), std::min(due, period.last())});
    }
    if (!out.empty()) out.back().period = *Period::between(out.back().period.first(), period.last());
    return out;
}

Date after_years(Date date, int years) {
    const Date moved{(date.year() + std::chrono::years{years}) / date.month() / date.day()};
    return moved.ok() ? moved : last_day_of_month(moved);
}

// «Ежегодно до 25 мая», «ежегодно в сентябре»: the reading names the first time, and so it goes on to the end of the plan.
bool names_first_time(const Recurrence& rule, const Deadline& deadline) {
    constexpr int kYear = 365;
    return rule.frequency == Recurrence::Frequency::yearly && deadline.end &&
           (!deadline.start || days_between(*deadline.start, *deadline.end) + 1 < kYear);
}

bool is_by_school_halves(const Recurrence& rule, const ScheduleTerms& terms) {
    constexpr int kHalfYear = 6;
    return months_of(rule) == kHalfYear && terms.half_year == HalfYear::school;
}

std::vector<Owed> owed_again(const Recurrence& rule, const Period& span, const ScheduleTerms& terms) {
    std::vector<Owed> out;
    bool any_period = false;
    for (const Period& period :
         is_by_school_halves(rule, terms) ? school_grid(span, terms) : calendar_grid(span, months_of(rule))) {
        const auto part = part_within(period, span);
        if (!part) continue;
        any_period = true;
        for (Owed& owed : owed_in(*part, period.last(), rule)) out.push_back(std::move(owed));
    }
    if (!any_period) out.push_back({span, span.last()});  // «раз в 3 года» in a plan for one year: once
    return out;
}

Period span_of(const Deadline& deadline, const ScheduleTerms& terms) {
    Date first = deadline.start.value_or(terms.term.first);
    Date last = deadline.end.value_or(terms.term.last);
    if (last < first) first = last;
    return *Period::between(first, last);
}

// --- what the words name of the school year is owed by the days of the organisation ---

int days_of(const Deadline& deadline) {
    return deadline.start && deadline.end ? days_between(*deadline.start, *deadline.end) + 1 : 0;
}

// Which days of the deadline are usual days of the school year that its words name. A day that the order, or the person who
// adopted the plan, said otherwise stays.
SchoolYearWords school_days_of(const Deadline& deadline, std::string_view words) {
    SchoolYearWords out;
    if (deadline.kind == DeadlineKind::school_year) {
        out.whole = deadline.end.has_value();
        return out;
    }
    using enum DeadlineKind;
    const bool may_name_it =
        deadline.kind == by_date || deadline.kind == range || deadline.kind == recurring || deadline.kind == continuous;
    if (!deadline.end || !may_name_it) return out;
    const SchoolYearWords named = school_year_words(words);
    const Date end = *deadline.end;
    const SchoolYear usual = SchoolYear::usual(SchoolYear::year_of(end));
    constexpr int kMonth = 31;
    const bool is_part = deadline.kind == DeadlineKind::range && days_of(deadline) <= kMonth;
    const bool from_first = deadline.start == usual.first();
    const bool to_last = end == usual.last() || (end == usual.legal_end() && named.whole);
    if (named.after && deadline.kind == DeadlineKind::range && deadline.start == add_days(usual.last(), 1))
        out.after = true;
    else if (is_part && from_first && named.opening)
        out.opening = true;
    else if (is_part && to_last && named.closing)
        out.closing = true;
    else if (!deadline.start && end == usual.first())
        out.first = named.first;
    else {
        out.first = from_first && named.first;
        out.last = to_last && named.last;
    }
    return out;
}

Deadline in_school_year(Deadline deadline, const SchoolYearWords& days, const ScheduleTerms& terms) {
    if (!days.any()) return deadline;
    const int length = days_of(deadline);
    // The year of the whole counts from its end, whichever day of summer that is.
    const int year = days.whole ? static_cast<int>(deadline.end->year()) - 1 : SchoolYear::year_of(*deadline.end);
    const Period lessons = lessons_of(year, terms);
    if (days.whole) {
        if (deadline.start == SchoolYear::usual(year).first()) deadline.start = lessons.first();
        deadline.end = lessons.last();
    } else if (days.after) {
        deadline.start = add_days(lessons.last(), 1);
        deadline.end = add_days(lessons.last(), length);
    } else if (days.opening) {
        deadline.start = lessons.first();
        deadline.end = add_days(lessons.first(), length - 1);
    } else if (days.closing) {
        deadline.start = add_days(lessons.last(), 1 - length);
        deadline.end = lessons.last();
    } else if (!deadline.start && days.first) {
        deadline.end = lessons.first();
    } else {
        if (days.first) deadline.start = lessons.first();
        if (days.last) deadline.end = lessons.last();
    }
    return deadline;
}

std::vector<Owed> owed_each_year(const Recurrence& rule, const Deadline& deadline, const SchoolYearWords& school_days,
                                 const ScheduleTerms& terms) {
    std::vector<Owed> out;
    for (int years = 0;; years += rule.interval) {
        Deadline that_year = deadline;
        that_year.end = after_years(*deadline.end, years);
        if (deadline.start) that_year.start = after_years(*deadline.start, years);
        that_year = in_school_year(that_year, school_days, terms);
        const Date due = *that_year.end;
        if (!out.empty() && terms.term.last < due) return out;
        const Date since = out.empty() ? terms.term.first : add_days(out.back().due, 1);
        out.push_back({*Period::between(std::min(that_year.start.value_or(since), due), due), due});
    }
}

}  // namespace

std::string_view code_of(HalfYear half_year) { return half_year == HalfYear::calendar ? "calendar" : "school"; }
std::optional<HalfYear> half_year_from(std::string_view code) {
    if (code == "calendar") return HalfYear::calendar;
    if (code == "school") return HalfYear::school;
    return {};
}

bool opens_by_hand(const Deadline& deadline) {
    const bool dated = deadline.kind == DeadlineKind::date || deadline.kind == DeadlineKind::by_date;
    if (deadline.condition == DeadlineCondition::on_demand) return !dated;
    // «Ежеквартально, по итогам квартала» is owed each quarter; «при приёме» is not owed until somebody comes.
    if (deadline.condition == DeadlineCondition::on_event && !dated && deadline.kind != DeadlineKind::recurring)
        return true;
    switch (deadline.kind) {
        case DeadlineKind::on_demand:
        case DeadlineKind::by_separate_plan:
        case DeadlineKind::event_bound:
        case DeadlineKind::unknown: return true;
        case DeadlineKind::recurring: return !deadline.recurrence || !parse_recurrence(*deadline.recurrence);
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

bool follows_school_year(const Deadline& deadline, std::string_view words, const ScheduleTerms& terms) {
    if (opens_by_hand(deadline)) return false;
    if (school_days_of(deadline, words).any()) return true;
    if (deadline.kind != DeadlineKind::recurring) return false;
    const auto rule = parse_recurrence(*deadline.recurrence);
    return !names_first_time(*rule, deadline) && is_by_school_halves(*rule, terms);
}

std::vector<ScheduledPeriod> schedule(const Deadline& deadline, std::string_view words, const ScheduleTerms& terms,
                                      const Calendar& calendar) {
    if (opens_by_hand(deadline)) return {};
    const auto scheduled = [&](const Period& period, Date due) {
        return ScheduledPeriod{period, due, calendar.effective(due, terms.shift_policy)};
    };
    const SchoolYearWords school_days = school_days_of(deadline, words);
    const auto rule = deadline.kind == DeadlineKind::recurring ? parse_recurrence(*deadline.recurrence) : std::nullopt;
    std::vector<ScheduledPeriod> out;
    if (rule && names_first_time(*rule, deadline)) {
        for (const Owed& owed : owed_each_year(*rule, deadline, school_days, terms))
            out.push_back(scheduled(owed.period, owed.due));
        return out;
    }
    const Period span = span_of(in_school_year(deadline, school_days, terms), terms);
    if (!rule) return {scheduled(span, span.last())};
    for (const Owed& owed : owed_again(*rule, span, terms)) out.push_back(scheduled(owed.period, owed.due));
    return out;
}

std::string describe(const Deadline& deadline, std::string_view words) {
    // «2019/2020 учебный год» says it already.
    const bool follows = deadline.kind != DeadlineKind::school_year && school_days_of(deadline, words).any();
    return describe(deadline) + (follows ? ", по учебному году организации" : "");
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
