#pragma once
// Black and white scans made as pictures are: the grey of the paper is dots, all over the page.
#include "office/scan/page_image.hpp"

namespace mera {

// Makes paper of dots smaller than any sign, where the page is full of them.
void whiten_halftone(Pix* page);

}  // namespace mera
