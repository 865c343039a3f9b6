// A table of a text pasted into a sheet: each paragraph of a cell becomes a row of the sheet, and the cells of one
// paragraph beside it are merged over these rows. They are put together again.
#include <algorithm>
#include <iterator>
#include <map>

#include "intake/table/table_shapes.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

struct Band {  // rows of the sheet that may be one row of the text
    std::size_t from = 0, to = 0;
    bool numbered = false;  // a number stands merged over them
    std::size_t height() const { return to - from; }
};

std::size_t height_of(const Grid& grid, std::size_t row, const Cell& cell) {
    std::size_t below = row + 1;
    while (below < grid.rows.size()) {
        const Cell* under = grid.rows[below].at(cell.column);
        if (under == nullptr || !under->covered || under->place != cell.place) break;
        ++below;
    }
    return below - row;
}

// The lines of each column that is not merged, from the first row of the band on; nothing when a line is missing between
// two, when cells are merged otherwise, or when each row has a number of its own.
std::optional<std::map<int, std::vector<std::string>>> lines_of(const Grid& grid, const Band& band) {
    std::map<int, std::vector<std::string>> out;
    for (std::size_t row = band.from; row < band.to; ++row)
        for (const Cell& cell : grid.rows[row].cells) {
            if (cell.covered || cell.text.empty()) continue;
            const std::size_t height = height_of(grid, row, cell);
            if (row == band.from && height == band.height()) continue;
            std::vector<std::string>& lines = out[cell.column];
            if (height > 1 || cell.span > 1 || lines.size() != row - band.from) return {};
            lines.push_back(cell.text);
        }
    const bool counts = std::any_of(out.begin(), out.end(), [](const auto& column) {
        return column.second.size() > 1 && std::all_of(column.second.begin(), column.second.end(),
                                                       [](const std::string& line) { return label_of(line); });
    });
    return counts ? std::nullopt : std::optional{std::move(out)};
}

std::optional<Band> band_at(const Grid& grid, std::size_t row) {
    Band band{.from = row, .to = row + 1};
    const Cell* first = nullptr;
    for (const Cell& cell : grid.rows[row].cells) {
        if (cell.covered || cell.text.empty()) continue;
        if (first == nullptr) first = &cell;
        band.to = std::max(band.to, row + height_of(grid, row, cell));
    }
    if (band.height() < 2) return {};
    const auto lines = lines_of(grid, band);
    if (!lines) return {};
    band.numbered = label_of(first->text) && height_of(grid, row, *first) == band.height();
    // Where most lines have a time beside them, each is a deed of its own under a number that they share.
    std::size_t times = 0;
    for (const auto& [column, texts] : *lines)
        times = std::max(times, static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), says_when)));
    return times * 2 <= band.height() ? std::optional{band} : std::nullopt;
}

void join(Grid& grid, const Band& band) {
    Row& whole = grid.rows[band.from];
    for (std::size_t row = band.from + 1; row < band.to; ++row)
        for (const Cell& cell : grid.rows[row].cells) {
            if (cell.covered || cell.text.empty()) continue;
            const auto above = std::find_if(whole.cells.begin(), whole.cells.end(),
                                            [&](const Cell& c) { return c.column == cell.column; });
            above->text += '\n' + cell.text;
            above->place.words += '\n' + cell.place.words;
            above->repairs.insert(above->repairs.end(), cell.repairs.begin(), cell.repairs.end());
        }
}

}  // namespace

std::optional<Grid> pasted_table(const Grid& grid) {
    std::vector<Band> bands;
    for (std::size_t row = 0; row < grid.rows.size(); ++row)
        if (const auto band = band_at(grid, row)) {
            bands.push_back(*band);
            row = band->to - 1;
        }
    const auto numbered = std::find_if(bands.begin(), bands.end(), [](const Band& band) { return band.numbered; });
    if (numbered == bands.end()) return {};
    // The header stands above the first number; what else is merged without a number may be a month over its deeds.
    std::erase_if(bands, [&](const Band& band) { return !band.numbered && band.from >= numbered->from; });
    Grid out = grid;
    for (const Band& band : bands) join(out, band);
    for (auto band = bands.rbegin(); band != bands.rend(); ++band)
        out.rows.erase(out.rows.begin() + static_cast<std::ptrdiff_t>(band->from) + 1,
                       out.rows.begin() + static_cast<std::ptrdiff_t>(band->to));
    out.doubts.emplace_back(
        "Строки листа, рядом с которыми объединена ячейка с номером, прочитаны как абзацы одной строки. Проверьте, не "
        "слились ли меры.");
    return out;
}

}  // namespace mera::intake
