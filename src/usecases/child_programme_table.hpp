#pragma once
// The programme of an organisation as the order's own table, for CSV and XLSX, and as the paper that is filed: DOCX.
#include "reports/printed_table.hpp"
#include "reports/table.hpp"
#include "usecases/child_programme.hpp"

namespace mera {

std::string due_words(const ChildRow& row);  // the own term and what remains of the parent's
std::string child_title(const Organisation& organisation);  // «Программа школы»
ReportTable child_programme_table(const ChildPlan& plan);
PrintedTable printed_child_programme(const ChildPlan& plan);  // with the order that approved it, or as a draft

}  // namespace mera
