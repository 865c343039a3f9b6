#pragma once
// Word documents (DOCX, DOCM, DOTX): what a person sees when all tracked changes are accepted.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

Expected<Document> read_docx(std::string_view bytes);

}  // namespace mera
