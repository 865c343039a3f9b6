// What two deadlines standing side by side tell of each other.
#include "domain/time/deadline_resolve.hpp"

namespace mera::deadline_language {

bool same_days(const Deadline& before, const Deadline& aside) {
    const auto is_time = [&](const Deadline& one) {
        return !one.recurrence && one.end && (one.start.has_value() || before.kind == aside.kind);
    };
    return before.start == aside.start && before.end == aside.end && is_time(before) && is_time(aside) &&
           (!aside.condition || before.condition == aside.condition);
}

bool may_have_lost_dash(const std::vector<Statement>& statements, const std::vector<Deadline>& deadlines,
                        const std::optional<PlanTerm>& term) {
    const auto is_plain = [](const Statement& one) {
        return one.kind == Statement::Kind::span && one.span.shape == Span::Shape::whole && !one.condition &&
               !one.aside;
    };
    if (!term || statements.size() != 2 || deadlines.size() != 2) return false;
    if (!is_plain(statements[0]) || !is_plain(statements[1])) return false;
    if (statements[1].join != Join::space || statements[1].new_line) return false;
    constexpr int kSummer = 92;  // a school plan may name its lessons only
    return deadlines[0].start == term->first && deadlines[1].end && *deadlines[1].end <= term->last &&
           days_between(*deadlines[1].end, term->last) <= (is_school_plan(*term) ? kSummer : 0);
}

}  // namespace mera::deadline_language
