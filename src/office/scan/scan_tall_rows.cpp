#include "office/scan/scan_tall_rows.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "office/scan/scan_ink_map.hpp"
#include "office/scan/scan_rows.hpp"

namespace mera {
namespace {

constexpr double kNumberColumn = 0.16;  // of the table's width at most
constexpr std::size_t kNumberGroupsMin = 2;
constexpr int kNumberHeightMin = 3, kNumberHeightMax = 9;  // units: figures of 7 to 16 points
constexpr double kNumbersApart = 1.2;  // of their height at least: two lines of one number stand closer
constexpr int kNumberWidthMax = 130;  // dots: «12.10.»
constexpr int kTallRow = 110;         // dots: two rows of one line each

// Where the walls that one ruled row lacks should be; nothing when it is one row.
std::vector<double> row_cuts(const PageInk& page, const Ruling& ruling, const Grid& grid, int row) {
    const auto at = static_cast<std::size_t>(row);
    const double middle = (grid.left() + grid.right()) / 2;
    const DotBox box{static_cast<int>(grid.left()), static_cast<int>(grid.across[at].position(middle)),
                     static_cast<int>(grid.right()), static_cast<int>(grid.across[at + 1].position(middle))};
    if (box.height() < kTallRow) return {};
    // The first column alone costs a tenth of the whole row and mostly says that there is one number.
    const DotBox first{box.left, box.top, static_cast<int>(grid.down[1].position(box.top)), box.bottom};
    if (first.width() > kNumberColumn * box.width()) return {};
    const InkMap begin{page, ruling, first};
    if (begin.bands({0, begin.rows()}, {0, begin.columns()}).size() < kNumberGroupsMin) return {};
    const InkMap map{page, ruling, box};
    std::vector<Range> columns;
    for (std::size_t c = 0; c + 1 < grid.down.size(); ++c) {
        const double y = (box.top + box.bottom) / 2.0;
        const auto unit = [&](double x) { return static_cast<int>((x - box.left) / kInkUnit); };
        columns.push_back({std::min(map.columns(), unit(grid.down[c].position(y)) + 1),
                           std::min(map.columns(), unit(grid.down[c + 1].position(y)))});
        if (columns.back().size() < 1) return {};
    }
    const RowSearch search{map, columns};
    const Range all{0, map.rows()};
    const std::vector<Range> numbers = search.numbers(all);
    if (!search.has_number_column() || numbers.size() < kNumberGroupsMin) return {};
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const Range& number = numbers[n];
        if (number.size() < kNumberHeightMin || number.size() > kNumberHeightMax) return {};
        if (n > 0 && number.from - numbers[n - 1].to < kNumbersApart * number.size()) return {};
        int width = 0;
        for (int c = columns.front().from; c < columns.front().to; ++c) width += map.any(number, {c, c + 1});
        if (width * kInkUnit > kNumberWidthMax) return {};
    }
    std::vector<double> cuts;
    const std::vector<Stretch> rows = search.run(all, {});
    for (std::size_t r = 1; r < rows.size(); ++r)
        cuts.push_back(map.y_of((rows[r - 1].rows.to + rows[r].rows.from) / 2.0));
    return cuts;
}

// Rules at which no cell begins came out in pieces too small to be walls.
void drop_lost_rules(Grid& grid) {
    for (int row = grid.rows() - 1; row > 0; --row) {
        if (std::any_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) { return cell.row == row; }))
            continue;
        grid.across.erase(grid.across.begin() + row);
        for (GridCell& cell : grid.cells)
            if (cell.row > row)
                --cell.row;
            else if (cell.row + cell.row_span > row)
                --cell.row_span;
    }
}

}  // namespace

void part_tall_rows(const PageInk& page, const Ruling& ruling, Grid& grid) {
    drop_lost_rules(grid);
    Grid parted = grid;
    parted.across = {grid.across.front()};
    parted.cells.clear();
    int added = 0;
    for (int r = 0; r < grid.rows(); ++r) {
        std::vector<GridCell> own;
        for (const GridCell& cell : grid.cells)
            if (cell.row == r) own.push_back(cell);
        const bool plain = static_cast<int>(own.size()) == grid.columns() &&
                           std::all_of(own.begin(), own.end(), [](const GridCell& cell) { return cell.row_span == 1; });
        std::vector<double> cuts;
        if (plain) cuts = row_cuts(page, ruling, grid, r);
        for (GridCell cell : own) {
            cell.row += added;
            parted.cells.push_back(cell);
        }
        for (std::size_t at = 0; at < cuts.size(); ++at) {
            ++added;
            parted.across.push_back(guessed_rule(Direction::across, cuts[at], grid.left(), grid.right()));
            for (GridCell cell : own) {
                cell.row = r + added;
                parted.cells.push_back(cell);
            }
            parted.guessed = true;
        }
        parted.across.push_back(grid.across[static_cast<std::size_t>(r) + 1]);
    }
    if (added > 0) grid = std::move(parted);
}

}  // namespace mera
