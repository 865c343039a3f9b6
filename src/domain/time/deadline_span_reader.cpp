// A span → its days: the years that were not written are chosen inside the term of the plan.
#include "domain/time/deadline_span_reader.hpp"

#include <algorithm>

namespace mera::deadline_language {

namespace {

using Kind = Stretch::Kind;
using Part = Stretch::Part;
using Shape = Span::Shape;

DeadlineKind kind_of(const Span& span) {
    if (span.shape == Shape::until) return DeadlineKind::by_date;
    if (span.shape != Shape::whole) return DeadlineKind::range;
    const bool whole = span.first.part == Part::whole;
    switch (span.first.kind) {
        case Kind::day: return DeadlineKind::date;
        case Kind::month: return whole ? DeadlineKind::month : DeadlineKind::range;
        case Kind::year:
        case Kind::plan_year:
        case Kind::plan_term: return whole ? DeadlineKind::year : DeadlineKind::range;
        case Kind::school_year: return whole ? DeadlineKind::school_year : DeadlineKind::range;
        case Kind::broken: return DeadlineKind::unknown;
        default: return DeadlineKind::range;
    }
}

bool in_order(const Span& span) {
    if (span.first.kind == Kind::year && span.last.kind == Kind::year) return *span.first.year <= *span.last.year;
    if (span.first.kind != span.last.kind || !has_year_of_its_own(span.first)) return true;
    if (span.first.year && span.last.year) return false;  // it had its years and still no days
    return span.first.month != span.last.month || span.first.day <= span.last.day;
}

bool is_bound_to_term(const Stretch& stretch) {
    return stretch.kind == Kind::plan_year || stretch.kind == Kind::plan_term ||
           (stretch.kind == Kind::school_year && !stretch.year);
}

// Of a school quarter even a written year does not tell the days.
bool has_days_of_its_own(const Stretch& stretch) {
    return !is_of_calendar(stretch) && stretch.kind != Kind::year && stretch.kind != Kind::school_year &&
           stretch.kind != Kind::broken;
}

}  // namespace

SpanReader::SpanReader(const std::optional<PlanTerm>& term, std::vector<std::string>& doubts)
    : term_(term), school_plan_(term && is_school_plan(*term)), doubts_(doubts) {}

void SpanReader::doubt(std::string why) {
    if (std::find(doubts_.begin(), doubts_.end(), why) == doubts_.end()) doubts_.push_back(std::move(why));
}

Deadline SpanReader::read_first_time(const Span& span) {
    first_time_wanted_ = true;
    const Deadline out = read(span);
    first_time_wanted_ = false;
    return out;
}

Deadline SpanReader::read(const Span& span) {
    Deadline out{.kind = kind_of(span)};
    if (const auto broken = read_broken(span)) return *broken;
    constexpr unsigned kAugust = 8;
    const bool from_autumn =
        term_ && static_cast<unsigned>(term_->first.month()) >= kAugust && term_->first.year() < term_->last.year();
    for (std::string& why : conventions_of(span, school_plan_, from_autumn)) doubt(std::move(why));
    const auto days = find(span);
    if (!days) {
        if (span.shape == Shape::between && !in_order(span)) return reversed(span);
        return without_days(span, out);
    }
    if (span.shape != Shape::until) out.start = days->first;
    out.end = days->last;
    if (span.shape == Shape::since) {
        out.end = term_ && days->first <= term_->last ? std::optional{term_->last} : std::nullopt;
        doubt("Конец не назван: взят последний день срока плана, если он известен.");
    }
    out_of_term(span, *days);
    weekday_agrees(span, *days);
    if (previous_ && days->first < *previous_ && chosen_by_term_)
        doubt("Сроки перечня идут не по порядку: проверьте годы.");
    previous_ = days->first;
    return out;
}

Deadline SpanReader::without_days(const Span& span, Deadline out) {
    const Stretch& stretch = span.shape == Shape::until ? span.last : span.first;
    if (stretch.kind == Kind::day && stretch.year) {  // 29.02.2019
        doubt("Такого дня нет в календаре. Назовите срок заново.");
        out.kind = DeadlineKind::unknown;
    }
    if (doubts_.empty()) doubt("Дни этого срока не вычислены. Назовите их.");
    return out;
}

std::optional<Deadline> SpanReader::read_broken(const Span& span) {
    const bool first = span.shape != Shape::until && span.first.kind == Kind::broken;
    const bool last = (span.shape == Shape::until || span.shape == Shape::between) && span.last.kind == Kind::broken;
    if (!first && !last) return {};
    doubt("В сроке есть дата или номер, которых нет в календаре. Назовите срок заново.");
    Deadline out;
    if (span.shape == Shape::between && !first)
        if (const auto days = find({Shape::whole, span.first, {}})) out.start = days->first;
    if (span.shape == Shape::between && !last)
        if (const auto days = find({Shape::whole, span.last, {}})) out.end = days->last;
    return out;
}

Deadline SpanReader::reversed(const Span& span) {
    doubt("Конец срока стоит раньше начала. Назовите срок заново.");
    Deadline out;
    if (const auto days = find({Shape::whole, span.first, {}})) out.start = days->first;
    return out;
}

void SpanReader::weekday_agrees(const Span& span, Days days) {
    const Stretch& stretch = span.shape == Shape::until ? span.last : span.first;
    const bool one_day = span.shape == Shape::whole || span.shape == Shape::until;
    if (!one_day || stretch.kind != Kind::day || stretch.weekday == 0) return;
    const std::chrono::weekday named{static_cast<unsigned>(stretch.weekday % 7)};
    if (std::chrono::weekday{std::chrono::sys_days{days.last}} != named)
        doubt("День недели не совпадает с датой. Проверьте дату.");
}

void SpanReader::out_of_term(const Span& span, Days days) {
    const bool written = (span.shape == Shape::until ? span.last : span.first).year.has_value();
    if (!written || !term_) return;
    if (days.last < earliest_day(*term_) || term_->last < days.first)
        doubt("Названный год вне срока плана: он взят, как написан. Проверьте год.");
    else if (begins_before_term(span))
        doubt("Год начала не назван: взят так, чтобы начало было раньше конца, и вышел за срок плана. Проверьте.");
}

// «май – апрель 2021»: a year was borrowed for May, and it is not a year of the plan.
bool SpanReader::begins_before_term(const Span& span) {
    if (span.shape != Shape::between || !span.first.borrowed_year) return false;
    const auto first = stretch_at(span.first, 0);
    return first && first->last < earliest_day(*term_);
}

std::optional<Days> SpanReader::find(const Span& span) {
    chosen_by_term_ = false;
    const Stretch& leading = span.shape == Shape::until ? span.last : span.first;
    if (is_bound_to_term(leading) || leading.year) {
        const auto days = at_year(span, leading.year ? calendar_year(leading) : 0);
        if (!days && !is_bound_to_term(leading) && has_days_of_its_own(leading)) not_of_calendar(leading);
        return days;
    }
    if (span.shape == Shape::between && span.last.year) return at_year(span, calendar_year(span.last));
    if (leading.next_year && term_) {
        doubt("«Следующего года» понято как год, следующий за началом плана. Проверьте год.");
        return at_year(span, static_cast<int>(term_->first.year()) + 1);
    }
    if (!is_of_calendar(leading)) return not_of_calendar(leading), std::nullopt;
    return in_term(span, leading);
}

void SpanReader::not_of_calendar(const Stretch& stretch) {
    doubt(stretch.kind == Kind::this_unit || stretch.kind == Kind::month
              ? "Не сказано, какой это месяц или другой срок. Назовите его."
              : "Дни четвертей, триместров и каникул у каждой школы свои. Назовите даты.");
}

std::optional<Days> SpanReader::in_term(const Span& span, const Stretch& leading) {
    if (!term_ && !previous_) return doubt("Год не назван, срок плана неизвестен. Назовите год."), std::nullopt;
    const int from = static_cast<int>((term_ ? term_->first : *previous_).year()) - 1;
    constexpr int kLongestPlan = 60;
    const int to = term_ ? std::min(from + kLongestPlan, static_cast<int>(term_->last.year()) + 1) : from + 2;
    std::vector<Days> candidates;
    for (int year = from; year <= to; ++year)
        if (const auto days = at_year(span, year)) candidates.push_back(*days);
    if (term_ && first_time_wanted_) {  // the first time of what is then repeated each year
        for (const Days& days : candidates)
            if (earliest_day(*term_) <= days.first && days.first < term_->first)
                doubt("Первый раз взят внутри срока плана, а может быть перед его началом. Проверьте.");
        for (const bool later : {true, false})
            for (const Days& days : candidates)
                if (term_->first <= days.first && days.last <= term_->last &&
                    (!later || !previous_ || *previous_ < days.first))
                    return days;
    }
    Choice choice = term_ ? choose(candidates, *term_, previous_) : Choice{};
    if (!choice.days && previous_) choice = next_after_previous(candidates);
    if (candidates.empty() && !in_order(span)) return std::nullopt;
    if (!choice.doubt.empty()) doubt(choice.doubt);
    chosen_by_term_ = true;
    month_or_day(leading);
    return choice.days;
}

// «сентябрь 2021 г., май» in a plan for several years: the nearest May after it.
Choice SpanReader::next_after_previous(const std::vector<Days>& candidates) const {
    for (const Days& days : candidates)
        if (*previous_ <= days.first) return {days, "Год не назван: взят ближайший после предыдущего срока."};
    return {{}, "Год не назван. Назовите год."};
}

// «09.12» in a plan of 2013: the ninth of December, or September 2012.
void SpanReader::month_or_day(const Stretch& stretch) {
    constexpr int kCentury = 2000, kMonths = 12;
    if (!stretch.may_be_month_and_year || stretch.day > kMonths || !term_) return;
    const int year = kCentury + stretch.month;
    if (year >= static_cast<int>(term_->first.year()) - 1 && year <= static_cast<int>(term_->last.year()))
        doubt("Два числа через точку поняты как день и месяц, а могут быть месяцем и годом.");
}

// --- a stretch in a year ---

std::optional<Days> SpanReader::at_year(const Span& span, int year) {
    if (span.shape == Shape::until) {
        const auto day = due_day(span.last, year);
        return day ? std::optional{Days{*day, *day}} : std::nullopt;
    }
    const auto first = stretch_at(span.first, year);
    if (!first || span.shape != Shape::between) return first;
    const auto join = [&](std::optional<Days> last) -> std::optional<Days> {
        if (!last || last->last < first->first) return {};
        return Days{first->first, last->last};
    };
    if (is_bound_to_term(span.first)) year = static_cast<int>(first->first.year());  // «с начала года до 1 октября»
    const auto last = stretch_at(span.last, year);
    if (const auto days = join(last)) return days;
    if (!last || span.last.year || !in_order(span)) return {};  // «с 1 по 29 февраля» of a short year
    return join(stretch_at(span.last, year + 1));
}

std::optional<Days> SpanReader::stretch_at(const Stretch& stretch, int year) {
    if (is_bound_to_term(stretch)) {
        if (const auto first = first_school_year(stretch)) return first;
        std::string why;
        const auto days = days_of_term(stretch, term_, why);
        if (!why.empty()) doubt(std::move(why));
        return days;
    }
    return days_of(stretch, stretch.year ? calendar_year(stretch) : year, school_plan_);
}

// «ежегодно по окончании учебного года»: of the school year that ends first within the plan
std::optional<Days> SpanReader::first_school_year(const Stretch& stretch) const {
    if (!first_time_wanted_ || !term_ || stretch.kind != Kind::school_year || stretch.fresh != 0) return {};
    for (int year = static_cast<int>(term_->first.year()) - 1; year <= static_cast<int>(term_->first.year()); ++year)
        if (const auto days = days_of(stretch, year, school_plan_); days && term_->first <= days->last) return days;
    return {};
}

// The last day of «до …»: the first day of what is named, the end of its end; of «не позднее …» its last.
std::optional<Date> SpanReader::due_day(Stretch stretch, int year) {
    const bool edge = stretch.part == Part::edge;
    const int which = stretch.part_number;
    if (edge && which == 2 && stretch.kind != Kind::month) return {};
    if (edge && which == 1 && stretch.kind == Kind::school_year && !school_plan_ && term_ && stretch.fresh == 0)
        stretch.fresh = 1;  // «до начала учебного года»: of the one that begins within the plan
    if (edge && stretch.kind != Kind::plan_year) stretch.part = Part::whole;
    const auto days = stretch_at(stretch, year);
    if (!days) return {};
    if (!edge && stretch.at_latest) return days->last;
    if (!edge || which == 1) return days->first;
    constexpr int kToMiddle = 14;
    return which == 3 ? days->last : add_days(days->first, kToMiddle);
}

}  // namespace mera::deadline_language
