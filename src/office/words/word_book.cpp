#include "office/words/word_book.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "office/words/dictionary.hpp"

namespace mera {

namespace {

bool is_letter(char32_t c) {
    return (c >= U'а' && c <= U'я') || c == U'ё' || (c >= U'А' && c <= U'Я') || c == U'Ё' || (c >= U'a' && c <= U'z') ||
           (c >= U'A' && c <= U'Z');
}

// The letters and inner hyphens at one end of a text: the broken word itself, without quotes and commas.
std::string word_at_end(std::string_view text) {
    const auto points = code_points(text);
    std::size_t from = points.size();
    while (from > 0 && (is_letter(points[from - 1]) || points[from - 1] == U'-')) --from;
    std::string out;
    for (; from < points.size(); ++from) out += utf8(points[from]);
    return out;
}

std::string word_at_start(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(text)) {
        if (!is_letter(c) && c != U'-') break;
        out += utf8(c);
    }
    return out;
}

// «(Его-» over «ров С.П.)»: initials follow, and a small letter begins no second half of a double surname.
bool is_end_of_surname(std::string_view text) {
    const auto points = code_points(text.substr(0, 64));
    std::size_t at = 0;
    while (at < points.size() && is_letter(points[at])) ++at;
    while (at < points.size() && (points[at] == U' ' || points[at] == 0xA0)) ++at;
    const auto is_initial = [&](std::size_t from) {
        return from + 1 < points.size() && points[from + 1] == U'.' && points[from] >= U'А' && points[from] <= U'Я';
    };
    return is_initial(at) && (is_initial(at + 2) || is_initial(at + 3));
}

}  // namespace

void WordBook::learn(std::string_view word) {
    const std::string folded = fold_case(word);
    std::size_t from = 0;
    const auto points = code_points(folded);
    std::string letters;
    for (; from < points.size(); ++from) {
        if (is_letter(points[from]) || (points[from] == U'-' && !letters.empty())) {
            letters += utf8(points[from]);
            continue;
        }
        if (!letters.empty()) words_.insert(std::exchange(letters, {}));
    }
    if (!letters.empty()) words_.insert(letters);
}

bool WordBook::known(const std::string& word) const { return words_.contains(word); }

bool WordBook::is_word(const std::string& word) const { return known(word) || is_in_dictionary(word).value_or(false); }

bool WordBook::hyphen_is_typesetting(std::string_view before, std::string_view after) const {
    if (!starts_with_lower(after)) return false;  // Ханты-Мансийск, 2019-2020
    const std::string left = fold_case(word_at_end(before));
    const std::string right = fold_case(word_at_start(after));
    if (left.empty() || right.empty()) return false;
    if (known(left + "-" + right)) return false;
    if (is_word(left + right) || is_end_of_surname(after)) return true;
    // «Рос-» over «сии»: a name is a word with its capital alone.
    if (starts_with_upper(word_at_end(before)) && is_in_dictionary(upper_first(left + right)).value_or(false))
        return true;
    // A surname is in no dictionary, but neither are its halves; both parts of «учебно-воспитательная» are words.
    return !is_word(left) && !is_word(right);
}

bool WordBook::is_one_word(std::string_view before, std::string_view after) const {
    if (!starts_with_lower(after)) return false;
    const std::string left = fold_case(word_at_end(before));
    const std::string right = fold_case(word_at_start(after));
    if (left.empty() || right.empty()) return false;
    // «под» + «готовка» are words of their own too: two whole words stay two.
    return !(is_word(left) && is_word(right)) && is_word(left + right);
}

bool ends_with_hyphen(std::string_view text) {
    return text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ';
}

std::string join_lines(std::string before, std::string_view after, const WordBook& book) {
    if (!ends_with_hyphen(before)) return before + " " + std::string{after};
    if (book.hyphen_is_typesetting(std::string_view{before}.substr(0, before.size() - 1), after)) before.pop_back();
    return before + std::string{after};
}

}  // namespace mera
