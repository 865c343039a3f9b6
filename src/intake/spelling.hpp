#pragma once
// Is it a Russian word? Asked only of words that only one place of a scan has: the dictionary takes 57 ms to load.
#include <memory>
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

private:
    struct Dictionary;
    std::unique_ptr<Dictionary> dictionary_;  // loaded by the first question
};

}  // namespace mera::intake
