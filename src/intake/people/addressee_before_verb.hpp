#pragma once
// Whom a clause obliges that begins with what is to be done: «Отчёт о работе главному врачу представить».
#include <string_view>

#include "intake/people/addressees.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

// Who gets it and who does it look alike, so always with a doubt.
Addressees addressed_before_verb(std::string_view clause, const Tokens& tokens);

}  // namespace mera::intake
