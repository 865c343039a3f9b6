// Statements → deadlines. The conventions behind each reading are in docs/deadlines.md.
#include "domain/deadline_resolve.hpp"

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

class Resolver {
public:
    Resolver(const std::optional<PlanTerm>& term, std::vector<std::string>& doubts)
        : term_(term), school_plan_(term && is_school_plan(*term)), doubts_(doubts) {}

    Deadline deadline(const Statement& statement) {
        Deadline out = by_kind(statement);
        const bool is_time = statement.kind == Statement::Kind::condition && statement.condition->when;
        if (statement.condition && !is_time) out.condition = statement.condition->what;
        if (statement.about_else) report_before_its_work(out);
        before_ = out;
        return out;
    }

private:
    void doubt(std::string why) {
        if (std::find(doubts_.begin(), doubts_.end(), why) == doubts_.end()) doubts_.push_back(std::move(why));
    }

    // «в течение года, отчёт до 10 января»: of the year to come, most likely
    void report_before_its_work(const Deadline& report) {
        constexpr int kMonth = 31;
        if (before_.start && before_.end && report.end && *report.end < add_days(*before_.start, kMonth) &&
            *report.end < *before_.end)
            doubt("Отчёт назван на начало срока: проверьте, не следующего ли он года.");
    }

    Deadline by_kind(const Statement& statement) {
        switch (statement.kind) {
            case Statement::Kind::span: return of_span(statement);
            case Statement::Kind::repeat: return of_repeat(statement);
            case Statement::Kind::all_time: return of_all_time(statement);
            case Statement::Kind::condition: return of_condition(*statement.condition);
        }
        return {};
    }

    Deadline of_span(const Statement& statement) {
        const Stretch& leading = statement.span.shape == Shape::until ? statement.span.last : statement.span.first;
        constexpr int kTwoYears = 730;
        if (statement.each_year && !leading.year && term_ && days_between(term_->first, term_->last) >= kTwoYears) {
            Statement yearly = statement;
            yearly.repeat = {.unit = Unit::year, .first = statement.span};
            return of_repeat(yearly);
        }
        Deadline out = read(statement.span);
        const Kind kind = statement.span.first.kind;
        const bool term = kind == Kind::plan_year || kind == Kind::plan_term;
        // «по запросу, в течение года»: on request over the term, whether its length is said or not.
        if (statement.condition_first && term && statement.condition->what != DeadlineCondition::by_separate_plan)
            out.kind = DeadlineKind::range;
        return out;
    }

    Deadline over_term(DeadlineKind kind) { return {.kind = kind, .start = term_->first, .end = term_->last}; }

    Deadline of_condition(const Condition& condition) {
        if (condition.when) return read(*condition.when);
        if (condition.what == DeadlineCondition::by_separate_plan) return {.kind = DeadlineKind::by_separate_plan};
        if (condition.what == DeadlineCondition::on_event && (condition.bound || !term_))
            return {.kind = DeadlineKind::event_bound};
        if (term_) return over_term(DeadlineKind::range);
        if (condition.what == DeadlineCondition::on_demand) return {.kind = DeadlineKind::on_demand};
        doubt("Срок плана неизвестен: назовите, в какие дни это делается.");
        return {.kind = DeadlineKind::range};
    }

    Deadline of_all_time(const Statement& statement) {
        Deadline out{.kind = DeadlineKind::continuous};
        if (statement.within) {
            out = bounded(*statement.within, DeadlineKind::continuous);
        } else if (term_) {
            out = over_term(DeadlineKind::continuous);
        } else {
            doubt("Срок плана неизвестен: назовите, с какого и по какой день это делается постоянно.");
        }
        using enum DeadlineCondition;
        const bool as_needed =
            statement.condition && (statement.condition->what == on_demand || statement.condition->what == on_event);
        if (as_needed) out.kind = DeadlineKind::range;  // «постоянно при приёме на работу» is not all the time
        return out;
    }

    // What goes on within a span; «до 25 мая» goes on from the first day of the plan.
    Deadline bounded(const Span& span, DeadlineKind kind) {
        Deadline out = read(span);
        if (out.kind == DeadlineKind::unknown) return out;
        out.kind = kind;
        if (span.shape == Shape::until && term_ && out.end && term_->first <= *out.end) out.start = term_->first;
        return out;
    }

    // A plan made of whole months, or for several years, declares its term; the day of an order and the last date in it
    // are only outer bounds, and a repetition does not begin with the signature.
    bool term_is_declared() const {
        constexpr int kTwoYears = 730;
        return term_ &&
               ((term_->first == first_day_of_month(term_->first) && term_->last == last_day_of_month(term_->last)) ||
                days_between(term_->first, term_->last) >= kTwoYears);
    }

