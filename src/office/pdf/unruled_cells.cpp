#include "office/pdf/unruled_cells.hpp"

#include <algorithm>
#include <utility>

#include "office/pdf/pdf_lines.hpp"
#include "office/table_grid.hpp"

namespace mera {

namespace {

// The room of a cell without rules: from its column's edge to the next one.
DocCell document_cell(const UnruledTable& table, UnruledCell cell, const WordBook& book, const PlaceOfBox& place) {
    DocCell out;
    out.column = cell.column;
    out.column_span = cell.column_span;
    out.row_span = cell.row_span;
    out.guessed = true;
    out.place = place(cell.box);
    const double left = table.edges[static_cast<std::size_t>(cell.column)];
    const double right = table.edges[static_cast<std::size_t>(cell.column + cell.column_span)];
    const std::vector<PdfLine> lines = lines_of(std::move(cell.words), " ");
    out.bold = !lines.empty();
    for (const PdfParagraph& paragraph : paragraphs_of(lines, left, right - lines.front().size, book)) {
        add_line(out.text, paragraph.text);
        out.bold = out.bold && paragraph.bold;
    }
    return out;
}

bool is_covered(const UnruledTable& table, std::ptrdiff_t row, int column) {
    constexpr std::ptrdiff_t kSpanMax = 60;  // rows of a page
    for (std::ptrdiff_t up = 1; up <= std::min(row, kSpanMax); ++up) {
        const auto& above = table.rows[static_cast<std::size_t>(row - up)];
        if (std::any_of(above.begin(), above.end(), [&](const UnruledCell& cell) {
                return cell.row_span > up && column >= cell.column && column < cell.column + cell.column_span;
            }))
            return true;
    }
    return false;
}

}  // namespace

DocTable document_table(const UnruledTable& found, const WordBook& book, const PlaceOfBox& place) {
    DocTable table;
    table.place = place({found.edges.front(), found.top, found.edges.back(), found.bottom});
    const int columns = static_cast<int>(found.edges.size()) - 1;
    for (const auto& cells : found.rows) {
        DocRow& row = table.rows.emplace_back();
        row.place.page = table.place.page;
        int next = 0;
        const auto fill_to = [&](int column) {
            for (; next < column; ++next) {
                if (is_covered(found, &cells - found.rows.data(), next)) continue;
                DocCell empty;
                empty.column = next;
                empty.guessed = true;
                empty.place.page = table.place.page;
                row.cells.push_back(std::move(empty));
            }
        };
        for (const UnruledCell& cell : cells) {
            fill_to(cell.column);
            row.cells.push_back(document_cell(found, cell, book, place));
            next = cell.column + cell.column_span;
            const DocPlace& own = row.cells.back().place;
            if (row.place.line == 0) row.place.line = own.line;
            if (own.box) row.place.box = row.place.box ? around(*row.place.box, *own.box) : own.box;
        }
        fill_to(columns);
    }
    finish_table(table);
    return table;
}

}  // namespace mera
