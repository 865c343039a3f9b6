#pragma once
// The time of a clause that stands behind its own label: «… отчёт. Срок – до 28.02.2024.», «(срок: постоянно)».
#include <cstddef>
#include <optional>

#include "intake/words/words.hpp"

namespace mera::intake {

struct LabelledTerm {
    std::size_t first = 0, after = 0;  // tokens of the time, the label apart
};

// A label says that what follows is the term, whatever its words would be in a running text. A clause may hold several: «концепцию (срок –
// 20 апреля), программы (срок – 25 апреля)».
std::vector<LabelledTerm> labelled_terms(const Tokens& tokens);

}  // namespace mera::intake
