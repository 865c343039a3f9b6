#pragma once
// Words that a typed line once divided, and that lost the line: «собствен- ности», «админис-¶трации».
#include "intake/words/repairs.hpp"

namespace mera::intake {

// Both halves become one word when the dictionary has it; «двух- и трёхлетний», «Ханты- Мансийск» stay. A note for each.
Mended mend_divided_words(std::string_view text);

}  // namespace mera::intake
