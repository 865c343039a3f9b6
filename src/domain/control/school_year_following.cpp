#include "domain/control/school_year_following.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace mera {

namespace {

int days_in_common(const Period& left, const Period& right) {
    const Date first = std::max(left.first(), right.first()), last = std::min(left.last(), right.last());
    return last < first ? 0 : days_between(first, last) + 1;
}

// Each obligation takes what has most days in common with it, and of several that have equally many the nearest in time:
// «до начала учебного года; до конца учебного года» both begin with the plan.
std::vector<std::optional<std::size_t>> pairs(const std::vector<Owed>& owed,
                                              const std::vector<ScheduledPeriod>& wanted) {
    std::vector<std::optional<std::size_t>> out(owed.size());
    std::vector<bool> taken(wanted.size());
    const auto closeness = [](const Owed& one, const ScheduledPeriod& when) {
        return std::pair{days_in_common(one.when.period, when.period),
                         -std::abs(days_between(one.when.due_nominal, when.due_nominal))};
    };
    for (std::size_t o = 0; o < owed.size(); ++o) {
        if (owed[o].by_hand) continue;
        for (std::size_t w = 0; w < wanted.size(); ++w) {
            const bool may_be = days_in_common(owed[o].when.period, wanted[w].period) > 0 ||
                                is_same_school_period(owed[o].when.period, owed[o].when.due_nominal, wanted[w].period,
                                                      wanted[w].due_nominal);
            if (taken[w] || !may_be) continue;
            if (!out[o] || closeness(owed[o], wanted[*out[o]]) < closeness(owed[o], wanted[w])) out[o] = w;
        }
        if (out[o]) taken[*out[o]] = true;
    }
    return out;
}

FollowStep step_of(const Owed& owed, const ScheduledPeriod& when, Date today) {
    if (owed.transferred) return {FollowKind::holds, &owed, when, owed.facts.due};
    return {FollowKind::moved, &owed, when, std::max(when.due_effective, today)};
}

}  // namespace

bool is_same_school_period(const Period& left, Date left_due, const Period& right, Date right_due) {
    constexpr int kFarthest = 150;  // last lessons are in April at the earliest and in August at the latest
    if (std::abs(days_between(left_due, right_due)) > kFarthest) return false;
    const int shorter = std::min(left.days(), right.days());
    return (left.days() == 1 && right.days() == 1) || days_in_common(left, right) * 2 > shorter;
}

std::vector<FollowStep> follow_school_year(const std::vector<Owed>& owed, const std::vector<ScheduledPeriod>& wanted,
                                           Date today) {
    std::vector<FollowStep> out;
    const auto pair = pairs(owed, wanted);
    std::vector<bool> taken(wanted.size());
    for (std::size_t at = 0; at < owed.size(); ++at) {
        const Owed& one = owed[at];
        if (!pair[at]) {
            const bool ahead = one.when.due_nominal >= today && one.facts.due >= today;
            if (one.is_open() && ahead && !one.by_hand && !one.transferred) out.push_back({FollowKind::released, &one});
            continue;
        }
        const ScheduledPeriod& when = wanted[*pair[at]];
        taken[*pair[at]] = true;
        const bool comes_back = one.lifted_by_change && when.due_nominal >= today;
        if (comes_back) out.push_back({FollowKind::returned, &one, when});
        if (one.when.period == when.period && one.when.due_nominal == when.due_nominal) continue;
        const bool is_over = one.facts.due < today && when.due_effective < today;
        if ((one.is_open() && !is_over) || comes_back)
            out.push_back(step_of(one, when, today));
        else if (!one.is_open())
            out.push_back({FollowKind::answers, &one, when});
    }
    for (std::size_t at = 0; at < wanted.size(); ++at)
        if (!taken[at] && wanted[at].due_nominal >= today) out.push_back({FollowKind::created, nullptr, wanted[at]});
    return out;
}

}  // namespace mera
