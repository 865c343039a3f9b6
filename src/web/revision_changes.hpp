#pragma once
// What changed in a measure, column by column: the words that went and the words that came.
#include <string>
#include <vector>

#include "domain/plan/plan_comparison.hpp"
#include "web/views/pieces.hpp"

namespace mera {

Html changes_table(const std::vector<FieldChange>& fields, const std::string& caption);

}  // namespace mera
