#pragma once
// Signs of our own reading of a scan that stand for specks, strokes and stamps. Only for what we recognised: a text given to us is
// quoted as it stands.
#include <string_view>

#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

// Signs: «информацию’ по», «низкими образовательными. результатами», «включённых В перечень», «3.Р: Сычугова».
Mended mend_specks(std::string_view text, const Vocabulary& words);

// «август 2020 ¶ для ¶ ДОКУМЕНТОВ»: what stands in the middle of a round stamp goes, with scraps of its rim below. For letters
// that were read unsurely.
Mended without_words_of_stamp(std::string_view text);

// «для документов», «документов»: a paragraph of a scan that is nothing else. Behind a sentence it stands in a stamp.
bool are_words_of_stamp(std::string_view paragraph);

}  // namespace mera::intake
