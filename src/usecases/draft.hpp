#pragma once
// From a draft to an adopted plan: correct, adopt.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/plan/adoption.hpp"
#include "domain/plan/plan_row.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/drafts.hpp"

namespace mera {

// A draft is seen by coordinators who stand in or over the organisation of the person who brought the order.
bool may_see_draft(Db& db, const Actor& actor, std::optional<PersonId> created_by);
std::optional<StoredDraft> draft_for(Db& db, const Actor& actor, DraftId id);
std::vector<DraftRow> open_drafts_for(Db& db, const Actor& actor);

// A correction of any field is a new version. `seen_version`: the one the person corrected; another one in between is
// a conflict, so that two people do not undo each other.
Expected<std::int64_t> correct_draft(Db& db, const Actor& actor, DraftId draft, std::int64_t seen_version,
                                     const PlanDraft& corrected, const Moment& now);
// A doubtful field is right as it was read: its doubts are settled; those of the whole row when no field is named.
Expected<std::int64_t> accept_reading(Db& db, const Actor& actor, DraftId draft, std::int64_t seen_version,
                                      const PlanRow& row, std::string_view field, const Moment& now);
Expected<Done> discard_draft(Db& db, const Actor& actor, DraftId draft, const Moment& now);

// Defaults of the adoption: the order read against the register and what people of its owner answered before.
AdoptionTerms adoption_terms_for(Db& db, const Actor& actor, const PlanDraft& plan);

struct Adopted {
    ProgrammeId programme;
    std::int64_t obligations = 0;
};
// One transaction: organisations the plan needs, the school list, the programme, its measures and every dated obligation.
Expected<Adopted> adopt_plan(Db& db, const Actor& actor, DraftId draft, const AdoptionTerms& terms,
                             const Calendar& calendar, const Moment& now);

// What adopting would create, for the page where a person decides: measure number → organisations × periods.
struct AdoptionPreviewRow {
    std::string number;
    std::string title;
    std::vector<ScheduledPeriod> periods;
    std::int64_t organisations = 0;
    std::int64_t obligations = 0;
    bool opens_by_hand = false;
};
std::vector<AdoptionPreviewRow> preview_adoption(const PlanDraft& draft, const AdoptionTerms& terms,
                                                 const Calendar& calendar);

}  // namespace mera
