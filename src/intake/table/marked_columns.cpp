#include "intake/table/marked_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/time_headings.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

// «2025» names a year, and a cell of its column may name the month: «март».
bool is_year(std::string_view time) {
    const Tokens tokens = tokenise(time);
    const bool year = !tokens.empty() && tokens[0].kind == Token::Kind::number && tokens[0].text.size() == 4;
    return year && (tokens.size() == 1 || (tokens.size() <= 3 && (tokens[1].is("год") || tokens[1].is("г"))));
}

// «Исполнители» over «Управление», «Школы»: whom a mark in the column obliges. Empty when the heading names nobody.
std::string executor_of(const OwnHeading& heading) {
    const bool under = role_of_heading(heading.above).role == Role::executor;
    return has_letters(heading.own) && (under || names_executor(heading.own)) && !names_note(heading.own)
               ? heading.own
               : std::string{};
}

struct Marked {
    std::size_t column = 0;
    std::string stands_for;
    std::string above;  // of the heading
};

struct Marks {  // of the cells of a column
    int say = 0, say_not = 0;
};

Marks marks_in(const Grid& grid, std::size_t first_row, std::size_t column, bool of_year) {
    Marks out;
    for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(static_cast<int>(column));
        if (cell == nullptr || cell->text.empty() || cell->span > 1) continue;
        const bool says = is_mark(cell->text) || (of_year && reads_as_time(in_one_line(cell->text)));
        out.say += says;
        out.say_not += !says && !is_blank_mark(cell->text) && !counts_columns(grid.rows[row]);
    }
    return out;
}

// Columns with nothing but marks below, or, under years, with times. One alone proves nothing: «Отметка» with pluses is another
// thing.
void find_marked(const Grid& grid, Columns& columns, Role role, std::string (*stands_for)(const OwnHeading&)) {
    std::vector<Marked> found, with_strays;
    bool any_mark = false;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        if (columns.columns[at].role == Role::number || columns.columns[at].role == Role::deadline_mark) continue;
        OwnHeading heading = own_heading(grid, columns.header_first, columns.header_rows, static_cast<int>(at));
        std::string meaning = stands_for(heading);
        if (meaning.empty()) continue;
        const bool of_year = is_year(meaning);
        const Marks marks = marks_in(grid, columns.header_rows, at, of_year);
        any_mark = any_mark || marks.say > 0;
        if (marks.say_not == 0)
            found.push_back({at, std::move(meaning), std::move(heading.above)});
        else if (of_year && marks.say > 0)
            with_strays.push_back({at, std::move(meaning), std::move(heading.above)});
    }
    if (found.size() < 2 || !any_mark) return;
    // A stray word among the times of one of several years makes its column no other: it is doubted at its row.
    for (Marked& marked : with_strays)
        if (std::any_of(found.begin(), found.end(), [&](const Marked& other) { return other.above == marked.above; }))
            found.push_back(std::move(marked));
    for (Marked& marked : found) {
        columns.columns[marked.column].role = role;
        columns.columns[marked.column].stands_for = std::move(marked.stands_for);
    }
}

}  // namespace

bool is_mark(std::string_view text) {
    static constexpr std::array<std::string_view, 16> kMarks = {"+", "х", "x", "v", "*",  "✓",  "✔",  "√",
                                                                "•", "●", "■", "▪", "да", "++", "**", "☑"};
    const std::string folded = fold_case(trim(text));
    return std::find(kMarks.begin(), kMarks.end(), folded) != kMarks.end();
}

void find_marked_columns(const Grid& grid, Columns& columns) {
    find_marked(grid, columns, Role::deadline_mark, time_of);
    find_marked(grid, columns, Role::executor_mark, executor_of);
}

}  // namespace mera::intake
