#pragma once
// Walls that a scan lost inside a ruled table: the white between two columns is there, and either crumbs of the rule or
// another table of the same shape on the page says that a wall stood in it.
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// Puts into `grid` the walls that `like`, a table of the same width, has more; false when none.
bool restore_walls_of(const PageInk& page, const Ruling& ruling, const Grid& like, Grid& grid);

// The walls put in are guessed. Rows whose letters run across such a wall stay whole: titles of sections.
void restore_walls(const PageInk& page, const GreyRaster& raster, const Ruling& ruling, std::vector<Grid>& grids);

// The rim of a stamp or a stroke of a pen may look like a wall: it stands in few rows and runs through letters there.
void drop_strokes_among_walls(const PageInk& page, Grid& grid);

// Walls run through letters, or one row holds everything: what looked like a table may be pieces of several, or its inner
// rules are lost and numbers of several rows stand in one cell. It should rather be read by its white.
bool is_doubtful(const PageInk& page, const Ruling& ruling, const Grid& grid);

}  // namespace mera
