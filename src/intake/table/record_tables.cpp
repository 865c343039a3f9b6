// Tables whose rows are fields and whose columns are measures.
#include <algorithm>
#include <utility>

#include "intake/table/heading_words.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

namespace {

constexpr double kClear = 1.5;  // of the words of a heading
constexpr std::size_t kFieldWordsMax = 8;  // more are a sentence: «Утвердить перечень зон отдыха на период …»

struct FieldRow {
    Role role = Role::none;
    std::string heading;  // «Мероприятие 2» without its number
    std::optional<Label> label = {};
};

// «Мероприятие 2», «2. Мероприятие», «Срок:»
FieldRow field_row(const Cell& cell) {
    FieldRow out{.heading = heading_text(cell.text)};
    while (out.heading.ends_with(':') || out.heading.ends_with(' ')) out.heading.pop_back();
    if (auto leading = leading_label(out.heading)) {
        out.label = leading->label;
        out.heading = leading->rest;
    } else if (const auto space = out.heading.rfind(' '); space != std::string::npos) {
        const std::string last = out.heading.substr(space + 1);
        const std::string_view number =
            last.starts_with("№") ? std::string_view{last}.substr(std::string_view{"№"}.size()) : last;
        if (const auto label = label_of(number); label && !label->roman) {
            out.label = label;
            out.heading.resize(space);
            while (out.heading.ends_with(' ') || out.heading.ends_with("№"))
                out.heading.resize(out.heading.size() -
                                   (out.heading.ends_with(' ') ? 1 : std::string_view{"№"}.size()));
        }
    }
    if (tokenise(out.heading).size() > kFieldWordsMax) return out;
    const Guess guess = role_of_heading(out.heading);
    if (guess.weight >= kClear) out.role = guess.role;
    return out;
}

struct Record {
    std::vector<std::pair<FieldRow, const Cell*>> fields;
    bool has(Role role) const {
        return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.first.role == role; });
    }
    bool has(const std::string& heading) const {
        return std::any_of(fields.begin(), fields.end(),
                           [&](const auto& field) { return field.first.heading == heading; });
    }
};

bool is_plan_record(const Record& record) {
    return record.has(Role::title) &&
           (record.has(Role::deadline) || record.has(Role::executor) || record.has(Role::deadline_and_executor));
}

// Of each column but the first, in the order of the page; empty when a row is no field.
std::vector<Record> records_in(const Grid& grid) {
    constexpr std::size_t kFieldsMin = 3;
    if (grid.columns < 2 || grid.rows.size() < kFieldsMin) return {};
    std::vector<Record> out, open(static_cast<std::size_t>(grid.columns) - 1);
    const auto close = [&] {
        for (Record& record : open)
            if (!record.fields.empty()) out.push_back(std::exchange(record, {}));
    };
    for (const Row& row : grid.rows) {
        const Cell* name = row.at(0);
        // «Направление | Риск: … | Риск: …» over the fields; the corner may be empty.
        const bool heads = &row == &grid.rows.front();
        if (name == nullptr || name->covered || name->span > 1 || (name->text.empty() && !heads)) return {};
        const FieldRow field = field_row(*name);
        if (!heads && (field.role == Role::none || field.role == Role::section)) return {};
        if (open.front().has(field.heading)) close();
        for (std::size_t at = 0; at < open.size(); ++at) {
            const Cell* value = row.at(static_cast<int>(at) + 1);
            if (value == nullptr) continue;  // a card narrower than the one above it
            if (value->covered) return {};
            if (value->column == static_cast<int>(at) + 1) open[at].fields.emplace_back(field, value);
        }
    }
    close();
    // A header above its columns is not such a table: its second cell is a heading, too.
    if (out.empty() || !std::all_of(out.begin(), out.end(), is_plan_record)) return {};
    return out;
}

Cell placed(Cell cell, std::size_t column) {
    cell.column = static_cast<int>(column);
    cell.span = 1;
    return cell;
}

}  // namespace

std::size_t records_of(const Grid& grid) { return records_in(grid).size(); }

std::optional<Grid> record_table(const Grid& grid) {
    const std::vector<Record> records = records_in(grid);
    if (records.empty()) return {};
    std::vector<std::string> headings{"№"};  // column 0 holds the numbers, if the fields have any
    for (const Record& record : records)
        for (const auto& [field, value] : record.fields)
            if (std::find(headings.begin(), headings.end(), field.heading) == headings.end())
                headings.push_back(field.heading);

    Grid out{.table = grid.table, .columns = static_cast<int>(headings.size()), .rows = {}, .hidden = grid.hidden};
    Row header;
    header.page = grid.rows.front().page;
    const Place above = grid.rows.front().cells.front().place;
    for (std::size_t at = 0; at < headings.size(); ++at)
        header.cells.push_back({.text = headings[at], .place = above, .column = static_cast<int>(at)});
    out.rows.push_back(std::move(header));
    for (const Record& record : records) {
        Row row;
        row.page = grid.rows.front().page;
        row.cells.push_back({.text = {}, .place = record.fields.front().second->place});
        for (const auto& [field, value] : record.fields) {
            if (field.role == Role::title && field.label) row.cells.front().text = field.label->text;
            const auto column = std::find(headings.begin(), headings.end(), field.heading) - headings.begin();
            row.cells.push_back(placed(*value, static_cast<std::size_t>(column)));
        }
        std::sort(row.cells.begin(), row.cells.end(), [](const Cell& a, const Cell& b) { return a.column < b.column; });
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace mera::intake
