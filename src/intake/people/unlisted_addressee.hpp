#pragma once
// Whom a clause obliges when no list holds the word: «Кастелянше выдать бельё», «Главному энергетику проверить сети». No list of
// posts is complete; the ending and the deed behind it tell.
#include <cstddef>
#include <string_view>

#include "intake/words/words.hpp"

namespace mera::intake {

// The words from `at`, where the clause begins to name somebody, may be the dative of a post.
bool may_be_addressee(const Tokens& tokens, std::size_t at);

// «…, кастелянше, вахтёру»: inside a list of datives.
bool names_doer_in_dative(std::string_view folded_word);

// «Пенсионерам выдать билеты»: with a verb of giving the dative may as well be who is given to.
bool is_verb_of_giving(std::string_view folded_infinitive);

// «Сторожу вести журнал»: a verb has one object, so the word before it is who does it. «Работу вести ежедневно», «работу вести
// силами жителей», «работу вести отделу» have none behind the verb.
bool has_object_behind(const Tokens& tokens, std::size_t verb);

}  // namespace mera::intake
