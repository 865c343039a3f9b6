#include "office/scan/scan_joined_cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/scan_ink_map.hpp"
#include "office/scan/scan_rule_lines.hpp"

namespace mera {
namespace {

constexpr double kMostRows = 0.5;      // in which a wall stands
constexpr double kPadding = 12;        // dots on each side of a wall; words stand half as far apart
constexpr double kAboveRule = 3;       // dots on each side of a rule between two rows
constexpr double kNumberColumn = 0.16;  // of the width of the table at most

std::size_t index(int at) { return static_cast<std::size_t>(at); }

bool stands_in_most_rows(const Grid& grid, int wall) {
    int rows = 0;
    for (const GridCell& cell : grid.cells)
        if (cell.column == wall) rows += cell.row_span;
    return rows >= kMostRows * grid.rows();
}

bool is_across(const GridCell& cell, int wall) { return cell.column < wall && wall < cell.column + cell.column_span; }

// Gives the part before `wall` to the cell itself.
GridCell cut_at(GridCell& cell, int wall) {
    GridCell behind = cell;
    behind.column = wall, behind.column_span = cell.column + cell.column_span - wall;
    cell.column_span = wall - cell.column;
    return behind;
}

void add_in_order(std::vector<GridCell>& cells, const std::vector<GridCell>& added) {
    cells.insert(cells.end(), added.begin(), added.end());
    std::sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
        return std::pair{a.row, a.column} < std::pair{b.row, b.column};
    });
}

class Parting {
public:
    Parting(const PageInk& page, const Ruling& ruling, Grid& grid)
        : grid_(grid),
          map_(page, ruling,
               {static_cast<int>(grid.left()), static_cast<int>(grid.top()), static_cast<int>(grid.right()),
                static_cast<int>(grid.bottom())},
               {grid.across, grid.down}) {}

    void run() {
        if (map_.rows() == 0) return;
        for (int wall = 1; wall < grid_.columns(); ++wall)
            if (stands_in_most_rows(grid_, wall)) part_at_wall(wall);
        for (int rule = 1; rule < grid_.rows(); ++rule)
            if (numbers_meet(rule)) part_at_rule(rule);
    }

private:
    double x_of(int wall, const GridCell& cell) const { return grid_.down[index(wall)].position(y_of(cell.row)); }
    double y_of(int rule) const { return middle_of(grid_.across[index(rule)]); }
    Range rows(double from, double to) const { return {map_.row_at(from), map_.row_at(to) + 1}; }
    Range columns(double from, double to) const { return {map_.column_at(from), map_.column_at(to) + 1}; }
    Range rows_of(const GridCell& cell) const {
        return rows(y_of(cell.row) + kAboveRule, y_of(cell.row + cell.row_span) - kAboveRule);
    }

    void part_at_wall(int wall) {
        std::vector<GridCell> added;
        for (GridCell& cell : grid_.cells) {
            if (!is_across(cell, wall)) continue;
            const double x = x_of(wall, cell), left = x_of(cell.column, cell),
                         right = x_of(cell.column + cell.column_span, cell);
            const Range lines = rows_of(cell);
            if (map_.any(lines, columns(x - kPadding, x + kPadding)) ||
                !map_.any(lines, columns(left + kPadding, x - kPadding)) ||
                !map_.any(lines, columns(x + kPadding, right - kPadding)))
                continue;
            added.push_back(cut_at(cell, wall));
        }
        add_in_order(grid_.cells, added);
    }

    bool crosses(const GridCell& cell, int rule) const { return cell.row < rule && rule < cell.row + cell.row_span; }

    Range inside(const GridCell& cell) const {
        return columns(x_of(cell.column, cell) + kPadding, x_of(cell.column + cell.column_span, cell) - kPadding);
    }

    bool is_white(const GridCell& cell, int rule) const {
        return !map_.any(rows(y_of(rule) - kAboveRule, y_of(rule) + kAboveRule), inside(cell));
    }

    // The number of one row above the rule, that of the next below it.
    bool numbers_meet(int rule) const {
        const auto first = std::find_if(grid_.cells.begin(), grid_.cells.end(), [&](const GridCell& cell) {
            return cell.column == 0 && cell.column_span == 1 && crosses(cell, rule);
        });
        if (first == grid_.cells.end()) return false;
        if (x_of(1, *first) - x_of(0, *first) > kNumberColumn * (grid_.right() - grid_.left())) return false;
        return is_white(*first, rule) &&
               map_.any(rows(y_of(rule - 1) + kAboveRule, y_of(rule) - kAboveRule), inside(*first)) &&
               map_.any(rows(y_of(rule) + kAboveRule, y_of(rule + 1) - kAboveRule), inside(*first));
    }

    void part_at_rule(int rule) {
        std::vector<GridCell> added;
        for (GridCell& cell : grid_.cells) {
            if (!crosses(cell, rule) || !is_white(cell, rule)) continue;
            GridCell below = cell;
            below.row = rule, below.row_span = cell.row + cell.row_span - rule;
            cell.row_span = rule - cell.row;
            added.push_back(below);
        }
        add_in_order(grid_.cells, added);
    }

    Grid& grid_;
    InkMap map_;
};

// Whether the stamp lies over the wall where it would part the cell.
bool hides(const Stamp& stamp, const Grid& grid, const GridCell& cell, int wall) {
    const double top = middle_of(grid.across[index(cell.row)]),
                 bottom = middle_of(grid.across[index(cell.row + cell.row_span)]);
    const double y = std::clamp(stamp.y, top, bottom);
    return std::hypot(grid.down[index(wall)].position(y) - stamp.x, y - stamp.y) < stamp.rims.front();
}

}  // namespace

void part_cells_under_stamps(const std::vector<Stamp>& stamps, Grid& grid) {
    std::vector<int> cells_in_row(index(grid.rows()), 0);
    std::vector<char> heads(index(grid.rows()), 0);  // «Сроки» over «начало» and «конец», beside cells two rows high
    for (const GridCell& cell : grid.cells) {
        ++cells_in_row[index(cell.row)];
        if (cell.row_span > 1) heads[index(cell.row)] = 1;
    }
    for (int wall = 1; wall < grid.columns(); ++wall) {
        if (!stands_in_most_rows(grid, wall)) continue;
        std::vector<GridCell> added;
        for (GridCell& cell : grid.cells) {
            const bool title = 2 * cells_in_row[index(cell.row)] <= grid.columns();
            if (!title && !heads[index(cell.row)] && is_across(cell, wall) &&
                std::any_of(stamps.begin(), stamps.end(),
                            [&](const Stamp& stamp) { return hides(stamp, grid, cell, wall); }))
                added.push_back(cut_at(cell, wall));
        }
        add_in_order(grid.cells, added);
    }
}

void part_joined_cells(const PageInk& page, const Ruling& ruling, Grid& grid) {
    const bool joined = std::any_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
        return cell.row_span > 1 || (cell.column_span > 1 && cell.column_span < grid.columns());
    });
    if (joined) Parting{page, ruling, grid}.run();
}

}  // namespace mera
