#pragma once
// The programme of an organisation as the order's own table, for CSV and XLSX.
#include "reports/table.hpp"
#include "usecases/child_programme.hpp"

namespace mera {

std::string due_words(const ChildRow& row);  // the own term and what remains of the parent's
ReportTable child_programme_table(const ChildPlan& plan);

}  // namespace mera
