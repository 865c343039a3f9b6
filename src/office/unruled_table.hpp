#pragma once
// Tables without ruling lines: columns from the left edges of words after wide gaps, rows from the numbers in the first
// column. All of it is inferred, so every cell is marked as guessed.
#include <vector>

#include "office/pdf_lines.hpp"
#include "office/pdf_page.hpp"

namespace mera {

struct UnruledCell {
    int column = 0, column_span = 1;
    DocBox box;  // points; of its words
    std::vector<PdfWord> words;
};

struct UnruledTable {
    double top = 0, bottom = 0;  // points: the lines it takes
    std::vector<double> edges;  // left edges of the columns, and the right end of the last
    std::vector<std::vector<UnruledCell>> rows;
};

// Looks only at words that stand in no ruled table. Words of the tables found are taken out of `words`. `known_edges`:
// the columns of the table above or on the page before; a short rest of that table does not show them itself.
std::vector<UnruledTable> take_unruled_tables(std::vector<PdfWord>& words, std::vector<double>& known_edges);

}  // namespace mera
