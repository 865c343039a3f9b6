#pragma once
// A sheet photographed on a desk: its own edges say where it lies and at what slant it was taken.
#include "office/scan/page_image.hpp"

namespace mera {

// The sheet alone, its corners square; a picture without a darker desk around is given back as it is.
// `colourless` of PagePicture, or null.
PixPtr without_desk(PixPtr page, Pix* colourless = nullptr);

}  // namespace mera
