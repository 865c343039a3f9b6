#pragma once
// Rows of a table without rules in which cells are merged over several rows: their lines run on beside the rows that begin.
#include <optional>
#include <vector>

#include "office/pdf/unruled_rows.hpp"

namespace mera {

// Nothing when no cell runs on beside the beginning of a row, or when the cells are not set from the top of their rows.
std::optional<std::vector<std::vector<UnruledCell>>> unruled_merged_rows(const std::vector<UnruledLine>& lines,
                                                                         const UnruledRegion& region);

}  // namespace mera
