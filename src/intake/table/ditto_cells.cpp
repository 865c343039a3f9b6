#include "intake/table/ditto_cells.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kSignsMost = 8;  // «-----//-----» is drawn by hand, a line across the cell is no mark

constexpr std::size_t kRowsAbove = 20;  // headings and empty rows between; a column of nothing but marks ends soon

bool is_stroke(char32_t c) { return c == U'-' || c == U'–' || c == U'—' || c == U'−' || c == U'_'; }
bool is_repeating(char32_t c) {
    return c == U'/' || c == U'\\' || c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„' ||
           c == U'|' || c == U'\'' || c == U'″' || c == U'〃';
}

const Cell* above_at(const Grid& grid, std::size_t row, const Cell& cell) {
    constexpr std::size_t kHeader = 1;  // its words are repeated by nobody
    const std::size_t highest = std::max(kHeader, row - std::min(row, kRowsAbove));
    for (std::size_t at = row; at-- > highest;) {
        const Cell* above = grid.rows[at].at(cell.column);
        if (above == nullptr || above->text.empty()) continue;
        if (above->column != cell.column || above->span != cell.span) continue;  // the heading of a section
        return above;
    }
    return nullptr;
}

}  // namespace

bool is_ditto(std::string_view text) {
    const std::string_view words = trim(text);
    if (is_one_of(fold_case(words),
                  {"то же", "тоже", "те же", "тот же", "та же", "он же", "она же", "они же", "там же"}))
        return true;
    std::size_t repeating = 0, strokes = 0;
    for (const char32_t c : code_points(words)) {
        if (is_repeating(c))
            ++repeating;
        else if (is_stroke(c))
            ++strokes;
        else if (c != U' ')
            return false;
    }
    return repeating > 0 && repeating <= kSignsMost / 2 && strokes <= 2 * kSignsMost;
}

void fill_dittos(Grid& grid) {
    for (std::size_t row = 0; row < grid.rows.size(); ++row)
        for (Cell& cell : grid.rows[row].cells) {
            if (cell.covered || !is_ditto(cell.text)) continue;
            const Cell* above = above_at(grid, row, cell);
            if (above != nullptr)
                cell.repairs.push_back("«" + cell.text + "» прочитано как «" + in_one_line(above->text) +
                                       "» из строки выше.");
            if (above == nullptr && !is_blank_mark(cell.text)) continue;
            cell.text = above != nullptr ? above->text : std::string{};
        }
}

}  // namespace mera::intake
