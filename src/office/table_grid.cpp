#include "office/table_grid.hpp"

#include <algorithm>
#include <string_view>

namespace mera {

namespace {

// New grid line for each old one. Empty when snapping would lose text.
std::vector<int> snapped_lines(const DocTable& table, const std::vector<double>& edges, double tolerance) {
    std::vector<int> line_of(edges.size(), 0);
    double cluster_begins = edges.front();
    for (std::size_t at = 1; at < edges.size(); ++at) {
        const bool same = edges[at] - cluster_begins < tolerance;
        line_of[at] = line_of[at - 1] + (same ? 0 : 1);
        if (!same) cluster_begins = edges[at];
    }
    const auto limit = static_cast<int>(line_of.size()) - 1;
    for (const DocRow& row : table.rows)
        for (const DocCell& cell : row.cells) {
            const int from = std::min(cell.column, limit);
            const int to = std::min(cell.column + cell.column_span, limit);
            if (!cell.text.empty() && line_of[static_cast<std::size_t>(from)] == line_of[static_cast<std::size_t>(to)])
                return {};
        }
    return line_of;
}

void renumber_columns(DocTable& table, const std::vector<int>& line_of) {
    const auto limit = static_cast<int>(line_of.size()) - 1;
    for (DocRow& row : table.rows) {
        for (DocCell& cell : row.cells) {
            const int to = line_of[static_cast<std::size_t>(std::min(cell.column + cell.column_span, limit))];
            cell.column = line_of[static_cast<std::size_t>(std::min(cell.column, limit))];
            cell.column_span = to - cell.column;
        }
        std::erase_if(row.cells, [](const DocCell& cell) { return cell.column_span <= 0; });
    }
}

// A row whose cells are all covered from above is no row: what covers it gets shorter.
void drop_empty_rows(DocTable& table) {
    std::vector<int> kept(table.rows.size() + 1, 0);  // rows with cells before each row
    for (std::size_t at = 0; at < table.rows.size(); ++at)
        kept[at + 1] = kept[at] + (table.rows[at].cells.empty() ? 0 : 1);
    if (kept.back() == static_cast<int>(table.rows.size())) return;
    for (std::size_t at = 0; at < table.rows.size(); ++at)
        for (DocCell& cell : table.rows[at].cells) {
            const std::size_t below = at + static_cast<std::size_t>(std::max(1, cell.row_span));
            cell.row_span = kept[std::min(below, table.rows.size())] - kept[at];
        }
    std::erase_if(table.rows, [](const DocRow& row) { return row.cells.empty(); });
}

}  // namespace

void snap_columns(DocTable& table, const std::vector<double>& edges, double tolerance) {
    if (edges.size() < 2) return;
    const std::vector<int> line_of = snapped_lines(table, edges, tolerance);
    if (!line_of.empty() && line_of.back() + 1 < static_cast<int>(edges.size())) renumber_columns(table, line_of);
}

bool finish_table(DocTable& table) {
    drop_empty_rows(table);
    if (table.rows.empty()) return false;
    int last_line = 0;
    for (std::size_t at = 0; at < table.rows.size(); ++at)
        for (DocCell& cell : table.rows[at].cells) {
            cell.column_span = std::max(1, cell.column_span);
            cell.row_span = std::clamp(cell.row_span, 1, static_cast<int>(table.rows.size() - at));
            last_line = std::max(last_line, cell.column + cell.column_span);
        }
    // A grid line where no cell of any row begins parts nothing: it becomes one with the next line that does.
    std::vector<char> begins(static_cast<std::size_t>(last_line) + 1, 0);
    for (const DocRow& row : table.rows)
        for (const DocCell& cell : row.cells) begins[static_cast<std::size_t>(cell.column)] = 1;
    std::vector<int> line_of(begins.size(), 0);
    int lines = 0;
    for (std::size_t at = 0; at < begins.size(); ++at) {
        line_of[at] = lines;
        lines += begins[at];
    }
    table.columns = lines;
    renumber_columns(table, line_of);
    return true;
}

void add_line(std::string& text, std::string_view line) {
    if (line.empty()) return;
    if (!text.empty()) text += '\n';
    text += line;
}

std::string as_text(const DocTable& table) {
    std::string out;
    for (const DocRow& row : table.rows) {
        std::string line;
        for (const DocCell& cell : row.cells) {
            if (cell.text.empty()) continue;
            if (!line.empty()) line += '\t';
            line += cell.text;
        }
        add_line(out, line);
    }
    return out;
}

}  // namespace mera
