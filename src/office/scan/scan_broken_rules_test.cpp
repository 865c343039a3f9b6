// Tables whose rules fell to pieces, shaded rows, strokes that look like walls, and letters under a stamp: on drawn pages.
#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "office/scan/scan_broken_rules.hpp"
#include "office/scan/scan_lost_walls.hpp"
#include "office/scan/scan_overprint.hpp"
#include "office/scan/scan_shading.hpp"

namespace mera {

namespace {

constexpr int kInk = 40, kPaper = 235;
constexpr int kLeft = 100, kTop = 100, kColumn = 400, kRow = 130, kColumns = 4, kRows = 7;

PixPtr paper() {
    PixPtr page{pixCreate(1900, 1300, 8)};
    pixSetAllArbitrary(page.get(), kPaper);
    return page;
}

void fill(Pix* page, int left, int top, int width, int height, int grey) {
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) pixSetPixel(page, x, y, static_cast<l_uint32>(grey));
}

void letters(Pix* page, int left, int top, int count) {
    for (int at = 0; at < count; ++at, left += 30) {
        fill(page, left, top, 5, 26, kInk);
        fill(page, left + 15, top, 5, 26, kInk);
        fill(page, left, top + 11, 20, 5, kInk);
    }
}

void words(Pix* page) {
    for (int row = 0; row < kRows; ++row)
        for (int column = 0; column < kColumns; ++column)
            for (int line = 0; line < 2; ++line)
                letters(page, kLeft + column * kColumn + 20, kTop + row * kRow + 25 + line * 50, line == 0 ? 8 : 5);
}

// Of every rule `seen` dots are left, each time in another place; `seen` of 0 draws it whole.
void rules(Pix* page, int seen) {
    const int width = kColumns * kColumn, height = kRows * kRow;
    for (int rule = 0; rule <= kRows; ++rule) {
        const int from = seen == 0 ? 0 : (rule * 370) % (width - seen);
        fill(page, kLeft + from, kTop + rule * kRow - 1, seen == 0 ? width : seen, 3, kInk);
    }
    for (int wall = 0; wall <= kColumns; ++wall) {
        const int from = seen == 0 ? 0 : (wall * 230) % (height - seen);
        fill(page, kLeft + wall * kColumn - 1, kTop + from, 3, seen == 0 ? height : seen, kInk);
    }
}

Ruling ruling_of(const GreyRaster& raster) { return find_ruling(raster, ridges_of(raster)); }
Ruling ruling_of(Pix* page) { return ruling_of(raster_of(page)); }

DotBox whole(Pix* page) { return {0, 0, pixGetWidth(page), pixGetHeight(page)}; }

std::vector<OcrLine> line_of(std::vector<OcrWord> words) { return {OcrLine{std::move(words), {}, 40}}; }

}  // namespace

TEST_CASE("a faint rule under a shaded header is one") {
    constexpr int kFaintInk = 165, kHeader = 56;
    const PixPtr page = paper();
    const int width = kColumns * kColumn;
    fill(page.get(), kLeft, kTop, width, kHeader, 190);
    for (const int y : {kTop, kTop + kHeader, kTop + kHeader + kRow, kTop + kHeader + 2 * kRow})
        fill(page.get(), kLeft, y - 2, width, 5, kFaintInk);
    for (int wall = 0; wall <= kColumns; ++wall)
        fill(page.get(), kLeft + wall * kColumn - 2, kTop, 5, kHeader + 2 * kRow, kFaintInk);
    const auto grids = find_grids(raster_of(page.get()), ruling_of(page.get()));
    REQUIRE(grids.size() == 1);
    CHECK(grids.front().rows() == 3);
}

TEST_CASE("a short faint stroke between two rules is no wall, even where letters stand below it") {
    const PixPtr page = paper();
    rules(page.get(), 0);
    words(page.get());
    fill(page.get(), kLeft + kColumn + 300, kTop, 3, kRow, kPaper - 12);
    const auto grids = find_grids(raster_of(page.get()), ruling_of(page.get()));
    REQUIRE(grids.size() == 1);
    CHECK(grids.front().columns() == kColumns);
    fill(page.get(), kLeft + kColumn + 300, kTop, 3, kRow, kInk);  // as dark as the others it is one
    CHECK(find_grids(raster_of(page.get()), ruling_of(page.get())).front().columns() == kColumns + 1);
}

