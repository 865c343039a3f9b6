#pragma once
// Tables whose rules a scan does not show: columns from the white between them, rows from the numbers in the first
// column or from wider gaps. All of it is inferred, so the grid is marked as guessed.
#include <vector>

#include "office/grid.hpp"
#include "office/ocr.hpp"
#include "office/page_image.hpp"

namespace mera {

// Tables inside `area` of a straightened page, from the top. Rules that are there say where columns and rows part.
std::vector<Grid> find_unruled_grids(Pix* page, const Ruling& ruling, const DotBox& area);

// Rows of `grid` that hold several numbered rows without a rule between them are parted. The new walls are guessed.
void part_tall_rows(Pix* page, const Ruling& ruling, Grid& grid);

}  // namespace mera
