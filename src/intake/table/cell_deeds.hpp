#pragma once
// The cell of a calendar: several deeds, each on a line of its own.
#include <string>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

// Each line that begins with a capital, a number or a mark of a list is a deed.
std::vector<std::string> deeds_of(const Cell& cell);

}  // namespace mera::intake
