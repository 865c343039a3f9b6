#pragma once
// What Leptonica does dot by dot, done in the wide instructions of the processor; the pictures are the same to the dot.
#include "office/picture/pix.hpp"

namespace mera {

// Black and white of a grey picture: ink is what is darker than `level`, as of pixThresholdToBinary.
PixPtr darker_than(Pix* grey, int level);

// A grey picture turned about its middle, clockwise, in radians; what comes in is white. As of pixRotateAMGray.
PixPtr turned_by(Pix* grey, float angle);

}  // namespace mera
