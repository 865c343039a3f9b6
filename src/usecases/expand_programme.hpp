#pragma once
// Expanding a programme: who of the list on that day owes what and when. What exists stays as it is; only what is missing
// is created. A change of the plan or of the list goes further: what exists follows it.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/control/obligation_following.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/plan/programme.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/revisions.hpp"

namespace mera {

// Inside a write transaction. Gives the number of obligations created. Serves any programme, a child programme too.
// `later`: the day on which a programme that was there already got more to owe; none: as it is adopted.
std::int64_t expand_programme(Db& db, const Programme& programme, const Calendar& calendar,
                              std::optional<Date> later = {});

// Everything owed under one measure, by organisation: school years by the organisation's own days, due days moved as its
// week wants it.
using WantedPeriods = std::map<OrganisationId, std::vector<ScheduledPeriod>>;
class Expansion {
public:
    Expansion(Db& db, const Programme& programme, const Calendar& calendar);
    WantedPeriods wanted(const Measure& measure) const;
    std::vector<OrganisationId> executors_on(const Measure& measure, Date day) const;

private:
    const Programme& programme_;
    const Calendar& calendar_;
    void add(WantedPeriods& out, Assignment assignment) const;
    std::vector<SchoolListEntry> schools_;
    std::set<OrganisationId> six_days_;
    std::set<OrganisationId> with_own_years_;
    std::vector<std::pair<std::vector<SchoolYear>, std::set<OrganisationId>>>
        by_school_years_;  // whose years are the same
};

// One obligation that a change touches, for the person who decides on it.
struct Followed {
    FollowKind kind = FollowKind::created;
    MeasureId measure = {};
    OrganisationId organisation = {};
    std::optional<ObligationId> obligation = {};  // none: created
    std::optional<Period> period = {};
    std::optional<Date> due_before = {}, due_after = {};
    bool is_past = false;  // the new due day has passed already on the day of the decision
    MeasureName measure_name = {};
    std::string organisation_name = {};
};
struct FollowedBy {
    std::vector<Followed> items;
    std::int64_t count(FollowKind kind) const;
    std::int64_t past() const;  // created or moved with a due day that has passed
};

struct ChangeOfPlan {
    Date from;
    ReleaseReason release = ReleaseReason::revoked_by_order;
    ChangeBasis basis;
    std::optional<std::set<MeasureId>> measures = {};  // only these of the measures in force; none: all of them
};
// Obligations of the measures in force and of those that are not any more follow the plan as it is now written down.
// `organisation`: only its own, since a list has changed. Inside a write transaction.
FollowedBy follow_change(Db& db, const Programme& programme, const Calendar& calendar, const ChangeOfPlan& change,
                         std::optional<OrganisationId> organisation, const Moment& now);

}  // namespace mera
