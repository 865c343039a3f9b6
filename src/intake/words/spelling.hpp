#pragma once
// What the language says about words of a scan.
#include <string>
#include <string_view>

namespace mera::intake {

// Nothing can be said against a word on a machine without a dictionary.
bool may_be_word(std::string_view word);

// Words that are one letter away from one of the language.
class Spelling {
public:
    // The only Russian word that one letter parts from this one, which is none; empty when there are several. A scan in
    // which hardly a word is right is not put right so: only some words are looked for.
    std::string only_like(std::string_view folded_word);

private:
    int looked_for_ = 0;
};

}  // namespace mera::intake
