#pragma once
// What stands in the middle of a round stamp («Для документов»), read among the text of a scan.
#include <string_view>

#include "intake/words/repairs.hpp"

namespace mera::intake {

// «август 2020 ¶ для ¶ ДОКУМЕНТОВ»: what stands in the middle of a round stamp goes, with scraps of its rim below. For letters
// that were read unsurely.
Mended without_words_of_stamp(std::string_view text);

// «для документов», «документов»: a paragraph of a scan that is nothing else. Behind a sentence it stands in a stamp.
bool are_words_of_stamp(std::string_view paragraph);

}  // namespace mera::intake
