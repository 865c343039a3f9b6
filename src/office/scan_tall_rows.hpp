#pragma once
// Ruled tables whose rows are ruled off by groups: several numbered rows stand in one.
#include "office/grid.hpp"
#include "office/page_image.hpp"

namespace mera {

// Rows of `grid` that hold several numbered rows without a rule between them are parted. The new walls are guessed.
void part_tall_rows(Pix* page, const Ruling& ruling, Grid& grid);

}  // namespace mera
