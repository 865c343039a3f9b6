#include "intake/table/month_rows.hpp"

#include <algorithm>
#include <utility>

#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kMonthsMin = 2;

const Cell* month_across(const Row& row) {
    const Cell* only = nullptr;
    for (const Cell& cell : row.cells) {
        if (cell.covered || cell.text.empty()) continue;
        if (only != nullptr) return nullptr;
        only = &cell;
    }
    const bool month = only != nullptr && only->column == 0 && time_in_heading(only->text) == only->text;
    return month ? only : nullptr;
}

bool heads_other_fields(const Row& header) {  // than deeds
    return std::any_of(header.cells.begin(), header.cells.end(), [](const Cell& cell) {
        const std::string heading = heading_text(cell.text);
        return names_field(heading) && role_of_heading(heading).role != Role::title;
    });
}

Row with_first(Cell first, const Row& row) {
    Row out = row;
    for (Cell& cell : out.cells) ++cell.column;
    first.column = 0;
    first.span = 1;
    out.cells.insert(out.cells.begin(), std::move(first));
    return out;
}

}  // namespace

std::optional<Grid> months_aside(const Grid& grid) {
    if (grid.rows.size() < 2 * kMonthsMin + 1 || grid.rows.front().filled() < 2 ||
        heads_other_fields(grid.rows.front()))
        return {};
    Grid out = grid;
    ++out.columns;
    out.rows.clear();
    Cell corner = grid.rows.front().cells.front();
    corner.text = "Месяц";
    out.rows.push_back(with_first(std::move(corner), grid.rows.front()));
    const Cell* month = nullptr;
    std::size_t months = 0;
    for (std::size_t at = 1; at < grid.rows.size(); ++at) {
        const Row& row = grid.rows[at];
        if (const Cell* next = month_across(row)) {
            month = next;
            ++months;
        } else if (month == nullptr) {
            return {};
        } else {
            out.rows.push_back(with_first(*month, row));
        }
    }
    return months >= kMonthsMin ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace mera::intake
