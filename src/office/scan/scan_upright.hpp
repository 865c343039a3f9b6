#pragma once
// Pages as they should lie: turned by quarters where the scanner took them sideways or upside down, then straightened.
#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

// The page as it is read: without shadows, upright, straight. `stored` is at kScanDpi; `reader` reads a few lines to
// tell up from down.
PixPtr laid_flat(PagePicture stored, Ocr& reader);

}  // namespace mera
