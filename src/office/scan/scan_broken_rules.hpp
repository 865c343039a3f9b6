#pragma once
// Tables of whose rules only pieces are left: faint rules on a black and white scan, rules under a fading copy.
#include <optional>
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// The table of `leaf` whose walls run where pieces of rules stand in line; its rows are also told by their numbers and its
// outer columns by their letters. Nothing where the pieces make no table.
std::optional<Grid> find_broken_grid(const PageInk& page, const Ruling& ruling, const DotBox& leaf);

// Whether any table could do so: too few pieces of rules lie beside the walls of `grids` otherwise. Much cheaper to tell.
bool may_show_more(const std::vector<const Grid*>& grids, const Ruling& ruling);

// Whether the walls of `grids` leave many of the pieces that `broken` is made of without an explanation.
bool shows_more(const Grid& broken, const std::vector<const Grid*>& grids, const Ruling& ruling);

}  // namespace mera
