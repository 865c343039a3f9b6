#pragma once
// Letters, figures and signs of our own reading of a scan that what stands beside them shows to be others. Each answer is empty
// where nothing shows it.
#include <cstddef>
#include <string>

#include "intake/words/words.hpp"

namespace mera::intake {

// «до б марта», «с З июня», «ду 27 декабря»: «6», «3», «до».
std::string word_of_day(const Tokens& tokens, std::size_t at);

// «№ 335-0», «№ 80-0/д», «№ 108-0Д»: a nought alone is no part of a number, but a letter of its index.
std::string letter_of_number(const Tokens& tokens, std::size_t at);

// «?азработка», «›астяжками»: a line that runs down the page leaves half of the first letter, which is read as the sign at `at`.
// The word, where one letter alone makes it one.
std::string word_begun_by(const Tokens& tokens, std::size_t at);

// «Егерская служба. инспекция»: what stands at `at` in the nominative behind a full stop is the next of several.
bool is_name_of_next(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
