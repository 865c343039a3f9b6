#pragma once
// История обязательства: everything recorded about one obligation, each thing with the day on which it was recorded, so
// that any earlier day can be looked at as it was when that day ended. Pure: the state of a day follows from what had been
// recorded by then, never from a state that somebody kept.
#include <optional>
#include <vector>

#include "domain/control/obligation.hpp"
#include "domain/ids.hpp"

namespace mera {

struct ObligationStory {
    struct Term {  // by the plan that opened it, or by the revision that moved it
        Date recorded_on;
        Date period_first, period_last, due_nominal;
    };
    struct HandIn {
        SubmissionId id;
        Date on;
        std::optional<Verdict> verdict = {};
        std::optional<Date> reviewed_on = {};
    };
    struct Lifting {  // снятие с контроля; the day it counts from may differ from the day it was recorded
        Release release;
        Date recorded_on;
        std::optional<Date> returned_on = {};
    };
    struct NewDue {  // a transfer, or a revision that moved the due day
        Date asked_on;
        bool by_change = false;
        std::optional<Date> decided_on = {};
        bool approved = false;
        Date due = {};
    };
    ObligationId id = {};
    Term opened;
    Date due_effective = {};  // before any transfer
    // Each in the order of recording.
    std::vector<Term> terms = {};
    std::vector<HandIn> hand_ins = {};
    std::vector<Lifting> liftings = {};
    std::vector<NewDue> new_dues = {};
};

struct KnownObligation {  // on a day
    ObligationFacts facts;
    Date period_last, due_nominal;
    std::int64_t transfers = 0;
    bool transfer_asked = false;
    std::optional<SubmissionId> last_submission = {};
    friend bool operator==(const KnownObligation&, const KnownObligation&) = default;
};

// As it was known when the day ended; none: nobody knew of it yet.
std::optional<KnownObligation> known_on(const ObligationStory& story, Date day);
std::vector<Date> days_of(const ObligationStory& story);  // on which something was recorded, each once, in order

}  // namespace mera
