// Walls of a table against its letters, and letters that no word lies over, on drawn pages.
#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "office/scan/scan_columns.hpp"
#include "office/scan/scan_joined_cells.hpp"
#include "office/scan/scan_lost_walls.hpp"
#include "office/scan/scan_tall_rows.hpp"
#include "office/scan/scan_unread.hpp"

namespace mera {

namespace {

PixPtr paper(int width, int height) {
    PixPtr page{pixCreate(width, height, 8)};
    pixSetAllArbitrary(page.get(), 235);
    return page;
}

void fill(Pix* page, int left, int top, int width, int height, int grey) {
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) pixSetPixel(page, x, y, static_cast<l_uint32>(grey));
}

// «Н»: two strokes and a bar.
void letter(Pix* page, int left, int top) {
    fill(page, left, top, 5, 26, 40);
    fill(page, left + 15, top, 5, 26, 40);
    fill(page, left, top + 11, 20, 5, 40);
}

constexpr int kColumn = 400, kRow = 120, kSide = 4;

// Four rows of four cells with walls at multiples of `kColumn`, each with letters `from` its left wall.
PixPtr table(int from, int wall_grey) {
    PixPtr page = paper(1700, 640);
    for (int wall = 0; wall <= kSide; ++wall) {
        fill(page.get(), 50 + wall * kColumn - 4, 50, 9, kSide * kRow, wall_grey);
        fill(page.get(), 50, 50 + wall * kRow - 4, kSide * kColumn, 9, wall_grey);
    }
    for (int row = 0; row < kSide; ++row)
        for (int column = 0; column < kSide; ++column)
            for (int at = 0; at < 8; ++at)
                letter(page.get(), 50 + column * kColumn + from + at * 30, 50 + row * kRow + 40);
    return page;
}

Grid grid_of_walls(int thickness) {
    Grid grid;
    for (int wall = 0; wall <= kSide; ++wall) {
        grid.down.push_back(guessed_rule(Direction::down, 50 + wall * kColumn, 50, 50 + kSide * kRow));
        grid.across.push_back(guessed_rule(Direction::across, 50 + wall * kRow, 50, 50 + kSide * kColumn));
        grid.down.back().thickness = grid.across.back().thickness = thickness;
    }
    for (int row = 0; row < kSide; ++row)
        for (int column = 0; column < kSide; ++column) grid.cells.push_back({row, column, 1, 1});
    return grid;
}

}  // namespace

TEST_CASE("pieces of a faint rule are no letters that it cuts") {
    PixPtr page = table(40, 200);
    for (int wall = 1; wall < kSide; ++wall)
        for (int crossing = 1; crossing < kSide; ++crossing)  // only where two faint rules cross is it dark enough
            fill(page.get(), 50 + wall * kColumn - 8, 50 + crossing * kRow - 4, 17, 9, 150),
                fill(page.get(), 50 + wall * kColumn - 4, 50 + crossing * kRow - 8, 9, 17, 150);
    CHECK_FALSE(is_doubtful(PageInk{page.get()}, {}, grid_of_walls(9)));
}

TEST_CASE("walls through the letters are doubtful") {
    CHECK(is_doubtful(PageInk{table(-10, 235).get()}, {}, grid_of_walls(1)));
}

TEST_CASE("first letters of lines that stand one under another make no wall, a wall with words before it does") {
    constexpr int kRows = 6, kFirst = 60;
    const auto columns_with = [](int before) {
        const PixPtr page = paper(1000, 800);
        for (int row = 0; row < kRows; ++row)
            for (int at = 0; at < 8; ++at) letter(page.get(), 50 + kFirst + at * 30, 50 + row * kRow + 40);
        for (int at = 0; at < before; ++at) letter(page.get(), 60 + at * 22, 50 + 2 * kRow + 40);
        Grid grid;
        for (const int x : {50, 50 + kFirst + 2, 600}) grid.down.push_back(guessed_rule(Direction::down, x, 50, 770));
        for (int rule = 0; rule <= kRows; ++rule)
            grid.across.push_back(guessed_rule(Direction::across, 50 + rule * kRow, 50, 600));
        for (int row = 0; row < kRows; ++row)
            if (row == 2)
                grid.cells.insert(grid.cells.end(), {{row, 0, 1, 1}, {row, 1, 1, 1}});
            else
                grid.cells.push_back({row, 0, 1, 2});
        drop_strokes_among_walls(PageInk{page.get()}, grid);
        return grid.columns();
    };
    CHECK(columns_with(0) == 1);
    CHECK(columns_with(1) == 2);
}

