#include "office/scan/scan_titles.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>

#include "office/scan/scan_frame.hpp"

namespace mera {

namespace {

constexpr std::array<int, 5> kWalls = {50, 150, 650, 1150, 1650};
constexpr int kTop = 50, kRow = 120, kRows = 4;

PixPtr paper() {
    PixPtr page{pixCreate(1700, 600, 8)};
    pixSetAllArbitrary(page.get(), 235);
    return page;
}

void fill(Pix* page, int left, int top, int width, int height) {
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) pixSetPixel(page, x, y, 40);
}

// «Н»s in one line of a row.
void letters(Pix* page, int left, int row, int count, int line = 0) {
    const int top = kTop + row * kRow + 25 + line * 40;
    for (int at = 0; at < count; ++at, left += 24) {
        fill(page, left, top, 5, 26);
        fill(page, left + 15, top, 5, 26);
        fill(page, left, top + 11, 20, 5);
    }
}

// The first row is a title that was found; the others are rows of four cells.
Grid grid_with_title() {
    Grid grid;
    for (const int wall : kWalls) grid.down.push_back(guessed_rule(Direction::down, wall, kTop, kTop + kRows * kRow));
    for (int row = 0; row <= kRows; ++row)
        grid.across.push_back(guessed_rule(Direction::across, kTop + row * kRow, kWalls.front(), kWalls.back()));
    grid.cells.push_back({0, 0, 1, 4});
    for (int row = 1; row < kRows; ++row)
        for (int column = 0; column < 4; ++column) grid.cells.push_back({row, column, 1, 1});
    return grid;
}

std::ptrdiff_t cells_in(const Grid& grid, int row) {
    return std::count_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) { return cell.row == row; });
}

}  // namespace

TEST_CASE("a title in the middle of a table is one cell, though a stamp left ink behind it") {
    const PixPtr page = paper();
    letters(page.get(), 740, 0, 10);  // over the wall in the middle of the table
    for (const int row : {1, 3}) {
        letters(page.get(), 90, row, 1);
        for (const int left : {200, 700, 1200}) letters(page.get(), left, row, 10);
    }
    letters(page.get(), 730, 2, 10);
    letters(page.get(), 1400, 2, 2);  // of the stamp
    Grid grid = grid_with_title();
    join_titles(PageInk{page.get()}, {}, grid);
    CHECK(cells_in(grid, 1) == 4);
    CHECK(cells_in(grid, 2) == 1);
    CHECK(cells_in(grid, 3) == 4);
    Grid without = grid_with_title();
    without.cells.front().column_span = 3;  // a table that has no titles
    join_titles(PageInk{page.get()}, {}, without);
    CHECK(cells_in(without, 2) == 4);
}

TEST_CASE("a row without a number that has words on the left is none") {
    const PixPtr page = paper();
    letters(page.get(), 90, 1, 1);
    letters(page.get(), 730, 2, 10);
    letters(page.get(), 200, 2, 10);
    Grid grid = grid_with_title();
    join_titles(PageInk{page.get()}, {}, grid);
    CHECK(cells_in(grid, 2) == 4);
}

TEST_CASE("a narrow column of words is none of numbers: its lines are no rows of their own") {
    const auto rows_of = [](int count) {  // letters in each line of the first column
        const PixPtr page = paper();
        for (const int row : {0, 1}) {
            for (int line = 0; line < 2; ++line) letters(page.get(), 60, row, count, line);
            letters(page.get(), 600, row, 20);
        }
        const InkMap map{PageInk{page.get()}, {}, {0, 0, 1700, 600}};
        const Frame frame{{{8, 48}, {60, 270}}, {330}, {0, map.rows()}};
        return grid_of(map, frame, {}, RowRules::few).rows();
    };
    CHECK(rows_of(1) == 4);
    CHECK(rows_of(9) == 2);
}

}  // namespace mera
