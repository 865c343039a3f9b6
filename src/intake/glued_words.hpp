#pragma once
// Words that a page ran together: «возложить назаместителя главы».
#include <string>

namespace mera::intake {

// A space before a post or a unit that «на» was glued to.
std::string with_prepositions_parted(std::string text);

}  // namespace mera::intake
