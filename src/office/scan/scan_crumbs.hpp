#pragma once
// Thin rules of a black-and-white scan come out as rows of crumbs. What stands in a row is drawn anew, so that the
// search for rules sees them whole.
#include "office/scan/grid_rules.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// Draws on `raster` of the straightened `page`. Grey pages need it not and are left alone.
void join_crumbs(const PageInk& page, GreyRaster& raster);

}  // namespace mera
