#include "intake/spelling.hpp"

#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <optional>

#include "base/text.hpp"

namespace mera::intake {

namespace {

constexpr const char* kAffixes = "/usr/share/hunspell/ru_RU.aff";
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

}  // namespace mera::intake
