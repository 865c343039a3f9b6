#pragma once
// A document of any kind Mera reads → the plan it holds.
#include <string_view>

#include "base/expected.hpp"
#include "domain/plan/plan_draft.hpp"
#include "office/read/read_document.hpp"

namespace mera {

Expected<PlanDraft> read_order(std::string_view bytes, const ReadOptions& options = {});

}  // namespace mera
