#include "office/scan/scan_stamps.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstddef>
#include <numbers>

#include "office/scan/scan_unstamped.hpp"
#include "support/grey_level.hpp"

namespace mera {

using test::level;

namespace {

constexpr int kX = 700, kY = 620, kRim = 236, kInner = 164;

PixPtr paper() {
    PixPtr page{pixCreate(1400, 1200, 8)};
    pixSetAllArbitrary(page.get(), 240);
    return page;
}

void bar(Pix* page, int x, int y, int width, int height) {
    for (int row = y; row < y + height; ++row)
        for (int column = x; column < x + width; ++column) pixSetPixel(page, column, row, 30);
}

// A rim of which a fourth is worn off.
void circle(Pix* page, int radius) {
    for (int step = 0; step < 8 * radius; ++step) {
        const double turn = 2 * std::numbers::pi * step / (8.0 * radius);
        if (std::fmod(turn, 0.4) < 0.1) continue;
        for (int r = radius - 3; r <= radius + 3; ++r)
            pixSetPixel(page, kX + static_cast<int>(std::lround(r * std::cos(turn))),
                        kY + static_cast<int>(std::lround(r * std::sin(turn))), 30);
    }
}

// Lines of «Н»s.
void text(Pix* page) {
    for (int y = 300; y < 1000; y += 60)
        for (int x = 100; x < 1300; x += 28) {
            bar(page, x, y, 4, 28);
            bar(page, x + 14, y, 4, 28);
            bar(page, x, y + 12, 18, 4);
        }
}

}  // namespace

TEST_CASE("a round stamp is found by its worn rims, over text and on white paper") {
    const PixPtr page = paper();
    text(page.get());
    CHECK(find_stamps(page.get()).empty());
    CHECK_FALSE(without_stamps(page.get(), {}));
    circle(page.get(), kRim);
    circle(page.get(), kInner);
    const std::vector<Stamp> stamps = find_stamps(page.get());
    REQUIRE(stamps.size() == 1);
    CHECK(std::abs(stamps[0].x - kX) <= 4);
    CHECK(std::abs(stamps[0].y - kY) <= 4);
    REQUIRE(!stamps[0].rims.empty());
    CHECK(std::abs(stamps[0].rims.front() - kRim) <= 4);
}

TEST_CASE("the rims and the turned letters of a stamp go, the letters of the lines stay") {
    const PixPtr page = paper();
    text(page.get());
    circle(page.get(), kRim);
    bar(page.get(), kX - 10, kY - 168, 20, 24);  // between two lines
    const PixPtr print = without_stamps(page.get(), {{kX, kY, {kRim}}});
    REQUIRE(print);
    CHECK(level(print.get(), kX, kY - 160) > 200);
    const double turn = 0.2;  // where the rim is not worn
    const int x = kX + static_cast<int>(kRim * std::cos(turn)), y = kY + static_cast<int>(kRim * std::sin(turn));
    REQUIRE(level(page.get(), x, y) < 60);
    CHECK(level(print.get(), x, y) > 200);
    std::size_t letters = 0, kept = 0;
    for (int line = 480; line < 720; line += 60)
        for (int at = 604; at < 800; at += 28) ++letters, kept += level(print.get(), at + 2, line + 5) < 60;
    CHECK(kept * 10 >= letters * 9);
}

}  // namespace mera
