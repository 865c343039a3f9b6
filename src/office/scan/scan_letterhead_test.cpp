#include "office/scan/scan_letterhead.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "office/scan/scan_ink.hpp"

namespace mera {

namespace {

constexpr int kWidth = 2400, kHeight = 1600, kLine = 60, kLetter = 28;

PixPtr paper() {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 255);
    return page;
}

void bar(Pix* page, int x, int y, int width, int height) {
    for (int row = y; row < y + height; ++row)
        for (int column = x; column < x + width; ++column) pixSetPixel(page, column, row, 0);
}

// «Н»s from `left` to `right`.
void words(Pix* page, int line, int left, int right) {
    const int y = 100 + line * kLine;
    for (int x = left; x + 18 <= right; x += kLetter) {
        bar(page, x, y, 4, 28);
        bar(page, x + 14, y, 4, 28);
        bar(page, x, y + 12, 18, 4);
    }
}

void body(Pix* page, int from) {
    for (int line = from; line < from + 8; ++line) words(page, line, 250, 2200);
}

std::optional<Letterhead> letterhead_of(Pix* page) {
    return find_letterhead(PageInk{page}, {}, {0, 0, kWidth, kHeight});
}

bool is_dark(Pix* page, int x, int y) {
    l_uint32 level = 255;
    pixGetPixel(page, x, y, &level);
    return level < 128;
}

}  // namespace

TEST_CASE("a letterhead in two columns is two parts, with the lines by which one is longer") {
    const PixPtr page = paper();
    words(page.get(), 0, 900, 1500);  // over both
    for (int line = 1; line < 5; ++line) {
        words(page.get(), line, 300, 1000);
        if (line < 4) words(page.get(), line, 1500, 2100);
    }
    body(page.get(), 7);
    const auto found = letterhead_of(page.get());
    REQUIRE(found);
    CHECK(found->left.right == found->right.left);
    CHECK((found->left.right > 1000 && found->left.right < 1500));
    CHECK((found->left.top > 100 && found->left.top <= 100 + kLine));
    CHECK((found->left.bottom > 100 + 4 * kLine + 28 && found->left.bottom < 100 + 7 * kLine));
}

TEST_CASE("text, a signature of two lines and posts beside names are no letterhead") {
    const PixPtr text = paper();
    body(text.get(), 0);
    CHECK_FALSE(letterhead_of(text.get()));
    const PixPtr signature = paper();
    for (int line = 0; line < 2; ++line) {
        words(signature.get(), line, 300, 900);
        words(signature.get(), line, 1600, 2100);
    }
    CHECK_FALSE(letterhead_of(signature.get()));
    const PixPtr names = paper();
    for (int line = 0; line < 5; ++line) {
        words(names.get(), line, 300, 900);
        words(names.get(), line, 1700, 1950);
    }
    CHECK_FALSE(letterhead_of(names.get()));
}

TEST_CASE("the line of a form goes from under its figures, the serifs of letters and a blank line stay") {
    const PixPtr page = paper();
    words(page.get(), 0, 300, 500);
    bar(page.get(), 280, 100 + 36, 300, 4);
    bar(page.get(), 900, 100 + 36, 300, 4);  // nothing stands above
    words(page.get(), 0, 1500, 1700);
    bar(page.get(), 1490, 100 + 28, 220, 4);  // strokes stand on it
    const Cutting cutting = cut_text(page.get(), {0, 0, kWidth, 300});
    REQUIRE(cutting.picture);
    CHECK_FALSE(is_dark(cutting.picture.get(), 400, 100 + 37));
    CHECK(is_dark(cutting.picture.get(), 301, 110));
    CHECK(is_dark(cutting.picture.get(), 1000, 100 + 37));
    CHECK(is_dark(cutting.picture.get(), 1600, 100 + 29));
}

}  // namespace mera
