#pragma once
// One cell with several numbered measures («1. Провести …¶2. Издать …») becomes several measures.
#include <vector>

#include "intake/raw_plan.hpp"

namespace mera::intake {

// The measure itself when its title is one. Fields with as many lines or numbers as there are measures are shared out,
// the others belong to each; the split is a doubt.
std::vector<RawMeasure> part_measures(const RawMeasure& measure);

}  // namespace mera::intake
