#include "intake/table/title_rows.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "intake/table/columns.hpp"

namespace mera::intake {

namespace {

const Cell* only_cell(const Row& row) {
    if (row.filled() != 1) return nullptr;
    const auto found = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](const Cell& cell) { return !cell.covered && !cell.text.empty(); });
    return found == row.cells.end() ? nullptr : &*found;
}

// Rows of one cell across the table, with the header right below them.
std::size_t title_rows(const Grid& grid) {
    std::size_t rows = 0;
    while (rows < grid.rows.size()) {
        const Cell* cell = only_cell(grid.rows[rows]);
        if (cell == nullptr || cell->span < grid.columns) break;
        ++rows;
    }
    if (rows == 0 || rows == grid.rows.size() || grid.columns < 2) return 0;
    Grid rest = grid;
    rest.rows.erase(rest.rows.begin(), rest.rows.begin() + static_cast<std::ptrdiff_t>(rows));
    return first_row_of_header(rest) == std::size_t{0} ? rows : 0;
}

std::vector<Line> lines_of(const Cell& cell) {
    std::vector<Line> out;
    for (std::string& text : split(cell.text, '\n'))
        out.push_back({.text = std::move(text),
                       .place = cell.place,
                       .bold = cell.bold,
                       .confidence = cell.confidence,
                       .repairs = out.empty() ? cell.repairs : std::vector<std::string>{}});
    return out;
}

}  // namespace

void lift_title_rows(Source& source) {
    std::vector<std::variant<Line, Grid>> items;
    for (auto& item : source.items) {
        if (auto* grid = std::get_if<Grid>(&item)) {
            const std::size_t rows = title_rows(*grid);
            for (std::size_t at = 0; at < rows; ++at)
                for (Line& line : lines_of(*only_cell(grid->rows[at]))) {
                    source.words.add(line.text);
                    items.emplace_back(std::move(line));
                }
            grid->rows.erase(grid->rows.begin(), grid->rows.begin() + static_cast<std::ptrdiff_t>(rows));
        }
        items.push_back(std::move(item));
    }
    source.items = std::move(items);
}

}  // namespace mera::intake
