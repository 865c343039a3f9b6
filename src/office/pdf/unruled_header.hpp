#pragma once
// A header in two rows of a table without rules: «Срок» over «начало» and «окончание».
#include <optional>
#include <vector>

#include "office/pdf/unruled_rows.hpp"

namespace mera {

// The line after it; nothing when no heading of the table stands over several columns.
std::optional<std::size_t> end_of_two_row_header(const std::vector<UnruledLine>& lines, const UnruledRegion& region);

std::vector<std::vector<UnruledCell>> two_header_rows(const std::vector<UnruledLine>& lines,
                                                      const UnruledRegion& region, std::size_t end);

}  // namespace mera
