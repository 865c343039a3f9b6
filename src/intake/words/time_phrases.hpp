#pragma once
// Where in a running sentence a time begins.
#include <cstddef>
#include <initializer_list>
#include <optional>

#include "domain/time/deadline_words.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

std::optional<deadline_language::Meaning> meaning_at(const Tokens& tokens,
                                                     std::size_t at);  // nothing for signs and numbers

// Whether the word is one of these in the vocabulary of deadlines: no abbreviation, no misprint. No word stands behind the last token.
bool means(const Tokens& tokens, std::size_t at, std::initializer_list<deadline_language::Word> words);

// The words that open a time inside a sentence. A bare year or month is no term there: «план на 2024 год».
bool opens_time(const Tokens& tokens, std::size_t at);

// «Раз в квартал», «каждый понедельник», «во II квартале», «в последний день месяца»: beside what opens a time anywhere.
bool opens_term(const Tokens& tokens, std::size_t at);

// «… по 20 мая 2017 года весенний месячник»: the season is of what follows, unless that is a time, too.
bool is_season_of_next(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
