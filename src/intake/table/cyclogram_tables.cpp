// Cyclograms: how often stands over the columns («Еженедельно | 1 раз в месяц»), deeds stand below, the months perhaps down the side.
#include <algorithm>
#include <string>
#include <utility>

#include "base/date.hpp"
#include "domain/time/deadline.hpp"
#include "intake/table/cell_deeds.hpp"
#include "intake/table/columns.hpp"
#include "intake/table/laid_out.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeadingTokensMax = 8;
constexpr int kColumnsMin = 2;  // of repetitions: one alone heads times

enum class Often { never, within_month, monthly_or_rarer };

// «Еженедельно», «1 раз в четверть»
Often repetition_in(const Cell* cell) {
    if (cell == nullptr || cell->span > 1) return Often::never;
    const std::string heading = in_one_line(cell->text);
    if (heading.empty() || tokenise(heading).size() > kHeadingTokensMax) return Often::never;
    const PlanTerm any_year{make_date(2024, 1, 1), make_date(2024, 12, 31)};
    const DeadlineReading reading = read_deadlines(heading, any_year);
    if (reading.deadlines.size() != 1 || !reading.deadlines.front().recurrence) return Often::never;
    const std::string& rule = *reading.deadlines.front().recurrence;
    const bool often = rule.find("DAILY") != std::string::npos || rule.find("WEEKLY") != std::string::npos;
    return often ? Often::within_month : Often::monthly_or_rarer;
}

struct Cyclogram {
    bool months_down = false;
};

bool names_months_down(const Grid& grid) {
    for (std::size_t row = 1; row < grid.rows.size(); ++row) {
        const Cell* cell = grid.rows[row].at(0);
        if (cell == nullptr || cell->span > 1 || !is_month_heading(in_one_line(cell->text))) return false;
    }
    return true;
}

// Marks and figures under the repetitions count deeds that stand elsewhere.
bool holds_texts(const Grid& grid, int first) {
    std::size_t filled = 0, texts = 0;
    for (std::size_t row = 1; row < grid.rows.size(); ++row)
        for (const Cell& cell : grid.rows[row].cells) {
            if (cell.column < first || cell.covered || cell.text.empty() || is_blank_mark(cell.text)) continue;
            ++filled;
            texts += has_letters(cell.text) && !is_mark(cell.text) && !says_when(cell.text);
        }
    return filled >= 2 && filled == texts;
}

std::optional<Cyclogram> cyclogram_in(const Grid& grid) {
    if (grid.laid_out || grid.rows.size() < 2 || grid.columns < kColumnsMin) return {};
    const int first = repetition_in(grid.rows.front().at(0)) == Often::never ? 1 : 0;
    if (grid.columns - first < kColumnsMin) return {};
    for (int column = first; column < grid.columns; ++column)
        if (repetition_in(grid.rows.front().at(column)) == Often::never) return {};
    if (first == 1 && (grid.rows.size() < 3 || !names_months_down(grid))) return {};
    if (!holds_texts(grid, first)) return {};
    return Cyclogram{first == 1};
}

// What is done once a month or more seldom and stands beside a month is done in that month.
std::string time_in(const Cell& heading, const Cell* month) {
    const std::string often = in_one_line(heading.text);
    if (month == nullptr) return often;
    const std::string when = in_one_line(month->text);
    return repetition_in(&heading) == Often::within_month ? when + ", " + lower_first(often) : when;
}

}  // namespace

std::optional<Grid> cyclogram_table(const Grid& grid) {
    const auto cyclogram = cyclogram_in(grid);
    if (!cyclogram) return {};
    Grid out = laid_out_in_place_of(grid, {std::string{kDeedHeading}, std::string{kTimeHeading}});
    for (std::size_t row = 1; row < grid.rows.size(); ++row)
        for (int column = cyclogram->months_down ? 1 : 0; column < grid.columns; ++column) {
            const Cell* cell = grid.rows[row].at(column);
            if (cell == nullptr || cell->covered || cell->column != column || is_blank_mark(cell->text)) continue;
            const Cell& heading = *grid.rows.front().at(column);
            for (std::string& text : deeds_of(*cell)) {
                Cell deed = *cell, time = heading;
                deed.text = std::move(text);
                time.text = time_in(heading, cyclogram->months_down ? grid.rows[row].at(0) : nullptr);
                out.rows.push_back(row_of({std::move(deed), std::move(time)}, grid.rows[row].page));
                out.rows.back().one_measure = true;
            }
        }
    out.doubts.emplace_back(
        cyclogram->months_down
            ? "Таблица — циклограмма: строки её ячеек прочитаны как меры; что делается ежедневно и еженедельно, длится "
              "названный в строке месяц, остальное делается в нём один раз. Проверьте сроки."
            : "Таблица — циклограмма: строки её ячеек прочитаны как меры, срок — заголовок графы. Проверьте, не "
              "разделено ли одно дело надвое.");
    return out;
}

}  // namespace mera::intake
