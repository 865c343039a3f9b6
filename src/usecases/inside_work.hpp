#pragma once
// What people have to do inside their organisation besides its obligations: own measures of its programme with their days,
// and the earlier days it set itself for measures of the programme above. Only programmes that have been approved.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/access.hpp"
#include "domain/control/reminder.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"

namespace mera {

struct InsideTask {  // one period of an own measure, or what was handed in under one that is done when needed
    OwnTaskKey task;
    OrganisationId organisation = {};
    std::string organisation_name = {};  // the short one
    std::string title = {};
    std::optional<PersonId> person = {};  // who answers
    std::optional<PersonId> leader = {};  // who accepts
    WatchedObligation watched;
    bool is_dated() const { return task.due_nominal.has_value(); }
};
struct InsideTerm {  // an obligation of the programme above with an earlier day of the organisation's own
    ObligationId obligation = {};
    ChildProgrammeId programme = {};
    OrganisationId organisation = {};
    std::optional<PersonId> person = {};
    Date due;
};
struct InsideWork {
    std::vector<InsideTask> tasks;
    std::vector<InsideTerm> terms;  // only of what is still owed
    std::map<ObligationId, Date> due_inside() const;
};

// `only`: of these programmes; none: of all.
InsideWork inside_work(Db& db, const std::optional<std::vector<ChildProgrammeId>>& only, const Calendar& calendar);
// Own measures are nobody's business outside: no controller and no curator is told, and the leader reviews. Nothing: this is
// not told of it.
std::optional<ReminderKind> kind_inside(ReminderKind kind, const InsideTask& task);
std::string own_task_path(const OwnTaskKey& task);  // of its page: «/child-programmes/3/own/7?due=2020-06-12»
// The earlier days of these obligations, where their organisations have set any.
std::map<ObligationId, Date> inside_terms_of(Db& db, const std::vector<ObligationId>& obligations,
                                             const Calendar& calendar);
std::vector<InsideTask> find_inside_tasks(Db& db, const std::vector<OwnTaskKey>& tasks, const Calendar& calendar);

// What concerns this person: what they answer for, and everything of a programme that they lead.
InsideWork inside_work_of(Db& db, const Actor& actor, const Calendar& calendar, Date today);

}  // namespace mera
