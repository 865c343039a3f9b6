#include "office/scan/scan_show_through.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "support/grey_level.hpp"

namespace mera {

using test::level;

namespace {

constexpr int kWidth = 1600, kHeight = 1200, kPaper = 245, kPrint = 40;

void fill(Pix* page, int left, int top, int width, int height, int grey) {
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) pixSetPixel(page, x, y, static_cast<l_uint32>(grey));
}

// Lines of «Н»s from `top` on, 120 dots apart.
void text(Pix* page, int top, int grey) {
    for (int y = top; y < kHeight - 60; y += 120)
        for (int x = 100; x < kWidth - 100; x += 36) {
            fill(page, x, y, 6, 28, grey);
            fill(page, x + 16, y, 6, 28, grey);
            fill(page, x, y + 12, 22, 6, grey);
        }
}

PixPtr printed() {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), kPaper);
    text(page.get(), 60, kPrint);
    return page;
}

}  // namespace

TEST_CASE("print of the back goes with its rules, that of the front and its faint rules stay") {
    const PixPtr page = printed();
    text(page.get(), 120, 215);
    fill(page.get(), 90, 106, 1400, 4, 212);  // a rule of the back
    fill(page.get(), 90, 166, 1400, 4, 160);  // and one of the front
    whiten_show_through(page.get());
    CHECK(level(page.get(), 102, 130) > kPaper - 5);
    CHECK(level(page.get(), 600, 108) > kPaper - 5);
    CHECK(level(page.get(), 600, 168) == 160);
    CHECK(level(page.get(), 102, 70) == kPrint);
}

TEST_CASE("print that fades is no print of the back") {
    const PixPtr page = printed();
    int grey = 60;
    for (int y = 120; y < kHeight - 60; y += 120, grey += 17)
        for (int x = 100; x < kWidth - 100; x += 36) {
            fill(page.get(), x, y, 6, 28, grey);
            fill(page.get(), x + 16, y, 6, 28, grey);
            fill(page.get(), x, y + 12, 22, 6, grey);
        }
    const PixPtr before{pixCopy(nullptr, page.get())};
    whiten_show_through(page.get());
    l_int32 same = 0;
    REQUIRE(pixEqual(page.get(), before.get(), &same) == 0);
    CHECK(same == 1);
}

}  // namespace mera
