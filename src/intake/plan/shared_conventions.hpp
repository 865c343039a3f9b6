#pragma once
// What Mera takes by one convention in many rows is said once for the plan, where it was said beside every row.
#include "domain/plan/plan_draft.hpp"

namespace mera::intake {

void say_conventions_once(PlanDraft& draft);

}  // namespace mera::intake
