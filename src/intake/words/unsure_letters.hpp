#pragma once
// The doubt that names the words whose letters a recogniser was unsure of.
#include <string>

#include "domain/plan/plan_draft.hpp"

namespace mera::intake {

// «Буквы прочитаны неуверенно: «школы», «2025». Сравните с документом.»: a person looks at these words alone.
std::string doubt_of_letters(const Place& place);

}  // namespace mera::intake
