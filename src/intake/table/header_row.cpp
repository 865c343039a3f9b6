// Where the header of a table stands, how many rows it takes, and which column has which role by it.
#include <algorithm>
#include <array>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/column_roles.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/columns_below.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/laid_out.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/spelling.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeaderWordsMax = 16;  // a header cell with more words is a sentence of the plan
constexpr std::size_t kHeaderSearchRows = 12;
constexpr std::ptrdiff_t kTimesOfCalendar = 3;  // columns named by months or quarters
constexpr std::ptrdiff_t kYears = 2;            // or by years

// «Примечани» over «е» on a scan: a narrow column broke the word and the hyphen is lost. Elsewhere the dictionary, which takes
// long to open, is not asked.
bool breaks_word(std::string_view above, std::string_view below, double confidence) {
    if (confidence >= 1 || !starts_with_lower(below)) return false;
    const std::string last = fold_case(above.substr(above.rfind(' ') + 1));
    const std::string first = fold_case(below.substr(0, below.find(' ')));
    return !may_be_word(last) && may_be_word(last + first);
}

std::vector<std::string> headings(const Grid& grid, std::size_t first, std::size_t count) {
    std::vector<std::string> out(static_cast<std::size_t>(grid.columns));
    for (int column = 0; column < grid.columns; ++column) {
        std::string& heading = out[static_cast<std::size_t>(column)];
        for (std::size_t row = first; row < first + count; ++row) {
            const Cell* cell = grid.rows[row].at(column);
            if (cell == nullptr || cell->text.empty() || (cell->covered && row > first)) continue;
            const std::string text = heading_text(cell->text);
            if (!heading.empty() && !breaks_word(heading, text, cell->confidence)) heading += ' ';
            heading += text;
        }
    }
    return out;
}

bool is_meaningful(Role role) {
    return role == Role::title || role == Role::executor || role == Role::deadline || role == Role::result ||
           role == Role::evidence || role == Role::deadline_and_executor || role == Role::result_and_evidence;
}

bool names_register(std::string_view heading) {
    return has_word_with(heading, {"организац", "учрежден", "школ",   "муниципал", "предмет", "почт",      "балл",
                                   "должност",  "фамили",   "район",  "сайт",      "телефон", "контраген", "договор",
                                   "сумм",      "подпис",   "рожден", "сотрудник", "фио",     "адрес"});
}

struct Attempt {
    Columns columns;
    double score = 0;
};

bool is_data_like(const Row& row) {  // a first cell «1.1.» or a cell as long as a sentence
    for (const Cell& cell : row.cells) {
        const Tokens tokens = tokenise(cell.text);
        if (tokens.size() > kHeaderWordsMax * 2) return true;
    }
    const Tokens first = row.cells.empty() ? Tokens{} : tokenise(row.cells.front().text);
    return !first.empty() && first.front().kind == Token::Kind::number;
}

// «№ | Мероприятие | 2023 год | 2024 год | Исполнители»: whatever is no time is a heading.
bool names_columns(const Row& row) {
    std::size_t named = 0;
    for (const Cell& cell : row.cells) {
        if (cell.covered || cell.text.empty() || reads_as_time(in_one_line(cell.text))) continue;
        const std::string heading = heading_text(cell.text);
        if (!is_number_heading(tokenise(heading)) && !names_field(heading)) return false;
        ++named;
    }
    return named >= 2;
}

// A row with a time in a column whose next row has one there, too, is a row of the plan.
bool goes_on_in_time(const Grid& grid, std::size_t row) {
    if (row + 1 >= grid.rows.size() || names_columns(grid.rows[row])) return false;
    std::ptrdiff_t times = 0, columns = 0;
    for (const Cell& cell : grid.rows[row].cells) {
        if (cell.covered || cell.text.empty() || !reads_as_time(in_one_line(cell.text))) continue;
        ++times;
        const Cell* below = grid.rows[row + 1].at(cell.column);
        columns += below != nullptr && !below->covered && reads_as_time(in_one_line(below->text));
    }
    return columns > 0 && times < kTimesOfCalendar;
}

// «Раздел 2. Основные мероприятия» across the table: a title, of the plan or of a section, and no heading of columns.
bool is_title_across(const Grid& grid, const Row& row) {
    return grid.columns > 1 && row.filled() == 1 &&
           std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
               return !cell.covered && !cell.text.empty() && cell.span >= grid.columns;
           });
}

