#pragma once
// Streaks of a scanner: dust on the glass of a feeder draws a faint line over the whole sheet, which leans when the sheet
// lay askew and was levelled. Too faint for the grain of the paper and too much hidden by letters to be followed as a rule.
#include <vector>

#include "office/scan/grid_rules.hpp"

namespace mera {

// Lines from edge to edge, each once, in no order.
std::vector<Rule> find_streaks(const RidgeMap& ridges, Direction direction);

}  // namespace mera
