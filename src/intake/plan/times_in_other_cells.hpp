#pragma once
// Times that stand in other cells of a row than that of its deadline: «Завуч (до 15 мая)», «Провести конкурс до 20 февраля» due in March.
#include "intake/plan/measures.hpp"

namespace mera::intake {

// A doubt at the cell whose time the deadline neither says nor holds; the deadline must have been read.
void doubt_times_in_other_cells(DraftMeasure& measure, const RawMeasure& raw, const MeasureContext& context);

}  // namespace mera::intake
