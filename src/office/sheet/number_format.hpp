#pragma once
// Numbers of a workbook as people see them: dates, percents and codes by the format of the cell (ECMA-376, 18.8.31).
#include <string>
#include <string_view>

namespace mera {

// Months are written out in full and years with four digits, whatever the format shortens: the text is to be read.
std::string number_as_shown(double value, std::string_view format, bool since_1904);

// The built-in format of a number; «General» when there is none.
std::string_view built_in_number_format(int id);

}  // namespace mera
