#pragma once
// Ruled tables whose rows are ruled off by groups: several numbered rows stand in one.
#include "office/scan/grid.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// Rows of `grid` that hold several numbered rows without a rule between them are parted. The new walls are guessed.
void part_tall_rows(const PageInk& page, const Ruling& ruling, Grid& grid);

}  // namespace mera
