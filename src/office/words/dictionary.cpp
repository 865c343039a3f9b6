#include "office/words/dictionary.hpp"

#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>

#include "base/embedded_file.hpp"
#include "base/text.hpp"

namespace mera {

std::span<const EmbeddedFile> word_files();

namespace {

constexpr const char* kAffixes = "/usr/share/hunspell/ru_RU.aff";
constexpr const char* kWords = "/usr/share/hunspell/ru_RU.dic";

// Lines «слово образец»: the word is inflected as the pattern is.
void add_words(Hunspell& dictionary, std::string_view list) {
    for (const std::string& line : split(list, '\n'))
        if (const auto pair = split(line, ' '); pair.size() == 2 && !line.starts_with('#'))
            dictionary.add_with_affix(pair[0], pair[1]);
}

std::unique_ptr<Hunspell> load() {
    if (!std::filesystem::exists(kAffixes) || !std::filesystem::exists(kWords)) return nullptr;
    auto dictionary = std::make_unique<Hunspell>(kAffixes, kWords);
    // Packagers choose between UTF-8 and KOI8-R; only the first is asked.
    if (fold_case(dictionary->get_dict_encoding()) != "utf-8") return nullptr;
    for (const EmbeddedFile& file : word_files()) add_words(*dictionary, file.content);
    return dictionary;
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
