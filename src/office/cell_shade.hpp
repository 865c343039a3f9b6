#pragma once
// The colour of a cell's ground: in the plans that draw work as bars a coloured cell says when it is done.
#include <string>
#include <string_view>

namespace mera {

// «#92D050», «FF92D050», «rgb(146, 208, 80)», «lightgrey» → a name that is the same for the same colour; empty for white, for
// none and for what is no colour.
std::string shade_of_colour(std::string_view colour);

// Of a style sheet's declarations without spaces: «background:#92d050;color:black».
std::string shade_of_style(std::string_view declarations);

}  // namespace mera
