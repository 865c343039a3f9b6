#include "office/scan/scan_desk.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>

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

TEST_CASE("a sheet whose edges bow is cut out along their chords") {
    const PixPtr flat = without_desk([] {
        const PixPtr desk{pixAddBorder(sheet_with_lines().get(), 150, 60)};
        PixPtr out{pixCopy(nullptr, desk.get())};
        const int width = pixGetWidth(desk.get()), height = pixGetHeight(desk.get());
        for (int x = 0; x < width; ++x) {  // each column lower by up to 45 dots in the middle
            const double side = 2.0 * x / width - 1;
            const int down = static_cast<int>(std::lround(45 * (1 - side * side)));
            for (int y = 0; y < height; ++y) {
                l_uint32 level = 60;
                pixGetPixel(desk.get(), x, std::max(0, y - down), &level);
                pixSetPixel(out.get(), x, y, level);
            }
        }
        return out;
    }());
    CHECK(mean_of_rim(flat.get()) > 200);
    CHECK(pixGetHeight(flat.get()) < kHeight + 2 * 150);
}

TEST_CASE("a shadow as dark as the desk does not hide the edges where the desk has a colour") {
    constexpr int kBorder = 150, kDesk = 120;
    PixPtr page{pixAddBorder(sheet_with_lines().get(), kBorder, kDesk)};
    for (int y = kBorder; y < kBorder + kHeight; ++y)
        for (int x = kBorder + kWidth / 2; x < kBorder + kWidth; ++x) {
            l_uint32 level = 0;
            pixGetPixel(page.get(), x, y, &level);
            pixSetPixel(page.get(), x, y, level * kDesk / 225);
        }
    PixPtr colourless{
        pixCreate(pixGetWidth(page.get()) / kColourReduced, pixGetHeight(page.get()) / kColourReduced, 8)};
    pixSetAllArbitrary(colourless.get(), 100);
    for (int y = kBorder / kColourReduced; y < (kBorder + kHeight) / kColourReduced; ++y)
        for (int x = kBorder / kColourReduced; x < (kBorder + kWidth) / kColourReduced; ++x)
            pixSetPixel(colourless.get(), x, y, 210);
    Pix* const before = page.get();
    page = without_desk(std::move(page));
    CHECK(page.get() == before);
    page = without_desk(std::move(page), colourless.get());
    CHECK(std::abs(static_cast<double>(pixGetHeight(page.get())) / pixGetWidth(page.get()) -
                   static_cast<double>(kHeight) / kWidth) < 0.05);
    CHECK(page.get() != before);
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
