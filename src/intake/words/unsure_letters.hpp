#pragma once
// The doubt that names the words whose letters a recogniser was unsure of.
#include <string>
#include <string_view>

#include "domain/plan/plan_draft.hpp"

namespace mera::intake {

// «Буквы прочитаны неуверенно: «школы», «2025». Сравните с документом.»: a person looks at these words alone.
std::string doubt_of_letters(const Place& place);

// The unsure words of a place parted by whether they stand in `text`: in their own form, or in any (an executor is named in the
// nominative).
struct UnsureWords {
    Place inside, outside;
};
enum class WordForm { own, any };
UnsureWords part_unsure(const Place& place, std::string_view text, WordForm form = WordForm::own);

}  // namespace mera::intake
