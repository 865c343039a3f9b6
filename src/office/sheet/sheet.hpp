#pragma once
// One sheet of a workbook: cells with text, and how they become paragraphs and a table.
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "office/flow.hpp"

namespace mera {

struct SheetCell {
    int row = 0, column = 0;  // from 0
    int row_span = 1, column_span = 1;
    std::string text;         // never empty
    bool bold = false;
    std::string shade = {};
    bool number = false;      // without a format
};

struct Sheet {
    std::string name;
    std::vector<SheetCell> cells;  // by rows, then by columns
    std::set<int> hidden_rows;     // from 0, of those with cells
    std::map<std::pair<int, int>, std::string> bare_shades = {};  // row, column: of coloured cells without a text
    std::size_t shading_steps = 0;

    // Of so many cells from there on, down and across; beyond a limit colours are not kept.
    void add_bare_shade(int row, int column, int rows, int columns, const std::string& shade);
};

std::string cell_name(int row, int column);  // (6, 1) → «B7»

// The sheets one after another; several are headed by their names unless the program gave those («Лист1»).
// What stands above and below the table (the title, «УТВЕРЖДАЮ», signatures) becomes paragraphs; empty rows and columns
// of the sheet are only spacing.
Document workbook_document(const std::vector<Sheet>& sheets);

}  // namespace mera
