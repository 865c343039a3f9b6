#include "domain/programme.hpp"

#include <algorithm>

namespace mera {

std::vector<OrganisationId> executors_on(const Measure& measure, const std::vector<SchoolListEntry>& schools,
                                         Date day) {
    std::vector<OrganisationId> out;
    const auto add = [&](OrganisationId organisation) {
        if (std::find(out.begin(), out.end(), organisation) == out.end()) out.push_back(organisation);
    };
    for (const MeasureExecutor& executor : measure.executors) {
        if (executor.kind == ExecutorKind::organisation && executor.organisation) add(*executor.organisation);
        if (executor.kind == ExecutorKind::listed_schools)
            for (const SchoolListEntry& entry : schools)
                if (entry.holds_on(day)) add(entry.school);
    }
    return out;
}

std::vector<Assignment> expand(const Measure& measure, const std::vector<SchoolListEntry>& schools,
                               const ScheduleTerms& terms, const Calendar& calendar) {
    std::vector<Assignment> out;
    for (const Deadline& deadline : measure.deadlines) {
        for (const ScheduledPeriod& when : schedule(deadline, terms, calendar)) {
            for (const OrganisationId organisation : executors_on(measure, schools, when.due_nominal)) {
                const bool twice = std::any_of(out.begin(), out.end(), [&](const Assignment& earlier) {
                    return earlier.organisation == organisation && earlier.when.period == when.period &&
                           earlier.when.due_nominal == when.due_nominal;
                });
                if (!twice) out.push_back({organisation, when});
            }
        }
    }
    return out;
}

}  // namespace mera
