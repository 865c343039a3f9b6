#include "office/scan/scan_spine.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <cmath>

#include "office/scan/scan_ink.hpp"

namespace mera {

namespace {

constexpr int kWidth = 2400, kHeight = 1800;

// Lines of letters that lie lower by `lowered` of each column and line.
template <class Down>
PixPtr lines_lowered_each(Down lowered) {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 250);
    for (int line = 120; line < kHeight - 150; line += 60)
        for (int x = 60; x < kWidth - 60; ++x) {
            if (x % 26 >= 16 || (x / 26 * 7 + line) % 5 == 0) continue;  // letters and the white between them and words
            const int down = static_cast<int>(std::lround(lowered(x, line)));
            for (int y = line + down; y < line + down + 26; ++y) pixSetPixel(page.get(), x, y, 20);
        }
    return page;
}

template <class Down>
PixPtr lines_lowered(Down lowered) {
    return lines_lowered_each([&](int x, int) { return lowered(x); });
}

// They go down by `bend` dots at the left edge and lean by `slope` besides.
PixPtr lines(double bend, double slope) {
    return lines_lowered([=](int x) { return bend * std::exp(-x / 380.0) + slope * x; });
}

// How many rows have ink among those between two columns.
int rows_with_ink(Pix* page, int left, int right) {
    int rows = 0;
    for (int y = 0; y < kHeight; ++y) {
        bool dark = false;
        for (int x = left; x < right && !dark; ++x) {
            l_uint32 level = 255;
            pixGetPixel(page, x, y, &level);
            dark = level < 128;
        }
        rows += dark;
    }
    return rows;
}

}  // namespace

TEST_CASE("lines that bend at the spine are made level, straight and leaning ones stay") {
    const PixPtr bent = lines(60, 0.004);
    const PixPtr flat = without_spine(bent.get(), ink_on_paper(bent.get()).get());
    REQUIRE(flat);
    CHECK(rows_with_ink(flat.get(), 60, 600) < rows_with_ink(bent.get(), 60, 600) * 3 / 4);
    for (const double slope : {0.0, 0.01, -0.015}) {
        const PixPtr straight = lines(0, slope);
        CHECK_FALSE(without_spine(straight.get(), ink_on_paper(straight.get()).get()));
    }
}

TEST_CASE("lines of an open book that run together towards its spine are made level, above and below") {
    const PixPtr bent =
        lines_lowered_each([](int x, int line) { return 55 * std::exp(-x / 380.0) * (1 - 2.0 * line / kHeight); });
    const PixPtr flat = without_spine(bent.get(), ink_on_paper(bent.get()).get());
    REQUIRE(flat);
    CHECK(rows_with_ink(flat.get(), 60, 600) < rows_with_ink(bent.get(), 60, 600) * 3 / 4);
}

TEST_CASE("lines of a sheet that was held or rolled up bow over its whole width") {
    const PixPtr bent = lines_lowered([](int x) {
        const double side = 2.0 * x / kWidth - 1;
        return 26 * (1 - side * side) + 6 * side * side * side;
    });
    const PixPtr flat = without_spine(bent.get(), ink_on_paper(bent.get()).get());
    REQUIRE(flat);
    CHECK(rows_with_ink(flat.get(), 60, kWidth - 60) < rows_with_ink(bent.get(), 60, kWidth - 60) * 4 / 5);
}

TEST_CASE("lines that bow and lean on a sheet with upright sides are levelled without a turn") {
    const PixPtr bent = lines_lowered([](int x) {
        const double side = 2.0 * x / kWidth - 1;
        return 26 * (1 - side * side) + 0.012 * x;
    });
    const PixPtr ink = ink_on_paper(bent.get());
    const PixPtr flat = without_spine(bent.get(), ink.get(), SheetSides::upright),
                 turned = without_spine(bent.get(), ink.get());
    REQUIRE(flat);
    REQUIRE(turned);
    CHECK(rows_with_ink(flat.get(), 60, kWidth - 60) < rows_with_ink(turned.get(), 60, kWidth - 60) * 4 / 5);
}

}  // namespace mera