TEST_CASE("a rule of the back of the sheet is no wall, however whole") {
    const PixPtr page = paper();
    rules(page.get(), 0);
    words(page.get());
    fill(page.get(), kLeft + kColumn + 300, kTop, 8, kRows * kRow, kPaper - 14);
    const auto grids = find_grids(raster_of(page.get()), ruling_of(page.get()));
    REQUIRE(grids.size() == 1);
    CHECK(grids.front().columns() == kColumns);
}

TEST_CASE("an outer wall too faint to be one is closed where the rules end") {
    const PixPtr page = paper();
    rules(page.get(), 0);
    words(page.get());
    const int right = kLeft + kColumns * kColumn;
    fill(page.get(), right - 3, kTop, 7, kRows * kRow, kPaper);
    fill(page.get(), right - 1, kTop + 20, 2, kRows * kRow - 40, kPaper - 14);
    for (int y = kTop + 60; y < kTop + kRows * kRow; y += 40) fill(page.get(), right - 1, y, 2, 18, kPaper);
    const auto grids = find_grids(raster_of(page.get()), ruling_of(page.get()));
    REQUIRE(grids.size() == 1);
    CHECK(grids.front().columns() == kColumns);
}

TEST_CASE("a low row that the page cut off below the last rule is one, though a title parts the inner walls above it") {
    const PixPtr page = paper();
    rules(page.get(), 0);
    words(page.get());
    const int last = kTop + (kRows - 1) * kRow, width = kColumns * kColumn;
    fill(page.get(), kLeft + 3, last - kRow + 3, width - 6, kRow - 6, kPaper);  // the row of the title
    letters(page.get(), kLeft + 20, last - kRow + 40, 20);
    fill(page.get(), kLeft - 5, last + 96, width + 10, 60, kPaper);
    const auto grids = find_grids(raster_of(page.get()), ruling_of(page.get()));
    REQUIRE(grids.size() == 1);
    CHECK(grids.front().rows() == kRows);
    CHECK(grids.front().columns() == kColumns);
}

TEST_CASE("pieces of rules that stand in line make the table") {
    PixPtr page = paper();
    words(page.get());
    rules(page.get(), 220);
    const Ruling ruling = ruling_of(page.get());
    const auto broken = find_broken_grid(PageInk{page.get()}, ruling, whole(page.get()));
    REQUIRE(broken);
    CHECK(broken->rows() == kRows);
    CHECK(broken->columns() == kColumns);
    CHECK(shows_more(*broken, {}, ruling));
}

TEST_CASE(
    "strokes of large letters below a table are no walls of it, and a lost outer wall stands where the rules end") {
    PixPtr page = paper();
    words(page.get());
    rules(page.get(), 700);
    const int right = kLeft + kColumns * kColumn, bottom = kTop + kRows * kRow;
    for (const int x : {kLeft + 650, kLeft + 1050}) fill(page.get(), x, bottom + 70, 3, 140, kInk);
    for (int rule = 0; rule <= kRows; ++rule) fill(page.get(), right - 750, kTop + rule * kRow - 1, 750, 3, kInk);
    fill(page.get(), right - 6, kTop + 5, 12, kRows * kRow, kPaper);
    for (int rule = 0; rule <= kRows; ++rule) fill(page.get(), right - 10, kTop + rule * kRow - 1, 10, 3, kInk);
    const Ruling ruling = ruling_of(page.get());
    const auto broken = find_broken_grid(PageInk{page.get()}, ruling, whole(page.get()));
    REQUIRE(broken);
    CHECK(broken->columns() == kColumns);
    CHECK(std::abs(broken->right() - right) < 20);
}

TEST_CASE("a table whose rules are whole needs no pieces") {
    PixPtr page = paper();
    words(page.get());
    rules(page.get(), 0);
    const GreyRaster raster = raster_of(page.get());
    const Ruling ruling = ruling_of(raster);
    const std::vector<Grid> grids = find_grids(raster, ruling);
    REQUIRE(grids.size() == 1);
    const auto broken = find_broken_grid(PageInk{page.get()}, ruling, whole(page.get()));
    CHECK((!broken || !shows_more(*broken, {&grids.front()}, ruling)));
}

TEST_CASE("lines of text are no pieces of rules") {
    PixPtr page = paper();
    words(page.get());
    CHECK_FALSE(find_broken_grid(PageInk{page.get()}, ruling_of(page.get()), whole(page.get())));
}

