#pragma once
// What the cells under a header say about its columns where the header itself says nothing, or too little.
#include "intake/table/columns.hpp"

namespace mera::intake {

// Columns of numbers without a heading, of marks under months and quarters, of deeds under words we do not know.
void mend_by_cells_below(const Grid& grid, Columns& columns);

}  // namespace mera::intake
