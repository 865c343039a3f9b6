#pragma once
// Forms of nouns that the lexicon does not know, by their endings: «буфетчикам» → «буфетчики».
#include <optional>
#include <string>

#include "intake/words/inflection.hpp"

namespace mera::intake {

struct GuessedForm {
    NounForm form;
    bool sure = false;  // of the nominative, when it is a noun of this case at all
};

// By the ending alone: good for many words, certain for few.
std::optional<GuessedForm> guessed_form(const std::string& folded_word, Case from);

// «Художнику-оформителю»: the first part is known, the ending of the second one is guessed.
std::optional<NounForm> half_known_compound(const std::string& folded_word, Case from);

}  // namespace mera::intake
