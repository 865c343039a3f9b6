// What stands in brackets or after a colon and tells more of the time before it: «1 четверть (сентябрь–октябрь)»,
// «каникулы: осенние, весенние», «2021 год (март, ноябрь)».
#include <algorithm>

#include "domain/time/deadline_compose.hpp"

namespace mera::deadline_language {

namespace {

using Kind = Stretch::Kind;

constexpr int kMonthsOfYear = 12;

bool is_dateless(const Stretch& stretch) {  // its days are set by the school or by what the phrase does not say
    return stretch.kind == Kind::school_quarter || stretch.kind == Kind::trimester || stretch.kind == Kind::holidays ||
           stretch.kind == Kind::this_unit;
}

bool is_of_days_or_months(const Span& span) { return span.first.kind == Kind::day || span.first.kind == Kind::month; }

// «2020-2021 учебный год (сентябрь – май)»
bool is_all_of(const Span& span, Kind year) {
    constexpr int kSeptember = 9, kMay = 5, kDecember = 12;
    if (span.shape != Span::Shape::between || span.first.kind != Kind::month || span.last.kind != Kind::month)
        return false;
    return year == Kind::school_year ? span.first.month == kSeptember && span.last.month == kMay
                                     : span.first.month == 1 && span.last.month == kDecember;
}

bool is_of_year(const Span& span) {  // a time within a year, whose year is not written
    const auto fits = [](const Stretch& one) {
        return !one.year && !one.next_year &&
               (one.kind == Kind::day || one.kind == Kind::month || one.kind == Kind::quarter ||
                one.kind == Kind::half_year || one.kind == Kind::season);
    };
    return span.shape == Span::Shape::until     ? fits(span.last)
           : span.shape == Span::Shape::between ? fits(span.first) && fits(span.last)
                                                : fits(span.first);
}

bool is_written_year(const Span& span) { return is_year_long(span) && span.first.year && !span.first.throughout; }

void give_year(Stretch& into, const Stretch& year) {
    if (into.year) return;
    into.year = year.year;
    into.year_of_school_year = year.kind == Kind::school_year;
}

// The first and the last month of a stretch that has its own: a half-year may be of the calendar or of the school.
std::optional<std::pair<int, int>> months_of(const Stretch& stretch) {
    if (stretch.kind == Kind::month && stretch.month != 0) return std::pair{stretch.month, stretch.month};
    if (stretch.kind == Kind::quarter) return std::pair{3 * stretch.number - 2, 3 * stretch.number};
    return {};
}

}  // namespace

// Answers whether the item only told what is already there.
bool Composer::explain_span(const Item& item) {
    const bool after_span = last_is(Statement::Kind::span) && !last()->condition && !item.about_else;
    const bool after_year = after_span && is_written_year(last()->span) && list_begin() + 1 == out_.size();
    const bool listed = item.join == Join::comma || item.join == Join::and_;
    if (after_span && (item.join == Join::space || (after_year && item.join == Join::comma && !item.aside))) {
        told_aside_ = item.aside;
        const bool whole = last()->span.shape == Span::Shape::whole;
        return name_school_year(item) || name_ends_of_period(item) || name_last_day(item) ||
               name_day_of_account(item) ||
               (whole && (name_holidays(item) || name_days_of_dateless(item) || name_days_within(item) ||
                          name_time_of_years(item) || name_times_of_year(item))) ||
               name_year(item) || is_name_of_days(item) || is_period_of_account(item);
    }
    if (!listed || item.aside != told_aside_) told_of_.reset();
    if (told_of_ && tell_next(item)) return true;
    return after_span && (name_last_day(item) || name_day_of_account(item) || is_name_of_days(item));
}

// «сентябрь – октябрь, не позднее 15 октября», «сентябрь – октябрь (до 15.10)»: by when within its last month
bool Composer::name_last_day(const Item& item) {
    const Span& named = last()->span;
    const Stretch& end = named.shape == Span::Shape::between ? named.last : named.first;
    const bool told = item.aside ? named.shape == Span::Shape::between : item.join == Join::comma;
    if (!told || item.span.shape != Span::Shape::until || item.span.last.kind != Kind::day ||
        (named.shape != Span::Shape::between && named.shape != Span::Shape::whole))
        return false;
    Stretch day = item.span.last;
    const bool within = end.kind == Kind::month && end.part == Stretch::Part::whole && end.month == day.month &&
                        !(end.year && day.year && end.year != day.year);
    if (!within) return false;
    give_year(day, end);
    last()->span = item.span;
    last()->span.last = day;
    doubt("За промежутком назван день внутри него: взят этот день. Проверьте.");
    return true;
}

// «I квартал – до 5 апреля», «1 полугодие (до 25 декабря)»: of what the deed gives an account, and by when.
bool Composer::name_day_of_account(const Item& item) {
    const Span& named = last()->span;
    if (named.shape != Span::Shape::whole || named.first.part != Stretch::Part::whole ||
        item.span.shape != Span::Shape::until || item.span.last.kind != Kind::day)
        return false;
    const Stretch period = named.first;
    const auto months = months_of(period);
    const bool of_school = period.kind == Kind::half_year || period.kind == Kind::semester ||
                           period.kind == Kind::school_quarter || period.kind == Kind::trimester;
    Stretch day = item.span.last;
    const bool near = months && ((day.month >= months->first && day.month <= months->second) ||
                                 day.month == months->second % kMonthsOfYear + 1);
    if (!near && !of_school) return false;
    if (period.kind == Kind::month) {
        if (day.month != period.month) doubt("Назван месяц и день за ним: проверьте, один это срок или два.");
        return false;  // «октябрь, до 15 ноября» are two, «октябрь (до 15.10)» is told within it
    }
    if (period.year && !day.year) day.year = *period.year + (day.month == 1 && months && months->first > 1 ? 1 : 0);
    last()->span = item.span;
    last()->span.last = day;
    doubt("Промежуток перед днём понят как тот, за который отчитываются: взят день. Проверьте.");
    return true;
}

// «до 28.12.2024 (I полугодие)»: of what the deed gives an account by that day
bool Composer::is_period_of_account(const Item& item) {
    const Span& named = last()->span;
    const Kind kind = item.span.first.kind;
    const bool period = kind == Kind::quarter || kind == Kind::half_year || kind == Kind::semester ||
                        kind == Kind::school_quarter || kind == Kind::trimester;
    if (!item.aside || !period || item.span.shape != Span::Shape::whole ||
        item.span.first.part != Stretch::Part::whole || named.shape != Span::Shape::until ||
        named.last.kind != Kind::day)
        return false;
    doubt("Промежуток в скобках за днём понят как тот, за который отчитываются: взят день. Проверьте.");
    return true;
}

// «каникулы: осенние, весенние», «март (2021, 2022 гг.)»: the next of what is told
bool Composer::tell_next(const Item& item) {
    if (told_of_->kind == Kind::holidays && item.span.first.kind == Kind::season) {
        push(item, Statement::Kind::span).span = item.span;
        last()->span.first.kind = Kind::holidays;
        return true;
    }
    const bool next_year = told_year_ && is_written_year(item.span) && last()->span.shape == Span::Shape::whole;
    if (!next_year) return false;
    Span again = last()->span;
    again.first.year.reset();
    give_year(again.first, item.span.first);
    push(item, Statement::Kind::span).span = again;
    return true;
}

// «каникулы (осень, весна)»
bool Composer::name_holidays(const Item& item) {
    Stretch& named = last()->span.first;
    const bool tells = named.kind == Kind::holidays && named.number == 0 && item.span.first.kind == Kind::season &&
                       item.span.shape == Span::Shape::whole;
    if (!tells) return false;
    named.number = item.span.first.number;
    told_of_ = named;
    return true;
}

// «1 четверть (сентябрь–октябрь)», «осенние каникулы (28.10–03.11)», «4 неделя (октябрь)»
bool Composer::name_days_of_dateless(const Item& item) {
    const Stretch named = last()->span.first;
    const bool nameless_part = named.kind == Kind::month && named.month == 0;
    const bool told = item.aside || item.span.shape == Span::Shape::between;  // «осенние каникулы с 26.10 по 01.11»
    if (!told || (!nameless_part && !is_dateless(named)) || !is_of_days_or_months(item.span)) return false;
    if (nameless_part) {
        if (!is_whole_month(item.span)) return false;
        last()->span.first.month = item.span.first.month;
        last()->span.first.year = item.span.first.year;
        return true;
    }
    if (item.span.shape != Span::Shape::between)
        doubt("Время, дни которого не названы, понято по тому, что стоит за ним в скобках. Проверьте.");
    last()->span = item.span;
    return true;
}

// «сентябрь–октябрь (1 четверть)», «26.10–01.11 (каникулы)», «ноябрь (каникулы)»: the name of the days before it
bool Composer::is_name_of_days(const Item& item) {
    const bool after_days = last()->span.shape == Span::Shape::between && item.join == Join::comma;
    const bool names = (item.aside || after_days) && item.span.shape == Span::Shape::whole &&
                       is_dateless(item.span.first) && item.span.first.part == Stretch::Part::whole &&
                       is_of_days_or_months(last()->span) &&
                       (last()->span.shape == Span::Shape::between || is_whole_month(last()->span));
    if (names) doubt("Четверть или каникулы поняты как название срока перед ними. Проверьте.");
    return names;
}

// «1 квартал (до 1 марта)», «сентябрь (15.09)», «март (10–15 марта)», «II квартал (май)»: what lies within the time before it
// is the time itself.
bool Composer::name_days_within(const Item& item) {
    const Stretch& named = last()->span.first;
    const bool of_quarter = named.kind == Kind::quarter && named.part == Stretch::Part::whole;
    if (!item.aside || !(is_whole_month(last()->span) || of_quarter)) return false;
    if (item.span.shape == Span::Shape::since) return false;
    std::vector<const Stretch*> told;
    if (item.span.shape != Span::Shape::until) told.push_back(&item.span.first);
    if (item.span.shape != Span::Shape::whole) told.push_back(&item.span.last);
    const auto finer = [&](const Stretch* one) {
        return one->kind == Kind::day || (of_quarter && one->kind == Kind::month);
    };
    if (!std::all_of(told.begin(), told.end(), finer)) return false;
    constexpr int kMonths = 3;
    const auto within = [&](const Stretch* one) {
        return of_quarter ? (one->month - 1) / kMonths == named.number - 1 : one->month == named.month;
    };
    if (!std::all_of(told.begin(), told.end(), within)) {
        // «1 квартал (до 10 апреля)»: when the report on it is owed
        if (item.span.shape != Span::Shape::until) doubt("Время в скобках лежит вне срока перед ним. Проверьте.");
        return false;
    }
    Span owed = item.span;
    Stretch& last_of = owed.shape == Span::Shape::whole ? owed.first : owed.last;
    if (!last_of.year) last_of.year = named.year, last_of.year_of_school_year = named.year_of_school_year;
    last()->span = owed;
    last()->aside = true;
    doubt("В скобках названы дни внутри срока: взяты они. Проверьте.");
    return true;
}

// «весь период с октября 2021 до 2027 года»: from when to when it lasts
bool Composer::name_ends_of_period(const Item& item) {
    const bool tells = last()->span.shape == Span::Shape::whole && last()->span.first.kind == Kind::plan_term &&
                       item.span.shape == Span::Shape::between;
    if (tells) last()->span = item.span;
    return tells;
}

// «2019-2020 гг. (учебный год)»
bool Composer::name_school_year(const Item& item) {
    Span& years = last()->span;
    const bool tells = item.aside && item.span.shape == Span::Shape::whole &&
                       item.span.first.kind == Kind::school_year && !item.span.first.year &&
                       years.shape == Span::Shape::between && years.first.kind == Kind::year &&
                       years.last.kind == Kind::year && *years.last.year == *years.first.year + 1;
    if (tells) years = {Span::Shape::whole, {.kind = Kind::school_year, .year = years.first.year}, {}};
    return tells;
}

// «I квартал (2021 год)», «март, октябрь (2021 г.)»: the list before it borrows the year as it would without brackets
bool Composer::name_year(const Item& item) {
    Span& named = last()->span;
    if (!item.aside || !is_written_year(item.span) || !is_of_year(named)) return false;
    give_year(named.shape == Span::Shape::whole ? named.first : named.last, item.span.first);
    told_of_ = item.span.first;
    told_year_ = true;
    return true;
}

// «2019, 2021 гг. (IV квартал)»: that time of each of them
bool Composer::name_time_of_years(const Item& item) {
    const std::size_t begin = list_begin();
    const auto is_plain_year = [](const Statement& one) { return is_written_year(one.span) && !one.condition; };
    const bool years = item.aside && out_.size() - begin > 1 && item.span.shape != Span::Shape::between &&
                       is_of_year(item.span) &&
                       std::all_of(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(), is_plain_year);
    if (!years) return false;
    for (std::size_t at = begin; at < out_.size(); ++at) {
        Span within = item.span;
        give_year(within.shape == Span::Shape::until ? within.last : within.first, out_[at].span.first);
        out_[at].span = within;
    }
    doubt("Время в скобках отнесено к каждому из названных лет. Проверьте.");
    return true;
}

// «2021 год (март, ноябрь)»: the year of the months; «в течение года (март, ноябрь)» is a time of its own, too.
bool Composer::name_times_of_year(const Item& item) {
    const Stretch year = last()->span.first;
    if (!is_year_long(last()->span) || !is_of_year(item.span)) return false;
    if (year.year && is_all_of(item.span, year.kind)) return true;
    if (!year.year || year.throughout) {
        if (item.aside) doubt("В скобках названы сроки внутри периода: проверьте, не только ли они нужны.");
        return false;
    }
    Span within = item.span;
    give_year(within.shape == Span::Shape::until ? within.last : within.first, year);
    last()->span = within;
    last()->aside = item.aside;
    told_of_ = year;
    told_year_ = false;
    doubt("Год понят как год сроков, которые названы за ним. Проверьте.");
    return true;
}

// «2021 год (март, ноябрь)»: November, too
Span Composer::with_told_year(Span span) const {
    if (told_of_ && told_of_->year && !told_year_ && is_of_year(span) && span.shape != Span::Shape::between)
        give_year(span.shape == Span::Shape::until ? span.last : span.first, *told_of_);
    return span;
}

}  // namespace mera::deadline_language
