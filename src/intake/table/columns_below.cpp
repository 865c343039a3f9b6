#include "intake/table/columns_below.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/column_roles.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/marked_columns.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr double kMostCells = 0.6;  // of the filled ones
constexpr double kCellsMin = 2;

// «9:00», «10.30 – 12.00», and no day.
bool says_hour(std::string_view text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
        const bool sign = tokens[at + 1].text == ":" || tokens[at + 1].text == "." || tokens[at + 1].text == "-";
        const bool minutes = tokens[at + 2].kind == Token::Kind::number && tokens[at + 2].text.size() == 2;
        if (tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2 && sign && minutes &&
            (tokens[at + 1].text == ":" || tokens[at + 2].text.ends_with('0')))
            return !says_when(text);
    }
    return false;
}

double share_of_hours(const Grid& grid, std::size_t first_row, int column) {
    double filled = 0, hours = 0;
    for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || cell->covered || cell->text.empty() || cell->span > 1) continue;
        ++filled;
        hours += says_hour(in_one_line(cell->text));
    }
    return filled < kCellsMin ? 0 : hours / filled;
}

// «День» beside «Время», which holds hours: the deadline is the day.
void prefer_days_to_hours(const Grid& grid, const std::vector<ColumnEvidence>& evidence, Columns& columns) {
    const auto hours = columns.column_of(Role::deadline);
    if (!hours || share_of_hours(grid, columns.header_rows, *hours) < kMostCells) return;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        if (columns.columns[at].role != Role::note || evidence[at].times < kMostCells) continue;
        columns.columns[static_cast<std::size_t>(*hours)].role = Role::note;
        columns.columns[at].role = Role::deadline;
        return;
    }
}

// «Вид деятельности | Содержание» over «Разработка плана | План работы»: both headings may name the deed, the cells of one do.
void prefer_deeds(const std::vector<ColumnEvidence>& evidence, Columns& columns) {
    constexpr double kMoreCells = 0.5;
    const auto title = columns.column_of(Role::title);
    if (!title) return;
    const double more = evidence[static_cast<std::size_t>(*title)].deeds + kMoreCells;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        Column &named = columns.columns[static_cast<std::size_t>(*title)], &other = columns.columns[at];
        const bool may_name = other.role == Role::note && role_of_heading(other.heading).role == Role::title;
        if (!may_name || evidence[at].deeds < std::max(more, kMostCells) || evidence[at].cells < kCellsMin) continue;
        named.role = Role::note;
        other.role = Role::title;
        columns.doubts.push_back("Мероприятие может стоять в графе «" + other.heading + "» и в графе «" +
                                 named.heading + "». Взята первая: в ней названы дела. Проверьте.");
        return;
    }
}

// «Отчёт | I квартал | II квартал», «Документ | Срок»: what would be the evidence of a deed is what is to be done, where no column
// names deeds.
void find_missing_title(const std::vector<ColumnEvidence>& evidence, Columns& columns) {
    constexpr double kTellsApart = 0.8;
    if (columns.column_of(Role::title) || columns.column_of(Role::section)) return;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        Column& column = columns.columns[at];
        const ColumnEvidence& cells = evidence[at];
        const bool another = column.role == Role::evidence || column.role == Role::result;
        if (!another || cells.cells < kCellsMin || cells.different < kTellsApart ||
            cells.times + cells.labels > 1 - kTellsApart)
            continue;
        column.role = Role::title;
        columns.doubts.push_back("Графы с мероприятиями в таблице нет, названиями взяты тексты графы «" +
                                 column.heading + "». Проверьте.");
        return;
    }
}

}  // namespace

void mend_by_cells_below(const Grid& grid, Columns& columns) {
    find_marked_columns(grid, columns);
    const std::vector<ColumnEvidence> evidence = evidence_of(grid, columns.header_rows);
    settle_roles(grid, columns, evidence);
    prefer_days_to_hours(grid, evidence, columns);
    prefer_deeds(evidence, columns);
    find_missing_title(evidence, columns);
}

}  // namespace mera::intake
