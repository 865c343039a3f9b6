#pragma once
// Obligations: single ones with their history, lists with filters, and counts. Lists and counts read the derived table
// obligation_facts; the truth stays in obligation, submission, review, control_release, transfer.
#include <optional>
#include <string>
#include <vector>

#include "domain/discipline.hpp"
#include "domain/obligation.hpp"
#include "domain/period.hpp"
#include "domain/programme.hpp"
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
    std::int64_t returns = 0;
    std::int64_t transfers = 0;
    bool transfer_asked = false;  // waits for the controller
    std::optional<SubmissionId> last_submission = {};
};

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
    ControlFilter control = ControlFilter::counted;
    std::optional<Date> due_from = {};
    std::optional<Date> due_to = {};
    bool transfer_asked = false;
    std::string search = {};  // in measure number and title, organisation; any case
};

struct ListPage {
    std::int64_t number = 1;  // from 1
    std::int64_t size = 100;
};

ObligationId insert_obligation(Db& db, ProgrammeId programme, MeasureId measure, const Assignment& assignment,
                               std::optional<PersonId> opened_by, const std::string& opened_reason);
bool obligation_exists(Db& db, MeasureId measure, const Assignment& assignment);
std::optional<ObligationRow> find_obligation(Db& db, ObligationId id);
std::vector<ObligationRow> list_obligations(Db& db, const ObligationFilter& filter, Date today, const ListPage& page);
std::int64_t count_obligations(Db& db, const ObligationFilter& filter, Date today);

struct StateCounts {  // of what is on control, by execution state; released apart
    std::int64_t upcoming = 0, in_progress = 0, under_review = 0, returned = 0, fulfilled = 0, fulfilled_late = 0,
                 overdue = 0;
    std::int64_t released = 0;
    std::int64_t due_soon = 0;  // still owed and due within the next seven days, today included
    Discipline discipline;      // of all that was due by today
    std::int64_t total() const {
        return upcoming + in_progress + under_review + returned + fulfilled + fulfilled_late + overdue;
    }
    std::int64_t done() const { return fulfilled + fulfilled_late; }
    StateCounts& operator+=(const StateCounts& other);
};

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
std::vector<MatrixCell> count_states_by_cell(Db& db, ProgrammeId programme, Date today);
struct MonthDiscipline {
    std::string month;  // 2020-03
    Discipline discipline;
};
// Of what was due in each month up to today.
std::vector<MonthDiscipline> discipline_by_month(Db& db, const ObligationFilter& filter, Date today);

// The derived table: one row from the truth, or all of it.
void refresh_obligation_facts(Db& db, ObligationId id);
void rebuild_obligation_facts(Db& db);
std::int64_t count_wrong_obligation_facts(Db& db);  // rows that differ from the truth

}  // namespace mera
