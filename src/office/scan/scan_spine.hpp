#pragma once
// Lines of a bound document bend on one side of the sheet, where the paper goes down into the spine; those of a sheet that
// was held or rolled up bow over its whole width.
#include "office/scan/page_image.hpp"

namespace mera {

// A sheet cut out by its own edges has upright sides: what its lines lean besides is no turn of the page.
enum class SheetSides { unknown, upright };

// The page with its lines level; null where they do not bend. `ink` is that of the page, and may be turned by some degrees.
PixPtr without_spine(Pix* page, Pix* ink, SheetSides sides = SheetSides::unknown);

}  // namespace mera
