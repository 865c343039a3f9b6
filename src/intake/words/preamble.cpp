#include "intake/words/preamble.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

bool opens_preamble(std::string_view text) {
    static constexpr std::array<std::string_view, 17> kWords = {
        "в",   "во",       "на",    "с",  "руководствуясь", "согласно", "по",      "учитывая", "рассмотрев",
        "для", "исполняя", "ввиду", "из", "реализуя",       "заслушав", "обсудив", "принимая"};
    const Tokens tokens = tokenise(text);
    // «ДЛЯ профилактики»: small letters of a title that a recogniser took for large ones.
    const bool shouted = tokens.size() > 1 && length_in_characters(tokens[0].text) > 1 && is_upper(tokens[0].text) &&
                         starts_with_lower(tokens[1].text);
    // «В целях безопасности» is one, «В классе» none.
    static constexpr std::array<std::string_view, 6> kOpenings = {"целях",      "соответствии", "связи",
                                                                  "исполнение", "основании",    "рамках"};
    const std::size_t shortest =
        tokens.size() > 1 && std::find(kOpenings.begin(), kOpenings.end(), tokens[1].folded) != kOpenings.end() ? 3 : 4;
    if (tokens.size() < shortest || shouted || !is_capitalised(tokens[0].text)) return false;
    // «Продолжая традиции», «Реализуя план», «Основываясь на решении»; «красивая», «общая» are adjectives.
    const std::string& first = tokens[0].folded;
    return std::find(kWords.begin(), kWords.end(), first) != kWords.end() ||
           ends_with_any(first, {"ывая", "ерживая", "олжая", "мечая", "давая", "олняя", "уя", "ясь", "вшись"});
}

}  // namespace mera::intake
