#include "intake/spelling.hpp"

#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <optional>
#include <utility>

#include "base/text.hpp"

namespace mera::intake {

namespace {

constexpr const char* kAffixes = "/usr/share/hunspell/ru_RU.aff";
constexpr int kLookedForMax = 40;  // words of one document: each costs some milliseconds
constexpr const char* kWords = "/usr/share/hunspell/ru_RU.dic";

}  // namespace

struct Spelling::Dictionary {
    std::optional<Hunspell> hunspell;
};

Spelling::Spelling() = default;
Spelling::~Spelling() = default;

bool Spelling::is_word(std::string_view word) {
    if (!dictionary_) {
        dictionary_ = std::make_unique<Dictionary>();
        if (std::filesystem::exists(kAffixes) && std::filesystem::exists(kWords)) {
            dictionary_->hunspell.emplace(kAffixes, kWords);
            // Packagers choose between UTF-8 and KOI8-R; only the first is asked.
            if (fold_case(dictionary_->hunspell->get_dict_encoding()) != "utf-8") dictionary_->hunspell.reset();
        }
    }
    return !dictionary_->hunspell || dictionary_->hunspell->spell(std::string{word});
}

std::string Spelling::only_like(std::string_view folded_word) {
    if (is_word(folded_word) || looked_for_ >= kLookedForMax) return {};
    ++looked_for_;
    auto letters = code_points(folded_word);
    std::string found;
    for (char32_t& letter : letters) {
        const char32_t own = letter;
        for (char32_t other = U'а'; other <= U'я'; ++other) {
            letter = other;
            std::string word;
            for (const char32_t c : letters) word += utf8(c);
            if (other == own || !is_word(word)) continue;
            if (!found.empty()) return {};
            found = std::move(word);
        }
        letter = own;
    }
    return found;
}

}  // namespace mera::intake
