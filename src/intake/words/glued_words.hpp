#pragma once
// Words that a page ran together: «возложить назаместителя главы», «о плане работыУправления».
#include <string>
#include <string_view>

namespace mera::intake {

// A space before a post or a unit that «на» was glued to.
std::string with_prepositions_parted(std::string text);

// How often a text runs into a capital, or goes on behind a comma or a bracket, without a space.
int lost_spaces(std::string_view text);
// Of a page that lost spaces: words the dictionary does not have, parted at the only place where it has both halves.
std::string with_lost_spaces(const std::string& text);

}  // namespace mera::intake
