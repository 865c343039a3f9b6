#pragma once
// What each column of a plan's table holds: by the words of its header, or, without one, by what stands in the cells.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

enum class Role {
    none,
    number,
    title,
    executor,
    deadline,
    deadline_end,         // «окончание» beside «начало»
    deadline_mark,        // «I | II | III | IV» under «Срок»: a mark in the cell means that time
    executor_mark,        // «Управление | Школы» under «Исполнители»: a mark in the cell means that executor
    deadline_and_executor,
    result,
    result_and_evidence,  // «Ожидаемый результат (вид документа)»
    evidence,
    section,              // «Направление» beside «Мероприятие»
    note,                 // whatever Mera has no field for
};

struct Column {
    Role role = Role::none;
    std::string heading;  // as written, in one line
    std::string stands_for = {};  // a mark in it: «II квартал 2024 года», «Управление образования»
    bool unsure = false;    // the cells fit another role nearly as well
    bool counted = false;   // «Второй дополнительный срок»: one more time of the same deed
    bool rival = false;     // a note whose times may be the deadline
};

struct Columns {
    std::vector<Column> columns;   // by grid column
    std::size_t header_rows = 0;   // rows from the top of the table that belong to the header
    std::size_t header_first = 0;  // the first of them: a title may stand above the header inside the table
    bool by_content = false;
    std::vector<std::string> doubts;  // in Russian, about the table
    std::optional<int> column_of(Role role) const;
    bool has_deadlines() const;
    bool has_executors() const;
};

// Nothing when the table has no header that a plan of measures would have.
std::optional<Columns> columns_by_header(const Grid& grid);
std::optional<std::size_t> first_row_of_header(const Grid& grid);  // without a look at the cells below it

// For a table without a header, or with one whose words say too little. Nothing when the cells do not look like a plan: no
// column of deeds with times or executors beside it.
std::optional<Columns> columns_by_content(const Grid& grid);

// The row says the same as the header of `columns`: a header repeated on a new page.
bool repeats_header(const Row& row, const Columns& columns);
bool counts_columns(const Row& row);  // «1 | 2 | 3 | 4»

// The first row names columns, though not those of a plan: members of a group, schools, telephones, indicators.
bool is_header_of_another_kind(const Grid& grid);

// No heading names deeds, and most name what a register has: people, telephones, contracts, sums.
bool heads_list(const Columns& columns);

bool is_mark(std::string_view text);  // «+», «х», «V»

}  // namespace mera::intake
