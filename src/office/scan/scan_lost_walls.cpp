#include "office/scan/scan_lost_walls.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_gutters.hpp"
#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_ink_map.hpp"

namespace mera {
namespace {

constexpr int kWideColumn = 420;      // dots: room for two columns of words
constexpr int kBesideRule = 8;        // dots: the letters of a cell begin this far from its walls
constexpr int kTile = 32;             // dots
constexpr double kCrumbsMin = 0.35;   // share of the tiles along a lost wall that still have a crumb
constexpr double kAboveDirt = 2;      // and so many times more than the white beside it has
constexpr double kSameTable = 40;     // dots: widths of two tables of one shape
constexpr double kShiftMax = 120;     // dots: by which sheets lie aside of each other
constexpr double kSameWall = 40;      // dots: nearer walls are one
constexpr int kLetterMin = 12, kLetterMax = 70;  // dots
constexpr int kDeepInLetter = 5;  // dots on both sides of a wall
// A letter that touches a rule is one mark with it, so hardly any letter of a sound table is cut.
constexpr int kTallRow = 300;      // dots: six lines
constexpr double kNumberColumn = 0.16;  // of the table's width at most
constexpr int kNumbersOver = 2;         // more numbers than rows
constexpr int kBesideWall = 2;      // dots: the soft edge of a rule
constexpr int kInkBesideWall = 10;  // dots of a letter on each side of the wall that cuts it
constexpr int kInWord = 10;         // dots between letters of one word; a space is wider
constexpr double kStrokeRows = 0.2;  // share of the rows in which a stroke stands at most
constexpr int kCutMin = 2;
constexpr double kCutShare = 0.015;
constexpr double kOpenRows = 0.6;     // share of the rows of a table that a wall must part

double middle_of(const Grid& grid) { return (grid.top() + grid.bottom()) / 2; }
double wall_at(const Grid& grid, int column) {
    return grid.down[static_cast<std::size_t>(column)].position(middle_of(grid));
}

// Share of the tiles between two heights with a crumb within two dots of `x`.
double crumbs_at(const GreyRaster& raster, int x, int top, int bottom) {
    int tiles = 0, seen = 0;
    for (int from = top; from + kTile <= bottom; from += kTile) {
        ++tiles;
        bool dark = false;
        for (int y = from; y < from + kTile && !dark; ++y)
            for (int near = std::max(0, x - 2); near <= std::min(raster.width - 1, x + 2) && !dark; ++near)
                dark = raster.at(near, y) < kDarkInk;
        seen += dark;
    }
    return tiles > 0 ? static_cast<double>(seen) / tiles : 0;
}

// Where in the white the crumbs of a rule stand in line.
std::optional<double> crumbs_in(const GreyRaster& raster, int left, int right, int top, int bottom) {
    std::vector<double> shares;
    for (int x = left; x < right; ++x) shares.push_back(crumbs_at(raster, x, top, bottom));
    if (shares.empty()) return {};
    const auto most = std::max_element(shares.begin(), shares.end());
    std::vector<double> usual = shares;
    const auto middle = usual.begin() + static_cast<std::ptrdiff_t>(usual.size() / 2);
    std::nth_element(usual.begin(), middle, usual.end());
    if (*most < kCrumbsMin || *most < kAboveDirt * *middle) return {};
    return left + static_cast<double>(most - shares.begin());
}

// Parts the cells of one column of the grid at `x` wherever no letters stand in the way; false when most rows have some.
bool insert_wall(Grid& grid, int column, double x, const InkMap& map) {
    const auto unit = [&](double dots) { return map.column_at(dots); };
    const Range strip{unit(x) - 1, unit(x) + 1};
    const auto is_open = [&](const GridCell& cell) {
        const double top = grid.across[static_cast<std::size_t>(cell.row)].position(x);
        const double bottom = grid.across[static_cast<std::size_t>(cell.row + cell.row_span)].position(x);
        return !map.any({map.row_at(top + kBesideRule), map.row_at(bottom - kBesideRule)}, strip);
    };
    const auto holds = [&](const GridCell& cell) {
        return cell.column <= column && column < cell.column + cell.column_span;
    };
    int open = 0, all = 0;
    for (const GridCell& cell : grid.cells)
        if (holds(cell) && cell.column_span == 1) ++all, open += is_open(cell);
    if (all == 0 || open < kOpenRows * all) return false;
    std::vector<GridCell> cells;
    for (GridCell cell : grid.cells) {
        if (!holds(cell)) {
            cell.column += cell.column > column;
            cells.push_back(cell);
        } else if (cell.column_span == 1 && is_open(cell)) {
            cells.push_back(cell);
            ++cell.column;
            cells.push_back(cell);
        } else {
            ++cell.column_span;
            cells.push_back(cell);
        }
    }
    grid.cells = std::move(cells);
    grid.down.insert(grid.down.begin() + column + 1, guessed_rule(Direction::down, x, grid.top(), grid.bottom()));
    grid.guessed = true;
    return true;
}

InkMap map_of(const PageInk& page, const Ruling& ruling, const Grid& grid, double left, double right) {
    return {page,
            ruling,
            {static_cast<int>(left), static_cast<int>(grid.top()), static_cast<int>(right),
             static_cast<int>(grid.bottom())}};
}

bool restore_by_crumbs(const PageInk& page, const GreyRaster& raster, const Ruling& ruling, Grid& grid, int column) {
    const double left = wall_at(grid, column) + kBesideRule, right = wall_at(grid, column + 1) - kBesideRule;
    if (right - left < kWideColumn) return false;
    const InkMap map = map_of(page, ruling, grid, left, right);
    if (map.rows() == 0) return false;
    const std::vector<Range> bands = map.bands({0, map.rows()}, {0, map.columns()});
    for (const GutterLayout& layout : find_gutters(map, bands, 1))
        for (const Gutter& gutter : layout.gutters) {
            const auto at = crumbs_in(raster, static_cast<int>(map.x_of(gutter.white.from)),
                                      static_cast<int>(map.x_of(gutter.white.to)), static_cast<int>(grid.top()),
                                      static_cast<int>(grid.bottom()));
            if (at && insert_wall(grid, column, *at, map)) return true;
        }
    return false;
}

// A wall of `like` that `grid` lacks.
bool restore_by_likeness(const PageInk& page, const Ruling& ruling, const Grid& like, Grid& grid) {
    const double shift = grid.left() - like.left();
    if (std::abs(shift) > kShiftMax || std::abs(grid.right() - like.right() - shift) > kSameTable) return false;
    for (int wall = 1; wall < like.columns(); ++wall) {
        const double x = wall_at(like, wall) + shift;
        for (int column = 0; column < grid.columns(); ++column) {
            if (x < wall_at(grid, column) + kSameWall || x > wall_at(grid, column + 1) - kSameWall) continue;
            if (insert_wall(grid, column, x, map_of(page, ruling, grid, grid.left(), grid.right()))) return true;
        }
    }
    return false;
}

// Whether two cells meet at this wall, which stands at `at` there.
bool parts_cells(const Grid& grid, Direction direction, int wall, double at, double along) {
    const std::vector<Rule>& crossing = direction == Direction::down ? grid.across : grid.down;
    return std::any_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
        const int begin = direction == Direction::down ? cell.column : cell.row;
        if (begin != wall) return false;
        const int first = direction == Direction::down ? cell.row : cell.column;
        const int count = direction == Direction::down ? cell.row_span : cell.column_span;
        return crossing[static_cast<std::size_t>(first)].position(at) < along &&
               along < crossing[static_cast<std::size_t>(first + count)].position(at);
    });
}

