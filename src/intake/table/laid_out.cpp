#include "intake/table/laid_out.hpp"

namespace mera::intake {

Grid laid_out_in_place_of(const Grid& grid, const std::vector<std::string>& headings) {
    Grid out{.table = grid.table, .columns = static_cast<int>(headings.size()), .rows = {}, .hidden = grid.hidden};
    const Place above = grid.rows.front().cells.empty() ? Place{} : grid.rows.front().cells.front().place;
    std::vector<Cell> cells;
    for (const std::string& heading : headings) cells.push_back({.text = heading, .place = above});
    out.rows.push_back(row_of(std::move(cells), grid.rows.front().page));
    out.laid_out = true;
    return out;
}

Row row_of(std::vector<Cell> cells, int page) {
    Row out;
    out.page = page;
    for (Cell& cell : cells) {
        cell.column = static_cast<int>(out.cells.size());
        cell.span = 1;
        cell.covered = false;
        out.cells.push_back(std::move(cell));
    }
    return out;
}

}  // namespace mera::intake
