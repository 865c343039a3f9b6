#pragma once
// Lines of a bound document bend on one side of the sheet, where the paper goes down into the spine.
#include "office/scan/page_image.hpp"

namespace mera {

// The page with its lines level; null where they do not bend. `ink` is that of the page, and may be turned by some degrees.
PixPtr without_spine(Pix* page, Pix* ink);

}  // namespace mera
