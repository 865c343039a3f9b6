#include "office/scan/scan_keystone.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <utility>

namespace mera {

namespace {

constexpr int kWidth = 2000, kHeight = 1500;
constexpr float kTurned = 2.5F;  // degrees

// Dots of lines of text under two upright rules.
PixPtr sheet() {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 235);
    for (int y = 150; y < kHeight - 150; y += 60)
        for (int x = 260; x < kWidth - 260; x += 40) pixRasterop(page.get(), x, y, 26, 28, PIX_CLR, nullptr, 0, 0);
    for (const int x : {200, 700, 1300, 1790})
        pixRasterop(page.get(), x, 120, 6, kHeight - 240, PIX_CLR, nullptr, 0, 0);
    return page;
}

// Turned, its lines running together to the right.
PixPtr photographed(Pix* flat) {
    const PixPtr turned{pixRotateAMGray(flat, kTurned * 3.14159F / 180, 235)};
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (const auto& [x, y] :
         {std::pair{0.F, 0.F}, {1.F * kWidth, 0.F}, {0.F, 1.F * kHeight}, {1.F * kWidth, 1.F * kHeight}})
        ptaAddPt(from, x, y);
    for (const auto& [x, y] :
         {std::pair{0.F, 0.F}, {1.F * kWidth, 25.F}, {0.F, 1.F * kHeight}, {1.F * kWidth, kHeight - 25.F}})
        ptaAddPt(to, x, y);
    PixPtr out{pixProjectivePta(turned.get(), to, from, L_BRING_IN_WHITE)};
    ptaDestroy(&from);
    ptaDestroy(&to);
    return out;
}

// Degrees by which lines, or rules of the picture turned aside, lean.
double lean(Pix* page, bool aside) {
    const PixPtr ink{pixThresholdToBinary(page, 128)};
    const PixPtr seen{aside ? pixRotateOrth(ink.get(), 1) : pixClone(ink.get())};
    float angle = 0, confidence = 0;
    REQUIRE(pixFindSkewSweepAndSearch(seen.get(), &angle, &confidence, 2, 2, 6, 1, 0.01F) == 0);
    return angle;
}

}  // namespace

TEST_CASE("a sheet that is turned as well stands square when its lines are made parallel") {
    const PixPtr seen = photographed(sheet().get());
    REQUIRE(std::abs(lean(seen.get(), true)) > 2);
    const PixPtr flat = without_keystone(PixPtr{pixCopy(nullptr, seen.get())});
    CHECK(std::abs(lean(flat.get(), false) - lean(flat.get(), true)) < 0.5);
}

}  // namespace mera
