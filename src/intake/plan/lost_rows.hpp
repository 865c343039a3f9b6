#pragma once
// Rows that a scan may have lost: a number missing between two others, a row taken for the title of a section, a table
// of which no measure was read.
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

std::vector<Doubt> doubts_about_lost_rows(const RawPlan& plan);

}  // namespace mera::intake
