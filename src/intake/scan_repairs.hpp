#pragma once
// Specks and letters that our own reading of a scan gets wrong, put right by the language and by the document itself.
// Only for what we recognised: a text given to us is quoted as it stands.
#include <string_view>

#include "intake/repairs.hpp"
#include "intake/spelling.hpp"
#include "intake/words.hpp"

namespace mera::intake {

// Signs: «информацию’ по», «низкими образовательными. результатами», «включённых В перечень», «3.Р: Сычугова».
Mended mend_specks(std::string_view text, const Vocabulary& words);

// How the recogniser was about the text: what it is unsure of is doubted anyway.
enum class Letters { sure, unsure };

// Letters: «Манеийска» → «Мансийска», when it is no word, only this place has it and the document has its like often. Of
// unsure letters the language may be asked too: «поликлийикой» → «поликлиникой».
Mended mend_misread_words(std::string_view text, const Vocabulary& words, Spelling& spelling,
                          Letters letters = Letters::sure);

}  // namespace mera::intake
