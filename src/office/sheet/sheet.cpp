#include "office/sheet/sheet.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "office/limits.hpp"
#include "office/table_grid.hpp"

namespace mera {

namespace {

// Empty cells are written out too, so that rows are equally long, but not for a sheet with more room than this.
constexpr std::size_t kFilledSlotsMax = 200'000;

// A year in days for 500 pieces of work; whole columns coloured to the end of the sheet stop here.
constexpr std::size_t kShadingStepsMax = 200'000;

struct SheetRow {
    int number = 0;
    std::vector<const SheetCell*> cells;
};

std::vector<SheetRow> rows_of(const Sheet& sheet) {
    std::vector<SheetRow> rows;
    for (const SheetCell& cell : sheet.cells) {
        if (rows.empty() || rows.back().number != cell.row) rows.push_back({cell.row, {}});
        rows.back().cells.push_back(&cell);
    }
    return rows;
}

// The first and the last row of the table: beyond them are lines of text set into the sheet.
std::pair<std::size_t, std::size_t> table_range(const std::vector<SheetRow>& rows) {
    std::size_t widest = 0;
    for (const SheetRow& row : rows) widest = std::max(widest, row.cells.size());
    if (widest < 2) return {0, 0};
    // A signature line fills two cells of a table of six.
    const auto is_full = [&](const SheetRow& row) {
        return row.cells.size() * 2 > widest && (widest > 3 || row.cells.size() == widest);
    };
    std::size_t first = 0;
    while (!is_full(rows[first])) ++first;
    std::size_t last = rows.size() - 1;
    while (!is_full(rows[last])) --last;
    // Rows that touch the table belong to it: a section's title, a measure with empty fields.
    while (first > 0 && rows[first - 1].number + 1 == rows[first].number && rows[first - 1].cells.size() >= 2) --first;
    while (last + 1 < rows.size() && rows[last + 1].number == rows[last].number + 1) ++last;
    return {first, last + 1};
}

DocPlace place_of(const Sheet& sheet, const SheetCell& cell) {
    DocPlace place;
    place.sheet = sheet.name;
    place.cell = cell_name(cell.row, cell.column);
    return place;
}

void append_lines(Flow& flow, const Sheet& sheet, const std::vector<SheetRow>& rows, std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
        DocParagraph paragraph;
        paragraph.bold = true;
        for (const SheetCell* cell : rows[at].cells) {
            if (!paragraph.text.empty()) paragraph.text += '\t';
            paragraph.text += cell->text;
            paragraph.bold = paragraph.bold && cell->bold;
        }
        paragraph.place = place_of(sheet, *rows[at].cells.front());
        flow.emplace_back(std::move(paragraph));
    }
}

class SheetTable {
public:
    SheetTable(const Sheet& sheet, const std::vector<SheetRow>& rows, std::size_t from, std::size_t to)
        : sheet_(sheet), rows_(rows), from_(from), to_(to) {
        for (const auto& [at, shade] : sheet.bare_shades) shaded_columns_.insert(at.second);
        for (std::size_t at = from; at < to; ++at)
            for (const SheetCell* cell : rows[at].cells) add_columns(*cell);
        int index = 0;
        for (auto& [column, number] : columns_) number = index++;
    }

    DocTable build() {
        DocTable table;
        const bool fill = (to_ - from_) * columns_.size() <= kFilledSlotsMax;
        std::vector<int> covered_until(columns_.size(), -1);  // sheet row below a merged cell, by table column
        for (std::size_t at = from_; at < to_; ++at) {
            DocRow& row = table.rows.emplace_back();
            row.place.sheet = sheet_.name;
            row.place.line = rows_[at].number + 1;
            row.hidden = sheet_.hidden_rows.contains(rows_[at].number);
            int next = 0;  // the table column not yet written
            for (const SheetCell* cell : rows_[at].cells) {
                const int column = columns_[cell->column];
                if (column >= kTableColumnsMax) break;
                if (fill) fill_up_to(row, rows_[at].number, next, column, covered_until);
                next = column + span_of(*cell);
                row.cells.push_back(written(*cell, at));
                for (int it = column; it < next; ++it)
                    covered_until[static_cast<std::size_t>(it)] = cell->row + cell->row_span;
            }
            const int all = std::min(static_cast<int>(columns_.size()), kTableColumnsMax);
            if (fill) fill_up_to(row, rows_[at].number, next, all, covered_until);
        }
        return table;
    }

private:
    // Under «Март», merged over four columns, nothing may be written: the weeks are coloured.
    void add_columns(const SheetCell& cell) {
        columns_[cell.column];
        const int end = cell.column + std::min(cell.column_span, kTableColumnsMax);
        const auto shaded = shaded_columns_.upper_bound(cell.column);
        if (shaded == shaded_columns_.end() || *shaded >= end) return;
        for (int column = cell.column + 1; column < end; ++column) columns_[column];
    }

