#pragma once
// Times that a clause says loosely, so that no term can be read of them: «в ежедневном режиме», «на мартовском педсовете», «вместе с
// учебным годом», «до «___» марта». They are only said to the person who adopts the plan.
#include <cstddef>

#include "intake/words/words.hpp"

namespace mera::intake {

bool names_loose_time(const Tokens& tokens, std::size_t at);

// «Постоянно», «регулярно», «на постоянной основе»: no term by itself, but beside one («до 1 марта разместить, обновлять постоянно»)
// the plan would end with that day.
bool goes_on(const Tokens& tokens, std::size_t at);

// «Ежедневный доклад», «с ежемесячной периодичностью»: how often, but for a time that says it beside.
bool is_repeated_thing(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
