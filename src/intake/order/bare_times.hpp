#pragma once
// A noun of time in a running sentence and the word that governs it: «в сентябре», «III квартал», «20-го», «в текущем году».
#include <cstddef>

#include "intake/words/words.hpp"

namespace mera::intake {

// Days and what is longer, or what schools count by; hours are no days.
bool is_time_noun(const Tokens& tokens, std::size_t at);

bool is_number_or_its_word(const Tokens& tokens, std::size_t at);  // «3», «три», «третий»

std::size_t behind_modifiers(const Tokens& tokens, std::size_t at);  // behind «третий», «учебный», «весь», «2-й»

// «18 часов в неделю», «40 рублей в день»: `at` is the small word.
bool is_rate(const Tokens& tokens, std::size_t at);

// The time that begins at this token may be by when: nothing tells that it is of what something tells («за сентябрь», «план на
// май», «итоги квартала») or what is held («неделю математики»).
bool is_bare_time(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
