// Tables whose cells name their fields: «Провести собрание¶Срок: октябрь¶Отв.: классные руководители».
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/list_fields.hpp"
#include "intake/table/table_shapes.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kCellsMin = 2;
constexpr double kMostCells = 0.6;

bool is_own(const Cell& cell) { return !cell.covered && !cell.text.empty() && cell.span == 1; }

// The column most of whose cells name a time or an executor by a label.
std::optional<int> labelled_column(const Grid& grid) {
    for (int column = 0; column < grid.columns; ++column) {
        std::size_t filled = 0, named = 0;
        for (const Row& row : grid.rows) {
            const Cell* cell = row.at(column);
            if (cell == nullptr || cell->column != column || !is_own(*cell)) continue;
            ++filled;
            const ListFields fields = fields_by_label(cell->text);
            named += fields.named() && !fields.title.empty();
        }
        if (named >= kCellsMin && static_cast<double>(named) > kMostCells * static_cast<double>(filled)) return column;
    }
    return {};
}

}  // namespace

std::optional<Grid> labelled_table(const Grid& grid) {
    const auto column = labelled_column(grid);
    if (!column) return {};
    const auto named = columns_by_header(grid);
    if (named && named->has_deadlines() && named->has_executors()) return {};

    static constexpr std::array<const char*, 5> kHeadings = {"Мероприятие", "Срок", "Ответственный", "Результат",
                                                             "Документ"};
    constexpr int kAdded = static_cast<int>(kHeadings.size()) - 1;
    Grid out{.table = grid.table, .columns = grid.columns + kAdded, .rows = {}, .hidden = grid.hidden};
    // The header is the first row, if its cell names no fields; else there is none.
    const Cell* first = grid.rows.front().at(*column);
    const bool has_header = first != nullptr && is_own(*first) && !fields_by_label(first->text).any();
    Row header;
    header.page = grid.rows.front().page;
    if (has_header) header = grid.rows.front();
    std::erase_if(header.cells, [&](const Cell& cell) { return cell.column == *column; });
    const Place above = grid.rows.front().cells.front().place;
    for (std::size_t at = 0; at < kHeadings.size(); ++at)
        header.cells.push_back({.text = kHeadings[at],
                                .place = above,
                                .column = at == 0 ? *column : grid.columns + static_cast<int>(at) - 1});
    out.rows.push_back(std::move(header));
    for (std::size_t at = has_header ? 1 : 0; at < grid.rows.size(); ++at) {
        Row row = grid.rows[at];
        std::vector<Cell> added;
        for (Cell& cell : row.cells) {
            if (cell.column + cell.span == grid.columns && cell.span > 1) cell.span += kAdded;  // a title over the row
            if (cell.column != *column || !is_own(cell)) continue;
            ListFields fields = fields_by_label(cell.text);
            int next = grid.columns;
            for (std::string* text : {&fields.when, &fields.who, &fields.result, &fields.evidence}) {
                Cell part = cell;
                part.text = std::move(*text);
                part.column = next++;
                added.push_back(std::move(part));
            }
            cell.text = std::move(fields.title);
        }
        std::move(added.begin(), added.end(), std::back_inserter(row.cells));
        out.rows.push_back(std::move(row));
    }
    for (Row& row : out.rows)
        std::sort(row.cells.begin(), row.cells.end(), [](const Cell& a, const Cell& b) { return a.column < b.column; });
    return out;
}

}  // namespace mera::intake
