#pragma once
// A list as a document: the same table goes out as CSV and as XLSX.
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"

namespace mera {

using TableCell = std::variant<std::monostate, std::string, std::int64_t, double, Date>;  // nothing is an empty cell

struct TableColumn {
    std::string title;
    double width_characters = 16;  // in XLSX
};

struct ReportTable {
    std::string title;  // of the sheet
    std::vector<TableColumn> columns;
    std::vector<std::vector<TableCell>> rows;
};

// UTF-8 with a byte order mark, «;» between cells and CR LF after rows: what a Russian Excel opens by a double click.
// A cell that a spreadsheet would run as a formula is preceded by an apostrophe.
std::string to_csv(const ReportTable& table);

// A workbook of one sheet: bold header that stays in view, autofilter, dates as dates. Bytes of the file.
std::string to_xlsx(const ReportTable& table);

}  // namespace mera
