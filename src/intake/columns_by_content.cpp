// Columns of a table that has no header: by what stands in most of their cells.
#include <algorithm>
#include <utility>

#include "intake/cell_kinds.hpp"
#include "intake/columns.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

struct Census {  // shares of the filled cells of a column
    double filled = 0;
    double labels = 0, times = 0, executors = 0, maybe_executors = 0, documents = 0, mean_words = 0;
};

constexpr double kMostly = 0.6;
constexpr std::size_t kRowsEnough = 3;  // two rows prove nothing about a column

Census census_of(const Grid& grid, int column) {
    Census out;
    double rows = 0;
    for (const Row& row : grid.rows) {
        if (row.filled() < 2) continue;  // a title across the table
        ++rows;
        const Cell* cell = row.at(column);
        if (cell == nullptr || cell->covered || cell->text.empty() || cell->span > 1) continue;
        const std::string text = in_one_line(cell->text);
        ++out.filled;
        out.labels += label_of(text).has_value();
        out.times += says_when(text);
        out.executors += names_executor(text);
        out.maybe_executors += may_name_executor(text);
        out.documents += names_document(text);
        out.mean_words += static_cast<double>(tokenise(text).size());
    }
    if (out.filled == 0) return out;
    for (double* share :
         {&out.labels, &out.times, &out.executors, &out.maybe_executors, &out.documents, &out.mean_words})
        *share /= out.filled;
    out.filled /= std::max(rows, 1.0);
    return out;
}

// The column that is not yet taken and has the largest share of something, when the share is a majority.
std::optional<std::size_t> strongest(const std::vector<Census>& census, const std::vector<Column>& taken,
                                     double Census::* share, double least = kMostly) {
    std::optional<std::size_t> best;
    for (std::size_t at = 0; at < census.size(); ++at)
        if (taken[at].role == Role::none && census[at].filled > 0.3 && census[at].*share >= least &&
            (!best || census[at].*share > census[*best].*share))
            best = at;
    return best;
}

void say_what_was_decided(Columns& columns) {
    const auto named = [&](Role role, std::string_view name) -> std::string {
        const auto column = columns.column_of(role);
        return column ? std::string{name} + " — графа " + std::to_string(*column + 1) : std::string{};
    };
    std::vector<std::string> parts;
    for (const auto& [role, name] : {std::pair{Role::number, "номер"}, std::pair{Role::title, "мероприятие"},
                                     std::pair{Role::deadline, "срок"}, std::pair{Role::executor, "исполнитель"},
                                     std::pair{Role::result, "результат"}, std::pair{Role::evidence, "документ"}})
        if (std::string part = named(role, name); !part.empty()) parts.push_back(std::move(part));
    columns.doubts.push_back("У таблицы нет шапки, назначение граф определено по содержанию: " + join(parts, ", ") +
                             ". Проверьте.");
}

}  // namespace

std::optional<Columns> columns_by_content(const Grid& grid) {
    const auto full_rows =
        std::count_if(grid.rows.begin(), grid.rows.end(), [](const Row& row) { return row.filled() >= 2; });
    if (is_header_of_another_kind(grid)) return {};
    if (grid.columns < 2 || static_cast<std::size_t>(full_rows) < kRowsEnough) return {};
    std::vector<Census> census;
    for (int column = 0; column < grid.columns; ++column) census.push_back(census_of(grid, column));
    Columns columns;
    columns.by_content = true;
    columns.columns.resize(census.size());
    const auto give = [&](std::optional<std::size_t> column, Role role) {
        if (column) columns.columns[*column].role = role;
        return column.has_value();
    };
    if (census[0].labels >= kMostly && census[0].mean_words < 6) columns.columns[0].role = Role::number;
    const bool has_deadline = give(strongest(census, columns.columns, &Census::times), Role::deadline);
    // What must be done is the leftmost long text; what names people may be long as well.
    std::optional<std::size_t> title;
    for (std::size_t at = 0; at < census.size(); ++at)
        if (columns.columns[at].role == Role::none && census[at].executors < kMostly && census[at].mean_words >= 3 &&
            (!title || census[at].mean_words > census[*title].mean_words * 2.5))
            title = at;
    if (!title) return {};
    columns.columns[*title].role = Role::title;
    const bool has_executor = give(strongest(census, columns.columns, &Census::executors), Role::executor);
    give(strongest(census, columns.columns, &Census::documents), Role::evidence);
    if (!has_executor) give(strongest(census, columns.columns, &Census::maybe_executors), Role::executor);
    give(strongest(census, columns.columns, &Census::mean_words, 3.0), Role::result);
    for (std::size_t at = 0; at < census.size(); ++at)
        if (columns.columns[at].role == Role::none && census[at].filled > 0) columns.columns[at].role = Role::note;
    // Names beside long texts are any list; a plan says when, in a column or in the titles of its months.
    const bool has_months = std::any_of(grid.rows.begin(), grid.rows.end(), [](const Row& row) {
        return row.filled() == 1 && is_month_heading(row.text());
    });
    if (!has_deadline && !(has_executor && has_months)) return {};
    say_what_was_decided(columns);
    return columns;
}

}  // namespace mera::intake