TEST_CASE("cells that ran together are parted where the wall of the other rows stands in white") {
    const auto cells_with = [](Pix* page) {
        Grid grid = grid_of_walls(3);
        std::erase_if(grid.cells, [](const GridCell& cell) { return cell.row == 1 && cell.column == 1; });
        for (GridCell& cell : grid.cells)
            if (cell.row == 1 && cell.column == 0) cell.column_span = 2;
        part_joined_cells(PageInk{page}, {}, grid);
        return grid.cells.size();
    };
    const PixPtr page = table(40, 235);
    CHECK(cells_with(page.get()) == kSide * kSide);
    for (int x = 100; x < 800; x += 30) letter(page.get(), x, 50 + kRow + 80);  // a title across both
    CHECK(cells_with(page.get()) == kSide * kSide - 1);
}

TEST_CASE("a wall of the other rows that a stamp hides parts the cells under it, a title and a head stay whole") {
    const auto cells_with = [](const Stamp& stamp, std::vector<GridCell> first, int span) {
        Grid grid = grid_of_walls(3);
        std::erase_if(grid.cells, [&](const GridCell& cell) {
            return cell.row == 0 || (cell.row == 1 && 0 < cell.column && cell.column < span);
        });
        for (GridCell& cell : grid.cells)
            if (cell.row == 1 && cell.column == 0) cell.column_span = span;
        grid.cells.insert(grid.cells.begin(), first.begin(), first.end());
        part_cells_under_stamps({stamp}, grid);
        return grid.cells.size();
    };
    const std::vector<GridCell> plain{{0, 0, 1, 1}, {0, 1, 1, 1}, {0, 2, 1, 1}, {0, 3, 1, 1}};
    const std::vector<GridCell> head{{0, 0, 1, 2}, {0, 2, 2, 1}, {0, 3, 2, 1}};
    const Stamp over_wall{50 + kColumn, 50 + 1.5 * kRow, {100}}, beside{50 + kColumn - 150, 50 + 1.5 * kRow, {100}},
        over_head{50 + kColumn, 50 + 0.5 * kRow, {60}};
    CHECK(cells_with(over_wall, plain, 2) == kSide * kSide);
    CHECK(cells_with(beside, plain, 2) == kSide * kSide - 1);
    CHECK(cells_with(over_wall, plain, 4) == kSide * kSide - 3);
    CHECK(cells_with(over_head, head, 1) == kSide * kSide - 1);
}

TEST_CASE("rows that ran together are parted where two numbers meet, a number for two rows is not") {
    const auto cells_with = [](int numbers) {
        const PixPtr page = paper(1700, 640);
        for (int row = 0; row < numbers; ++row) letter(page.get(), 100, 50 + row * kRow + 40);
        for (int row = 0; row < kSide; ++row) letter(page.get(), 400, 50 + row * kRow + 40);
        Grid grid = grid_of_walls(3);
        grid.down[1].offset = 250;
        grid.cells = {{0, 0, 2, 1}, {0, 1, 2, 3}, {2, 0, 1, 1}, {2, 1, 1, 3}, {3, 0, 1, 1}, {3, 1, 1, 3}};
        part_joined_cells(PageInk{page.get()}, {}, grid);
        return grid.cells.size();
    };
    CHECK(cells_with(4) == 8);
    CHECK(cells_with(1) == 6);
}

TEST_CASE("two rows of one line each, whose rule is lost, are parted between their numbers") {
    const PixPtr page = paper(1700, 640);
    for (const int y : {80, 150, 240, 360, 480})
        for (const int x : {100, 400, 800, 1200})
            for (int at = 0; at < (x == 100 ? 1 : 9); ++at) letter(page.get(), x + at * 30, y);
    Grid grid;
    for (const int x : {50, 250, 750, 1150, 1650}) grid.down.push_back(guessed_rule(Direction::down, x, 50, 560));
    for (const int y : {50, 192, 312, 432, 560}) grid.across.push_back(guessed_rule(Direction::across, y, 50, 1650));
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 4; ++column) grid.cells.push_back({row, column, 1, 1});
    part_tall_rows(PageInk{page.get()}, {}, grid);
    CHECK(grid.rows() == 5);
}

