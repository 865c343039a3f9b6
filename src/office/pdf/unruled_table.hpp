#pragma once
// Tables without ruling lines: columns from the white that runs down through the lines, rows from numbers, white and the
// ends of lines. All of it is inferred, so every cell is marked as guessed.
#include <vector>

#include "office/pdf/unruled_rows.hpp"

namespace mera {

struct UnruledTable {
    double top = 0, bottom = 0;  // points: the lines it takes
    std::vector<double> edges;  // left edges of the columns, and the right end of the last
    std::vector<std::vector<UnruledCell>> rows;
};

// Looks only at words that stand in no ruled table. Words of the tables found are taken out of `words`. `known`: the
// columns of the table above or on the page before; a short rest of that table does not show them itself.
std::vector<UnruledTable> take_unruled_tables(std::vector<PdfWord>& words, UnruledColumns& known);

}  // namespace mera
