#pragma once
// A table whose columns are known and whose rows are to be found: walls are guessed between them.
#include <vector>

#include "office/scan/scan_ink_map.hpp"
#include "office/scan/scan_rows.hpp"

namespace mera {

struct Frame {  // letters of a table: its columns, the walls between them and the lines it takes
    std::vector<Range> columns;
    std::vector<double> walls;  // inner ones, dots
    Range lines;
};

double frame_left(const InkMap& map, const Frame& frame);  // dots: where its outer walls stand
double frame_right(const InkMap& map, const Frame& frame);

// `ruled`: heights, in units of the map, where rules part rows.
Grid grid_of(const InkMap& map, const Frame& frame, const std::vector<int>& ruled, RowRules seen = RowRules::few);

}  // namespace mera
