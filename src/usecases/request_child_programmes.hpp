#pragma once
// Clause 2.2 as an obligation: the coordinator asks the organisations under a programme for their own ones by a day.
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/plan/plan_draft.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"

namespace mera {

// The clauses of the order that are not measures yet, the one that speaks of working out programmes first.
std::vector<DraftClause> clauses_to_request(Db& db, ProgrammeId programme);

struct ChildRequest {
    std::string number, words;  // of the clause
    std::string due;            // as typed
};
Expected<std::int64_t> request_child_programmes(Db& db, const Actor& actor, ProgrammeId programme,
                                                const ChildRequest& request, const Calendar& calendar,
                                                const Moment& now);  // how many obligations it made

}  // namespace mera
