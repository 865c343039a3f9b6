#pragma once
// Excel workbooks (XLSX, XLSM): visible sheets, each cell as it is shown.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

Expected<Document> read_xlsx(std::string_view bytes);

}  // namespace mera
