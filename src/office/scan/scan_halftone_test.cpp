#include "office/scan/scan_halftone.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "support/grey_level.hpp"

namespace mera {

using test::level;

namespace {

constexpr int kSide = 800;

// A letter, a full stop and dots `apart` from each other.
PixPtr page_with_dots(int apart) {
    PixPtr page{pixCreate(kSide, kSide, 8)};
    pixSetAllArbitrary(page.get(), 255);
    for (int y = 3; y < kSide; y += apart)
        for (int x = 3 + y % 5; x < kSide; x += apart) pixRasterop(page.get(), x, y, 2, 2, PIX_CLR, nullptr, 0, 0);
    pixRasterop(page.get(), 400, 400, 8, 30, PIX_CLR, nullptr, 0, 0);
    pixRasterop(page.get(), 420, 424, 6, 6, PIX_CLR, nullptr, 0, 0);
    return page;
}

}  // namespace

TEST_CASE("dots that make the paper grey go, letters and full stops stay, and so does dirt") {
    const PixPtr grey = page_with_dots(12);
    whiten_halftone(grey.get());
    CHECK(level(grey.get(), 3 + 3 % 5, 3) == 255);
    CHECK(level(grey.get(), 404, 410) == 0);
    CHECK(level(grey.get(), 422, 426) == 0);
    const PixPtr dirty = page_with_dots(60);
    whiten_halftone(dirty.get());
    CHECK(level(dirty.get(), 3 + 3 % 5, 3) == 0);
}

}  // namespace mera
