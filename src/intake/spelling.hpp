#pragma once
// Is it a Russian word? Asked only of words that only one place of a scan has: the dictionary takes 57 ms to load.
#include <memory>
#include <string>
#include <string>
#include <string_view>

namespace mera::intake {

class Spelling {
public:
    Spelling();
    ~Spelling();
    Spelling(const Spelling&) = delete;
    Spelling& operator=(const Spelling&) = delete;

    // True as well when the machine has no dictionary: then nothing can be said against a word.
    bool is_word(std::string_view word);

    // The only Russian word that one letter parts from this one, which is none; empty when there are several. A scan in
    // which hardly a word is right is not put right so: only some words are looked for.
    std::string only_like(std::string_view folded_word);

private:
    struct Dictionary;
    int looked_for_ = 0;
    std::unique_ptr<Dictionary> dictionary_;  // loaded by the first question
};

}  // namespace mera::intake
