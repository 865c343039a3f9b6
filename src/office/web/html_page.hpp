#pragma once
// Web pages, and documents saved as such by office programs, however broken their markup.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

Expected<Document> read_html_page(std::string_view bytes);

}  // namespace mera
