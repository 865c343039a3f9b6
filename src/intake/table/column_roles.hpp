#pragma once
// Which column holds what, decided for all columns of a table together: the sum of what cells and headings say for each
// meaning is the best that one meaning a column allows.
#include <string>
#include <vector>

#include "intake/table/column_evidence.hpp"
#include "intake/table/columns.hpp"

namespace mera::intake {

// Of two columns whose headings name one role the one of greater weight keeps it; «Окончание» beside «Начало» is another
// thing, and a second executor is an executor.
void settle_duplicates(std::vector<Column>& columns, const std::vector<double>& weights);

// A column whose heading binds keeps its role, unless its cells are plainly something else.
bool binds(const Column& column);

// Gives roles to columns whose headings bind nothing, and doubts about what was decided by the cells alone. Without a
// header the longest text that is left is a result.
void settle_roles(const Grid& grid, Columns& columns, const std::vector<ColumnEvidence>& evidence);

}  // namespace mera::intake
