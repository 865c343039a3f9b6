#include "intake/plan/row_view.hpp"

#include "intake/plan/row_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

std::string own_text(const Row& row, std::optional<int> column) {
    if (!column) return {};
    const Cell* cell = row.at(*column);
    return cell == nullptr || cell->covered ? std::string{} : in_one_line(cell->text);
}

}  // namespace

RowView view_of(const Row& row, const Columns& columns, int width) {
    RowView view{.row = &row, .label = {}, .title = {}, .deadline = {}, .executors = {}};
    view.filled = row.filled();
    const auto number = columns.column_of(Role::number);
    const auto title = columns.column_of(Role::title);
    view.title = own_text(row, title);
    view.deadline = own_text(row, columns.column_of(Role::deadline));
    view.executors = own_text(row, columns.column_of(Role::executor));
    if (title) view.title_cell = row.at(*title);
    view.title_covered = view.title_cell != nullptr && view.title_cell->covered;
    if (number) {
        const Cell* cell = row.at(*number);
        if (cell != nullptr && !cell->covered) {
            const NumberCell own = label_of_number_cell(cell->text);
            view.label = own.label;
            view.lettered = own.lettered;
            view.label_repaired = own.repaired;
            // A merged title begins in the number column: «1. Организационные меры» across the table.
            if (!view.label && !view.lettered)
                if (const auto leading = leading_label(in_one_line(cell->text))) view.label = leading->label;
        }
    }
    if (!view.label && !number)
        if (const auto leading = leading_label(view.title)) view.label = leading->label;
    for (const Cell& cell : row.cells)
        if (!cell.covered && !cell.text.empty() && cell.span * 2 > width && view.filled <= 2) view.spans = true;
    return view;
}

}  // namespace mera::intake
