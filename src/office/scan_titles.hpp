#pragma once
// Titles of sections that run over all columns of a table, where strokes of a stamp stood for the walls between them.
#include "office/grid.hpp"
#include "office/page_image.hpp"

namespace mera {

// Only where the table has such titles, and the row no number.
void join_titles(Pix* page, const Ruling& ruling, Grid& grid);

}  // namespace mera
