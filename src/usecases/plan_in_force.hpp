#pragma once
// The plan in force in the shape in which an order is read, to be compared with another.
#include <vector>

#include "domain/plan/plan_comparison.hpp"
#include "domain/plan/plan_draft.hpp"
#include "store/db.hpp"
#include "store/programmes.hpp"

namespace mera {

// The measures in force as a draft, to be compared with another, and which measure each row is.
struct PlanInForce {
    PlanDraft plan;
    std::vector<Measure> clauses;  // beside plan.clauses
    std::vector<std::vector<Measure>> sections;  // beside plan.sections
    const Measure& at(const PlanRow& row) const;
};
PlanInForce plan_in_force(Db& db, ProgrammeId programme);

std::vector<FieldChange> changes_between(const Measure& before, const Measure& after);  // of two wordings

}  // namespace mera
