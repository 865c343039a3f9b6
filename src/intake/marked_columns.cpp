#include "intake/marked_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/cell_kinds.hpp"
#include "intake/heading_words.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

std::string_view name_of_month(int number) {
    static constexpr std::array<std::string_view, 12> kMonths = {"январь",   "февраль", "март",   "апрель",
                                                                 "май",      "июнь",    "июль",   "август",
                                                                 "сентябрь", "октябрь", "ноябрь", "декабрь"};
    return kMonths[static_cast<std::size_t>(number) - 1];
}

struct OwnHeading {
    std::string own, above;  // the lowest words over the column, and what stands over them
};

OwnHeading own_heading(const Grid& grid, const Columns& columns, int column) {
    OwnHeading out;
    for (std::size_t row = columns.header_first; row < columns.header_rows; ++row) {
        const Cell* cell = grid.rows[row].at(column);
        if (cell == nullptr || cell->text.empty() || counts_columns(grid.rows[row])) continue;
        if (!out.own.empty()) out.above += (out.above.empty() ? "" : " ") + out.own;
        out.own = heading_text(cell->text);
    }
    return out;
}

// «II» under «Квартал 2024 года», «09» under «Месяц», «сентябрь» under «Сроки»: the time that a mark in the column stands
// for. Empty when the heading says no time.
std::string time_of(const OwnHeading& heading) {
    std::string own = heading.own;
    const std::string& above = heading.above;
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
};

// Columns with nothing but marks below, or, under years, with times. One alone proves nothing: «Отметка» with pluses is another
// thing.
void find_marked(const Grid& grid, Columns& columns, Role role, std::string (*stands_for)(const OwnHeading&)) {
    std::vector<Marked> found;
    bool any_mark = false;
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        if (columns.columns[at].role == Role::number || columns.columns[at].role == Role::deadline_mark) continue;
        std::string meaning = stands_for(own_heading(grid, columns, static_cast<int>(at)));
        bool only_marks = !meaning.empty();
        for (std::size_t row = columns.header_rows; only_marks && row < grid.rows.size(); ++row) {
            const Cell* cell = grid.rows[row].at(static_cast<int>(at));
            if (cell == nullptr || cell->text.empty() || cell->span > 1) continue;
            const bool says = is_mark(cell->text) || (is_year(meaning) && says_when(in_one_line(cell->text)));
            only_marks = says || is_blank_mark(cell->text) || counts_columns(grid.rows[row]);
            any_mark = any_mark || says;
        }
        if (only_marks) found.push_back({at, std::move(meaning)});
    }
    if (found.size() < 2 || !any_mark) return;
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
