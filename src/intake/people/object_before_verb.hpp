#pragma once
// «Бухгалтерии школы расходы произвести за счёт гранта»: what is to be done may stand between whom a clause obliges and its verb.
#include <cstddef>
#include <optional>

#include "intake/words/words.hpp"

namespace mera::intake {

struct ObjectBeforeVerb {
    std::size_t first = 0;  // token
    bool sure = false;  // its form is an accusative alone: «расходы»; «заявки» may be a genitive of the name
};
// Of a name that begins at `from` and reaches to `end` at most, and the verb behind it.
std::optional<ObjectBeforeVerb> object_before_verb(const Tokens& tokens, std::size_t from, std::size_t end,
                                                   std::size_t verb);

}  // namespace mera::intake