std::optional<Attempt> attempt(const Grid& grid, std::size_t first, std::size_t count) {
    Attempt out;
    out.columns.header_first = first;
    out.columns.header_rows = first + count;
    std::vector<double> weights;
    int known = 0, unknown = 0;
    for (std::string& heading : headings(grid, first, count)) {
        if (tokenise(heading).size() > kHeaderWordsMax * 2) return {};
        const Guess guess = role_of_heading(heading);
        known += guess.weight > 0;
        unknown += guess.weight == 0 && !heading.empty();
        weights.push_back(guess.weight);
        out.columns.columns.push_back({guess.role, std::move(heading)});
    }
    settle_duplicates(out.columns.columns, weights);
    std::vector<Role> roles;
    for (const Column& column : out.columns.columns)
        if (is_meaningful(column.role) && std::find(roles.begin(), roles.end(), column.role) == roles.end())
            roles.push_back(column.role);
    // «Янв. | Фев. | Март …» says when, whatever became of the other headings.
    const auto times = std::count_if(out.columns.columns.begin(), out.columns.columns.end(),
                                     [](const Column& column) { return !time_in_short(column.heading).empty(); });
    const auto years = std::count_if(out.columns.columns.begin(), out.columns.columns.end(),
                                     [](const Column& column) { return names_year(column.heading); });
    // «2021 | 2022 | 2023» beside deeds: when they are done, or what they cost then.
    const bool over_years = years >= kYears && out.columns.column_of(Role::title);
    if (over_years) unknown -= static_cast<int>(years);
    if (times >= kTimesOfCalendar || over_years) roles.push_back(Role::deadline_mark);
    if (roles.size() < 2 || known <= unknown) return {};
    // Birthdays and certificates of people; documents with their dates, indicators with their values: nothing is to be done there.
    const auto of_person = [](const Column& column) { return names_day_of_person(column.heading); };
    if (std::any_of(out.columns.columns.begin(), out.columns.columns.end(), of_person)) return {};
    if (heads_list(out.columns)) return {};
    for (const double weight : weights) out.score += std::min(weight, 4.0);
    out.score += static_cast<double>(roles.size()) * 2 - unknown;
    return out;
}

// «I | II | III | IV» under «Срок», and nothing under the headings of single columns: their cells were not merged down.
bool stands_under_merged(const Row& above, const Row& below, int columns) {
    constexpr std::size_t kUnderMin = 2;
    std::size_t under = 0;
    for (const Cell& cell : below.cells) {
        if (cell.text.empty()) continue;
        const Cell* over = above.at(cell.column);
        if (over == nullptr || over->text.empty() || over->span < 2 || over->span >= columns || cell.span > 1)
            return false;
        ++under;
    }
    return under >= kUnderMin;
}

bool ends_header(const Row& row) { return is_data_like(row) || counts_columns(row); }

// The second row of a header: sub-headings under a merged one, or words the first row had no room for.
bool continues_header(const Grid& grid, std::size_t row) {
    if (row >= grid.rows.size() || ends_header(grid.rows[row])) return false;
    const Row& below = grid.rows[row];
    const Row& above = grid.rows[row - 1];
    if (is_title_across(grid, below)) return false;
    const bool under_merged =
        std::any_of(above.cells.begin(), above.cells.end(),
                    [&](const Cell& cell) { return cell.span > 1 && cell.span < grid.columns; }) &&
        std::any_of(below.cells.begin(), below.cells.end(), [](const Cell& cell) { return cell.covered; });
    if (under_merged || stands_under_merged(above, below, grid.columns)) return true;
    // «Предварительный контроль» alone is the title of the rows below it.
    if (below.filled() == 1 && !starts_with_lower(below.text())) return false;
    const Cell* first = below.at(0);
    const bool first_is_label =
        first == nullptr || first->text.empty() || first->covered || is_number_heading(tokenise(first->text));
    return first_is_label && std::all_of(below.cells.begin(), below.cells.end(), [](const Cell& cell) {
               if (cell.covered) return true;
               const Tokens tokens = tokenise(cell.text);
               return tokens.size() <= 4 && (tokens.empty() || !is_capitalised(tokens.front().text) ||
                                             is_number_heading(tokens) || role_of_heading(cell.text).weight > 0);
           });
}

}  // namespace

bool is_header_of_another_kind(const Grid& grid) {
    const auto first =
        std::find_if(grid.rows.begin(), grid.rows.end(), [](const Row& row) { return row.filled() >= 2; });
    if (first == grid.rows.end() || is_data_like(*first)) return false;
    std::size_t named = 0, filled = 0;
    for (const Cell& cell : first->cells) {
        if (cell.text.empty()) continue;
        ++filled;
        const Tokens tokens = tokenise(cell.text);
        if (tokens.size() > kHeaderWordsMax || says_when(cell.text)) continue;
        const bool known = role_of_heading(cell.text).weight > 0 || names_register(cell.text);
        named += known && tokens.size() <= 6;
    }
    return named * 2 > filled && named >= 2;
}

bool heads_list(const Columns& columns) {
    if (columns.column_of(Role::title) || columns.column_of(Role::section)) return false;
    std::size_t named = 0, all = 0;
    for (const Column& column : columns.columns) {
        if (column.heading.empty() || column.role == Role::number) continue;
        if (names_a_thing(column.heading)) return true;
        ++all;
        named += names_register(column.heading);
    }
    return named * 2 >= all && named > 0;
}