// The ink without the walls: a faint rule falls to pieces as large as letters, and they all lie in its own place.
PixPtr ink_beside_walls(Pix* ink, const Grid& grid) {
    PixPtr beside{pixCopy(nullptr, ink)};
    for (const std::vector<Rule>* walls : {&grid.down, &grid.across})
        for (const Rule& wall : *walls)
            for (int along = wall.from; along <= wall.to; ++along) {
                const int half = wall.thickness / 2 + kBesideWall,
                          from = static_cast<int>(std::lround(wall.position(along))) - half;
                if (wall.direction == Direction::down)
                    pixRasterop(beside.get(), from, along, 2 * half + 1, 1, PIX_CLR, nullptr, 0, 0);
                else
                    pixRasterop(beside.get(), along, from, 1, 2 * half + 1, PIX_CLR, nullptr, 0, 0);
            }
    return beside;
}

bool is_cut(const Grid& grid, const DotBox& letter, Pix* beside_walls) {
    for (const Direction direction : {Direction::down, Direction::across}) {
        const bool down = direction == Direction::down;
        const std::vector<Rule>& walls = down ? grid.down : grid.across;
        const double along = down ? (letter.top + letter.bottom) / 2.0 : (letter.left + letter.right) / 2.0;
        const double from = down ? letter.left : letter.top, to = down ? letter.right : letter.bottom;
        for (std::size_t wall = 1; wall + 1 < walls.size(); ++wall) {
            const double at = walls[wall].position(along);
            if (at < from + kDeepInLetter || at > to - kDeepInLetter) continue;
            if (!parts_cells(grid, direction, static_cast<int>(wall), at, along)) continue;
            DotBox before = letter, after = letter;
            (down ? before.right : before.bottom) = (down ? after.left : after.top) = static_cast<int>(at);
            if (dots_in(beside_walls, before) >= kInkBesideWall && dots_in(beside_walls, after) >= kInkBesideWall)
                return true;
        }
    }
    return false;
}

