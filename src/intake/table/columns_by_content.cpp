// Columns of a table without a header, or with a header in words nobody knows: by what stands in most of their cells.
#include <algorithm>
#include <string_view>
#include <utility>

#include "intake/table/column_evidence.hpp"
#include "intake/table/column_roles.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr double kMostly = 0.6;
constexpr double kWordsOfDeed = 3;  // on the average; fewer are a deed only when they say so
constexpr std::ptrdiff_t kRowsEnough = 3;  // of fewer rows every cell has to be what its column holds
constexpr std::size_t kHeadingWordsMax = 10;
constexpr std::size_t kHeaderRowsMax = 3;

std::optional<std::size_t> column_of_times(const std::vector<ColumnEvidence>& evidence) {
    std::optional<std::size_t> best;
    for (std::size_t at = 0; at < evidence.size(); ++at)
        if (evidence[at].times > 0 && (!best || evidence[at].times > evidence[*best].times)) best = at;
    if (best && evidence[*best].times < 0.5) return {};
    return best;
}

// Short words, none of them what the rows below hold: no number, no time.
bool may_be_heading(const Cell& cell) {
    if (cell.text.empty() || cell.covered) return true;
    const Tokens tokens = tokenise(cell.text);
    return tokens.size() <= kHeadingWordsMax && !label_of(cell.text) && !reads_as_time(in_one_line(cell.text)) &&
           (has_letters(cell.text) || is_number_heading(tokens));
}

// Over times stands a word that is no time: the row names the columns. A row of the plan would have its own time there.
bool heads_columns(const Row& row, int times) {
    if (row.filled() < 2 || !std::all_of(row.cells.begin(), row.cells.end(), may_be_heading)) return false;
    const Cell* cell = row.at(times);
    return cell != nullptr && !cell->text.empty();
}

// Headings of a header whose rows have been found; empty ones when there is none.
void find_header(const Grid& grid, Columns& columns) {
    const auto times = column_of_times(evidence_of(grid, 0));
    std::size_t first = 0;
    while (first < grid.rows.size() && grid.rows[first].filled() < 2) ++first;
    if (!times || first >= grid.rows.size()) return;
    std::size_t end = first;
    while (end < std::min(grid.rows.size(), first + kHeaderRowsMax) &&
           heads_columns(grid.rows[end], static_cast<int>(*times)))
        ++end;
    if (end == first) return;
    columns.header_first = first;
    for (std::size_t at = 0; at < columns.columns.size(); ++at)
        for (std::size_t row = first; row < end; ++row) {
            const Cell* cell = grid.rows[row].at(static_cast<int>(at));
            if (cell == nullptr || cell->text.empty() || (cell->covered && row > first)) continue;
            std::string& heading = columns.columns[at].heading;
            heading += (heading.empty() ? "" : " ") + heading_text(cell->text);
        }
    while (end < grid.rows.size() && counts_columns(grid.rows[end])) ++end;
    columns.header_rows = end;
}

void say_what_was_decided(Columns& columns) {
    const auto named = [&](Role role, std::string_view name) -> std::string {
        const auto column = columns.column_of(role);
        if (!column) return {};
        const std::string& heading = columns.columns[static_cast<std::size_t>(*column)].heading;
        return std::string{name} + " — графа " + (heading.empty() ? std::to_string(*column + 1) : "«" + heading + "»");
    };
    std::vector<std::string> parts;
    for (const auto& [role, name] : {std::pair{Role::number, "номер"}, std::pair{Role::title, "мероприятие"},
                                     std::pair{Role::deadline, "срок"}, std::pair{Role::executor, "исполнитель"},
                                     std::pair{Role::result, "результат"}, std::pair{Role::evidence, "документ"}})
        if (std::string part = named(role, name); !part.empty()) parts.push_back(std::move(part));
    columns.doubts.push_back((columns.header_rows == 0 ? "У таблицы нет шапки" : "Слова шапки таблицы не поняты") +
                             std::string{", назначение граф определено по содержанию: "} + join(parts, ", ") +
                             ". Проверьте.");
}

// Roles that the words of a heading name plainly; the others wait for the cells.
void take_known_headings(Columns& columns) {
    std::vector<double> weights;
    for (Column& column : columns.columns) {
        const Guess guess = role_of_heading(column.heading);
        weights.push_back(guess.weight);
        column.role = guess.role;
        if (!binds(column)) column.role = Role::none;
    }
    settle_duplicates(columns.columns, weights);
}

