#pragma once
// An amending order becomes the next revision of a programme: compared with the plan in force, shown with everything that
// will happen to obligations, adopted in one transaction.
#include <optional>
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/plan/adoption.hpp"
#include "domain/plan/plan_comparison.hpp"
#include "domain/plan/revision.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/drafts.hpp"
#include "store/programmes.hpp"
#include "usecases/amended_programme.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/plan_in_force.hpp"

namespace mera {

struct RevisionTerms {  // what the amending order leaves open
    Date in_force_from;
    Date term_last;
    AmendedScope scope = AmendedScope::whole_plan;
    std::vector<RowMatch> matches = {};  // the person's choices; the rest is matched by words
    std::vector<AdoptedExecutor> executors = {};  // words that the plan in force did not know
    std::vector<AdoptedTarget> denominators = {};
    std::vector<InstructionChoice> instructions = {};  // of an order that amends part by part
    std::vector<RowNamed> left_out = {};  // changes that the person does not take
};

// What a person looks at before anything is decided.
struct RevisionDraft {
    Programme programme;
    StoredDraft draft;
    PlanInForce before;
    PlanDraft after;  // the plan of the order; of one that amends part by part, the plan in force as it leaves it
    std::vector<RevisionInstruction> instructions = {};  // row.instructions of the comparison point here
    std::optional<AmendedPlan> amended = {};
    bool is_revoked = false;  // the order takes the whole programme out of force
    RevisionTerms terms = {};
    PlanComparison comparison = {};
    std::vector<AdoptedExecutor> unanswered = {};  // words that the terms do not know yet
    bool amends_in_parts() const { return is_amending(draft.plan); }
};
// New targets of which the order does not say of how many they are: a person says it.
std::vector<AdoptedTarget> open_denominators(const RevisionDraft& d);
// The terms are proposed by the order itself where `asked` leaves them out.
Expected<RevisionDraft> compare_revision(Db& db, const Actor& actor, ProgrammeId programme, DraftId draft,
                                         const std::optional<RevisionTerms>& asked, Date today);

struct RevisionOutcome {
    std::int64_t number = 0;  // of the revision
    FollowedBy followed;
};
// The same deed, carried out and undone: what it would do.
Expected<RevisionOutcome> preview_revision(Db& db, const Actor& actor, ProgrammeId programme, DraftId draft,
                                           const RevisionTerms& terms, const Calendar& calendar, const Moment& now);
Expected<RevisionOutcome> adopt_revision(Db& db, const Actor& actor, ProgrammeId programme, DraftId draft,
                                         const RevisionTerms& terms, const Calendar& calendar, const Moment& now);

}  // namespace mera
