#pragma once
// Plain text as a neutral document: paragraphs line by line, tables from tabs, pipes, markdown or drawn frames.
// Every piece keeps the number of its line.
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

// UTF-8, UTF-16, CP1251, KOI8-R or CP866; the limit of size is kInputBytesMax of office/limits.hpp.
Expected<Document> read_plain_text(std::string_view bytes);

}  // namespace mera
