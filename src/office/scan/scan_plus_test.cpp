#include "office/scan/scan_plus.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "office/scan/page_image.hpp"

namespace mera {

namespace {

PixPtr paper() {
    PixPtr out{pixCreate(60, 60, 8)};
    pixSetAllArbitrary(out.get(), 255);
    return out;
}

void bar(Pix* picture, int x, int y, int width, int height) {
    for (int row = y; row < y + height; ++row)
        for (int column = x; column < x + width; ++column) pixSetPixel(picture, column, row, 20);
}

}  // namespace

TEST_CASE("a plus is two bars that cross, and nothing in the corners") {
    const PixPtr plus = paper();
    bar(plus.get(), 10, 23, 30, 4);
    bar(plus.get(), 23, 10, 4, 30);
    CHECK(is_plus(plus.get(), {10, 10, 40, 40}));
    const PixPtr minus = paper();
    bar(minus.get(), 10, 23, 30, 4);
    CHECK_FALSE(is_plus(minus.get(), {10, 23, 40, 27}));
    const PixPtr corner = paper();  // «Г»
    bar(corner.get(), 10, 10, 30, 4);
    bar(corner.get(), 10, 10, 4, 30);
    CHECK_FALSE(is_plus(corner.get(), {10, 10, 40, 40}));
    const PixPtr blot = paper();
    bar(blot.get(), 10, 10, 30, 30);
    CHECK_FALSE(is_plus(blot.get(), {10, 10, 40, 40}));
    CHECK_FALSE(is_plus(plus.get(), {10, 10, 15, 40}));
}

}  // namespace mera
