#include "office/scan/scan_titles.hpp"

#include <algorithm>
#include <vector>

#include "office/scan/scan_ink_map.hpp"
#include "office/scan/scan_rows.hpp"
#include "office/scan/scan_rule_lines.hpp"

namespace mera {
namespace {

bool spans_all(const Grid& grid, const GridCell& cell) {
    return cell.column == 0 && cell.column_span == grid.columns();
}

bool holds_title(const PageInk& page, const Ruling& ruling, const Grid& grid, int row) {
    const auto at = static_cast<std::size_t>(row);
    const double top = middle_of(grid.across[at]), bottom = middle_of(grid.across[at + 1]);
    const DotBox box{static_cast<int>(grid.left()), static_cast<int>(top), static_cast<int>(grid.right()),
                     static_cast<int>(bottom)};
    const InkMap map{page, ruling, box};
    std::vector<Range> columns;
    for (std::size_t c = 0; c + 1 < grid.down.size(); ++c) {
        const double y = (top + bottom) / 2;
        columns.push_back({map.column_at(grid.down[c].position(y)) + 1, map.column_at(grid.down[c + 1].position(y))});
        if (columns.back().size() < 1) return false;
    }
    return RowSearch{map, columns}.holds_title({0, map.rows()});
}

}  // namespace

void join_titles(const PageInk& page, const Ruling& ruling, Grid& grid) {
    if (grid.columns() < 2 ||
        std::none_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) { return spans_all(grid, cell); }))
        return;
    for (int row = 1; row < grid.rows(); ++row) {
        const auto here = [row](const GridCell& cell) { return cell.row <= row && row < cell.row + cell.row_span; };
        const bool plain = std::all_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
            return !here(cell) || (cell.row_span == 1 && !spans_all(grid, cell));
        });
        if (!plain || !holds_title(page, ruling, grid, row)) continue;
        const auto first = std::find_if(grid.cells.begin(), grid.cells.end(), here);
        *first = {row, 0, 1, grid.columns()};
        grid.cells.erase(std::remove_if(first + 1, grid.cells.end(), here), grid.cells.end());
    }
}

}  // namespace mera
