#pragma once
// Programmes that organisations made from the one above them: versions of the composition, approvals, who leads; and what
// was passed on below.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/control/obligation.hpp"
#include "domain/plan/child_programme.hpp"
#include "store/db.hpp"

namespace mera {

struct ChildProgramme {
    ChildProgrammeId id = {};
    ProgrammeId parent = {};
    OrganisationId organisation = {};
    std::string created_at;
};
ChildProgrammeId insert_child_programme(Db& db, ProgrammeId parent, OrganisationId organisation, PersonId by,
                                        const Moment& now);
std::optional<ChildProgramme> find_child_programme(Db& db, ChildProgrammeId id);
std::optional<ChildProgramme> find_child_programme(Db& db, ProgrammeId parent, OrganisationId organisation);
std::vector<ChildProgramme> child_programmes_of(Db& db, ProgrammeId parent);
std::vector<ChildProgramme> all_child_programmes(Db& db);

struct ChildVersion {
    std::int64_t version = 0;
    Composition composition;
    std::string edited_by;
    std::string edited_at;
};
void insert_child_version(Db& db, ChildProgrammeId id, std::int64_t version, const Composition& composition,
                          std::optional<PersonId> by, const Moment& now);
std::optional<ChildVersion> child_version(Db& db, ChildProgrammeId id, std::int64_t version);
ChildVersion last_child_version(Db& db, ChildProgrammeId id);

struct ChildApproval {
    std::int64_t version = 0;
    ApprovingOrder order;
    std::string by;  // «Иванов И.И.», «Иванов И.И. за: Петрова П.П.»
    Date on;
};
void insert_child_approval(Db& db, ChildProgrammeId id, std::int64_t version, const ApprovingOrder& order,
                           const Doer& doer, const Moment& now);
std::vector<ChildApproval> child_approvals(Db& db, ChildProgrammeId id);  // oldest first: the last is in force

// The approved composition of a programme, and who leads it.
struct ChildInForce {
    ChildProgramme child;
    Composition composition;
    std::optional<PersonId> leader = {};
};
// `only`: of these programmes; none: of all that have been approved.
std::vector<ChildInForce> child_programmes_in_force(Db& db, const std::optional<std::vector<ChildProgrammeId>>& only);

struct OwedDue {  // what an organisation owes under a measure of the programme above
    ObligationId id = {};
    MeasureId measure = {};
    Date due_original;  // before any transfer
    ObligationFacts facts;
};
std::vector<OwedDue> owed_dues(Db& db, OrganisationId organisation,
                               const std::vector<MeasureId>& measures);  // by due date

void insert_child_leader(Db& db, ChildProgrammeId id, PersonId person, PersonId by, const Moment& now);
struct ChildLeader {
    PersonId person = {};
    std::string full_name;
};
std::optional<ChildLeader> child_leader(Db& db, ChildProgrammeId id);  // the last one appointed, wherever they are now

// What was passed on below: the programme, and what each of its measures was made from.
void insert_passed_programme(Db& db, ProgrammeId programme, ChildProgrammeId made_from);
std::optional<ProgrammeId> passed_programme_of(Db& db, ChildProgrammeId id);
std::optional<ChildProgrammeId> made_from(Db& db, ProgrammeId programme);
struct PassedMeasure {
    MeasureId measure = {};
    std::optional<MeasureId> parent = {};
    std::optional<std::int64_t> addition = {};
};
void insert_passed_measure(Db& db, ChildProgrammeId id, const PassedMeasure& passed);
std::vector<PassedMeasure> passed_measures(Db& db, ChildProgrammeId id);
std::vector<PassedMeasure> passed_from(Db& db, MeasureId parent);  // by every organisation
std::optional<PassedMeasure> find_passed(Db& db, MeasureId measure);
// The owners from this programme upwards, itself first.
std::vector<OrganisationId> owners_upwards(Db& db, ProgrammeId programme);

// The measure under which programmes made from this one are handed in.
void insert_programme_request(Db& db, ProgrammeId programme, MeasureId measure, PersonId by, const Moment& now);
std::optional<MeasureId> requesting_measure(Db& db, ProgrammeId programme);

}  // namespace mera
