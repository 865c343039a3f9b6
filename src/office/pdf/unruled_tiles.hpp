#pragma once
// Rows of a table without rules whose cells are set in the middle: each row is as high as its longest cell, the others stand
// around its middle, and nothing is left between the rows.
#include <vector>

namespace mera {

struct TileLine {  // a line of a column
    double top = 0, bottom = 0;
    bool number = false;  // of a row
    bool small = false;  // begins with a small letter
};

// The middles of the rows; empty when no rows hold all lines so. `size`: of the letters, `white`: between two lines of a cell
// at most.
std::vector<double> tiled_rows(const std::vector<std::vector<TileLine>>& columns, double size, double white);

}  // namespace mera
