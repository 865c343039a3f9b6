#pragma once
// Columns that a header names as times beside the one that is the deadline.
#include <vector>

#include "intake/table/column_evidence.hpp"
#include "intake/table/columns.hpp"

namespace mera::intake {

// «Когда» over «9 класс | 11 класс»: the row is due at all of them, doubted; so it is under «Основной
// срок | Дополнительный срок», which only count the times of one deed. «Срок по предписанию | Планируемый срок»: the
// deadline stays where it is, doubted. «Срок отчёта», «Факт» are times of something else.
void settle_times_beside(const Grid& grid, Columns& columns, const std::vector<ColumnEvidence>& evidence);

}  // namespace mera::intake