// The letters of a page inside a table.
std::vector<DotBox> letters_in(const PageInk& page, const Grid& grid) {
    std::vector<DotBox> letters = page.dark_marks;
    std::erase_if(letters, [&](const DotBox& mark) {
        const int w = mark.width(), h = mark.height();
        const bool is_letter = w >= kLetterMin && h >= kLetterMin && w <= kLetterMax && h <= kLetterMax;
        return !is_letter || mark.left <= grid.left() || mark.top <= grid.top() || mark.right >= grid.right() ||
               mark.bottom >= grid.bottom();
    });
    return letters;
}

bool cuts_letters(const PageInk& page, const Grid& grid) {
    if (!page.dark) return false;
    const PixPtr beside = ink_beside_walls(page.dark.get(), grid);
    const std::vector<DotBox> letters = letters_in(page, grid);
    const auto cut = std::count_if(letters.begin(), letters.end(),
                                   [&](const DotBox& letter) { return is_cut(grid, letter, beside.get()); });
    return cut >= kCutMin && static_cast<double>(cut) > kCutShare * static_cast<double>(letters.size());
}

// The white in the first column parts off something narrow with more lines than the table has rows: numbers of measures
// whose walls are lost on every side.
bool hides_numbers(const PageInk& page, const Ruling& ruling, const Grid& grid) {
    const double left = wall_at(grid, 0), right = wall_at(grid, 1), width = grid.right() - grid.left();
    if (right - left < kWideColumn || right - left <= kNumberColumn * width) return false;
    const InkMap map = map_of(page, ruling, grid, left + kBesideRule, right - kBesideRule);
    if (map.rows() == 0) return false;
    const std::vector<Range> bands = map.bands({0, map.rows()}, {0, map.columns()});
    for (const GutterLayout& layout : find_gutters(map, bands, 1)) {
        const Range numbers{0, layout.gutters.front().white.from};
        if (numbers.size() * kInkUnit > kNumberColumn * width) continue;
        const auto count = std::count_if(bands.begin() + static_cast<std::ptrdiff_t>(layout.first),
                                         bands.begin() + static_cast<std::ptrdiff_t>(layout.last) + 1,
                                         [&](const Range& band) { return map.any(band, numbers); });
        if (count >= grid.rows() + kNumbersOver) return true;
    }
    return false;
}

void join_over(Grid& grid, int wall) {
    std::vector<GridCell> cells;
    for (GridCell cell : grid.cells) {
        if (cell.column == wall) {
            const auto before = std::find_if(cells.begin(), cells.end(), [&](const GridCell& other) {
                return other.row == cell.row && other.column + other.column_span == wall;
            });
            if (before != cells.end() && before->row_span == cell.row_span) {
                before->column_span += cell.column_span - 1;
                continue;
            }
        }
        if (cell.column < wall && cell.column + cell.column_span > wall) --cell.column_span;
        if (cell.column >= wall) --cell.column;
        cells.push_back(cell);
    }
    grid.cells = std::move(cells);
    grid.down.erase(grid.down.begin() + wall);
}

// Letters stand on both sides of the left edge of a cell, nearer to each other than words do.
bool parts_word(const std::vector<DotBox>& letters, const DotBox& cell) {
    const auto stands_beside = [&](const DotBox& letter, int white) {
        return -kDeepInLetter <= white && white <= kInWord && cell.top <= letter.top && letter.bottom <= cell.bottom;
    };
    return std::any_of(letters.begin(), letters.end(), [&](const DotBox& before) {
        return stands_beside(before, cell.left - before.right) &&
               std::any_of(letters.begin(), letters.end(), [&](const DotBox& after) {
                   return stands_beside(after, after.left - cell.left) && after.left - before.right <= kInWord &&
                          before.top < after.bottom && after.top < before.bottom;
               });
    });
}

