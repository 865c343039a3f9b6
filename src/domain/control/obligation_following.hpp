#pragma once
// How obligations follow a change of the plan or of the list of schools. Open ones follow: they get the new term, leave
// control or come back to it; what was handed in, accepted or released by a person keeps its history and is never asked
// for twice. Pure: the steps are decided here and written by the store.
#include <optional>
#include <vector>

#include "domain/control/obligation.hpp"
#include "domain/ids.hpp"
#include "domain/time/schedule.hpp"

namespace mera {

struct Owed {  // an obligation as a change finds it
    ObligationId id = {};
    MeasureId measure = {};
    OrganisationId organisation = {};
    ScheduledPeriod when;  // by the revision in force so far
    Date opened_on;
    ObligationFacts facts;
    bool by_hand = false;  // opened by a person, on demand
    bool lifted_by_change = false;  // released by an earlier revision, list or school year, not by a person's decision
    bool transferred = false;  // a controller has given it another day
    bool is_open() const { return !facts.release && (!facts.last || facts.last->verdict == Verdict::returned); }
};

enum class FollowKind {
    moved,  // open, gets the new term
    answers,  // done, waiting for review or out of control: answers for the new term, keeps its own
    released,  // leaves control
    returned,  // comes back to control
    holds,  // open, gets the new period; the day that a controller gave holds
    created,  // owed anew
};

struct FollowStep {
    FollowKind kind;
    const Owed* owed = nullptr;  // none: created
    std::optional<ScheduledPeriod> when = {};  // the term that is answered for; none: released
    std::optional<Date> due = {};  // moved: the due day in force afterwards
};

// Whether the organisation still belongs to the measure.
enum class Belonging {
    stays,  // its open work follows the new terms
    leaves,  // a school that left the list: what is due from that day on is no longer asked of it
    ended,  // the measure is excluded or addresses others now: nothing open remains
};

// Of one organisation under one measure. `wanted`: what it owes by the changed plan; `from`: the day in force. Nothing
// due before that day is created; a new term that had passed by then counts from that day. The pointers are into `owed`.
std::vector<FollowStep> follow(const std::vector<Owed>& owed, const std::vector<ScheduledPeriod>& wanted,
                               Belonging belonging, Date from);

}  // namespace mera
