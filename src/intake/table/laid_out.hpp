#pragma once
// Tables that were laid out as one row for a measure, with a header that is not guessed at again: these headings say what a
// column holds, all others are of notes.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

inline constexpr std::string_view kNumberHeading = "№", kDeedHeading = "Мероприятие", kTimeHeading = "Срок",
                                  kEndHeading = "Окончание", kWhoHeading = "Ответственный",
                                  kPartHeading = "Направление";

// An empty table of that kind in place of `grid`.
Grid laid_out_in_place_of(const Grid& grid, const std::vector<std::string>& headings);

// The cells of one row, set into the columns one after another.
Row row_of(std::vector<Cell> cells, int page);

}  // namespace mera::intake
