#pragma once
// Obligations: single ones with their history, lists with filters, and counts. Lists and counts read the derived table
// obligation_facts; the truth stays in obligation, submission, review, control_release, transfer.
#include <optional>
#include <string>
#include <vector>

#include "domain/control/obligation.hpp"
#include "domain/control/state_counts.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/plan/programme.hpp"
#include "domain/time/period.hpp"
#include "store/db.hpp"

namespace mera {

struct ObligationRow {  // one line of a list
    ObligationId id = {};
    ProgrammeId programme = {};
    MeasureId measure = {};
    OrganisationId organisation = {};
    std::string measure_number;
    std::string measure_title;
    bool is_clause = false;
    std::string organisation_name;  // the short one
    Date period_first;
    Date period_last;
    Date due_nominal;
    Date due_original;  // before any transfer
    ObligationFacts facts;
    std::int64_t transfers = 0;
    bool transfer_asked = false;  // waits for the controller
    std::optional<SubmissionId> last_submission = {};
};
inline MeasureName name_of(const ObligationRow& row) { return {row.measure_number, row.measure_title, row.is_clause}; }

enum class ControlFilter {
    counted,     // on control, or released because it was fulfilled: what the figures speak of
    on_control,
    released,
    any,
};

struct ObligationFilter {
    std::optional<ProgrammeId> programme = {};
    std::vector<OrganisationId> organisations = {};  // empty: all
    std::optional<MeasureId> measure = {};
    std::optional<SectionId> section = {};
    std::optional<ExecutionState> state = {};
    std::optional<ControlFigure> figure = {};  // says for itself what of the control axis it counts
    std::optional<ReleaseReason> release = {};
    ControlFilter control = ControlFilter::counted;
    std::optional<Date> due_from = {};
    std::optional<Date> due_to = {};
    bool transfer_asked = false;
    std::string executor = {};  // as the order calls them, folded: «образовательные организации»
    std::string search = {};  // in measure number and title, organisation; any case
    // As it was known when that day ended; the day handed beside the filter is the same one then. None: as it is now.
    std::optional<Date> known_on = {};
};

struct ListPage {
    std::int64_t number = 1;  // from 1
    std::int64_t size = 100;
};

ObligationId insert_obligation(Db& db, ProgrammeId programme, MeasureId measure, const Assignment& assignment,
                               std::optional<PersonId> opened_by, const std::string& opened_reason);
// Where an obligation stands in the queue of review, served in the order of handing in. One that has just been decided
// still has its neighbours.
struct ReviewPlace {
    std::optional<ObligationId> previous = {}, next = {};
    std::int64_t number = 0;  // from 1; 0: it does not wait any more
    std::int64_t total = 0;
};
// `organisations`: whose work the person decides on; empty: everybody's.
ReviewPlace review_place(Db& db, ObligationId id, const std::vector<OrganisationId>& organisations = {});

struct NewObligation {
    MeasureId measure;
    Assignment assignment;
};
struct Opening {  // from which day it is owed and what brought it; neither: the plan as it was adopted
    Date on;
    std::optional<RevisionId> revision = {};
    std::optional<SchoolListChangeId> list_change = {};
    std::optional<SchoolYearChangeId> school_year = {};
};
// Many at once: rows in batches, derived tables set by set. Inside a write transaction.
void insert_obligations(Db& db, ProgrammeId programme, const std::vector<NewObligation>& obligations,
                        const Opening& opening);
struct ExistingObligation {  // what tells one obligation of a programme from another, by the revision in force
    MeasureId measure;
    OrganisationId organisation;
    Date period_first, period_last, due_nominal;
    friend auto operator<=>(const ExistingObligation&, const ExistingObligation&) = default;
};
std::vector<ProgrammeId> programmes_owed_by(Db& db, OrganisationId organisation);  // in which it owes anything
std::vector<ExistingObligation> existing_obligations(Db& db, ProgrammeId programme);
bool obligation_exists(Db& db, MeasureId measure, const Assignment& assignment);
std::optional<ObligationRow> find_obligation(Db& db, ObligationId id);
std::vector<ObligationRow> find_obligations(Db& db, const std::vector<ObligationId>& ids);  // by due date
std::optional<Date> last_deed_on(Db& db, ObligationId id);  // the latest day of anything recorded about it
std::vector<ObligationRow> list_obligations(Db& db, const ObligationFilter& filter, Date today, const ListPage& page);
std::int64_t count_obligations(Db& db, const ObligationFilter& filter, Date today);

// Counts: of all three axes of the filter that say whose and what (never of state and control: every number says for
// itself what it counts), and of due dates.
StateCounts count_states(Db& db, const ObligationFilter& filter, Date today);
struct OrganisationCounts {
    OrganisationId organisation;
    std::string name;
    StateCounts counts;
};
std::vector<OrganisationCounts> count_states_by_organisation(Db& db, const ObligationFilter& filter, Date today);
struct MeasureCounts {
    MeasureId measure;
    StateCounts counts;
};
std::vector<MeasureCounts> count_states_by_measure(Db& db, const ObligationFilter& filter, Date today);
struct MatrixCell {
    MeasureId measure;
    OrganisationId organisation;
    StateCounts counts;
};
std::vector<MatrixCell> count_states_by_cell(Db& db, const ObligationFilter& filter, Date today);
struct DayCount {
    Date due;
    std::int64_t total = 0;
    std::int64_t owed = 0;  // neither accepted nor waiting for review
};
std::vector<DayCount> count_by_due_day(Db& db, const ObligationFilter& filter);  // days with something due
struct MonthCounts {
    Date month;  // its first day
    StateCounts counts;
};
std::vector<MonthCounts> count_states_by_month(Db& db, const ObligationFilter& filter, Date today);  // by due date
struct ExecutorCounts {
    std::string words;  // as the order calls them
    std::string folded;  // for ObligationFilter::executor
    StateCounts counts;
};
// By the executors the order names. An obligation counts for each of the words that lead to its organisation.
std::vector<ExecutorCounts> count_states_by_executor(Db& db, const ObligationFilter& filter, Date today);

// The derived tables: one row from the truth, some, those just created (numbered after `after`), or all of it.
void refresh_obligation_facts(Db& db, ObligationId id);
void refresh_obligation_facts(Db& db, const std::vector<ObligationId>& ids);
void add_fresh_facts(Db& db, ProgrammeId programme, ObligationId after);
void refresh_programme_facts(Db& db, ProgrammeId programme);
void rebuild_obligation_facts(Db& db);
std::int64_t count_wrong_obligation_facts(Db& db);  // rows that differ from the truth

}  // namespace mera
