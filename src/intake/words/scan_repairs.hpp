#pragma once
// Letters that our own reading of a scan gets wrong, put right by the language and by the document itself.
// Only for what we recognised: a text given to us is quoted as it stands.
#include <cstddef>
#include <string_view>

#include "intake/words/repairs.hpp"
#include "intake/words/spelling.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

inline constexpr int kOftenSideBySide = 2;  // two words met so often beside each other belong together
inline constexpr std::size_t kMisreadLettersMin = 5;  // shorter words have too many likes

// How the recogniser was about the text: what it is unsure of is doubted anyway.
enum class Letters { sure, unsure };

// «Манеийска» → «Мансийска», when it is no word, only this place has it and the document has its like often. The
// language may be asked too: «поликлийикой» → «поликлиникой»; where the letters were sure, only those that look alike are changed and
// the word is named as guessed.
Mended mend_misread_words(std::string_view text, const Vocabulary& words, Spelling& spelling,
                          Letters letters = Letters::sure);

}  // namespace mera::intake
