#pragma once
// Программа школы: composing it from the programme above, approving it, seeing how it is carried out. Nothing is typed
// that the programme above holds.
#include <optional>
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/control/state_counts.hpp"
#include "domain/plan/child_programme.hpp"
#include "domain/time/calendar.hpp"
#include "store/child_hand_ins.hpp"
#include "store/child_programmes.hpp"
#include "store/evidence_files.hpp"
#include "store/obligations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"

namespace mera {

// --- who -----------------------------------------------------------------------------------------------------------
// The leader composes, approves and accepts; who acts for them may too. When nobody leads, or the leader has left, any
// executor or coordinator of the organisation itself may.
bool belongs_to_organisation(const Actor& actor, OrganisationId organisation);
std::optional<ChildLeader> leader_on(Db& db, const ChildProgramme& child, Date day);
bool may_lead(Db& db, const Actor& actor, const ChildProgramme& child, Date day);
std::optional<ChildProgramme> child_programme_for(Db& db, const Actor& actor, ChildProgrammeId id);
std::vector<ChildProgramme> child_programmes_for(Db& db, const Actor& actor);

// --- what it is ----------------------------------------------------------------------------------------------------
struct ChildObligation {  // one of the parent's obligations, as it stands inside
    ObligationRow row;
    std::optional<Date> own_due;
    Date due_inside;
};
struct ChildRow {
    Measure measure;  // the parent's own, with its words
    std::optional<ChildMeasure> decided;
    std::string person;  // full name; empty when nobody
    std::vector<std::string> organisations;  // to whom below it is passed on
    std::vector<ChildObligation> obligations;
    StateCounts counts;
    std::optional<StateCounts> below = {};  // of those it is passed on to
    bool own_term_lost = false;  // the parent's term came to be earlier than the own one
    bool is_left_out() const { return decided && !decided->left_out.empty(); }
    bool is_asked() const { return obligations.empty() || counts.total() > 0; }  // not released altogether
    bool is_done() const { return counts.total() > 0 && counts.done() == counts.total(); }
};
struct AdditionPeriod {
    std::optional<ScheduledPeriod> when;  // none: done when needed
    ObligationFacts facts;
    std::vector<ChildHandInRecord> hand_ins;  // oldest first
};
struct AdditionRow {
    Addition addition;
    std::string person;
    std::vector<std::string> organisations;
    std::vector<AdditionPeriod> periods;
    std::optional<StateCounts> below = {};
    bool is_done() const;
};
struct ChildPlan {
    ChildProgramme child;
    Programme parent;
    Organisation organisation;
    std::optional<ChildLeader> leader;
    ChildVersion version;                  // the one shown
    std::int64_t last_version = 0;
    std::vector<ChildApproval> approvals;  // oldest first
    std::vector<Section> sections;         // of the parent
    std::vector<ChildRow> rows;            // in the parent's order
    std::vector<AdditionRow> additions;
    std::vector<Measure> gone;             // decided on, and no longer in the parent
    const ChildApproval* approval() const { return approvals.empty() ? nullptr : &approvals.back(); }
    const ChildApproval* approval_of_version() const;
    bool has_newer_draft() const { return !approvals.empty() && approvals.back().version < last_version; }
    std::int64_t measures() const;  // in the programme: not left out, and additions
    std::int64_t done() const;
};
// What reading an own term needs: the terms of the programme above with this organisation's school years and week.
OwnTerms own_terms(Db& db, const Programme& parent, const Organisation& organisation);

enum class Edition { in_force, last };  // in force: the approved one, the last when none is approved yet
ChildPlan child_plan(Db& db, const ChildProgramme& child, Edition edition, const Calendar& calendar, Date today);

// What a person has to do under the programmes of their organisation: the measures they answer for, by the inside term.
std::vector<ChildObligation> inside_tasks(const ChildPlan& plan, PersonId person, Date today);

// The programmes an organisation of the person may still make its own from.
struct ParentChoice {
    Programme programme;
    Organisation organisation;
    std::int64_t measures = 0;
};
std::vector<ParentChoice> parents_to_choose(Db& db, const Actor& actor, Date today);

// How the organisations under a programme make theirs.
struct ChildOverviewRow {
    Organisation organisation;
    std::optional<ChildProgramme> child;
    std::optional<ChildApproval> approval;
    bool has_newer_draft = false;
    std::int64_t measures = 0;
    std::int64_t done = 0;
    std::int64_t overdue = 0;  // of the parent's obligations
    std::vector<std::pair<std::string, std::string>> left_out;  // the short name of the measure, the reason
    std::optional<StateCounts> below;  // what it passed on
};
std::vector<ChildOverviewRow> child_overview(Db& db, const Actor& actor, const Programme& parent,
                                             const Calendar& calendar, Date today);

// --- deeds ---------------------------------------------------------------------------------------------------------
// A second press gives the same programme.
Expected<ChildProgrammeId> create_child_programme(Db& db, const Actor& actor, ProgrammeId parent,
                                                  OrganisationId organisation, const Moment& now);
// `seen`: the version the person looked at; another one in between is a conflict.
Expected<Done> decide_child_measure(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen,
                                    const ChildMeasure& decided, const Calendar& calendar, const Moment& now);
Expected<Done> appoint_for_rest(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen, PersonId person,
                                const Moment& now);
Expected<std::int64_t> save_addition(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen,
                                     const Addition& addition, const Calendar& calendar, const Moment& now);
Expected<Done> drop_addition(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen, std::int64_t key,
                             const Moment& now);
Expected<Done> pass_leading(Db& db, const Actor& actor, ChildProgrammeId id, PersonId person, const Moment& now);

// Approving puts the people of the programme in charge of the parent's obligations and gives those below their own.
struct ApprovedChild {
    std::int64_t obligations = 0;  // created below
};
Expected<ApprovedChild> approve_child_programme(Db& db, const Actor& actor, ChildProgrammeId id, std::int64_t seen,
                                                const std::string& order_number, const std::string& order_date,
                                                const Calendar& calendar, const Moment& now);
// The approved programme becomes a document of an obligation of the parent (clause 2.2).
Expected<SubmissionId> hand_in_child_programme(Db& db, EvidenceFiles& files, const Actor& actor, ChildProgrammeId id,
                                               ObligationId obligation, const Calendar& calendar, const Moment& now);

}  // namespace mera
