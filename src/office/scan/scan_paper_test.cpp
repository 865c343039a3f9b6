#include "office/scan/scan_paper.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace mera {

namespace {

constexpr int kWidth = 1200, kHeight = 1700, kPaper = 240;

// A shadow that grows darker towards the right edge, down to `darkest`, and a letter printed in it.
PixPtr page_with_shadow(int darkest) {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            const double shade = std::exp((x - kWidth) / 60.0) * (kPaper - darkest);
            const bool letter = x >= kWidth - 60 && x < kWidth - 52 && y >= 400 && y < 430;
            pixSetPixel(page.get(), x, y,
                        static_cast<l_uint32>(letter ? 40 : std::max(10L, std::lround(kPaper - shade))));
        }
    return page;
}

int level(Pix* page, int x, int y) {
    l_uint32 at = 0;
    pixGetPixel(page, x, y, &at);
    return static_cast<int>(at);
}

}  // namespace

TEST_CASE("the shadow of a spine at the edge of one page goes, what is printed in it stays, the lid of a scanner too") {
    const PixPtr page = page_with_shadow(110);
    REQUIRE(level(page.get(), kWidth - 40, 800) < kPaper - 40);
    lighten_gutter(page.get());
    CHECK(level(page.get(), kWidth - 40, 800) > kPaper - 5);
    CHECK(level(page.get(), kWidth - 56, 410) < 100);
    const PixPtr lid = page_with_shadow(-2000);  // nearly black for some millimetres
    const int before = level(lid.get(), kWidth - 2, 800);
    lighten_gutter(lid.get());
    CHECK(level(lid.get(), kWidth - 2, 800) == before);
}

}  // namespace mera
