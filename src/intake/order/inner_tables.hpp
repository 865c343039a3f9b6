#pragma once
// A table that stands between the clauses of an order: «1. Провести утренники: [table] 2. Завхозу подготовить …».
#include "intake/source.hpp"

namespace mera::intake {

// Sets such tables below the last clause, so that the clauses are one list and the table is read as the plan behind them.
// Every cell keeps its place.
void set_inner_tables_below(Source& source);

}  // namespace mera::intake
