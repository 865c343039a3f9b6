#pragma once
// Names of departments with commas in them: «Департамент образования, спорта и молодежной политики».
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mera::intake {

// `pieces` of a list parted at its commas: the one at `at` goes on with the name of the unit `before`. The list of what a
// unit deals with ends with «и», perhaps in a later piece.
bool goes_on_unit(const std::vector<std::string>& pieces, std::size_t at, std::string_view before);

}  // namespace mera::intake
