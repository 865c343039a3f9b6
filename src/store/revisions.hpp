#pragma once
// Revisions of a programme, and what a change of the plan or of the list of schools writes about obligations.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/control/obligation_following.hpp"
#include "domain/plan/revision.hpp"
#include "store/db.hpp"

namespace mera {

RevisionId insert_revision(Db& db, const Revision& revision, std::optional<DraftId> draft, std::optional<PersonId> by);
std::vector<Revision> revisions_of(Db& db, ProgrammeId programme);  // oldest first
void extend_programme(Db& db, ProgrammeId programme, Date term_last);
std::vector<ProgrammeId> programmes_of_list(Db& db, SchoolListId list);

// The words of the amending order that changed a measure.
struct MeasureInstruction {
    MeasureId measure = {};
    std::string quote;
};
void insert_measure_instruction(Db& db, RevisionId revision, const MeasureInstruction& instruction);
std::vector<MeasureInstruction> instructions_of(Db& db,
                                                RevisionId revision);  // in the order in which they were written

// Every obligation of a programme, or of one organisation in it, as a change finds it.
std::vector<Owed> owed_under(Db& db, ProgrammeId programme, std::optional<OrganisationId> organisation = {});

// What stands behind a written step: an amending order, a change of the list, other days of a school year.
struct ChangeBasis {
    std::optional<RevisionId> revision = {};
    std::optional<SchoolListChangeId> list_change = {};
    std::string words = {};
    std::optional<PersonId> by = {};
    std::optional<SchoolYearChangeId> school_year = {};
};
void insert_change_release(Db& db, ObligationId id, ReleaseReason reason, Date on, const ChangeBasis& basis,
                           const Moment& now);
void insert_control_return(Db& db, ObligationId id, Date on, const ChangeBasis& basis, const Moment& now);
void insert_revised_due(Db& db, ObligationId id, Date due, Date on, const ChangeBasis& basis);
void insert_obligation_term(Db& db, ObligationId id, const ScheduledPeriod& when, bool is_moved, Date on,
                            const ChangeBasis& basis);

struct RevisionEffect {  // counted from what was written
    std::int64_t created = 0, moved = 0, released = 0, returned = 0;
};
RevisionEffect effect_of(Db& db, RevisionId revision);
RevisionEffect effect_of(Db& db, SchoolListChangeId change);

}  // namespace mera
