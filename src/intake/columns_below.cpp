#include "intake/columns_below.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/cell_kinds.hpp"
#include "intake/column_evidence.hpp"
#include "intake/column_roles.hpp"
#include "intake/heading_words.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

constexpr double kMostCells = 0.6;  // of the filled ones
constexpr double kCellsMin = 2;

std::string_view name_of_month(int number) {
    static constexpr std::array<std::string_view, 12> kMonths = {"январь",   "февраль", "март",   "апрель",
                                                                 "май",      "июнь",    "июль",   "август",
                                                                 "сентябрь", "октябрь", "ноябрь", "декабрь"};
    return kMonths[static_cast<std::size_t>(number) - 1];
}

// «II» under «Квартал 2024 года», «09» under «Месяц», «сентябрь» under «Сроки»: the time that a mark in the column stands
// for. Empty when the heading says no time.
std::string time_of_heading(const Grid& grid, const Columns& columns, int column) {
    std::string own, above;
    for (std::size_t row = columns.header_first; row < columns.header_rows; ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || cell->text.empty() || counts_columns(grid.rows[row])) continue;
        if (!own.empty()) above += (above.empty() ? "" : " ") + own;
        own = heading_text(cell->text);
    }
    std::string year;  // none when the heading names several: «2011 - 2013 гг.»
    int years = 0;
    for (const Token& token : tokenise(above)) {
        if (token.kind != Token::Kind::number || token.text.size() != 4) continue;
        years += year != token.text;
        year = std::string{token.text};
    }
    if (years > 1) year.clear();
    const bool has_year = std::any_of(own.begin(), own.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto label = label_of(own);
    if (label && label->depth() == 1 && label->parts[0] <= 4 && has_word_with(above, {"кварт", "кв"}))
        own = label->text + " квартал";
    else if (label && label->depth() == 1 && label->parts[0] <= 12 && has_word_with(above, {"месяц"}))
        own = name_of_month(label->parts[0]);
    else if (std::string time = time_in_short(own); !time.empty())
        own = std::move(time);
    else if (label || !says_when(own))
        return {};
    return has_year || year.empty() ? own : own + " " + year + " года";
}

// «2025» names a year, and a cell of its column may name the month: «март».
bool is_year(std::string_view time) {
    const Tokens tokens = tokenise(time);
    const bool year = !tokens.empty() && tokens[0].kind == Token::Kind::number && tokens[0].text.size() == 4;
    return year && (tokens.size() == 1 || (tokens.size() <= 3 && (tokens[1].is("год") || tokens[1].is("г"))));
}

// Columns of times with nothing but marks below, or, under years, with times. One alone proves nothing: «Отметка» with pluses is another thing.
void find_mark_columns(const Grid& grid, Columns& columns) {
    std::vector<std::pair<std::size_t, std::string>> found;
    bool any_mark = false;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        std::string time = time_of_heading(grid, columns, static_cast<int>(at));
        bool only_marks = !time.empty();
        for (std::size_t row = columns.header_rows; only_marks && row < grid.rows.size(); ++row) {
            const Cell* cell = grid.rows[row].at(static_cast<int>(at));
            if (cell == nullptr || cell->text.empty() || cell->span > 1) continue;
            const bool says = is_mark(cell->text) || (is_year(time) && says_when(in_one_line(cell->text)));
            only_marks = says || is_blank_mark(cell->text) || counts_columns(grid.rows[row]);
            any_mark = any_mark || says;
        }
        if (only_marks) found.emplace_back(at, std::move(time));
    }
    if (found.size() < 2 || !any_mark) return;
    for (auto& [at, time] : found) {
        columns.columns[at].role = Role::deadline_mark;
        columns.columns[at].time = std::move(time);
    }
}

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

}  // namespace

bool is_mark(std::string_view text) {
    static constexpr std::array<std::string_view, 16> kMarks = {"+", "х", "x", "v", "*",  "✓",  "✔",  "√",
                                                                "•", "●", "■", "▪", "да", "++", "**", "☑"};
    const std::string folded = fold_case(trim(text));
    return std::find(kMarks.begin(), kMarks.end(), folded) != kMarks.end();
}

void mend_by_cells_below(const Grid& grid, Columns& columns) {
    find_mark_columns(grid, columns);
    const std::vector<ColumnEvidence> evidence = evidence_of(grid, columns.header_rows);
    settle_roles(grid, columns, evidence);
    prefer_days_to_hours(grid, evidence, columns);
}

}  // namespace mera::intake