// «1 | Покраска фасада | июль | Подрядная организация»
bool is_numbered_with_times_and_names(const Columns& columns, const std::vector<ColumnEvidence>& evidence) {
    const auto number = columns.column_of(Role::number), deadline = columns.column_of(Role::deadline),
               executor = columns.column_of(Role::executor);
    return number && deadline && executor && evidence[static_cast<std::size_t>(*number)].labels == 1 &&
           evidence[static_cast<std::size_t>(*deadline)].times == 1 &&
           evidence[static_cast<std::size_t>(*executor)].executors >= kMostly;
}

// «садовник», «рабочий по зданию»: beside deeds and times, where nothing names the columns, short words that come again in one
// column alone are whoever does it, though no list of posts holds them.
void take_repeated_words_as_executors(Columns& columns, const std::vector<ColumnEvidence>& evidence) {
    constexpr double kWordsMax = 4, kFew = 0.2;
    if (columns.header_rows > 0 || !columns.column_of(Role::title) || !columns.column_of(Role::deadline) ||
        columns.column_of(Role::executor))
        return;
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < evidence.size(); ++at) {
        const ColumnEvidence& cells = evidence[at];
        const bool repeated_words = cells.filled >= kMostly && cells.different < 1 && cells.mean_words <= kWordsMax;
        const double others =
            cells.times + cells.numbers + cells.labels + cells.deeds + cells.results + cells.documents;
        if (columns.columns[at].role == Role::none && repeated_words && others < kFew) found.push_back(at);
    }
    if (found.size() != 1) return;
    columns.columns[found.front()].role = Role::executor;
    columns.columns[found.front()].unsure = true;
}

bool is_plan(const Grid& grid, const Columns& columns, const std::vector<ColumnEvidence>& evidence,
             std::ptrdiff_t rows) {
    const auto title = columns.column_of(Role::title), deadline = columns.column_of(Role::deadline);
    if (!title) return false;
    if (deadline && names_day_of_record(columns.columns[static_cast<std::size_t>(*deadline)].heading)) return false;
    const ColumnEvidence& deeds = evidence[static_cast<std::size_t>(*title)];
    const bool short_titles = deeds.mean_words < kWordsOfDeed && deeds.deeds < kMostly;
    if (columns.header_rows == 0 && short_titles && !is_numbered_with_times_and_names(columns, evidence)) return false;
    if (deeds.numbers > kMostly || deeds.executors > kMostly) return false;
    if (rows < kRowsEnough)
        return deadline && deeds.deeds == 1 && evidence[static_cast<std::size_t>(*deadline)].times == 1;
    if (deadline && evidence[static_cast<std::size_t>(*deadline)].times >= kMostly) return true;
    // Names beside long texts are any list; a plan says when, in a column or in the titles of its months.
    return columns.column_of(Role::executor) && std::any_of(grid.rows.begin(), grid.rows.end(), [](const Row& row) {
               return row.filled() == 1 && is_month_heading(row.text());
           });
}

}  // namespace

std::optional<Columns> columns_by_content(const Grid& grid) {
    Columns columns;
    columns.by_content = true;
    columns.columns.resize(static_cast<std::size_t>(grid.columns));
    find_header(grid, columns);
    const auto full_rows = std::count_if(grid.rows.begin() + static_cast<std::ptrdiff_t>(columns.header_rows),
                                         grid.rows.end(), [](const Row& row) { return row.filled() >= 2; });
    if (grid.columns < 2 || full_rows == 0) return {};
    const std::vector<ColumnEvidence> evidence = evidence_of(grid, columns.header_rows);
    take_known_headings(columns);
    if (heads_list(columns)) return {};
    settle_roles(grid, columns, evidence);
    take_repeated_words_as_executors(columns, evidence);
    for (std::size_t at = 0; at < evidence.size(); ++at)
        if (columns.columns[at].role == Role::none && evidence[at].cells > 0) columns.columns[at].role = Role::note;
    if (!is_plan(grid, columns, evidence, full_rows)) return {};
    say_what_was_decided(columns);
    return columns;
}

}  // namespace mera::intake
