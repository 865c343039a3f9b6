#pragma once
// Columns whose cells are marks: «+» under «II квартал» is a time, «+» under «Управление образования» an executor.
#include "intake/table/columns.hpp"

namespace mera::intake {

void find_marked_columns(const Grid& grid, Columns& columns);

}  // namespace mera::intake
