#pragma once
// Cells of a row go into the fields of its measure, each by what its column holds.
#include "intake/columns.hpp"
#include "intake/raw_plan.hpp"

namespace mera::intake {

void take_cell(RawMeasure& measure, const Column& column, const Cell& cell);

}  // namespace mera::intake
