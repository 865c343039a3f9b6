#include "intake/table/marked_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/date.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/time_headings.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

// «Март», «март 2025 года»: nothing but a month.
std::optional<unsigned> whole_month(std::string_view time) {
    const Tokens tokens = tokenise(time);
    if (tokens.empty()) return {};
    const bool of_year = tokens.size() == 1 || names_year(time.substr(tokens[1].begin));
    return of_year ? month_in(tokens[0].text) : std::nullopt;
}

// «Март» under «2025» is March of that year, «до конца года» the end of it.
std::string time_of_year(std::string_view time, std::string_view year) {
    const std::string said = in_one_line(time);
    const Tokens tokens = tokenise(said);
    constexpr std::size_t kFigures = 4;
    const auto is_year = [&](const Token& token) {
        return token.kind == Token::Kind::number && token.text.size() == kFigures;
    };
    if (std::any_of(tokens.begin(), tokens.end(), is_year)) return said;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (tokens[at].is("года") || tokens[at].is("год") || tokens[at].is("году"))
            return said.substr(0, tokens[at].begin) + std::string{year.substr(0, kFigures)} + " " +
                   said.substr(tokens[at].begin);
    return said + " " + std::string{year} + (year.size() == kFigures ? " года" : "");
}

// «15», «10–14», «до 25» under «Март 2025 года» are days of that month.
std::optional<std::string> time_of_month(std::string_view time, std::string_view month, unsigned number) {
    std::string said = in_one_line(time);
    // «15 сентября», «15.09»: the month is said.
    if (month_in(said) || (says_when(said) && reads_as_time(said)))
        return reads_as_time(said) ? std::optional{std::move(said)} : std::nullopt;
    if (said.find_first_of("0123456789") == std::string::npos) return {};
    const auto year = month.find(' ');
    said += ' ' + std::string{month_name_genitive(number)};
    if (year != std::string_view::npos) said += month.substr(year);
    return reads_as_time(said) ? std::optional{std::move(said)} : std::nullopt;
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
    bool days = false;  // figures under a month
};

Marks marks_in(const Grid& grid, std::size_t first_row, std::size_t column, std::string_view stands_for, Role role) {
    Marks out;
    const bool of_month = role == Role::deadline_mark && whole_month(stands_for).has_value();
    for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(static_cast<int>(column));
        if (cell == nullptr || cell->text.empty() || cell->span > 1) continue;
        const bool says = is_mark(cell->text) || (role == Role::deadline_mark && time_under(cell->text, stands_for));
        out.say += says;
        out.say_not += !says && !is_blank_mark(cell->text) && !counts_columns(grid.rows[row]);
        out.days = out.days || (of_month && says && !is_mark(cell->text));
    }
    return out;
}

// Columns with nothing but marks below, or, under years and months, with times. One alone proves nothing: «Отметка» with pluses is another
// thing.
void find_marked(const Grid& grid, Columns& columns, Role role, std::string (*stands_for)(const OwnHeading&)) {
    std::vector<Marked> found, with_strays;
    bool any_mark = false, days = false;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        if (columns.columns[at].role == Role::number || columns.columns[at].role == Role::deadline_mark) continue;
        OwnHeading heading = own_heading(grid, columns.header_first, columns.header_rows, static_cast<int>(at));
        std::string meaning = stands_for(heading);
        if (meaning.empty()) continue;
        const Marks marks = marks_in(grid, columns.header_rows, at, meaning, role);
        any_mark = any_mark || marks.say > 0;
        days = days || marks.days;
        if (marks.say_not == 0)
            found.push_back({at, std::move(meaning), std::move(heading.above)});
        else if (role == Role::deadline_mark && marks.say > 0)
            with_strays.push_back({at, std::move(meaning), std::move(heading.above)});
    }
    if (found.size() < 2 || !any_mark) return;
    if (days) columns.doubts.emplace_back("Числа в графах месяцев поняты как дни этих месяцев. Проверьте.");
    // A stray word in one of several columns of times makes it no other: it is doubted at its row.
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

std::optional<std::string> time_under(std::string_view cell, std::string_view stands_for) {
    if (is_mark(cell)) return std::string{stands_for};
    if (names_year(stands_for))
        return reads_as_time(in_one_line(cell)) ? std::optional{time_of_year(cell, stands_for)} : std::nullopt;
    if (const auto month = whole_month(stands_for)) return time_of_month(cell, stands_for, *month);
    // «10.02–28.02», «апрель» under «I квартал»
    const std::string said = in_one_line(cell);
    if (has_word_with(stands_for, {"квартал", "полугоди", "четверт"}) && says_when(said) && reads_as_time(said))
        return said;
    return {};
}

void find_marked_columns(const Grid& grid, Columns& columns) {
    find_marked(grid, columns, Role::deadline_mark, time_of);
    find_marked(grid, columns, Role::executor_mark, executor_of);
}

}  // namespace mera::intake
