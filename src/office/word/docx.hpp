#pragma once
// Word documents (DOCX, DOCM, DOTX): what a person sees when all tracked changes are accepted.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

enum class ChunksInside { read, skipped };  // documents set whole into this one; inside such a chunk they are skipped
Expected<Document> read_docx(std::string_view bytes, ChunksInside chunks = ChunksInside::read);

}  // namespace mera
