#pragma once
// Words of a deadline that a person typed into a draft.
#include <string_view>

#include "domain/plan/plan_draft.hpp"

namespace mera {

// The same grammar as `mera deadline`, within the term of this plan.
DeadlineReading read_typed_deadline(std::string_view words, const PlanDraft& plan);

}  // namespace mera
