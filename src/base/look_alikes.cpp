// Letters of one script that look like another's, put back by the word they stand in.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

using Pair = std::pair<char32_t, char32_t>;

// Latin, Greek and Ukrainian letters → the Russian letter of the same shape.
constexpr std::array kToRussian = {
    Pair{U'A', U'А'}, Pair{U'B', U'В'}, Pair{U'C', U'С'}, Pair{U'E', U'Е'}, Pair{U'H', U'Н'}, Pair{U'I', U'І'},
    Pair{U'K', U'К'}, Pair{U'M', U'М'}, Pair{U'O', U'О'}, Pair{U'P', U'Р'}, Pair{U'T', U'Т'}, Pair{U'X', U'Х'},
    Pair{U'Y', U'У'}, Pair{U'a', U'а'}, Pair{U'c', U'с'}, Pair{U'e', U'е'}, Pair{U'k', U'к'}, Pair{U'o', U'о'},
    Pair{U'p', U'р'}, Pair{U'x', U'х'}, Pair{U'y', U'у'}, Pair{U'm', U'м'}, Pair{U'n', U'п'}, Pair{U'u', U'и'},
    Pair{U'Π', U'П'}, Pair{U'Γ', U'Г'}, Pair{U'Φ', U'Ф'}, Pair{U'Λ', U'Л'}, Pair{U'Α', U'А'}, Pair{U'Β', U'В'},
    Pair{U'Ε', U'Е'}, Pair{U'Η', U'Н'}, Pair{U'Κ', U'К'}, Pair{U'Μ', U'М'}, Pair{U'Ο', U'О'}, Pair{U'Ρ', U'Р'},
    Pair{U'Τ', U'Т'}, Pair{U'Χ', U'Х'}, Pair{U'ο', U'о'}, Pair{U'ρ', U'р'}, Pair{U'α', U'а'}, Pair{U'ε', U'е'},
    Pair{U'κ', U'к'}, Pair{U'π', U'п'}, Pair{U'φ', U'ф'},
};

char32_t russian_for(char32_t c) {
    const auto* found = std::find_if(kToRussian.begin(), kToRussian.end(), [&](const Pair& p) { return p.first == c; });
    return found == kToRussian.end() ? 0 : found->second;
}

char32_t latin_for(char32_t c) {  // the Latin letters stand first in the table, so the first match is Latin
    const auto* found = std::find_if(kToRussian.begin(), kToRussian.end(),
                                     [&](const Pair& p) { return p.second == c && p.first < 0x80; });
    return found == kToRussian.end() ? 0 : found->first;
}

bool is_russian(char32_t c) { return (c >= U'А' && c <= U'я') || c == U'Ё' || c == U'ё'; }
bool is_latin(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool is_greek(char32_t c) { return c >= 0x0370 && c <= 0x03FF; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

// «ХХI»: a Roman number typed with the Russian Х.
bool is_roman_number(const std::vector<char32_t>& word) {
    const bool of_its_letters = std::all_of(word.begin(), word.end(), [](char32_t c) {
        return c == U'Х' || c == U'X' || c == U'V' || c == U'I' || c == U'І';
    });
    return of_its_letters && std::any_of(word.begin(), word.end(), [](char32_t c) { return is_latin(c) || c == U'І'; });
}

// «IIкв.», «Iполугодие»: a Roman number with a Russian word glued to it.
bool is_number_and_word(const std::vector<char32_t>& word) {
    const auto letter =
        std::find_if(word.begin(), word.end(), [](char32_t c) { return c != U'I' && c != U'V' && c != U'X'; });
    const auto end = static_cast<std::size_t>(letter - word.begin());
    const bool small_behind = letter != word.end() && std::all_of(letter, word.end(), [](char32_t c) {
                                  return is_russian(c) && u_islower(static_cast<UChar32>(c)) != 0;
                              });
    if (!small_behind || end == 0) return false;
    // One letter may be that of the word itself, typed in the other alphabet: «Xор», «Iван».
    constexpr std::array<std::u32string_view, 6> kCounted = {U"кв",     U"полугод",  U"чет",
                                                             U"семест", U"триместр", U"этап"};
    const std::u32string rest{letter, word.end()};
    const bool counted =
        std::any_of(kCounted.begin(), kCounted.end(), [&](std::u32string_view name) { return rest.starts_with(name); });
    return end > 1 || counted;
}

std::string repaired_word(const std::vector<char32_t>& word) {
    if (is_number_and_word(word)) {
        std::string out;
        for (const char32_t c : word) out += utf8(c);
        return out;
    }
    if (is_roman_number(word)) {
        std::string out;
        for (const char32_t c : word) out += utf8(c == U'Х' ? U'X' : c == U'І' ? U'I' : c);
        return out;
    }
    std::size_t russian = 0, firmly_latin = 0, foreign = 0, ukrainian = 0;
    for (const char32_t c : word) {
        russian += is_russian(c);
        foreign += is_latin(c) || is_greek(c);
        ukrainian += c == U'і' || c == U'І' || c == U'ї' || c == U'є';
        firmly_latin += is_latin(c) && russian_for(c) == 0;
    }
    const bool whole_greek = std::all_of(word.begin(), word.end(), [](char32_t c) { return is_greek(c); });
    const bool to_russian =
        (russian > 0 && firmly_latin == 0 && foreign + ukrainian > 0 && russian >= foreign) ||
        (whole_greek && std::all_of(word.begin(), word.end(), [](char32_t c) { return russian_for(c) != 0; }));
    const bool to_latin =
        firmly_latin > 0 && russian > 0 && foreign > russian &&
        std::all_of(word.begin(), word.end(), [](char32_t c) { return !is_russian(c) || latin_for(c) != 0; });
    std::string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const char32_t c = word[at];
        if (to_latin && is_russian(c)) {
            out += utf8(latin_for(c));
        } else if (to_russian && (c == U'і' || c == U'І')) {
            // A recogniser gives «і» where it saw the upright of н, п, и: the letter is lost when it stands before
            // another vowel of a damaged word («обеспеч іение»), so only the clear case is put back.
            out += utf8(c == U'і' ? U'и' : U'И');
        } else if (to_russian && russian_for(c) != 0) {
            out += utf8(russian_for(c) == U'І' ? U'И' : russian_for(c));
        } else {
            out += utf8(c);
        }
    }
    return out;
}

}  // namespace

Repaired repair_look_alikes(std::string_view text) {
    Repaired out;
    const auto points = code_points(text);
    for (std::size_t at = 0; at < points.size();) {
        if (!is_letter(points[at])) {
            out.text += utf8(points[at++]);
            continue;
        }
        std::vector<char32_t> word;
        std::string before;
        while (at < points.size() && is_letter(points[at])) {
            word.push_back(points[at]);
            before += utf8(points[at++]);
        }
        const std::string after = repaired_word(word);
        if (after != before) out.notes.push_back("«" + before + "» → «" + after + "»");
        out.text += after;
    }
    return out;
}

}  // namespace mera
