#pragma once
// OpenDocument spreadsheets (ODS, flat FODS): visible sheets, each cell as it is shown.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

Expected<Document> read_ods(std::string_view bytes);

}  // namespace mera
