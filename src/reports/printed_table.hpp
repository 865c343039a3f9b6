#pragma once
// A table as a paper to be signed or filed: who approved it, what it is, the table, A4 across. DOCX, so that a clerk may
// still put in what the office wants.
#include <string>
#include <vector>

#include "reports/table.hpp"

namespace mera {

struct PrintedTable {
    std::vector<std::string> approved = {};  // at the right, a line each: «УТВЕРЖДЕНО», «приказом … № 12»
    std::string title;
    std::vector<std::string> subtitle = {};
    ReportTable table;
};

std::string to_docx(const PrintedTable& printed);  // bytes of the file

}  // namespace mera
