#pragma once
// Rows of a table without rules whose cells are set in the middle of their rows: the number of a row stands at half its
// height, and so does every other cell.
#include <optional>
#include <vector>

#include "office/pdf/unruled_rows.hpp"

namespace mera {

// Nothing when the cells do not stand so: most tables are set from the top.
std::optional<std::vector<std::vector<UnruledCell>>> unruled_middle_rows(const std::vector<UnruledLine>& lines,
                                                                         const UnruledRegion& region);

}  // namespace mera
