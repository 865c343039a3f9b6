#pragma once
// Tables whose rules a scan does not show: columns from the white between them, rows from the numbers in the first
// column or from wider gaps. All of it is inferred, so the grid is marked as guessed.
#include <optional>
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// Tables inside `area` of a straightened page, from the top. Rules that are there say where columns and rows part.
std::vector<Grid> find_unruled_grids(const PageInk& page, const Ruling& ruling, const DotBox& area);

// The rest of an unruled table of the page before, at the top of `area`: too short to show its columns by itself, but its
// lines stand in the columns of `before`.
std::optional<Grid> find_continued_grid(const PageInk& page, const DotBox& area, const Grid& before);

}  // namespace mera
