#pragma once
// Whose a time in a clause is, where it is not that of the deed.

#include "intake/order/clause_phrases.hpp"

namespace mera::intake {

// «За период с 1 по 15 мая», «по состоянию на 1 сентября», «приказ от 15 мая», «срок действия – до 1 мая»: no time of the deed. «На
// период с 1 по 10 мая усилить охрану», «в основной период с 23 мая» are.
bool is_of_something_else(const Tokens& tokens, const Phrase& phrase);

}  // namespace mera::intake
