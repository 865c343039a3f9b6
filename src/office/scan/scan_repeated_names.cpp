#include "office/scan/scan_repeated_names.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace mera {
namespace {

constexpr double kTwoVoices = 0.92;  // two places say the same
constexpr double kHeard = 0.5;       // below it a place says nothing
constexpr double kSure = 0.9;
constexpr std::size_t kOften = 3;    // places, when none of them was sure
constexpr std::size_t kStem = 4;     // letters

bool is_capital(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё'; }

// «Р.Э.», with a comma or a bracket behind; the letters alone.
std::u32string initials_of(std::string_view word) {
    std::u32string letters;
    const auto signs = code_points(word);
    for (std::size_t at = 0; at + 1 < signs.size() && is_capital(signs[at]) && signs[at + 1] == U'.'; at += 2)
        letters += signs[at];
    const std::size_t end = 2 * letters.size();
    return letters.size() == 2 && signs.size() <= end + 1 ? letters : std::u32string{};
}

// What all cases of a surname begin with: «Сомов», «Сомовым». Of two people with one beginning nothing is told.
std::string stem_of_surname(std::string_view word) {
    const auto signs = code_points(word);
    if (signs.size() < kStem || !is_capital(signs.front()) || signs[1] <= U'9') return {};
    std::string stem;
    for (std::size_t at = 0; at < kStem; ++at) stem += utf8(signs[at]);
    return stem;
}

struct Place {
    OcrWord* initials;
    std::u32string letters;
};

// Beside the initials on one side or the other.
std::string surname_beside(const std::vector<OcrWord>& words, std::size_t at) {
    if (at > 0)
        if (std::string before = stem_of_surname(words[at - 1].text); !before.empty()) return before;
    return at + 1 < words.size() ? stem_of_surname(words[at + 1].text) : std::string{};
}

void trust(std::vector<Place>& places) {
    const bool alike = std::all_of(places.begin(), places.end(),
                                   [&](const Place& place) { return place.letters == places.front().letters; });
    const auto heard = std::count_if(places.begin(), places.end(),
                                     [](const Place& place) { return place.initials->confidence >= kHeard; });
    const bool sure = std::any_of(places.begin(), places.end(),
                                  [](const Place& place) { return place.initials->confidence >= kSure; });
    if (!alike || heard < 2 || (!sure && static_cast<std::size_t>(heard) < kOften)) return;
    for (const Place& place : places)
        if (place.initials->confidence >= kHeard)
            place.initials->confidence = std::max(place.initials->confidence, kTwoVoices);
}

}  // namespace

void trust_repeated_initials(const std::vector<OcrLine*>& lines) {
    std::map<std::string, std::vector<Place>> people;
    for (OcrLine* line : lines)
        for (std::size_t at = 0; at < line->words.size(); ++at) {
            std::u32string letters = initials_of(line->words[at].text);
            if (letters.empty()) continue;
            if (const std::string stem = surname_beside(line->words, at); !stem.empty())
                people[stem].push_back({&line->words[at], std::move(letters)});
        }
    for (auto& [surname, places] : people) trust(places);
}

}  // namespace mera
