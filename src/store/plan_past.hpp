#pragma once
// The plan and the list of schools as they were known at the end of an earlier day: what had been adopted and written down
// by then. An order adopted later does not change what people saw, even when it counts from an earlier day.
#include <map>
#include <vector>

#include "domain/people/organisation.hpp"
#include "domain/plan/revision.hpp"
#include "store/db.hpp"
#include "store/programmes.hpp"

namespace mera {

struct PlanOnDay {
    std::vector<Revision> revisions;  // adopted by then, oldest first
    std::vector<Measure> measures;  // in force, in the order's order
    std::map<MeasureId, Measure> words;  // the latest words of every measure there had been, excluded ones too
    std::vector<Revision> later_but_from;  // adopted afterwards although they count from that day or before
};
PlanOnDay plan_on(Db& db, ProgrammeId programme, Date day);

std::vector<SchoolListEntry> school_list_on(Db& db, SchoolListId list, Date day);

}  // namespace mera
