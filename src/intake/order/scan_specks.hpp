#pragma once
// Signs of our own reading of a scan that stand for specks and strokes. Only for what we recognised: a text given to us is
// quoted as it stands.
#include <string_view>

#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

// Signs: «информацию’ по», «низкими образовательными. результатами», «включённых В перечень», «3.Р: Сычугова».
Mended mend_specks(std::string_view text, const Vocabulary& words);

}  // namespace mera::intake
