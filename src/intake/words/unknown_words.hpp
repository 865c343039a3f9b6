#pragma once
// Words of a scan that neither the dictionary nor the document knows: seldom words, or letters read wrongly though surely.
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

// «Укомглектовать», «\\/29»: words and scraps of signs as they stand in the text. Names, abbreviations, foreign words and words
// that the document has twice are none.
std::vector<std::string> unknown_words(std::string_view text, const Vocabulary& words);

}  // namespace mera::intake
