#pragma once
// Tables by their ruling lines: a clean picture of a page in, rectangles of cells out.
#include <string>
#include <vector>

#include "office/pdf/pdf_page.hpp"

namespace mera {

struct RuledCell {
    int row = 0, column = 0, row_span = 1, column_span = 1;
    DocBox box;            // page fractions
    bool guessed = false;  // its walls were broken, so that its shape is a guess
    std::string shade = {};  // of its ground, where the page was drawn and not photographed
};

struct RuledTable {
    DocBox box;  // page fractions
    int rows = 0, columns = 0;
    std::vector<RuledCell> cells;  // by rows, then by columns
};

// Tables of more than one cell, from top to bottom. A frame around the page or a paragraph is no table.
std::vector<RuledTable> find_ruled_tables(const GrayImage& image);

}  // namespace mera
