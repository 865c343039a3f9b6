#pragma once
// A list of addressees in one case, each put into the nominative: «Директорам школ, Иванову И.И., методисту».
#include <string_view>

#include "intake/people/addressees.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

// Where a new addressee begins: a post, a unit, an organisation or a person in that case.
bool begins_addressee(const Tokens& tokens, std::size_t at, Case from);

// «Во исполнение распоряжения управлению образования провести …»: a form of the dative alone, and no «по», no adjective asks for it.
bool stands_in_dative(const Tokens& tokens, std::size_t at);

// «ТОУФС», «РЭС»: letters that decline by nothing; whose they are, only the words around them tell.
bool is_letters_of_unit(const Token& token);

// Of tokens [first, end) of `text`.
Addressees addressee_list(std::string_view text, Case from, const Tokens& tokens, std::size_t first, std::size_t end);

}  // namespace mera::intake
