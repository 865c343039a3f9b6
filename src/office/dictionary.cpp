#include "office/dictionary.hpp"

#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <memory>
#include <mutex>

#include "base/text.hpp"

namespace mera {
namespace {

constexpr const char* kAffixes = "/usr/share/hunspell/ru_RU.aff";
constexpr const char* kWords = "/usr/share/hunspell/ru_RU.dic";

std::unique_ptr<Hunspell> load() {
    if (!std::filesystem::exists(kAffixes) || !std::filesystem::exists(kWords)) return nullptr;
    auto dictionary = std::make_unique<Hunspell>(kAffixes, kWords);
    // Packagers choose between UTF-8 and KOI8-R; only the first is asked.
    return fold_case(dictionary->get_dict_encoding()) == "utf-8" ? std::move(dictionary) : nullptr;
}

}  // namespace

std::optional<bool> is_in_dictionary(const std::string& word) {
    static std::mutex guard;  // Hunspell keeps what it is at in itself
    const std::lock_guard asking{guard};
    static Hunspell* const dictionary = load().release();  // taking it apart at the end would take as long as loading
    if (!dictionary) return {};
    return dictionary->spell(word);
}

}  // namespace mera
