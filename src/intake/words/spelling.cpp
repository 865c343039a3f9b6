#include "intake/words/spelling.hpp"

#include <utility>

#include "base/text.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

namespace {

constexpr int kLookedForMax = 40;  // words of one document: each costs some milliseconds

}  // namespace

bool may_be_word(std::string_view word) { return is_in_dictionary(std::string{word}).value_or(true); }

std::string Spelling::only_like(std::string_view folded_word) {
    if (may_be_word(folded_word) || looked_for_ >= kLookedForMax) return {};
    ++looked_for_;
    auto letters = code_points(folded_word);
    std::string found;
    for (char32_t& letter : letters) {
        const char32_t own = letter;
        for (char32_t other = U'а'; other <= U'я'; ++other) {
            letter = other;
            std::string word;
            for (const char32_t c : letters) word += utf8(c);
            if (other == own || !may_be_word(word)) continue;
            if (!found.empty()) return {};
            found = std::move(word);
        }
        letter = own;
    }
    return found;
}

}  // namespace mera::intake
