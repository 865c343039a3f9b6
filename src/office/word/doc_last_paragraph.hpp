#pragma once
// A DOC whose text ends with a table. Word always writes one more paragraph after it; programs that do not make files
// from which LibreOffice takes the words of the last table and loses its cells.
#include <optional>
#include <string>
#include <string_view>

namespace mera {

// The same document with an empty paragraph at its end; nothing when it needs none or is not understood.
std::optional<std::string> with_last_paragraph(std::string_view doc);

}  // namespace mera
