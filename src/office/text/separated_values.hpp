#pragma once
// A table saved from a spreadsheet as text: cells parted by semicolons or commas, quoted where they hold them (RFC 4180).
#include <optional>
#include <string_view>

#include "office/flow.hpp"

namespace mera {

// The blocks of such a text; nothing when its lines are no rows of one table.
std::optional<Flow> read_separated_values(std::string_view text);

}  // namespace mera
