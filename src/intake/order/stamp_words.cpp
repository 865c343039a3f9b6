#include "intake/order/stamp_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

// Longer than a scrap of a rim.
std::vector<std::string> long_words(std::string_view line) {
    constexpr std::size_t kScrapMax = 2;
    std::vector<std::string> out;
    for (const Token& token : tokenise(line))
        if (token.kind == Token::Kind::word && length_in_characters(token.text) > kScrapMax)
            out.emplace_back(token.text);
    return out;
}

bool is_what_stamps_are_for(std::string_view word) {
    static constexpr std::array<std::string_view, 6> kFor = {"документов", "справок", "пакетов",
                                                             "копий",      "писем",   "приказов"};
    return std::find(kFor.begin(), kFor.end(), fold_case(word)) != kFor.end();
}

// How many lines from `at` on are «ДЛЯ» and «ДОКУМЕНТОВ».
std::size_t lines_of_stamp(const std::vector<std::string>& lines, std::size_t at) {
    const auto words = long_words(lines[at]);
    if (words.empty() || fold_case(words.front()) != "для") return 0;
    const auto ends_stamp = [](const std::string& word) {
        return is_capitalised(word) && is_what_stamps_are_for(word);
    };
    if (words.size() == 2) return ends_stamp(words.back()) ? 1 : 0;
    if (words.size() > 2 || at + 1 >= lines.size()) return 0;
    const auto next = long_words(lines[at + 1]);
    return next.size() == 1 && ends_stamp(next.front()) ? 2 : 0;
}

}  // namespace

Mended without_words_of_stamp(std::string_view text) {
    Mended out{std::string{text}, {}};
    std::vector<std::string> lines = split(text, '\n');
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::size_t count = lines_of_stamp(lines, at);
        if (count == 0) continue;
        while (at + count < lines.size() && long_words(lines[at + count]).empty()) ++count;
        const auto first = lines.begin() + static_cast<std::ptrdiff_t>(at);
        lines.erase(first, first + static_cast<std::ptrdiff_t>(count));
        out.text = join(lines, "\n");
        out.notes.push_back("Слова печати «для документов» в тексте не учтены.");
        break;
    }
    return out;
}

bool are_words_of_stamp(std::string_view paragraph) {
    const auto words = long_words(in_one_line(paragraph));
    if (words.empty() || words.size() > 2 || !is_what_stamps_are_for(words.back())) return false;
    return words.size() == 1 || fold_case(words.front()) == "для";
}

}  // namespace mera::intake