TEST_CASE("letters of a stamp between two columns of a table without rules do not join them") {
    constexpr int kLines = 14, kStep = 80;
    const PixPtr page = paper(1700, 1300);
    for (int line = 0; line < kLines; ++line)
        for (int column = 0; column < kSide; ++column)
            for (int at = 0; at < 12; ++at) letter(page.get(), 50 + column * kColumn + at * 31, 60 + line * kStep);
    for (int line = 4; line < 10; ++line)  // letters of the stamp in the white before the third column
        letter(page.get(), 50 + 2 * kColumn - 30, 70 + line * kStep);
    PageInk ink{page.get()};
    const DotBox whole{0, 0, 1700, 1300};
    const auto columns = [&] {
        const auto grids = find_unruled_grids(ink, {}, whole);
        return grids.size() == 1 ? grids.front().columns() : 0;
    };
    CHECK(columns() != kSide);
    ink.stamps = {{50 + 2 * kColumn - 200, 60 + 4 * kStep - 20, 50 + 2 * kColumn + 200, 60 + 10 * kStep}};
    CHECK(columns() == kSide);
}

TEST_CASE("a blurred word that no reading covers is left to be read, a stroke of a pen is not") {
    PixPtr page = paper(600, 200);
    fill(page.get(), 20, 40, 260, 26, 90);  // letters run together: grey all over
    CHECK(unread_pieces(page.get(), {}).size() == 1);
    OcrLine line;
    line.words.push_back({"Промывка", {20, 38, 280, 68}, 0.9});
    CHECK(unread_pieces(page.get(), {line}).empty());
    PixPtr stroke = paper(600, 200);
    for (int x = 0; x < 260; ++x) fill(stroke.get(), 20 + x, 40 + x / 5, 2, 6, 60);
    CHECK(unread_pieces(stroke.get(), {}).empty());
}

TEST_CASE("a figure with its full stop before a line is left to be read, a figure without one is dirt") {
    OcrLine line;
    line.words = {{"Начальнику", {160, 40, 330, 70}, 0.9}, {"службы", {400, 40, 500, 70}, 0.9}};
    line.box = {160, 40, 500, 70};
    PixPtr page = paper(600, 200);
    fill(page.get(), 40, 38, 20, 32, 30);
    CHECK(unread_pieces(page.get(), {line}).empty());
    fill(page.get(), 66, 64, 6, 6, 30);
    REQUIRE(unread_pieces(page.get(), {line}).size() == 1);
    CHECK(unread_pieces(page.get(), {line}).front().right >= 72);
    CHECK(unread_pieces(page.get(), {}).empty());
}

TEST_CASE("one letter with its full stop below a year is left to be read, below another word it is dirt") {
    const PixPtr page = paper(600, 200);
    fill(page.get(), 40, 88, 10, 20, 30);
    fill(page.get(), 56, 102, 6, 6, 30);
    const auto unread_below = [&](const char* last) {
        OcrLine line;
        line.words = {{"апреля", {160, 40, 330, 70}, 0.9}, {last, {400, 40, 500, 70}, 0.9}};
        line.box = {160, 40, 500, 70};
        return unread_pieces(page.get(), {line}).size();
    };
    CHECK(unread_below("2026") == 1);
    CHECK(unread_below("года") == 0);
    CHECK(unread_below("3026") == 0);
}

TEST_CASE("of a line read once more only the words that were passed over are added") {
    std::vector<OcrLine> lines(1);
    lines[0].words.push_back({"Провести", {100, 40, 300, 70}, 0.9});
    lines[0].box = lines[0].words.front().box;
    OcrLine again;
    again.words.push_back({"1.", {40, 40, 70, 70}, 0.9});
    again.words.push_back({"Провести", {102, 40, 298, 70}, 0.8});
    again.box = {40, 40, 298, 70};
    put_among(lines, again);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text() == "1. Провести");
}

}  // namespace mera
