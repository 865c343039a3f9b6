#pragma once
// Where a sheet was folded, or dust lay on the glass of a feeder: lines as dark as rules from one edge of the paper to the
// other, which no table reaches.
#include "office/scan/grid.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

// Makes paper of them, but for the strokes of letters and rules that cross them. Whether there were any.
bool whiten_folds(Pix* page, const PageRidges& ridges, const Ruling& ruling);

}  // namespace mera
