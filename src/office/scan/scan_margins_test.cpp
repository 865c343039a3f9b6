#include "office/scan/scan_margins.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>

#include "support/grey_level.hpp"

namespace mera {

using test::level;

namespace {

constexpr int kWidth = 1200, kHeight = 1600, kPaper = 235, kText = 900;

// Grey that fades from the right edge inwards over some dots of the rows [from, to), and lines of letters beside it.
PixPtr shaded(int from, int to) {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), kPaper);
    for (int y = from; y < to; ++y) {
        const int edge = kWidth - 80 - y / 40;
        for (int x = edge; x < kWidth; ++x)
            pixSetPixel(page.get(), x, y, static_cast<l_uint32>(std::max(110, kPaper - 2 * (x - edge))));
    }
    for (int y = 200; y < 1400; y += 66)
        for (int x = 200; x < kText; ++x)
            for (int down = 0; down < 30; ++down)
                if (x % 24 < 5) pixSetPixel(page.get(), x, y + down, 40);
    return page;
}

}  // namespace

TEST_CASE("the shadow that the lid of a scanner throws along a side of the page goes, the letters stay") {
    const PixPtr page = shaded(0, kHeight);
    whiten_margins(page.get());
    for (int y = 100; y < kHeight - 100; y += 150) CHECK(level(page.get(), kWidth - 70, y) > kPaper - 20);
    CHECK(level(page.get(), 218, 214) == 40);
}

TEST_CASE("grey along a part of a side, as of a shaded cell, is no shadow of a lid") {
    const PixPtr page = shaded(500, 1000);
    whiten_margins(page.get());
    CHECK(level(page.get(), kWidth - 70, 750) < kPaper - 20);
}

}  // namespace mera