    void fill_up_to(DocRow& row, int sheet_row, int from, int to, const std::vector<int>& covered_until) const {
        for (const auto& [sheet_column, column] : columns_) {
            if (column < from || column >= to) continue;
            if (covered_until[static_cast<std::size_t>(column)] > sheet_row) continue;
            DocCell empty;
            empty.column = column;
            empty.place.sheet = sheet_.name;
            empty.place.cell = cell_name(sheet_row, sheet_column);
            const auto shade = sheet_.bare_shades.find({sheet_row, sheet_column});
            if (shade != sheet_.bare_shades.end()) empty.shade = shade->second;
            row.cells.push_back(std::move(empty));
        }
    }

    int span_of(const SheetCell& cell) const {
        const auto first = columns_.find(cell.column);
        const auto beyond = columns_.lower_bound(cell.column + cell.column_span);
        return static_cast<int>(std::distance(first, beyond));
    }

    DocCell written(const SheetCell& cell, std::size_t row) {
        DocCell out;
        out.text = cell.text;
        out.bold = cell.bold;
        out.shade = cell.shade;
        out.number = cell.number;
        out.column = columns_[cell.column];
        out.column_span = std::min(span_of(cell), kTableColumnsMax - out.column);
        out.row_span = 0;
        for (std::size_t at = row; at < to_ && rows_[at].number < cell.row + cell.row_span; ++at) ++out.row_span;
        out.place = place_of(sheet_, cell);
        return out;
    }

    const Sheet& sheet_;
    const std::vector<SheetRow>& rows_;
    std::size_t from_, to_;
    std::set<int> shaded_columns_;
    std::map<int, int> columns_;  // of the sheet that hold something → of the table
};

void append_sheet(Flow& flow, const Sheet& sheet) {
    const std::vector<SheetRow> rows = rows_of(sheet);
    if (rows.empty()) return;
    const auto [from, to] = table_range(rows);
    append_lines(flow, sheet, rows, 0, from);
    if (to > from) {
        DocTable table = SheetTable{sheet, rows, from, to}.build();
        table.place.sheet = sheet.name;
        table.place.cell = cell_name(rows[from].number, rows[from].cells.front()->column);
        if (finish_table(table)) flow.emplace_back(std::move(table));
    }
    append_lines(flow, sheet, rows, to, rows.size());
}

bool is_default_name(std::string_view name) {
    for (const std::string_view word : {"Лист", "Sheet", "Страница", "Table"})
        if (name.starts_with(word) &&
            name.substr(word.size()).find_first_not_of(" 0123456789") == std::string_view::npos)
            return true;
    return false;
}

}  // namespace

void Sheet::add_bare_shade(int row, int column, int rows, int columns, const std::string& shade) {
    if (shade.empty()) return;
    for (int down = row; down < row + rows; ++down)
        for (int across = column; across < column + columns; ++across) {
            if (++shading_steps > kShadingStepsMax) return;
            bare_shades.try_emplace({down, across}, shade);
        }
}

std::string cell_name(int row, int column) {
    std::string letters;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

Document workbook_document(const std::vector<Sheet>& sheets) {
    Document document;
    for (const Sheet& sheet : sheets) {
        if (sheets.size() > 1 && !is_default_name(sheet.name)) {
            DocParagraph heading{.text = sheet.name, .heading = 1, .bold = true};
            heading.place.sheet = sheet.name;
            document.blocks.emplace_back(std::move(heading));
        }
        append_sheet(document.blocks, sheet);
    }
    return document;
}

}  // namespace mera
