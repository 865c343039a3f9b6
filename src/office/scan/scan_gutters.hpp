#pragma once
// The white between the columns of a table that no rule shows.
#include <cstddef>
#include <vector>

#include "office/scan/scan_ink_map.hpp"

namespace mera {

struct Gutter {
    Range white;  // where all its bands are white
    std::size_t first = 0, last = 0;  // bands
    int between = 0;  // bands with letters on both sides
    int crossed = 0, in_a_row = 0;
};

struct GutterLayout {  // gutters that run beside each other: one table
    std::size_t first = 0, last = 0;  // bands
    std::vector<Gutter> gutters;      // from the left
};

// Two columns of text are no table.
inline constexpr std::size_t kTableGuttersMin = 2;

// `bands`: the lines of letters of the map, over its whole width.
std::vector<GutterLayout> find_gutters(const InkMap& map, const std::vector<Range>& bands,
                                       std::size_t least = kTableGuttersMin);

}  // namespace mera
