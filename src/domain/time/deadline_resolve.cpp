// Statements → deadlines. The conventions behind each reading are in docs/deadlines.md.
#include "domain/time/deadline_resolve.hpp"

#include <algorithm>

#include "domain/time/deadline_span_reader.hpp"

namespace mera::deadline_language {

namespace {

using Kind = Stretch::Kind;
using Shape = Span::Shape;

class Resolver {
public:
    Resolver(const std::optional<PlanTerm>& term, std::vector<std::string>& doubts)
        : term_(term), doubts_(doubts), spans_(term, doubts) {}

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
        Deadline out = spans_.read(statement.span);
        const Kind kind = statement.span.first.kind;
        const bool term = kind == Kind::plan_year || kind == Kind::plan_term;
        // «по запросу, в течение года»: on request over the term, whether its length is said or not.
        if (statement.condition_first && term && statement.condition->what != DeadlineCondition::by_separate_plan)
            out.kind = DeadlineKind::range;
        return out;
    }

    Deadline over_term(DeadlineKind kind) { return {.kind = kind, .start = term_->first, .end = term_->last}; }

    Deadline of_condition(const Condition& condition) {
        if (condition.when) return spans_.read(*condition.when);
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
        Deadline out = spans_.read(span);
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
            const Deadline first = spans_.read_first_time(*statement.repeat.first);
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
        const auto days = days_of(span.last, span.last.year.value_or(first_year + 1), term_ && is_school_plan(*term_));
        if (!days) return std::nullopt;
        return days->first;
    }

    const std::optional<PlanTerm>& term_;
    std::vector<std::string>& doubts_;
    SpanReader spans_;
    Deadline before_ = {};
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
