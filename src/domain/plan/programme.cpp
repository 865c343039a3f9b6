#include "domain/plan/programme.hpp"

#include <algorithm>
#include <set>

namespace mera {

std::vector<OrganisationId> executors_on(const Measure& measure, const std::vector<SchoolListEntry>& schools,
                                         Date day) {
    std::vector<OrganisationId> out;
    std::set<OrganisationId> added;  // hundreds of schools: a search through the list for each would be felt
    const auto add = [&](OrganisationId organisation) {
        if (added.insert(organisation).second) out.push_back(organisation);
    };
    for (const MeasureExecutor& executor : measure.executors) {
        if (executor.kind == ExecutorKind::organisation && executor.organisation) add(*executor.organisation);
        if (executor.kind == ExecutorKind::listed_schools)
            for (const SchoolListEntry& entry : schools)
                if (entry.holds_on(day)) add(entry.school);
    }
    return out;
}

bool follows_school_year(const Measure& measure, const ScheduleTerms& terms) {
    return std::any_of(measure.deadlines.begin(), measure.deadlines.end(), [&](const Deadline& deadline) {
        return follows_school_year(deadline, measure.deadline_text, terms);
    });
}

std::vector<Assignment> expand(const Measure& measure, const std::vector<SchoolListEntry>& schools,
                               const ScheduleTerms& terms, const Calendar& calendar) {
    std::vector<Assignment> out;
    std::vector<ScheduledPeriod> periods;  // two deadlines of one measure may name one period
    for (const Deadline& deadline : measure.deadlines) {
        for (const ScheduledPeriod& when : schedule(deadline, measure.deadline_text, terms, calendar)) {
            const bool twice = std::any_of(periods.begin(), periods.end(), [&](const ScheduledPeriod& earlier) {
                return earlier.period == when.period && earlier.due_nominal == when.due_nominal;
            });
            if (twice) continue;
            periods.push_back(when);
            for (const OrganisationId organisation : executors_on(measure, schools, when.due_nominal))
                out.push_back({organisation, when});
        }
    }
    return out;
}

}  // namespace mera
