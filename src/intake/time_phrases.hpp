#pragma once
// Where in a running sentence a time begins.
#include <cstddef>

#include "intake/words.hpp"

namespace mera::intake {

// The words that open a time inside a sentence. A bare year or month is no term there: «план на 2024 год».
bool opens_time(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
