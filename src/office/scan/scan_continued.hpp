#pragma once
// The rows of a table that its page had no room for: on the next page too few to show their own walls, or so low that no
// upright rule is long enough to be one. The columns are known from the page before.
#include <optional>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// Between rules that run over the width of `above`, text that stands in its columns, line for line. Nothing where there
// are no such rules or a line of text crosses a wall.
std::optional<Grid> find_continued_rows(const PageInk& page, const Ruling& ruling, const DotBox& area,
                                        const Grid& above);

}  // namespace mera
