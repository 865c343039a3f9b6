#pragma once
// Clauses whose subject stands in the nominative: «Комитет по спорту координирует работу», «Председатель должен провести сход».
#include <string_view>

#include "intake/addressees.hpp"
#include "intake/words.hpp"

namespace mera::intake {

Addressees unit_in_nominative(std::string_view clause, const Tokens& tokens);
Addressees subject_of_verb(std::string_view clause, const Tokens& tokens);
Addressees answering(std::string_view clause, const Tokens& tokens);

}  // namespace mera::intake
