#pragma once
// Lines of a cell with executors: which begin a name and which go on with the one above.
#include <string>
#include <string_view>

namespace mera::intake {

// Lines that go on a name become spaces, lines that begin one semicolons.
std::string with_line_separators(std::string_view cell);

}  // namespace mera::intake
