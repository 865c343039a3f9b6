#pragma once
// Tables: on a narrow screen a row becomes a card, or the table scrolls inside a region that takes the focus.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html.hpp"

namespace mera::ui {

enum class Sorted { none, ascending, descending };
struct Column {
    std::string title;
    bool numeric = false;
    bool row_header = false;            // names the row; at least one column should
    bool title_hidden = false;          // for screen readers only: actions
    std::optional<Url> sort_by = {};  // the page sorted by this column (the other way when it is sorted so already)
    Sorted sorted = Sorted::none;
    std::string width = {};  // one of «narrow», «medium», «wide», or empty
};
enum class Narrow { cards, scroll };  // below 640 px
struct TableRow {
    std::vector<Html> cells;
    std::string id = {};
    bool marked = false;  // the row the page is about
    std::string group = {};  // rows of one group stand under its name
    TableRow(std::vector<Html> row_cells, std::string row_id = {}, bool row_marked = false, std::string row_group = {})
        : cells(std::move(row_cells)), id(std::move(row_id)), marked(row_marked), group(std::move(row_group)) {}
};
struct Table {
    std::string caption;
    bool caption_hidden = false;  // the heading above says the same
    std::vector<Column> columns;
    std::vector<TableRow> rows;
    std::vector<Html> totals = {};  // the last row
    Narrow narrow = Narrow::cards;
    std::string id = {};
    bool dense = true;
    bool review_keys = false;  // j/k or arrows walk over the rows, Enter opens the first link of the row
};
Html table(const Table& table);

// A checkbox that chooses a row for the deed of the form around the table; its column's title is select_all().
Html row_checkbox(std::string_view name, std::string_view value, std::string_view spoken);
// Chooses all rows; works by script only and shows itself only then. Goes above the table.
Html select_all(std::string_view name, std::string_view label = "Выбрать все на странице");

}  // namespace mera::ui
