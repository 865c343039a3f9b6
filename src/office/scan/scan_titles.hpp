#pragma once
// Titles of sections that run over all columns of a table, where strokes of a stamp stood for the walls between them.
#include "office/scan/grid.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// Only where the table has such titles, and the row no number.
void join_titles(const PageInk& page, const Ruling& ruling, Grid& grid);

}  // namespace mera
