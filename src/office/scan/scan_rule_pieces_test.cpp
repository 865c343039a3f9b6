#include "office/scan/scan_rule_pieces.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "office/scan/scan_margins.hpp"

namespace mera {

namespace {

PixPtr paper(int width, int height) {
    PixPtr page{pixCreate(width, height, 8)};
    pixSetAllArbitrary(page.get(), 255);
    return page;
}

void bar(Pix* page, int x, int y, int width, int height) {
    for (int row = y; row < y + height; ++row)
        for (int column = x; column < x + width; ++column) pixSetPixel(page, column, row, 0);
}

std::size_t pieces_down(const PixPtr& page) {
    Ruling ruling;
    add_pieces_in_line(page.get(), PageInk{page.get()}, ruling);
    return ruling.pieces_down.size();
}

}  // namespace

TEST_CASE("crumbs of a rule are known by standing in line, alone and far apart") {
    const PixPtr rule = paper(600, 1200);
    for (const int y : {100, 300, 520, 900}) bar(rule.get(), 301, y, 4, 30);
    CHECK(pieces_down(rule) == 4);
    const PixPtr few = paper(600, 1200);
    for (const int y : {100, 300, 520}) bar(few.get(), 301, y, 4, 30);
    CHECK(pieces_down(few) == 0);
    const PixPtr aside = paper(600, 1200);  // not in line
    for (const int y : {100, 300, 520, 900}) bar(aside.get(), 200 + y / 5, y, 4, 30);
    CHECK(pieces_down(aside) == 0);
    const PixPtr stems = paper(600, 1200);  // of a letter that fell apart: another stands beside each
    for (const int y : {100, 300, 520, 900}) bar(stems.get(), 301, y, 4, 30), bar(stems.get(), 311, y, 4, 30);
    CHECK(pieces_down(stems) == 0);
}

TEST_CASE("bars of a copier and punched holes go, the frame of a table and a dark cell stay") {
    const PixPtr page = paper(1200, 1600);
    const auto is_dark = [&](int x, int y) {
        l_uint32 level = 255;
        pixGetPixel(page.get(), x, y, &level);
        return level < 128;
    };
    bar(page.get(), 0, 0, 24, 1600);         // a bar along the edge
    bar(page.get(), 60, 700, 1000, 4);       // a rule
    bar(page.get(), 300, 1000, 60, 60);      // a dark cell in the middle
    for (int y = -34; y <= 34; ++y)
        for (int x = -34; x <= 34; ++x)
            if (x * x + y * y <= 34 * 34) bar(page.get(), 70 + x, 400 + y, 1, 1);
    whiten_margins(page.get());
    CHECK_FALSE(is_dark(12, 800));
    CHECK_FALSE(is_dark(70, 400));
    CHECK(is_dark(600, 701));
    CHECK(is_dark(330, 1030));
}

}  // namespace mera
