// Misprinted and glued words, guessed by the closed vocabulary. A guess is always said to the person.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "domain/time/deadline_words.hpp"

namespace mera::deadline_language {

namespace {

// Damerau–Levenshtein distance, or `limit + 1` as soon as it is known to be above the limit.
int distance(std::u32string_view a, std::u32string_view b, int limit) {
    constexpr int kLongest = 40;
    const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size());
    if (rows > kLongest || columns > kLongest || std::abs(rows - columns) > limit) return limit + 1;
    std::array<std::array<int, kLongest + 1>, 3> lines{};
    for (int j = 0; j <= columns; ++j) lines[0][static_cast<std::size_t>(j)] = j;
    for (int i = 1; i <= rows; ++i) {
        auto& now = lines[static_cast<std::size_t>(i % 3)];
        const auto& last = lines[static_cast<std::size_t>((i + 2) % 3)];
        const auto& before_last = lines[static_cast<std::size_t>((i + 1) % 3)];
        now[0] = i;
        int best = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto row = static_cast<std::size_t>(i);
            const int change = a[row - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[row - 1] == b[j - 2] && a[row - 2] == b[j - 1])
                now[j] = std::min(now[j], before_last[j - 2] + 1);
            best = std::min(best, now[j]);
        }
        if (best > limit) return limit + 1;
    }
    return lines[static_cast<std::size_t>(rows % 3)][b.size()];
}

// Only words that carry the time or its condition are worth guessing; the others change nothing.
bool worth_guessing(const Form& form) {
    constexpr std::size_t kShortest = 6;
    if (form.letters.size() < kShortest && form.meaning.word != Word::month) return false;
    if (form.text == "полгода") return false;  // «погода»
    switch (form.meaning.word) {
        case Word::month:
        case Word::weekday:
        case Word::every_unit:
        case Word::all_time:
        case Word::holidays:
        case Word::school:
        case Word::course:
        case Word::demand:
        case Word::agreement:
        case Word::according:
        case Word::accordance:
        case Word::plan:
        case Word::document: return true;
        case Word::unit:
            return form.meaning.value == static_cast<int>(Unit::week) ||
                   form.meaning.value >= static_cast<int>(Unit::month);
        default: return false;
    }
}

bool differs_in_ending_only(std::u32string_view word, std::u32string_view form) {
    constexpr std::size_t kShortestStem = 5, kLongestEnding = 2;
    const auto [word_end, form_end] = std::mismatch(word.begin(), word.end(), form.begin(), form.end());
    const auto is_ending = [](auto from, auto to) {
        constexpr std::u32string_view kEndings = U"аеийоуыьэюямх";
        return static_cast<std::size_t>(to - from) <= kLongestEnding &&
               std::all_of(from, to, [&](char32_t c) { return kEndings.find(c) != kEndings.npos; });
    };
    return static_cast<std::size_t>(word_end - word.begin()) >= kShortestStem && is_ending(word_end, word.end()) &&
           is_ending(form_end, form.end());
}

const std::vector<const Form*>& guessable() {
    static const std::vector<const Form*> kForms = [] {
        std::vector<const Form*> out;
        for (const Form& form : long_forms())
            if (worth_guessing(form)) out.push_back(&form);
        return out;
    }();
    return kForms;
}

std::optional<Misprint> nearest(const std::string& word) {
    const auto points = code_points(word);
    const std::u32string letters{points.begin(), points.end()};
    constexpr std::size_t kOneSlip = 6, kTwoSlips = 11, kAnyFirstLetter = 8;
    if (letters.size() + 1 < kOneSlip) return {};
    const int most = letters.size() >= kTwoSlips ? 2 : 1;
    std::optional<Misprint> found;
    int closest = most + 1;
    bool disputed = false;
    for (const Form* guess : guessable()) {
        const Form& form = *guess;
        if (form.letters[0] != letters[0] && letters.size() < kAnyFirstLetter) continue;
        const bool lost_letter = form.letters.size() == letters.size() + 1;  // «агуст», «недля»: the shortest guessed
        if (letters.size() < kOneSlip && !lost_letter) continue;
        const bool common = form.meaning.word == Word::document || form.meaning.word == Word::plan;
        const int limit = form.letters[0] == letters[0] && !common ? most : 1;
        const int away = distance(letters, form.letters, limit);
        if (away > limit || away > closest) continue;
        if (away < closest) {
            found = Misprint{form.meaning, form.text, differs_in_ending_only(letters, form.letters)};
            disputed = false;
        } else if (found && found->meaning != form.meaning) {
            disputed = true;
        }
        closest = away;
    }
    if (disputed) return {};
    return found;
}

}  // namespace

std::optional<Misprint> meaning_of_misprint(const std::string& word) {
    // A document says the same words again and again, and each is read by several rules.
    constexpr std::size_t kWordsMost = 2000, kBytesMost = 80;  // longer is no word of time
    if (word.size() > kBytesMost) return {};
    thread_local std::unordered_map<std::string, std::optional<Misprint>> known;
    if (const auto found = known.find(word); found != known.end()) return found->second;
    if (known.size() >= kWordsMost) known.clear();
    return known.emplace(word, nearest(word)).first->second;
}

namespace {

// Prepositions that lose their space and the words they stand before; of «не», «раз», «за» ordinary words are made.
bool is_often_glued(Word word) {
    switch (word) {
        case Word::in:
        case Word::from:
        case Word::by:
        case Word::until:
        case Word::to:
        case Word::course:
        case Word::measure:
        case Word::demand:
        case Word::agreement:
        case Word::according:
        case Word::plan:
        case Word::unit:
        case Word::month:
        case Word::school:
        case Word::edge:
        case Word::every_unit:
        case Word::all_time:
        case Word::period:
        case Word::filler:
        case Word::each: return true;
        default: return false;
    }
}

}  // namespace

std::vector<std::string> glued_words(const std::string& word) {
    const auto points = code_points(word);
    const std::size_t size = points.size();
    constexpr std::size_t kShortest = 7, kLongest = 40;
    if (size > kLongest || size < 4) return {};
    // best[i]: the fewest words that make up the first i letters; from[i]: where the last of them begins.
    std::vector<int> best(size + 1, -1);
    std::vector<std::size_t> from(size + 1, 0);
    std::vector<std::size_t> at(size + 1, 0);
    for (std::size_t i = 0; i < size; ++i) at[i + 1] = at[i] + utf8(points[i]).size();
    best[0] = 0;
    for (std::size_t end = 1; end <= size; ++end)
        for (std::size_t begin = 0; begin < end; ++begin) {
            if (best[begin] < 0 || best[begin] >= 4) continue;
            const auto meaning = meaning_of(word.substr(at[begin], at[end] - at[begin]));
            if (!meaning || !is_often_glued(meaning->word)) continue;
            // A lone letter is a word only at the head («втечение»); elsewhere it is a piece of something unknown.
            if (end - begin < 2 && begin > 0) continue;
            const bool telling = meaning->word == Word::month || meaning->word == Word::measure ||
                                 meaning->word == Word::course ||
                                 (meaning->word == Word::unit && begin == 1 && end - begin >= 5);
            if (size < kShortest && !telling && begin > 0) continue;
            if (best[end] < 0 || best[begin] + 1 < best[end]) best[end] = best[begin] + 1, from[end] = begin;
        }
    if (best[size] < 2) return {};
    std::vector<std::string> parts;
    for (std::size_t end = size; end > 0; end = from[end])
        parts.insert(parts.begin(), word.substr(at[from[end]], at[end] - at[from[end]]));
    return parts;
}

}  // namespace mera::deadline_language
