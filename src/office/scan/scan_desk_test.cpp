#include "office/scan/scan_desk.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <cmath>

namespace mera {

namespace {

constexpr int kWidth = 1700, kHeight = 2200;

PixPtr sheet_with_lines() {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 225);
    for (int y = 200; y < 2050; y += 60)
        for (int x = 150; x < 1550; x += 40) pixRasterop(page.get(), x, y, 26, 28, PIX_CLR, nullptr, 0, 0);
    return page;
}

// On a dark desk, its far edge narrower.
PixPtr photographed(PixPtr sheet) {
    const PixPtr desk{pixAddBorder(sheet.get(), 150, 60)};
    const auto left = 150.F, right = left + kWidth, top = 150.F, bottom = top + kHeight;
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (const auto& [x, y] : {std::pair{left, top}, {right, top}, {left, bottom}, {right, bottom}})
        ptaAddPt(from, x, y);
    for (const auto& [x, y] :
         {std::pair{left + 90, top + 40}, {right - 60, top + 10}, {left, bottom}, {right + 20, bottom - 20}})
        ptaAddPt(to, x, y);
    PixPtr out{pixProjectivePta(desk.get(), to, from, L_BRING_IN_WHITE)};
    ptaDestroy(&from);
    ptaDestroy(&to);
    // What the turn brought in is desk too.
    for (int y = 0; y < pixGetHeight(out.get()); ++y)
        for (int x = 0; x < pixGetWidth(out.get()); ++x) {
            l_uint32 level = 0;
            pixGetPixel(out.get(), x, y, &level);
            if (level == 255) pixSetPixel(out.get(), x, y, 60);
        }
    return out;
}

double mean_of_rim(Pix* picture) {
    double sum = 0;
    int count = 0;
    for (int y = 5; y < pixGetHeight(picture); y += 50)
        for (const int x : {5, pixGetWidth(picture) - 6}) {
            l_uint32 level = 0;
            pixGetPixel(picture, x, y, &level);
            sum += level;
            ++count;
        }
    return sum / count;
}

}  // namespace

TEST_CASE("a sheet on a desk is cut out by its edges, its corners square") {
    const PixPtr flat = without_desk(photographed(sheet_with_lines()));
    CHECK(mean_of_rim(flat.get()) > 200);
    const double shape = static_cast<double>(pixGetHeight(flat.get())) / pixGetWidth(flat.get());
    CHECK(std::abs(shape - static_cast<double>(kHeight) / kWidth) < 0.05);
    const PixPtr ink{pixThresholdToBinary(flat.get(), 128)};
    float angle = 1, confidence = 0;
    REQUIRE(pixFindSkewSweepAndSearch(ink.get(), &angle, &confidence, 4, 2, 6, 1, 0.01F) == 0);
    CHECK(std::abs(angle) < 0.3);
}

TEST_CASE("a rim of the desk narrower than letters is cut off, too") {
    const PixPtr rimmed{pixAddBorder(sheet_with_lines().get(), 60, 60)};
    const PixPtr flat = without_desk(PixPtr{pixCopy(nullptr, rimmed.get())});
    CHECK(mean_of_rim(rimmed.get()) < 100);
    CHECK(mean_of_rim(flat.get()) > 200);
}

TEST_CASE("a page that fills its picture is left as it is") {
    PixPtr page = sheet_with_lines();
    Pix* const before = page.get();
    page = without_desk(std::move(page));
    CHECK(page.get() == before);
    // A dark table head is no desk.
    PixPtr headed = sheet_with_lines();
    pixRasterop(headed.get(), 100, 600, 1500, 300, PIX_CLR, nullptr, 0, 0);
    Pix* const same = headed.get();
    headed = without_desk(std::move(headed));
    CHECK(headed.get() == same);
}

}  // namespace mera
