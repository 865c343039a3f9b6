#pragma once
// The lines that a page draws, apart from its letters.
#include "office/pdf/pdf_page.hpp"
#include "office/picture/pix.hpp"

namespace mera {

struct LineMasks {
    PixPtr across, down;  // one bit a pixel
};

// Rules, the edges of shades, and the short rules over narrow cells that are drawn one by one.
LineMasks line_masks(const GrayImage& image);

}  // namespace mera
