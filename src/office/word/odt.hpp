#pragma once
// OpenDocument texts (ODT, OTT, flat FODT): what a person sees when all tracked changes are accepted.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

Expected<Document> read_odt(std::string_view bytes);

}  // namespace mera
