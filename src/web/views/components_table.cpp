#include "web/views/components_table.hpp"

#include "web/views/components_text.hpp"
#include "web/views/markup.hpp"

namespace mera::ui {
namespace {

std::string_view aria_sort(Sorted sorted) {
    switch (sorted) {
        case Sorted::none: return "";
        case Sorted::ascending: return "ascending";
        case Sorted::descending: return "descending";
    }
    return "";
}

Html column_head(const Column& column) {
    Html title = column.title_hidden ? hidden_text(column.title) : html("{}", column.title);
    if (column.sort_by) {
        const Icon sign = column.sorted == Sorted::none        ? Icon::sort
                          : column.sorted == Sorted::ascending ? Icon::sort_up
                                                               : Icon::sort_down;
        title = html("<a class='mera-sort' href='{}'>{}{}</a>", *column.sort_by, title, icon(sign));
    }
    return html("<th scope='col' role='columnheader' class='govuk-table__header{}{}'{}>{}</th>",
                when(column.numeric, " govuk-table__header--numeric"),
                column.width.empty() ? Html() : html(" mera-column-{}", column.width),
                unless_empty(" aria-sort='{}'", aria_sort(column.sorted)), title);
}

// In a card the column's title stands before the value. A role restores what `display: block` takes from a table.
void put_cell(Html& out, const Column& column, const Html& content) {
    if (column.row_header) {
        out.put("<th scope='row' role='rowheader' class='govuk-table__header{}'>{}</th>",
                when(column.numeric, " govuk-table__header--numeric"), content);
        return;
    }
    const Html label = column.title_hidden ? Html() : html(" data-label='{}'", column.title);
    out.put("<td role='cell' class='govuk-table__cell{}'{}>{}</td>",
            when(column.numeric, " govuk-table__cell--numeric"), label, content);
}

Html row_of(const Table& table, const TableRow& row) {
    Html cells;
    for (std::size_t at = 0; at < table.columns.size() && at < row.cells.size(); ++at)
        put_cell(cells, table.columns[at], row.cells[at]);
    return html("<tr role='row' class='govuk-table__row{}'{}>{}</tr>", when(row.marked, " mera-row--marked"),
                unless_empty(" id='{}'", row.id), cells);
}

Html body_of(const Table& table) {
    Html out;
    const std::string* group = nullptr;
    out.put("<tbody class='govuk-table__body' role='rowgroup'>");
    for (const TableRow& row : table.rows) {
        if (!row.group.empty() && (!group || *group != row.group))
            out.put(
                "</tbody><tbody class='govuk-table__body' role='rowgroup'><tr role='row' class='mera-row--group'>"
                "<th scope='rowgroup' role='rowheader' colspan='{}' class='govuk-table__header'>{}</th></tr>",
                table.columns.size(), row.group);
        group = &row.group;
        out.put(row_of(table, row));
    }
    out.put("</tbody>");
    return out;
}

Html foot_of(const Table& table) {
    if (table.totals.empty()) return {};
    return html("<tfoot class='mera-table__foot' role='rowgroup'>{}</tfoot>", row_of(table, TableRow(table.totals)));
}

}  // namespace

Html table(const Table& table) {
    Html head;
    for (const Column& column : table.columns) head.put(column_head(column));
    const bool cards = table.narrow == Narrow::cards;
    return html(
        "<div class='mera-scroll' role='region' aria-label='{}'{}>"
        "<table role='table' class='govuk-table{}{}'{}{}><caption class='govuk-table__caption "
        "govuk-table__caption--m{}'>"
        "{}</caption><thead class='govuk-table__head' role='rowgroup'><tr role='row' class='govuk-table__row'>{}</tr>"
        "</thead>{}{}</table></div>",
        table.caption, when(!cards, " tabindex='0'"), when(cards, " mera-table--cards"),
        when(table.dense, " mera-table--dense"), unless_empty(" id='{}'", table.id),
        when(table.review_keys, " data-mera-rows"), when(table.caption_hidden, " govuk-visually-hidden"), table.caption,
        head, body_of(table), foot_of(table));
}

Html row_checkbox(std::string_view name, std::string_view value, std::string_view spoken) {
    return html(
        "<label class='mera-row-checkbox'><input type='checkbox' name='{}' value='{}'>"
        "<span class='govuk-visually-hidden'>Выбрать: {}</span></label>",
        name, value, spoken);
}

Html select_all(std::string_view name, std::string_view label) {
    return html(
        "<label class='mera-row-checkbox mera-row-checkbox--all' hidden data-mera-select-all='{}'>"
        "<input type='checkbox'><span>{}</span></label>",
        name, label);
}

}  // namespace mera::ui
