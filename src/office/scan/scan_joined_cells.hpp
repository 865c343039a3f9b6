#pragma once
// Cells that ran together where a black and white scan or a stamp lost the wall between them, though the same wall stands in
// the rest of the table.
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/scan_page_ink.hpp"
#include "office/scan/scan_stamps.hpp"

namespace mera {

// Parts cells at walls that stand in most rows, where both sides have words and white as wide as the padding of cells lies
// between; and rows where a rule stands in most columns and the first column has a number on both sides of it.
void part_joined_cells(const PageInk& page, const Ruling& ruling, Grid& grid);

// Parts cells under a stamp, whose ink hides a wall, at walls that stand in most rows. Rows with few cells are titles.
void part_cells_under_stamps(const std::vector<Stamp>& stamps, Grid& grid);

}  // namespace mera
