#pragma once
// The ruled tables of a straightened page: rules that meet make a grid, missing inner walls make spans.
#include <vector>

#include "office/scan/grid_rules.hpp"

namespace mera {

struct GridCell {
    int row = 0, column = 0;  // from 0
    int row_span = 1, column_span = 1;
};

// Rows lie between neighbours of `across` (from the top), columns between neighbours of `down` (from the left).
struct Grid {
    std::vector<Rule> across, down;
    std::vector<GridCell> cells;  // by rows, left to right
    bool guessed = false;         // some of its walls are not printed
    int rows() const { return static_cast<int>(across.size()) - 1; }
    int columns() const { return static_cast<int>(down.size()) - 1; }
    double left() const;  // dots
    double top() const;
    double right() const;
    double bottom() const;
};

// A wall that no rule shows.
Rule guessed_rule(Direction direction, double position, double from, double to);

bool is_guessed(const Rule& wall);
// Whether one of its walls is a guess; in a grid that is doubtful as a whole every cell is.
bool is_guessed(const Grid& grid, const GridCell& cell);

// All rules of a page, whether they make a table or not.
struct Ruling {
    std::vector<Rule> across, down;
    std::vector<Rule> pieces_across = {}, pieces_down = {};  // what is left of rules, those above included
};
Ruling find_ruling(const GreyRaster& page, const PageRidges& ridges);

// Tables of one page from the top. A frame around one text is no table.
std::vector<Grid> find_grids(const GreyRaster& page, const Ruling& ruling);

}  // namespace mera
