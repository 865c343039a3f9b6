#pragma once
// Where in a running sentence a time begins.
#include <cstddef>

#include "intake/words.hpp"

namespace mera::intake {

inline constexpr std::size_t kTimeTokensMax = 16;  // of one time in a sentence

// The words that open a time inside a sentence. A bare year or month is no term there: «план на 2024 год».
bool opens_time(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