    Deadline of_repeat(const Statement& statement) {
        Deadline out{.kind = DeadlineKind::recurring};
        if (statement.repeat.after_reporting_year) {
            out.end = first_after_reporting_year(*statement.repeat.first);
            if (term_ && out.end && term_->last < *out.end) doubt("Первый такой срок наступает после конца плана.");
        } else if (statement.repeat.first) {
            earliest_wanted_ = true;
            const Deadline first = read(*statement.repeat.first);
            earliest_wanted_ = false;
            if (first.kind == DeadlineKind::unknown) return first;
            out.start = first.start;
            out.end = first.end;
        } else if (statement.within) {
            out = bounded(*statement.within, DeadlineKind::recurring);
            if (out.kind == DeadlineKind::unknown) return out;
        } else if (term_is_declared()) {
            out.start = term_->first;
            out.end = term_->last;
        }
        out.recurrence = rule_of(statement.repeat, doubts_);
        return out;
    }

    // As of any period that is reported: the year counts when at least half of it lies in the plan.
    int first_reporting_year() const {
        return static_cast<int>(term_->first.year()) + (term_->first.month() < std::chrono::July ? 0 : 1);
    }

    std::optional<Date> first_after_reporting_year(const Span& span) {
        if (!term_) return doubt("Срок плана неизвестен: назовите первый год."), std::nullopt;
        const int first_year = first_reporting_year();
        const bool with_the_year =
            term_->first.month() == std::chrono::January || term_->first.month() == std::chrono::December;
        if (!with_the_year && !span.last.year)
            doubt("Первым отчётным взят " + std::to_string(first_year) +
                  " год: план начинается среди года. Проверьте.");
        const auto days = days_of(span.last, span.last.year.value_or(first_year + 1), school_plan_);
        if (!days) return std::nullopt;
        return days->first;
    }

    // --- one span ---

