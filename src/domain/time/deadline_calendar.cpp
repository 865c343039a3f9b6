// The days of a stretch whose year is known.
#include <chrono>

#include "domain/time/deadline_resolve.hpp"

namespace mera::deadline_language {

namespace {

using Kind = Stretch::Kind;
using Part = Stretch::Part;

constexpr int kWeek = 7, kDecade = 10;

Date date(int year, int month, int day) {
    return make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

Days months(int year, int first, int last) {  // `last` may be above 12: the next year
    const Date end = last > 12 ? date(year + 1, last - 12, 1) : date(year, last, 1);
    return {date(year, first, 1), last_day_of_month(end)};
}

std::optional<Days> checked(Date first, Date last) {
    if (!first.ok() || !last.ok() || last < first) return {};
    return Days{first, last};
}

// Weeks of a month are counted by sevens, the fourth runs to its end; a fifth is what is left after four.
std::optional<Days> part_of_month(const Stretch& stretch, Days month) {
    const auto year = static_cast<int>(month.first.year());
    const auto number = static_cast<int>(static_cast<unsigned>(month.first.month()));
    const auto from_to = [&](int first, int last) {
        return checked(date(year, number, first), date(year, number, last));
    };
    const auto to_end = [&](int first) { return checked(date(year, number, first), month.last); };
    const int n = stretch.part_number;
    switch (stretch.part) {
        case Part::half: return n == 1 ? from_to(1, 15) : to_end(16);
        case Part::decade:
        case Part::edge: return n < 3 ? from_to((n - 1) * kDecade + 1, n * kDecade) : to_end(2 * kDecade + 1);
        case Part::week: return n < 4 ? from_to((n - 1) * kWeek + 1, n * kWeek) : to_end((n - 1) * kWeek + 1);
        case Part::last_week: return Days{add_days(month.last, 1 - kWeek), month.last};
        case Part::whole:
        case Part::after:
        case Part::weekday: return month;
    }
    return month;
}

std::optional<Days> day_of(const Stretch& stretch, int year) {
    const Days month = months(year, stretch.month, stretch.month);
    if (stretch.part == Part::weekday) {
        const std::chrono::weekday weekday{static_cast<unsigned>(stretch.weekday % kWeek)};
        const auto which = static_cast<unsigned>(stretch.part_number);
        const auto of = month.first.year() / month.first.month();
        const Date day = stretch.part_number < 0 ? Date{std::chrono::sys_days{of / weekday[std::chrono::last]}}
                                                 : Date{std::chrono::sys_days{of / weekday[which]}};
        if (day.month() != month.first.month()) return {};
        return Days{day, day};
    }
    if (stretch.day == -1) return Days{month.last, month.last};
    const Date day = date(year, stretch.month, stretch.day);
    return checked(day, day);
}

// The first and the last month stand for the beginning and the end of a year; its middle is nobody's month.
std::optional<Days> edge_of_year(int edge, Days first_month, Days last_month) {
    if (edge == 1) return first_month;
    if (edge == 3) return last_month;
    return {};
}

Days month_of(Date day) { return {first_day_of_month(day), last_day_of_month(day)}; }

Stretch whole_of(Stretch stretch) {
    stretch.part = Part::whole;
    return stretch;
}

}  // namespace

std::optional<Days> days_of(const Stretch& stretch, int year, bool school_plan) {
    const bool edge = stretch.part == Part::edge;
    switch (stretch.kind) {
        case Kind::day: return day_of(stretch, year);
        case Kind::month:
            if (stretch.month == 0) return {};
            return part_of_month(stretch, months(year, stretch.month, stretch.month));
        case Kind::quarter: {
            const int first = 3 * stretch.number - 2;
            if (edge)
                return edge_of_year(stretch.part_number, months(year, first, first),
                                    months(year, first + 2, first + 2));
            return months(year, first, first + 2);
        }
        case Kind::half_year:
            if (edge) {
                const Days whole = *days_of(whole_of(stretch), year, school_plan);
                return edge_of_year(stretch.part_number, month_of(whole.first), month_of(whole.last));
            }
            if (school_plan || stretch.year_of_school_year)
                return stretch.number == 1 ? months(year, 9, 12) : months(year, 1, 5);
            return stretch.number == 1 ? months(year, 1, 6) : months(year, 7, 12);
        case Kind::semester: return stretch.number == 1 ? months(year, 9, 13) : months(year, 2, 6);
        case Kind::season:
            return stretch.number == 1 ? months(year, 12, 14)
                                       : months(year, 3 * stretch.number - 3, 3 * stretch.number - 1);
        case Kind::holidays: {
            constexpr int kSummer = 3;
            if (stretch.number != kSummer) return {};
            return months(year, 6, 8);
        }
        case Kind::year:
            if (edge) return edge_of_year(stretch.part_number, months(year, 1, 1), months(year, 12, 12));
            return months(year, 1, 12);
        case Kind::school_year:
            if (edge) return edge_of_year(stretch.part_number, months(year, 9, 9), months(year + 1, 5, 5));
            if (stretch.part == Part::after) return months(year + 1, 6, 6);
            return months(year, 9, 17);
        case Kind::school_quarter:
        case Kind::trimester:
        case Kind::plan_year:
        case Kind::plan_term:
        case Kind::this_unit:
        case Kind::broken: return {};
    }
    return {};
}

bool is_school_plan(const PlanTerm& term) {
    const auto first = static_cast<unsigned>(term.first.month()), last = static_cast<unsigned>(term.last.month());
    return (first == 8 || first == 9) && term.last.year() == term.first.year() + std::chrono::years{1} && last >= 5 &&
           last <= 8;
}

}  // namespace mera::deadline_language
