// Months written by their Roman numbers over columns («IX | X | XI | XII | I»): named in words, and read as such from there on.
#include <algorithm>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "intake/table/heading_words.hpp"
#include "intake/table/table_shapes.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kHeaderRows = 3;
constexpr std::size_t kMonthsMin = 3;
constexpr int kMonths = 12;

int roman_month(const Cell& cell) {  // 0 when it is none
    if (cell.covered || cell.span > 1) return 0;
    const auto label = label_of(trim(cell.text));
    return label && label->roman && label->depth() == 1 && label->parts[0] <= kMonths ? label->parts[0] : 0;
}

// «V | VI | … | IX» are forms of a school as well, «I | II | III | IV» quarters: it needs December, or the word above.
bool are_months(const Grid& grid, std::size_t row, const std::vector<std::size_t>& run) {
    if (run.size() < kMonthsMin) return false;
    const std::vector<Cell>& cells = grid.rows[row].cells;
    const bool december =
        std::any_of(run.begin(), run.end(), [&](std::size_t at) { return roman_month(cells[at]) == kMonths; });
    if (december || row == 0) return december;
    const Cell* above = grid.rows[row - 1].at(cells[run.front()].column);
    return above != nullptr && has_word_with(above->text, {"месяц"});
}

}  // namespace

void name_roman_months(Grid& grid) {
    for (std::size_t row = 0; row < std::min(kHeaderRows, grid.rows.size()); ++row) {
        std::vector<Cell>& cells = grid.rows[row].cells;
        std::vector<std::size_t> run;
        int last = 0;
        for (std::size_t at = 0; at <= cells.size(); ++at) {
            const int month = at < cells.size() ? roman_month(cells[at]) : 0;
            if (!run.empty() && month != last % kMonths + 1) {
                if (are_months(grid, row, run))
                    for (const std::size_t named : run)
                        cells[named].text = month_name(static_cast<unsigned>(roman_month(cells[named])));
                run.clear();
            }
            if (month > 0) run.push_back(at);
            last = month;
        }
    }
}

}  // namespace mera::intake
