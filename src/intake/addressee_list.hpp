#pragma once
// A list of addressees in one case, each put into the nominative: «Директорам школ, Иванову И.И., методисту».
#include <string_view>

#include "intake/addressees.hpp"
#include "intake/inflection.hpp"
#include "intake/words.hpp"

namespace mera::intake {

// Where a new addressee begins: a post, a unit, an organisation or a person in that case.
bool begins_addressee(const Tokens& tokens, std::size_t at, Case from);

// Of tokens [first, end) of `text`.
Addressees addressee_list(std::string_view text, Case from, const Tokens& tokens, std::size_t first, std::size_t end);

}  // namespace mera::intake
