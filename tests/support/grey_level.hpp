#pragma once
// The grey of one dot of a made page: 0 is black, 255 white.
#include <leptonica/allheaders.h>

namespace mera::test {

inline l_uint32 level(Pix* page, int x, int y) {
    l_uint32 out = 0;
    pixGetPixel(page, x, y, &out);
    return out;
}

}  // namespace mera::test
