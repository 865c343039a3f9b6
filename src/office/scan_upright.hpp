#pragma once
// Pages as they should lie: turned by quarters where the scanner took them sideways or upside down, then straightened.
#include "office/ocr.hpp"
#include "office/page_image.hpp"

namespace mera {

// The page as it is read: without shadows, upright, straight. `stored` is grey at kScanDpi.
PixPtr laid_flat(PixPtr stored, Ocr& reader);

// The page upright and straight. `reader` reads a few lines to tell up from down.
PixPtr upright(PixPtr page, Ocr& reader);

// How many quarters clockwise the page must be turned, 0..3.
int quarters_to_turn(Pix* page, Ocr& reader);

}  // namespace mera
