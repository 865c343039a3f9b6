// Years that were not written: shared from a neighbour, or chosen inside the term of the plan.
#include <algorithm>

#include "domain/time/deadline_resolve.hpp"

namespace mera::deadline_language {

namespace {

using Kind = Stretch::Kind;

int place_in_year(const Stretch& stretch) {  // for the order of two stretches of one year
    constexpr int kDays = 32;
    switch (stretch.kind) {
        case Kind::quarter: return (3 * stretch.number - 2) * kDays;
        case Kind::half_year: return (stretch.number == 1 ? 1 : 7) * kDays;
        case Kind::season: return (stretch.number == 1 ? 12 : 3 * stretch.number - 3) * kDays;
        default: return stretch.month * kDays + stretch.day;
    }
}

void take_year(Stretch& into, const Stretch& from, int shift) {
    into.year = *from.year + shift;
    into.year_of_school_year = from.year_of_school_year;
    into.borrowed_year = true;
}

// «с 20.05 по 10.05.2020»: the month is the same, so a year between them was not meant; the days are in disorder.
bool is_reversed(const Stretch& first, const Stretch& last) {
    return first.kind == Kind::day && last.kind == Kind::day && first.month == last.month && last.day < first.day;
}

// «макеты до 15 апреля, заявки до 10 апреля 2024 года»: a list of several things need not go forward, and nobody meant the April before.
// «Октябрь, май 2024 года» is a school year. The term decides of which year the first is.
bool is_in_disorder(const Stretch& one, const Stretch& next) {
    constexpr int kNear = 3 * 32;  // in places of a year
    if (!has_year_of_its_own(one) || !has_year_of_its_own(next)) return false;
    const int back = place_in_year(one) - place_in_year(next);
    return back > 0 && back < kNear;
}

void share_backwards(Stretch& earlier, const Stretch& later) {
    if (earlier.year || !later.year || !has_year_of_its_own(earlier) || !has_year_of_its_own(later)) return;
    const bool same = later.year_of_school_year || place_in_year(earlier) <= place_in_year(later);
    take_year(earlier, later, same ? 0 : -1);
}

void share_forwards(const Stretch& earlier, Stretch& later) {
    if (later.year || !earlier.year || !has_year_of_its_own(earlier) || !has_year_of_its_own(later)) return;
    const bool same = earlier.year_of_school_year || place_in_year(earlier) <= place_in_year(later);
    take_year(later, earlier, same ? 0 : 1);
}

Stretch& begin_of(Span& span) { return span.shape == Span::Shape::until ? span.last : span.first; }
Stretch& end_of(Span& span) {
    return span.shape == Span::Shape::until || span.shape == Span::Shape::between ? span.last : span.first;
}

constexpr int kMonth = 31;

int overlap(Days days, const PlanTerm& term) {
    return std::max(0, days_between(std::max(days.first, term.first), std::min(days.last, term.last)) + 1);
}

}  // namespace

bool has_year_of_its_own(const Stretch& stretch) {
    switch (stretch.kind) {
        case Kind::day:
        case Kind::quarter:
        case Kind::half_year:
        case Kind::season: return true;
        case Kind::month: return stretch.month != 0;
        default: return false;
    }
}

int calendar_year(const Stretch& stretch) {
    if (!stretch.year_of_school_year) return *stretch.year;
    constexpr int kDays = 32, kAugust = 8;
    if (stretch.kind == Kind::half_year || stretch.kind == Kind::semester) return *stretch.year + stretch.number - 1;
    if (!has_year_of_its_own(stretch)) return *stretch.year;
    return place_in_year(stretch) >= kAugust * kDays ? *stretch.year : *stretch.year + 1;
}

void share_years(std::vector<Statement>& statements) {
    std::vector<Span*> spans;
    for (Statement& statement : statements) {
        if (statement.kind == Statement::Kind::span) spans.push_back(&statement.span);
        if (statement.within) spans.push_back(&*statement.within);
        if (statement.repeat.first) spans.push_back(&*statement.repeat.first);
    }
    for (std::size_t i = spans.size(); i-- > 0;) {
        if (i + 1 < spans.size() && !is_in_disorder(end_of(*spans[i]), begin_of(*spans[i + 1])))
            share_backwards(end_of(*spans[i]), begin_of(*spans[i + 1]));
        if (spans[i]->shape != Span::Shape::between) continue;
        if (is_reversed(spans[i]->first, spans[i]->last) && !spans[i]->first.year && spans[i]->last.year)
            take_year(spans[i]->first, spans[i]->last, 0);
        share_backwards(spans[i]->first, spans[i]->last);
    }
    for (Span* span : spans)
        if (span->shape == Span::Shape::between) share_forwards(span->first, span->last);
}

Date earliest_day(const PlanTerm& term) {
    if (!is_school_plan(term)) return term.first;
    return std::min(term.first, Date{term.first.year() / std::chrono::August / 1});
}

Choice choose(const std::vector<Days>& candidates, const PlanTerm& term, std::optional<Date> after) {
    const Date earliest = earliest_day(term);
    std::vector<Days> inside, touching;
    for (const Days& days : candidates) {
        if (earliest <= days.first && days.last <= term.last)
            inside.push_back(days);
        else if (overlap(days, term) > 0)
            touching.push_back(days);
    }
    constexpr std::size_t kTooMany = 3;
    if (inside.size() >= kTooMany) return {{}, "Год не назван, а срок плана охватывает несколько лет. Назовите год."};
    if (!inside.empty()) {
        // In a list times go forward: after January comes the August that ends the school year.
        const auto later =
            std::find_if(inside.begin(), inside.end(), [&](const Days& days) { return after && days.first >= *after; });
        const Days chosen = later == inside.end() ? inside.front() : *later;
        if (inside.size() == 1 && touching.empty()) return {chosen, {}};
        return {chosen, std::string{kTwoTimesInTerm} + ": взято " + in_russian(chosen.first)};
    }
    if (touching.empty()) return {{}, "Год не назван, и в срок плана такое время не попадает. Назовите год."};
    const auto best = std::max_element(touching.begin(), touching.end(), [&](const Days& a, const Days& b) {
        const bool a_starts = term.first <= a.first, b_starts = term.first <= b.first;
        return a_starts != b_starts ? b_starts : overlap(a, term) < overlap(b, term);
    });
    // «январь–февраль» under an order of 15 January: the month of the order itself
    const bool from_the_order = touching.size() == 1 && best->first == first_day_of_month(term.first) &&
                                best->last <= term.last && days_between(best->first, best->last) > kMonth;
    if (from_the_order) return {*best, {}};
    return {*best, "Названное время входит в срок плана только частью: проверьте год."};
}

}  // namespace mera::deadline_language