TEST_CASE("the side of a shaded row is a rule, even where none is printed") {
    PixPtr page = paper();
    fill(page.get(), kLeft, kTop, kColumns * kColumn, kRow, kPaper - 20);
    letters(page.get(), kLeft + 40, kTop + 50, 12);
    GreyRaster raster = raster_of(page.get());
    CHECK(ruling_of(raster).across.empty());
    rule_shades(page.get(), raster);
    const Ruling ruling = ruling_of(raster);
    REQUIRE(ruling.across.size() == 2);
    CHECK(std::abs(ruling.across[0].position(900) - kTop) <= 4);
    CHECK(std::abs(ruling.across[1].position(900) - (kTop + kRow)) <= 4);
}

TEST_CASE("a stroke through letters in one row is no wall, a wall in all rows is one") {
    const auto grid_with = [](Pix* page, int x, int rows, std::vector<DotBox> stamps = {}) {
        Grid grid;
        for (const int wall : {kLeft, x, kLeft + kColumn})
            grid.down.push_back(guessed_rule(Direction::down, wall, kTop, kTop + kRows * kRow));
        for (int row = 0; row <= kRows; ++row)
            grid.across.push_back(guessed_rule(Direction::across, kTop + row * kRow, kLeft, kLeft + kColumn));
        for (int row = 0; row < kRows; ++row)
            if (row < rows)
                grid.cells.insert(grid.cells.end(), {{row, 0, 1, 1}, {row, 1, 1, 1}});
            else
                grid.cells.push_back({row, 0, 1, 2});
        PageInk ink{page};
        ink.stamps = std::move(stamps);
        drop_strokes_among_walls(ink, grid);
        return grid;
    };
    PixPtr page = paper();
    words(page.get());
    const int in_letter = kLeft + 20 + 30 + 10;
    const Grid mended = grid_with(page.get(), in_letter, 1);
    CHECK(mended.columns() == 1);
    CHECK(mended.cells.size() == kRows);
    CHECK(grid_with(page.get(), kLeft + 300, 1).columns() == 2);
    CHECK(grid_with(page.get(), in_letter, kRows).columns() == 2);
    CHECK(grid_with(page.get(), in_letter + 15, 1).columns() == 1);  // between two letters of a word
    // Letters of a stamp make the same wall in the row above, where it stands in white.
    fill(page.get(), kLeft + 4, kTop + 4, kColumn - 8, kRow - 8, 255);
    CHECK(grid_with(page.get(), in_letter, 2).columns() == 2);
    CHECK(grid_with(page.get(), in_letter, 2, {{in_letter - 200, kTop - 100, in_letter + 200, kTop + kRow / 2}})
              .columns() == 1);
}

TEST_CASE("lighter ink over print is taken away") {
    PixPtr cell{pixCreate(400, 100, 8)};
    pixSetAll(cell.get());
    letters(cell.get(), 20, 30, 6);
    fill(cell.get(), 0, 60, 400, 6, 150);
    const PixPtr darker = darker_ink(cell.get(), 0.48);
    REQUIRE(darker);
    l_uint32 stamp = 0, print = 0;
    pixGetPixel(darker.get(), 395, 62, &stamp);
    pixGetPixel(darker.get(), 22, 40, &print);
    CHECK(stamp == 255);
    CHECK(print < 128);
    PixPtr one_ink{pixCreate(400, 100, 8)};
    pixSetAll(one_ink.get());
    letters(one_ink.get(), 20, 30, 6);
    CHECK_FALSE(darker_ink(one_ink.get(), 0.48));
}

TEST_CASE("what was sure before the darker reading stays, a figure that only it shows is unsure") {
    const DotBox first{0, 0, 60, 30}, second{80, 0, 160, 30};
    auto darker = line_of({{"51", first, 0.95}, {"января", second, 0.95}});
    keep_sure_words(darker, line_of({{"31", first, 0.93}, {"явря", second, 0.3}}));
    CHECK(darker[0].words[0].text == "31");
    CHECK(darker[0].words[1].text == "января");
    CHECK(darker[0].words[1].confidence == 0.95);
    auto alone = line_of({{"2025", first, 0.95}});
    keep_sure_words(alone, line_of({{"2Я", first, 0.2}}));
    CHECK(alone[0].words[0].confidence <= 0.5);
    auto quarter = line_of({{"II", first, 0.9}});
    keep_sure_words(quarter, line_of({{"III", first, 0.5}}));
    CHECK(quarter[0].words[0].confidence <= 0.5);
}

}  // namespace mera
