#pragma once
// The forms of one noun by its declension: «школа» → «школы», «школе», «школу», …
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "intake/words/nouns.hpp"

namespace mera::intake {

struct NounForms {  // in the order nominative, genitive, dative, accusative, instrumental
    std::array<std::string, 5> singular, plural;
    char gender;
};
NounForms forms_of(Declension declension, const std::string& lemma, bool animate);
NounForms adjective_forms(const std::string& lemma, char gender);  // «заведующий», as a noun

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings);
std::string without_end(std::string_view word, std::string_view end);
// After г, к, х and the hissing letters Russian writes и for ы.
bool takes_i(std::string_view stem);

}  // namespace mera::intake
