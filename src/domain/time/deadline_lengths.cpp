// How long stretches last and how often repetitions come, roughly: enough to tell what can lie within what.
#include <algorithm>

#include "domain/time/deadline_tree.hpp"

namespace mera::deadline_language {

namespace {

constexpr int kMonth = 30, kYear = 365;

}  // namespace

int days_in(const Span& span) {
    using Kind = Stretch::Kind;
    if (span.shape == Span::Shape::since || span.shape == Span::Shape::until) return kYear;
    if (span.shape == Span::Shape::between) {
        if (span.first.kind == Kind::day && span.last.kind == Kind::day) {
            const int days = (span.last.month - span.first.month) * kMonth + span.last.day - span.first.day;
            return days < 0 ? days + kYear : days;
        }
        if (span.first.kind == Kind::month && span.last.kind == Kind::month)
            return ((span.last.month - span.first.month + 12) % 12 + 1) * kMonth;
        return kYear;
    }
    if (span.first.part == Stretch::Part::edge && span.first.kind != Kind::month && span.first.kind != Kind::this_unit)
        return kMonth;  // the beginning and the end of a year, a half-year, a quarter
    switch (span.first.kind) {
        case Kind::day:
        case Kind::broken: return 1;
        case Kind::month:
        case Kind::this_unit: return span.first.part == Stretch::Part::whole ? kMonth : kMonth / 3;
        case Kind::quarter:
        case Kind::trimester:
        case Kind::season: return 3 * kMonth + 1;
        case Kind::school_quarter: return 2 * kMonth;
        case Kind::half_year:
        case Kind::semester: return kYear / 2;
        case Kind::holidays: return kMonth / 3;
        case Kind::school_year: return 9 * kMonth;
        case Kind::year:
        case Kind::plan_year:
        case Kind::plan_term: return kYear;
    }
    return 0;
}

int days_between_times(const Repeat& repeat) {
    static constexpr int kDays[] = {0,          1,          7,         10,        kMonth, 3 * kMonth,
                                    2 * kMonth, 4 * kMonth, kYear / 2, kYear / 2, kYear};
    return kDays[static_cast<std::size_t>(repeat.unit)] * repeat.every / std::max(1, repeat.times);
}

int times_in_year(const Repeat& repeat) {
    constexpr int kSchoolQuarters = 4;
    if (repeat.unit == Unit::school_quarter && repeat.every == 1) return kSchoolQuarters * repeat.times;
    return kYear / std::max(1, days_between_times(repeat));
}

bool is_plain_yearly(const Repeat& repeat) {
    return repeat.unit == Unit::year && repeat.every == 1 && repeat.times == 1 && !repeat.first;
}

bool is_yearly_or_rarer(const Repeat& repeat) {
    return repeat.unit == Unit::year && repeat.times == 1 && !repeat.first;
}

bool is_year_long(const Span& span) {
    using Kind = Stretch::Kind;
    const Kind kind = span.first.kind;
    return span.shape == Span::Shape::whole && span.first.part == Stretch::Part::whole &&
           (kind == Kind::year || kind == Kind::school_year || kind == Kind::plan_year || kind == Kind::plan_term);
}

bool is_whole_month(const Span& span) {
    return span.shape == Span::Shape::whole && span.first.kind == Stretch::Kind::month && span.first.month != 0 &&
           span.first.part == Stretch::Part::whole;
}

bool is_day(const Span& span) {
    return span.shape == Span::Shape::whole && span.first.kind == Stretch::Kind::day &&
           span.first.part == Stretch::Part::whole;
}

}  // namespace mera::deadline_language
