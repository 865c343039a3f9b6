#pragma once
// Where the name of an addressee ends and the time, the manner or the next sentence begins.
#include <cstddef>

#include "intake/words/words.hpp"

namespace mera::intake {

// «Управлению культуры в срок до 15 апреля 2007 г. направить …»: of the name that begins at `from`.
std::size_t end_of_name(const Tokens& tokens, std::size_t from, std::size_t end);

// «Возложить функции штаба на Департамент пути. (В ред. …)»
std::size_t end_of_first_sentence(const Tokens& tokens, std::size_t from);

}  // namespace mera::intake
