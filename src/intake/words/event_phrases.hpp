#pragma once
// Where in a running sentence the time of an event begins.
#include <cstddef>

#include "intake/words/words.hpp"

namespace mera::intake {

// «По окончании смены», «во время ремонта», «на период каникул», «в день выборов», «с момента …», «до прибытия …», «незамедлительно»:
// the time is that of an event.
bool opens_event(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
