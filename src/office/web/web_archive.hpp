#pragma once
// MHT: a web page saved as one letter (RFC 2557), by Word or by a browser. Its first part that is a page is read.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

Expected<Document> read_web_archive(std::string_view bytes);

}  // namespace mera
