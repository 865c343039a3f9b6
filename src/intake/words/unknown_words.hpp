#pragma once
// Words of a scan that neither the dictionary nor the document knows: seldom words, or letters read wrongly though surely.
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

// «Укомглектовать», as it stands in the text. Names, abbreviations, foreign words and words that the document has twice are none.
std::vector<std::string> unknown_words(std::string_view text, const Vocabulary& words);

// «\\/29», «приложени®»: what stands beside signs that no text has; a stroke of a pen or of a stamp is read so.
std::vector<std::string> signs_of_strokes(std::string_view text);

}  // namespace mera::intake