    Deadline read(const Span& span) {
        Deadline out{.kind = kind_of(span)};
        if (const auto broken = read_broken(span)) return *broken;
        for (std::string& why : conventions_of(span, school_plan_)) doubt(std::move(why));
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

    Deadline without_days(const Span& span, Deadline out) {
        const Stretch& stretch = span.shape == Shape::until ? span.last : span.first;
        if (stretch.kind == Kind::day && stretch.year) {  // 29.02.2019
            doubt("Такого дня нет в календаре. Назовите срок заново.");
            out.kind = DeadlineKind::unknown;
        }
        if (doubts_.empty()) doubt("Дни этого срока не вычислены. Назовите их.");
        return out;
    }

    std::optional<Deadline> read_broken(const Span& span) {
        const bool first = span.shape != Shape::until && span.first.kind == Kind::broken;
        const bool last =
            (span.shape == Shape::until || span.shape == Shape::between) && span.last.kind == Kind::broken;
        if (!first && !last) return {};
        doubt("В сроке есть дата или номер, которых нет в календаре. Назовите срок заново.");
        Deadline out;
        if (span.shape == Shape::between && !first)
            if (const auto days = find({Shape::whole, span.first, {}})) out.start = days->first;
        if (span.shape == Shape::between && !last)
            if (const auto days = find({Shape::whole, span.last, {}})) out.end = days->last;
        return out;
    }

    static bool in_order(const Span& span) {
        if (span.first.kind == Kind::year && span.last.kind == Kind::year) return *span.first.year <= *span.last.year;
        if (span.first.kind != span.last.kind || !has_year_of_its_own(span.first)) return true;
        if (span.first.year && span.last.year) return false;  // it had its years and still no days
        return span.first.month != span.last.month || span.first.day <= span.last.day;
    }

    Deadline reversed(const Span& span) {
        doubt("Конец срока стоит раньше начала. Назовите срок заново.");
        Deadline out;
        if (const auto days = find({Shape::whole, span.first, {}})) out.start = days->first;
        return out;
    }

    void weekday_agrees(const Span& span, Days days) {
        const Stretch& stretch = span.first;
        if (span.shape != Shape::whole || stretch.kind != Kind::day || stretch.weekday == 0) return;
        const std::chrono::weekday named{static_cast<unsigned>(stretch.weekday % 7)};
        if (std::chrono::weekday{std::chrono::sys_days{days.first}} != named)
            doubt("День недели не совпадает с датой. Проверьте дату.");
    }

    void out_of_term(const Span& span, Days days) {
        const bool written = (span.shape == Shape::until ? span.last : span.first).year.has_value();
        if (!written || !term_) return;
        if (days.last < earliest_day(*term_) || term_->last < days.first)
            doubt("Названный год вне срока плана: он взят, как написан. Проверьте год.");
        else if (begins_before_term(span))
            doubt("Год начала не назван: взят так, чтобы начало было раньше конца, и вышел за срок плана. Проверьте.");
    }

    // «май – апрель 2021»: a year was borrowed for May, and it is not a year of the plan.
    bool begins_before_term(const Span& span) {
        if (span.shape != Shape::between || !span.first.borrowed_year) return false;
        const auto first = stretch_at(span.first, 0);
        return first && first->last < earliest_day(*term_);
    }

    std::optional<Days> find(const Span& span) {
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

    static bool is_bound_to_term(const Stretch& stretch) {
        return stretch.kind == Kind::plan_year || stretch.kind == Kind::plan_term ||
               (stretch.kind == Kind::school_year && !stretch.year);
    }

    // Of a school quarter even a written year does not tell the days.
    static bool has_days_of_its_own(const Stretch& stretch) {
        return !is_of_calendar(stretch) && stretch.kind != Kind::year && stretch.kind != Kind::school_year &&
               stretch.kind != Kind::broken;
    }

    void not_of_calendar(const Stretch& stretch) {
        doubt(stretch.kind == Kind::this_unit || stretch.kind == Kind::month
                  ? "Не сказано, какой это месяц или другой срок. Назовите его."
                  : "Дни четвертей, триместров и каникул у каждой школы свои. Назовите даты.");
    }

    std::optional<Days> in_term(const Span& span, const Stretch& leading) {
        if (!term_ && !previous_) return doubt("Год не назван, срок плана неизвестен. Назовите год."), std::nullopt;
        const int from = static_cast<int>((term_ ? term_->first : *previous_).year()) - 1;
        constexpr int kLongestPlan = 60;
        const int to = term_ ? std::min(from + kLongestPlan, static_cast<int>(term_->last.year()) + 1) : from + 2;
        std::vector<Days> candidates;
        for (int year = from; year <= to; ++year)
            if (const auto days = at_year(span, year)) candidates.push_back(*days);
        if (term_ && earliest_wanted_) {  // the first time of what is then repeated each year
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
    Choice next_after_previous(const std::vector<Days>& candidates) const {
        for (const Days& days : candidates)
            if (*previous_ <= days.first) return {days, "Год не назван: взят ближайший после предыдущего срока."};
        return {{}, "Год не назван. Назовите год."};
    }

    // «09.12» in a plan of 2013: the ninth of December, or September 2012.
    void month_or_day(const Stretch& stretch) {
        constexpr int kCentury = 2000, kMonths = 12;
        if (!stretch.may_be_month_and_year || stretch.day > kMonths || !term_) return;
        const int year = kCentury + stretch.month;
        if (year >= static_cast<int>(term_->first.year()) - 1 && year <= static_cast<int>(term_->last.year()))
            doubt("Два числа через точку поняты как день и месяц, а могут быть месяцем и годом.");
    }

    // --- a stretch in a year ---

    std::optional<Days> at_year(const Span& span, int year) {
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
        if (const auto days = join(stretch_at(span.last, year))) return days;
        if (span.last.year || !in_order(span)) return {};
        return join(stretch_at(span.last, year + 1));
    }

    std::optional<Days> stretch_at(const Stretch& stretch, int year) {
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
    std::optional<Days> first_school_year(const Stretch& stretch) const {
        if (!earliest_wanted_ || !term_ || stretch.kind != Kind::school_year || stretch.fresh != 0) return {};
        for (int year = static_cast<int>(term_->first.year()) - 1; year <= static_cast<int>(term_->first.year());
             ++year)
            if (const auto days = days_of(stretch, year, school_plan_); days && term_->first <= days->last) return days;
        return {};
    }

    // The last day of «до …»: the first day of what is named, the end of its end.
    std::optional<Date> due_day(Stretch stretch, int year) {
        const bool edge = stretch.part == Part::edge;
        const int which = stretch.part_number;
        if (edge && which == 2 && stretch.kind != Kind::month) return {};
        if (edge && which == 1 && stretch.kind == Kind::school_year && !school_plan_ && term_ && stretch.fresh == 0)
            stretch.fresh = 1;  // «до начала учебного года»: of the one that begins within the plan
        if (edge && stretch.kind != Kind::plan_year) stretch.part = Part::whole;
        const auto days = stretch_at(stretch, year);
        if (!days) return {};
        if (!edge || which == 1) return days->first;
        constexpr int kToMiddle = 14;
        return which == 3 ? days->last : add_days(days->first, kToMiddle);
    }

    const std::optional<PlanTerm>& term_;
    bool school_plan_;
    std::vector<std::string>& doubts_;
    Deadline before_ = {};
    std::optional<Date> previous_ = {};  // where the deadline before begins
    bool chosen_by_term_ = false;  // the year of the last span was not written
    bool earliest_wanted_ = false;
};

}  // namespace

std::vector<Deadline> resolve(const std::vector<Statement>& statements, const std::optional<PlanTerm>& term,
                              std::vector<std::string>& doubts) {
    Resolver resolver{term, doubts};
    std::vector<Deadline> out;
    for (const Statement& statement : statements) {
        Deadline next = resolver.deadline(statement);
        // One repetition said twice, «4 раза в год (по четвертям)», is owed once; a month named twice is the plan's
        // own.
        if (next.kind == DeadlineKind::recurring && !out.empty() && out.back() == next) continue;
        if (statement.aside && !out.empty() && same_days(out.back(), next)) {
            if (next.kind == DeadlineKind::month) out.back().kind = next.kind;
            continue;
        }
        out.push_back(std::move(next));
    }
    if (may_have_lost_dash(statements, out, term))
        doubts.push_back("Между двумя сроками нет знака: если это промежуток, поставьте тире.");
    return out;
}

}  // namespace mera::deadline_language
