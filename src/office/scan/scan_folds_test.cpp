#include "office/scan/scan_folds.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <cstdint>

#include "support/grey_level.hpp"

namespace mera {

using test::level;

namespace {

constexpr int kWidth = 1600, kHeight = 1200, kFold = 790;

void fill(Pix* page, int left, int top, int width, int height, int grey) {
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) pixSetPixel(page, x, y, static_cast<l_uint32>(grey));
}

bool whiten(Pix* page) {
    const GreyRaster raster = raster_of(page);
    const PageRidges ridges = ridges_of(raster);
    return whiten_folds(page, ridges, find_ruling(raster, ridges));
}

// A fold down the page that sways by two dots, over bars of letters and a rule across a table.
PixPtr folded(int from, int to) {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 250);
    for (int y = 100; y < kHeight - 100; y += 120) fill(page.get(), kFold - 12, y, 24, 6, 20);
    fill(page.get(), 100, 1150, 1400, 4, 20);
    for (int y = from; y < to; ++y) fill(page.get(), kFold + (y / 40) % 3, y, 4, 1, 20);
    return page;
}

}  // namespace

TEST_CASE("a fold from edge to edge goes, the strokes that cross it stay") {
    const PixPtr page = folded(0, kHeight);
    CHECK(whiten(page.get()));
    for (int y = 10; y < kHeight; y += 40) {
        if (y % 120 >= 90) continue;
        CHECK(level(page.get(), kFold + 2, y) > 200);
    }
    CHECK(level(page.get(), kFold + 2, 103) == 20);
    CHECK(level(page.get(), kFold - 10, 103) == 20);
    CHECK(level(page.get(), 600, 1152) == 20);
}

TEST_CASE("a wall of a table, which ends within the margins, is no fold") {
    const PixPtr page = folded(90, kHeight - 90);
    CHECK_FALSE(whiten(page.get()));
    CHECK(level(page.get(), kFold + 2, 300) == 20);
}

namespace {

constexpr int kStreaks[] = {230, 520, 780, 1010, 1350};
constexpr int kTop = 300, kBottom = 900;

// Lines down the whole page, grey, and rules of a table from `left` to `right`.
PixPtr streaked(int left, int right) {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 250);
    for (const int streak : kStreaks) fill(page.get(), streak, 0, 2, kHeight, 140);
    for (int y = kTop; y <= kBottom; y += 100) fill(page.get(), left, y, right - left, 4, 20);
    return page;
}

}  // namespace

TEST_CASE("lines of dust on the glass of a feeder go however many there are, a wall under one of them stays") {
    const PixPtr page = streaked(100, 1500);
    fill(page.get(), 780, kTop, 4, kBottom - kTop, 20);
    CHECK(whiten(page.get()));
    for (const int streak : kStreaks) {
        CHECK(level(page.get(), streak, 150) > 200);
        CHECK((level(page.get(), streak, 550) > 200) == (streak != 780));
        CHECK(level(page.get(), streak, kTop + 1) == 20);
    }
}

TEST_CASE("walls of a table that the scanner cut off above and below stay: its rules end at them") {
    const PixPtr page = streaked(230, 1352);
    whiten(page.get());
    for (const int wall : kStreaks) CHECK(level(page.get(), wall, 550) < 200);
}

namespace {

constexpr int kSheetWidth = 2480, kSheetHeight = 3508, kPaper = 232, kStreakFrom = 1200;
constexpr double kLean = 0.025;  // of a sheet that lay askew by 1.4 degrees

int streak_at(int y) { return kStreakFrom + static_cast<int>(kLean * y); }

// Grainy paper, lines of letters, a table in the lower half, and over all a streak hardly darker than the grain.
PixPtr leaning_streak(int from, int to) {
    PixPtr page{pixCreate(kSheetWidth, kSheetHeight, 8)};
    std::uint32_t grain = 1;
    const auto next = [&] { return static_cast<int>((grain = grain * 1664525U + 1013904223U) >> 28); };
    for (int y = 0; y < kSheetHeight; ++y)
        for (int x = 0; x < kSheetWidth; ++x) pixSetPixel(page.get(), x, y, static_cast<l_uint32>(kPaper - 8 + next()));
    for (int y = from; y < to; ++y) fill(page.get(), streak_at(y) - 1, y, 3, 1, kPaper - 28);
    for (int y = 300; y < 1500; y += 66)
        for (int x = 300; x < 2200; x += 24) fill(page.get(), x, y, 5, 30, 40);
    for (int y = 1700; y <= 2900; y += 120) fill(page.get(), 300, y, 1900, 4, 40);
    for (const int x : {300, 700, 1900, 2196}) fill(page.get(), x, 1700, 4, 1204, 90);
    return page;
}

}  // namespace

TEST_CASE("a faint streak that leans over text and table goes; letters, rules and walls stay") {
    const PixPtr page = leaning_streak(0, kSheetHeight);
    CHECK(whiten(page.get()));
    for (const int y : {100, 1600, 1760, 2500, 3300}) CHECK(level(page.get(), streak_at(y), y) > kPaper - 20);
    for (int y = 315; y < 1500; y += 66)
        for (int x = 300; x < 2200; x += 24) CHECK(level(page.get(), x + 2, y) == 40);
    CHECK(level(page.get(), streak_at(1820), 1822) == 40);
    for (const int x : {300, 700, 1900, 2196}) CHECK(level(page.get(), x + 2, 2200) == 90);
}

TEST_CASE("a faint line that ends within the margins of the print is no streak") {
    const PixPtr page = leaning_streak(120, kSheetHeight - 120);
    whiten(page.get());
    CHECK(level(page.get(), streak_at(1600), 1600) < kPaper - 20);
}

TEST_CASE("a line from the edge of the paper to beyond its table is no wall, however dark it is") {
    const PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 250);
    for (int y = kTop; y <= kBottom; y += 100) fill(page.get(), 100, y, 1400, 4, 20);
    fill(page.get(), 780, kTop - 120, 4, kHeight - kTop + 120, 20);
    fill(page.get(), 1100, kTop, 4, kHeight - kTop, 20);  // it begins at a rule: the table may go on below the paper
    CHECK(whiten(page.get()));
    for (const int y : {200, 550, 1100}) CHECK(level(page.get(), 781, y) > 200);
    CHECK(level(page.get(), 781, kTop + 2) == 20);
    for (const int y : {550, 1100}) CHECK(level(page.get(), 1101, y) == 20);
}

TEST_CASE("a wall in short rows that titles over the whole table stand between is found, part by part") {
    const PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 250);
    for (const int y : {204, 444, 684}) fill(page.get(), 700, y, 4, 180, 90);
    const GreyRaster raster = raster_of(page.get());
    const Ruling ruling = find_ruling(raster, ridges_of(raster));
    REQUIRE(ruling.down.size() == 3);
    for (const Rule& part : ruling.down) CHECK(part.to - part.from < 200);
}

}  // namespace mera