bool Columns::has_deadlines() const {
    return column_of(Role::deadline) || column_of(Role::deadline_and_executor) || column_of(Role::deadline_mark);
}

bool Columns::has_executors() const {
    return column_of(Role::executor) || column_of(Role::deadline_and_executor) || column_of(Role::executor_mark);
}

std::optional<int> Columns::column_of(Role role) const {
    for (std::size_t at = 0; at < columns.size(); ++at)
        if (columns[at].role == role) return static_cast<int>(at);
    return {};
}

// «3 4» in one cell, where a scan lost the wall between two columns: how many of them count on from `first`; 0 where any does not.
static int numbers_from(std::string_view text, int first) {
    int count = 0;
    for (const Token& token : tokenise(text))
        if (token.text != std::to_string(first + count++)) return 0;
    return count;
}

bool counts_columns(const Row& row) {
    int expected = 1, found = 0, misread = 0;
    // «1 | 2 | 3» under «Июнь», beside columns whose headings reach down: days.
    if (!row.cells.empty() && row.cells.front().covered) return false;
    for (const Cell& cell : row.cells) {
        if (cell.covered) continue;
        if (const int over = numbers_from(cell.text, expected); over > 1) {
            found += over, expected += over;
            continue;
        }
        if (trim(cell.text) != std::to_string(expected)) {
            if (cell.text.empty()) continue;
            // «1 | 2 | 3 | Д | 5»: one letter of a scan, read unsurely.
            if (cell.confidence >= kSureLetters || length_in_characters(trim(cell.text)) > 1) return false;
            ++misread;
        } else {
            ++found;
        }
        ++expected;
    }
    return found >= 3 && misread * 3 <= found;
}

bool repeats_header(const Row& row, const Columns& columns) {
    if (row.repeated_header) return true;
    std::size_t same = 0, own = 0;
    for (const Cell& cell : row.cells) {
        if (cell.covered || cell.text.empty()) continue;
        ++own;
        if (cell.column >= static_cast<int>(columns.columns.size())) continue;
        const std::string here = fold_for_comparison(heading_text(cell.text));
        const std::string there = fold_for_comparison(columns.columns[static_cast<std::size_t>(cell.column)].heading);
        same += !here.empty() && (here == there || there.starts_with(here) || there.ends_with(here));
    }
    return own >= 2 && same * 3 >= own * 2;
}

namespace {

// By its own words alone.
std::optional<Columns> columns_of_header(const Grid& grid) {
    std::optional<Attempt> best;
    for (std::size_t first = 0; first < std::min(grid.rows.size(), kHeaderSearchRows); ++first) {
        if (is_title_across(grid, grid.rows[first])) continue;
        if (is_data_like(grid.rows[first]) || goes_on_in_time(grid, first)) {
            if (first > 2) break;  // the plan has begun
            continue;
        }
        std::size_t count = 1;
        while (count < 3 && first + count < grid.rows.size() && continues_header(grid, first + count)) ++count;
        for (std::size_t take = 1; take <= count; ++take) {
            auto tried = attempt(grid, first, take);
            if (tried && (!best || tried->score > best->score + 0.01 ||
                          (tried->score + 0.01 >= best->score && take == count && first == best->columns.header_first)))
                best = std::move(tried);
        }
        if (best && best->columns.header_first + 2 < first) break;
    }
    if (!best) return {};
    Columns columns = std::move(best->columns);
    while (columns.header_rows < grid.rows.size() && counts_columns(grid.rows[columns.header_rows]))
        ++columns.header_rows;
    return columns;
}

// What each column holds was decided when the table was laid out.
Columns columns_laid_out(const Grid& grid) {
    static constexpr std::array<std::pair<std::string_view, Role>, 6> kRoles = {{{kNumberHeading, Role::number},
                                                                                 {kDeedHeading, Role::title},
                                                                                 {kTimeHeading, Role::deadline},
                                                                                 {kEndHeading, Role::deadline_end},
                                                                                 {kWhoHeading, Role::executor},
                                                                                 {kPartHeading, Role::section}}};
    Columns out;
    out.header_rows = 1;
    for (const Cell& cell : grid.rows.front().cells) {
        const auto known =
            std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& role) { return role.first == cell.text; });
        out.columns.push_back({known == kRoles.end() ? Role::note : known->second, cell.text});
    }
    return out;
}

}  // namespace

std::optional<std::size_t> first_row_of_header(const Grid& grid) {
    if (grid.laid_out) return 0;
    const auto columns = columns_of_header(grid);
    return columns ? std::optional{columns->header_first} : std::nullopt;
}

std::optional<Columns> columns_by_header(const Grid& grid) {
    if (grid.laid_out) return columns_laid_out(grid);
    auto columns = columns_of_header(grid);
    if (!columns) return {};
    mend_by_cells_below(grid, *columns);
    // Without a column that says what is to be done every row would be the rest of the one above.
    if (!columns->column_of(Role::title) && !columns->column_of(Role::section)) return {};
    return columns;
}

}  // namespace mera::intake