// Strokes of first letters that stand one under another: the wall is as near to them as they are wide, and the cell it parts
// off before them is empty.
bool is_left_edge_of_text(const std::vector<DotBox>& letters, const DotBox& cell, double before) {
    const auto is_beside = [&](const DotBox& letter) { return letter.top < cell.bottom && cell.top < letter.bottom; };
    const auto lies_over = [&](const DotBox& letter) {
        return is_beside(letter) && letter.left <= cell.left + kBesideWall && cell.left < letter.right;
    };
    const auto stands_before = [&](const DotBox& letter) {
        return is_beside(letter) && before <= letter.left && letter.right <= cell.left;
    };
    return std::any_of(letters.begin(), letters.end(), lies_over) &&
           std::none_of(letters.begin(), letters.end(), stands_before);
}

// Letters of a stamp that stand one under another are taken for a wall, and cut none of the print there.
bool begins_under_stamp(const PageInk& page, const DotBox& cell) {
    return std::any_of(page.stamps.begin(), page.stamps.end(), [&](const DotBox& stamp) {
        return stamp.left <= cell.left && cell.left <= stamp.right && stamp.top < cell.bottom &&
               cell.top < stamp.bottom;
    });
}

}  // namespace

void drop_strokes_among_walls(const PageInk& page, Grid& grid) {
    if (!page.dark) return;
    for (int wall = grid.columns() - 1; wall > 0; --wall) {
        std::vector<const GridCell*> behind;
        for (const GridCell& cell : grid.cells)
            if (cell.column == wall) behind.push_back(&cell);
        if (behind.empty()) continue;
        const auto under_stamp = [&](const GridCell* cell) { return begins_under_stamp(page, cell_box(grid, *cell)); };
        const auto hidden = std::count_if(behind.begin(), behind.end(), under_stamp);
        const auto seen = static_cast<double>(behind.size()) - static_cast<double>(hidden);
        const std::vector<DotBox> letters = letters_in(page, grid);
        const auto is_edge = [&](const GridCell* cell) {
            return is_left_edge_of_text(letters, cell_box(grid, *cell), wall_at(grid, wall - 1));
        };
        if (std::all_of(behind.begin(), behind.end(), is_edge)) {
            join_over(grid, wall);
            continue;
        }
        if (seen > kStrokeRows * grid.rows()) continue;
        const PixPtr beside = ink_beside_walls(page.dark.get(), grid);
        const auto cuts = [&](const GridCell* cell) {
            const DotBox box = cell_box(grid, *cell);
            const bool cut = std::any_of(letters.begin(), letters.end(), [&](const DotBox& letter) {
                return letter.left < box.left && box.left < letter.right && box.top < letter.bottom &&
                       letter.top < box.bottom && is_cut(grid, letter, beside.get());
            });
            return cut || parts_word(letters, box);
        };
        // A stamp that was not known as one makes the same wall in white.
        const auto count = std::count_if(behind.begin(), behind.end(), cuts);
        if (count > 0 && 2 * (count + hidden) >= static_cast<std::ptrdiff_t>(behind.size())) join_over(grid, wall);
    }
}

bool is_doubtful(const PageInk& page, const Ruling& ruling, const Grid& grid) {
    const bool one_tall_row = grid.rows() == 1 && grid.bottom() - grid.top() >= kTallRow;
    return one_tall_row || cuts_letters(page, grid) || hides_numbers(page, ruling, grid);
}

void restore_walls(const PageInk& page, const GreyRaster& raster, const Ruling& ruling, std::vector<Grid>& grids) {
    for (Grid& grid : grids)
        for (int column = 0; column < grid.columns(); ++column)
            while (restore_by_crumbs(page, raster, ruling, grid, column)) {
            }
    for (Grid& grid : grids)
        for (const Grid& like : grids)
            if (&like != &grid) restore_walls_of(page, ruling, like, grid);
}

bool restore_walls_of(const PageInk& page, const Ruling& ruling, const Grid& like, Grid& grid) {
    bool any = false;
    while (like.columns() > grid.columns() && restore_by_likeness(page, ruling, like, grid)) any = true;
    return any;
}

}  // namespace mera
