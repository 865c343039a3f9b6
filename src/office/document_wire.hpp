#pragma once
// The neutral document as bytes, to pass it from a child process. Both ends are the same binary: there is no versioning.
#include <optional>
#include <string>
#include <string_view>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

std::string to_wire(const Expected<Document>& read);
// Nothing when the bytes are not a whole answer: the child may have been killed, or worse, while it wrote.
std::optional<Expected<Document>> from_wire(std::string_view bytes);

}  // namespace mera
