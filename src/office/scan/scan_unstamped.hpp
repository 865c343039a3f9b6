#pragma once
// The print under round stamps: a page without their rims, and without their letters as far as these do not stand in the
// lines of the text.
#include <vector>

#include "office/scan/page_image.hpp"
#include "office/scan/scan_stamps.hpp"

namespace mera {

// Nothing when there are no stamps.
PixPtr without_stamps(Pix* page, const std::vector<Stamp>& stamps);

// The same for reading: of a stamp that is lighter than the print all goes, and faint rules of a table with it.
PixPtr print_under_stamps(Pix* page, const std::vector<Stamp>& stamps);

}  // namespace mera
