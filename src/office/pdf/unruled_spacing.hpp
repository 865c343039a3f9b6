#pragma once
// What all lines of a table without rules tell together. Lengths are those of the boxes of its words.
#include <optional>
#include <vector>

#include "office/pdf/unruled_columns.hpp"

namespace mera {

double usual_step(const std::vector<UnruledLine>& lines, const UnruledRegion& region);  // from a line to the next

// How far to the right the words of each column had room.
std::vector<double> rooms_of(const std::vector<UnruledLine>& lines, const UnruledRegion& region);

// Where all lines of several columns begin; nothing when they do not begin alike.
std::optional<double> left_of_rows(const std::vector<UnruledLine>& lines, const UnruledRegion& region);

// Below the header every line has words in every column, and in all of them but one each begins with a capital or a figure: no cell
// of the table has a second line.
bool every_line_is_a_row(const std::vector<UnruledLine>& lines, const UnruledRegion& region);

}  // namespace mera
