#pragma once
// The connected pieces of ink of a black and white picture (letters, dots, rules), and parts of any picture.
#include <vector>

#include "office/picture/pix.hpp"

namespace mera {

std::vector<DotBox> marks_of(Pix* ink);  // in no promised order; none for no picture
int dots_in(Pix* ink, const DotBox& box);  // how many are black

// A part of a picture; none where the box lies outside.
PixPtr clipped(Pix* picture, const DotBox& box);

}  // namespace mera
