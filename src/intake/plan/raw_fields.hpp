#pragma once
// Cells of a row go into the fields of its measure, each by what its column holds.
#include "intake/plan/raw_plan.hpp"
#include "intake/table/columns.hpp"

namespace mera::intake {

void take_cell(RawMeasure& measure, const Column& column, const Cell& cell);

}  // namespace mera::intake
