#pragma once
// What all readers do with a table before handing it on.
#include <vector>

#include "office/document.hpp"

namespace mera {

// Widths dragged by hand make grid lines a few millimetres apart where the eye sees one. Lines nearer than `tolerance`
// (in the units of `edges`) become one, unless a cell with text would vanish. `edges`: columns + 1 positions, growing.
void snap_columns(DocTable& table, const std::vector<double>& edges, double tolerance);

// Clips spans to the rows that exist, drops rows without cells, grid columns where no cell begins, and counts
// `columns`. False when nothing is left.
bool finish_table(DocTable& table);

// A table inside a cell: rows as lines, cells parted by tabs.
std::string as_text(const DocTable& table);

// Adds a paragraph to the text of a cell.
void add_line(std::string& text, std::string_view line);

}  // namespace mera
