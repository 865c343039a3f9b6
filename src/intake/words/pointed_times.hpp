#pragma once
// A time that is not said but pointed at: «в те же сроки», «в срок, указанный в пункте 2», «согласно графику».

#include <cstddef>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

struct PointedTerm {
    std::size_t after = 0;    // the token behind its words
    bool said_above = false;  // «в те же сроки», «в указанный срок»
    std::vector<int> clause;  // «… в пункте 2.1» of the same order; empty when none is named
};

// What points at a term at this token; `after` is 0 when nothing does.
PointedTerm pointed_term_at(const Tokens& tokens, std::size_t at);

}  // namespace mera::intake
