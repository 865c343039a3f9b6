#include "intake/source.hpp"

#include <algorithm>

#include "intake/words/repairs.hpp"

namespace mera::intake {

bool is_own_reading(DocFormat format) { return format == DocFormat::pdf_scan || format == DocFormat::image; }

const Cell* Row::at(int column) const {
    for (const Cell& cell : cells)
        if (cell.column <= column && column < cell.column + cell.span) return &cell;
    return nullptr;
}

std::string Row::text() const {
    std::string out;
    for (const Cell& cell : cells) {
        if (cell.covered || cell.text.empty()) continue;
        if (!out.empty()) out += ' ';
        out += in_one_line(cell.text);
    }
    return out;
}

std::size_t Row::filled() const {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const Cell& c) { return !c.covered && !c.text.empty(); }));
}

}  // namespace mera::intake
