#include "usecases/expand_programme.hpp"

#include <algorithm>
#include <set>

#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"

namespace mera {

std::int64_t expand_programme(Db& db, const Programme& programme, const Calendar& calendar) {
    const auto schools = school_list_entries(db, programme.school_list);
    auto existing = existing_obligations(db, programme.id);
    std::sort(existing.begin(), existing.end());
    std::vector<NewObligation> missing;
    std::set<OrganisationId> six_days;
    for (const Organisation& organisation : all_organisations(db))
        if (organisation.six_day_week) six_days.insert(organisation.id);
    for (const Measure& measure : measures_of(db, programme.id))
        for (Assignment a : expand(measure, schools, programme.terms, calendar)) {
            if (six_days.contains(a.organisation))
                a.when.due_effective =
                    calendar.effective(a.when.due_nominal, programme.terms.shift_policy, WorkWeek::six_days);
            if (!std::binary_search(existing.begin(), existing.end(),
                                    ExistingObligation{measure.id, a.organisation, a.when.period.first(),
                                                       a.when.period.last(), a.when.due_nominal}))
                missing.push_back({measure.id, a});
        }
    insert_obligations(db, programme.id, missing);
    return static_cast<std::int64_t>(missing.size());
}

}  // namespace mera
