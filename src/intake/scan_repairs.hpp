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

// «август 2020 ¶ для ¶ ДОКУМЕНТОВ»: what stands in the middle of a round stamp goes, with scraps of its rim below. For letters
// that were read unsurely.
Mended without_words_of_stamp(std::string_view text);

// How the recogniser was about the text: what it is unsure of is doubted anyway.
enum class Letters { sure, unsure };

// Letters: «Манеийска» → «Мансийска», when it is no word, only this place has it and the document has its like often. The
// language may be asked too: «поликлийикой» → «поликлиникой»; where the letters were sure, the word is named as guessed.
Mended mend_misread_words(std::string_view text, const Vocabulary& words, Spelling& spelling,
                          Letters letters = Letters::sure);

}  // namespace mera::intake
