#pragma once
// Lines above and below a table without rules that belong to it though they show none of its columns.
#include <vector>

#include "office/pdf/unruled_columns.hpp"

namespace mera {

// The longest cell of the last row goes on alone below the others; in the first column only in the middle of a sentence.
void take_last_lines(const std::vector<UnruledLine>& lines, UnruledRegion& region, std::size_t end);

// Headings set in the middle: the longest begins above the others, right over its next line. White parts it from the text
// above the table.
void take_first_lines(const std::vector<UnruledLine>& lines, UnruledRegion& region, std::size_t begin);

}  // namespace mera
