#include "office/text/separated_values.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "office/clean_text.hpp"
#include "office/limits.hpp"
#include "office/table_grid.hpp"

namespace mera {

namespace {

constexpr std::size_t kRowsMin = 3;        // a header and two rows; two sentences with semicolons are no table
constexpr std::size_t kColumnsMin = 3;     // a number, what and when
constexpr std::size_t kRecordLinesMax = 40;  // a quoted cell longer than this was never closed

struct Record {
    std::vector<std::string> cells;
    int line = 0;  // from 1
};

// Empty when a quoted cell is never closed: then the quotes are somebody's words and no signs of a table.
std::vector<Record> records_of(std::string_view text, char separator) {
    std::vector<Record> out;
    Record record{{""}, 1};
    bool quoted = false;
    int line = 1;
    const auto close = [&] {
        const bool blank = std::all_of(record.cells.begin(), record.cells.end(),
                                       [](const std::string& cell) { return trim(cell).empty(); });
        if (!blank) out.push_back(std::move(record));
        record = {{""}, line};
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        line += c == '\n';
        std::string& cell = record.cells.back();
        if (quoted) {
            if (static_cast<std::size_t>(line - record.line) > kRecordLinesMax) return {};
            if (c != '"')
                cell += c;
            else if (at + 1 < text.size() && text[at + 1] == '"')
                cell += text[++at];
            else
                quoted = false;
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == separator) {
            record.cells.emplace_back();
        } else if (c == '\n') {
            close();
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (quoted) return {};
    close();
    return out;
}

// Nearly all records are equally wide: a spreadsheet writes every row to its last column.
std::size_t common_width(const std::vector<Record>& records) {
    std::map<std::size_t, std::size_t> widths;
    auto first = records.begin();  // a title typed above the table has no cells beside it
    while (first != records.end() && first->cells.size() == 1) ++first;
    for (auto record = first; record != records.end(); ++record) ++widths[record->cells.size()];
    const auto most = std::max_element(widths.begin(), widths.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool table = most != widths.end() && most->first >= kColumnsMin && most->second >= kRowsMin &&
                       most->second * 10 >= static_cast<std::size_t>(records.end() - first) * 9;
    return table ? most->first : 0;
}

std::string cell_text(std::string_view cell) {
    std::string out;
    for (const std::string& line : split(clean_text(std::string{cell}), '\n')) add_line(out, collapse_spaces(line));
    return out;
}

bool is_single(const Record& record) {
    return std::all_of(record.cells.begin() + 1, record.cells.end(),
                       [](const std::string& cell) { return trim(cell).empty(); });
}

DocRow row_of(const Record& record, std::size_t width) {
    const DocPlace place{.page = 0, .sheet = {}, .line = record.line, .box = {}};
    DocRow row{.cells = {}, .place = place};
    if (is_single(record)) {
        row.cells.push_back(
            {.text = cell_text(record.cells.front()), .column_span = static_cast<int>(width), .place = place});
        return row;
    }
    for (std::size_t at = 0; at < std::min(record.cells.size(), width); ++at)
        row.cells.push_back({.text = cell_text(record.cells[at]), .column = static_cast<int>(at), .place = place});
    return row;
}

// «sep=;» on a line of its own tells a spreadsheet what parts the cells.
std::string_view without_note_to_spreadsheet(std::string_view text) {
    const std::size_t end = text.find('\n');
    const bool note = end != std::string_view::npos && fold_case(trim(text.substr(0, end))).starts_with("sep=");
    return note ? text.substr(end) : text;
}

}  // namespace

std::optional<Flow> read_separated_values(std::string_view text) {
    text = without_note_to_spreadsheet(text);
    for (const char separator : {';', ','}) {
        const std::vector<Record> records = records_of(text, separator);
        const std::size_t width = common_width(records);
        if (width == 0 || width > static_cast<std::size_t>(kTableColumnsMax)) continue;
        if (records.size() > static_cast<std::size_t>(kTableRowsMax)) continue;
        Flow blocks;
        DocTable table;
        table.columns = static_cast<int>(width);
        for (const Record& record : records) {
            if (table.rows.empty() && is_single(record)) {  // the title above the header
                blocks.emplace_back(DocParagraph{.text = cell_text(record.cells.front()),
                                                 .place = {.page = 0, .sheet = {}, .line = record.line, .box = {}}});
                continue;
            }
            table.rows.push_back(row_of(record, width));
        }
        if (table.rows.size() < kRowsMin) continue;
        table.place = table.rows.front().place;
        blocks.emplace_back(std::move(table));
        return blocks;
    }
    return {};
}

}  // namespace mera
