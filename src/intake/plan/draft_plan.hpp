#pragma once
// From gathered texts to the sections of a draft: titles mended, every measure read.
#include <optional>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/plan/plan_term.hpp"
#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

std::vector<DraftSection> draft_sections(const RawPlan& plan, const Source& source,
                                         const std::optional<FoundTerm>& found, std::vector<Repair>& repairs);

}  // namespace mera::intake
