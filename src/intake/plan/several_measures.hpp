#pragma once
// One cell with several measures («1. Провести …¶2. Издать …», or a paragraph for each beside as many times) becomes several
// measures.
#include <vector>

#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

// The measure itself when its title is one. `paragraphs`: the lines of a cell are what was typed as such. Fields with as many lines or numbers as there are measures are shared out,
// the others belong to each; the split is a doubt.
std::vector<RawMeasure> part_measures(const RawMeasure& measure, bool paragraphs);

}  // namespace mera::intake
