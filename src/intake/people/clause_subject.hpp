#pragma once
// Clauses that say in a sentence who does it: «Комитет по спорту координирует работу», «Председатель должен провести сход»,
// «Приёмка проводится комиссией».
#include <string_view>

#include "intake/people/addressees.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

Addressees unit_in_nominative(std::string_view clause, const Tokens& tokens);
Addressees named_before_dash(std::string_view clause, const Tokens& tokens);
Addressees subject_of_verb(std::string_view clause, const Tokens& tokens);
Addressees subject_behind_verb(std::string_view clause, const Tokens& tokens);
Addressees doer_of_passive(std::string_view clause, const Tokens& tokens);

}  // namespace mera::intake
