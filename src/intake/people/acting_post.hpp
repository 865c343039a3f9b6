#pragma once
// Who stands in for somebody: «И.о. директора школы Примеровой А.А.», «Временно исполняющему обязанности начальника Образцову Б.Б.».
// The post is a genitive whatever the case of the whole.
#include <cstddef>
#include <string>

#include "intake/words/words.hpp"

namespace mera::intake {

// How many tokens «и.о.», «врио», «исполняющему обязанности» are at `at`, before a post; 0 when they do not stand there.
std::size_t acting_words(const Tokens& tokens, std::size_t at);
// The same for words that end before `at`.
std::size_t acting_words_before(const Tokens& tokens, std::size_t at);

// «И.о.», «временно исполняющий обязанности»: these first tokens of a text in the nominative.
std::string acting_in_nominative(std::string_view text, const Tokens& tokens, std::size_t count);

}  // namespace mera::intake
