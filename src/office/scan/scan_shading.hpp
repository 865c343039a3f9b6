#pragma once
// Shaded rows of a table, mostly its header: where the shade ends, a wall stands, though its rule hardly differs from it.
#include "office/scan/grid_rules.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

// Draws a rule along every side of a shaded rectangle into `raster`, the page as the search for rules sees it.
void rule_shades(Pix* page, GreyRaster& raster);

}  // namespace mera
