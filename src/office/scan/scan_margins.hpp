#pragma once
// What a copier adds at the edges of a sheet: black bars beside the paper, punched holes.
#include "office/scan/page_image.hpp"

namespace mera {

// Paints them in the colour of the paper.
void whiten_margins(Pix* page);

}  // namespace mera
