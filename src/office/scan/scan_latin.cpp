#include "office/scan/scan_latin.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "office/scan/scan_numerals.hpp"
#include "office/scan/scan_word.hpp"
#include "office/words/dictionary.hpp"

namespace mera {
namespace {

// Measured: Latin words read as Russian ones have 0.05 to 0.55, Russian words of faint scans rarely less than 0.6.
constexpr double kForeignBelow = 0.60;
constexpr double kAddressBelow = 0.90;  // with a full stop or a stroke inside
constexpr double kSureLatin = 0.85;
constexpr double kSurerBy = 0.25;
constexpr double kSureRoman = 0.60;
constexpr double kGuessed = 0.5;  // a number taken by its likeness always carries a doubt
constexpr double kByStrokes = 0.95;  // two ways agree
constexpr std::size_t kRomanMax = 5;  // characters a Roman number of a quarter is misread as
constexpr std::size_t kListMax = 7;   // words of «I, II, III и IV» before what they count
constexpr std::size_t kWordMin = 4;
constexpr std::size_t kStrokesMax = 3;  // «III»

// What Russian plans count by Roman numbers.
constexpr std::array<std::string_view, 6> kCountedByRoman = {"квартал", "кв.",      "полугод",
                                                             "четверт", "триместр", "этап"};

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A letter that no Russian one looks like.
bool is_only_latin(char c) {
    return is_latin(c) && std::string_view{"ABCEHKMOPTXYaceopxyugr"}.find(c) == std::string_view::npos;
}

bool has_any(std::string_view text, std::string_view signs) {
    return text.find_first_of(signs) != std::string_view::npos;
}

// A full stop or a colon with three letters or more on the left and two on the right, all in one word.
bool has_inner_stop(std::string_view text) {
    const auto points = code_points(text);
    for (std::size_t at = 3; at + 2 < points.size(); ++at)
        if ((points[at] == U'.' || points[at] == U':') && points[at - 1] > U'9' && points[at + 1] > U'9') return true;
    return false;
}

bool looks_foreign(const OcrWord& word) {
    if (word.text.find("//") != std::string::npos || word.text.find(":/") != std::string::npos) return true;
    const bool address = has_any(word.text, "@$\\") || has_inner_stop(word.text);
    if (address && word.confidence < kAddressBelow) return true;
    return word.confidence < kForeignBelow && length_in_characters(word.text) >= kWordMin;
}

bool is_roman(std::string_view text) {
    static constexpr std::array<std::string_view, 10> kNumbers = {"I",  "II",  "III",  "IV", "V",
                                                                  "VI", "VII", "VIII", "IX", "X"};
    return std::find(kNumbers.begin(), kNumbers.end(), text) != kNumbers.end();
}

// «||.», «!!|.»: strokes that begin a title or stand after «Раздел» are its number. Empty when they are none.
std::string number_of_title(const std::vector<OcrLine>& lines, std::size_t line, std::size_t at) {
    static constexpr std::array<std::string_view, 6> kParts = {"раздел", "подраздел", "глава", "часть", "блок", "этап"};
    const std::vector<OcrWord>& words = lines[line].words;
    std::string_view strokes = words[at].text;
    const bool stop = strokes.ends_with('.');
    if (stop) strokes.remove_suffix(1);
    const bool only_strokes = !strokes.empty() && strokes.size() <= kStrokesMax &&
                              strokes.find_first_not_of("|!lI1[]") == std::string_view::npos &&
                              strokes.find_first_of("|![]l") != std::string_view::npos;
    if (!only_strokes || at + 1 >= words.size() || !starts_with_upper(words[at + 1].text)) return {};
    const bool after_part =
        at > 0 && std::find(kParts.begin(), kParts.end(), fold_case(words[at - 1].text)) != kParts.end();
    if (!after_part && !(stop && line == 0 && at == 0)) return {};
    return std::string(strokes.size(), 'I') + (stop ? "." : "");
}

// Roman numbers as the Russian recogniser sees them. «1 квартал» is left: people write it so.
std::string roman_like(std::string_view text) {
    if (text.ends_with('.')) text.remove_suffix(1);
    return text == "1" ? std::string{} : numeral_by_letters(text);
}

bool is_counted_by_roman(const OcrWord& word) {
    const std::string folded = fold_case(word.text);
    return std::any_of(kCountedByRoman.begin(), kCountedByRoman.end(),
                       [&](std::string_view begin) { return folded.starts_with(begin); });
}

std::string_view without_comma(std::string_view text) {
    if (text.ends_with(',')) text.remove_suffix(1);
    return text;
}

// «3 квартал», «З квартал»: no Roman number is like them.
bool is_digit_alone(const OcrWord& word) {
    static constexpr std::array<std::string_view, 5> kDigits = {"2", "3", "4", "З", "з"};
    return std::find(kDigits.begin(), kDigits.end(), word.text) != kDigits.end();
}

bool looks_roman(std::string_view text) {
    return is_roman(without_comma(text)) || !roman_like(without_comma(text)).empty();
}

bool parts_numerals(std::string_view text) {
    if (text.size() == 1 && std::ispunct(static_cast<unsigned char>(text.front()))) return true;  // dirt, too
    return text == "–" || text == "—" || text == "и";
}

// «III квартал», and «II» of «II - III кварталы», «I, II и IV кварталы».
bool may_be_roman(const OcrWord& word, const std::vector<const OcrWord*>& behind) {
    if (behind.empty() || length_in_characters(word.text) > kRomanMax) return false;
    if (is_counted_by_roman(*behind.front())) return true;
    // «Ни и IV кварталы»: what «и» joins to a number is one.
    const bool joined = starts_with_upper(word.text) && parts_numerals(behind.front()->text);
    if (!joined && !looks_roman(word.text)) return false;
    for (const OcrWord* next : behind) {
        if (is_counted_by_roman(*next)) return true;
        if (!looks_roman(next->text) && !parts_numerals(next->text)) return false;
    }
    return false;
}

// Not «роведение» behind «П»: the first letter of a word stands apart.
bool is_whole_word(const std::string& text) {
    return starts_with_upper(text) || is_in_dictionary(fold_case(text)).value_or(false);
}

// «ХШ областной конкурс», «Г Спартакиада»: no words of Russian stand before a name so.
bool is_numeral_before_name(const OcrLine& line, std::size_t at, const std::vector<const OcrWord*>& behind) {
    static constexpr std::array<std::string_view, 7> kAlone = {"Г", "П", "Ш", "Щ", "Ц", "Т", "Х"};
    constexpr std::size_t kNameMin = 5;
    const std::string& text = line.words[at].text;
    if (behind.empty() || length_in_characters(behind.front()->text) < kNameMin || is_roman(text)) return false;
    if (!is_whole_word(behind.front()->text)) return false;
    const std::string numeral = numeral_by_letters(text);
    const bool alone = std::find(kAlone.begin(), kAlone.end(), text) != kAlone.end();
    const bool counts = numeral.find_first_of("XV") != std::string::npos && length_in_characters(text) > 1;
    // «5 Г класс»
    const bool letter_of_another = alone && at > 0 && line.words[at - 1].text.size() <= 2 &&
                                   line.words[at - 1].text.find_first_not_of("0123456789") == std::string::npos;
    return !numeral.empty() && (alone || counts) && !has_any(text, "0123456789") && !letter_of_another;
}

// The next words, over the ends of lines.
std::vector<const OcrWord*> words_behind(const std::vector<OcrLine>& lines, std::size_t line, std::size_t at) {
    std::vector<const OcrWord*> out;
    for (++at; line < lines.size() && out.size() < kListMax; ++line, at = 0)
        for (; at < lines[line].words.size() && out.size() < kListMax; ++at) out.push_back(&lines[line].words[at]);
    return out;
}

// «Ш I»: one number read as two words.
void join_numerals(const Cutting& cutting, OcrLine& line, std::size_t at) {
    if (at + 1 >= line.words.size() || !looks_roman(line.words[at + 1].text)) return;
    OcrWord& word = line.words[at];
    const DotBox both = united(word.box, line.words[at + 1].box);
    if (!looks_roman(word.text) || numeral_by_strokes(cutting.picture.get(), both).empty()) return;
    word.box = both;
    line.words.erase(line.words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
}

// «Ни IV кварталы», «ШЛИ IV кварталы»: «II и», «III и» read as one word.
bool part_numeral_from_and(const Cutting& cutting, OcrLine& line, std::size_t at,
                           const std::vector<const OcrWord*>& behind) {
    const OcrWord& word = line.words[at];
    const bool ends_so = word.text.ends_with("и") || word.text.ends_with("И");
    if (!ends_so || !starts_with_upper(word.text) || length_in_characters(word.text) > kRomanMax) return false;
    if (behind.size() < 2 || !is_roman(without_comma(behind[0]->text)) || !is_counted_by_roman(*behind[1]))
        return false;
    const std::optional<int> white = white_before_last_letter(cutting.picture.get(), word.box);
    if (!white) return false;
    OcrWord number = word, rest = word;
    number.box.right = rest.box.left = *white;
    number.text = numeral_by_strokes(cutting.picture.get(), number.box);
    if (number.text.empty()) return false;
    number.confidence = std::min(number.confidence, kGuessed);
    rest.text = "и";
    line.words[at] = rest;
    line.words.insert(line.words.begin() + static_cast<std::ptrdiff_t>(at), number);
    return true;
}

// The strokes are surer than both recognisers; where the first one saw another number, a doubt stays.
bool take_by_strokes(const Cutting& cutting, OcrWord& word) {
    // «1 квартал» is written so, and «раз в квартал» has no number.
    if (word.text == "1" || starts_with_lower(word.text)) return false;
    const std::string numeral = numeral_by_strokes(cutting.picture.get(), word.box);
    if (numeral.empty()) return false;
    const std::string comma = word.text.ends_with(',') ? "," : "";
    const std::string_view read = without_comma(word.text);
    const bool alike = read == numeral || roman_like(read) == numeral;
    word.text = numeral + comma;
    word.confidence = alike ? std::max(word.confidence, kByStrokes) : kGuessed;
    return true;
}

// «ШУ кварталы», «Н! № кварталы» for «III–IV»: what stands before the quarters, in one word or two, with a dash inside.
// Gives back which word of the line it is now.
std::optional<std::size_t> take_range(const Cutting& cutting, OcrLine& line, std::size_t at) {
    constexpr std::size_t kHalfMax = 4;  // characters a half of it is misread as
    OcrWord& word = line.words[at];
    const bool halves = at > 0 && length_in_characters(line.words[at - 1].text) <= kHalfMax &&
                        !starts_with_lower(line.words[at - 1].text);
    for (const bool with_half : {false, true}) {
        if (with_half && !halves) break;
        const DotBox box = with_half ? united(line.words[at - 1].box, word.box) : word.box;
        std::string range = range_by_strokes(cutting.picture.get(), box);
        if (range.empty()) continue;
        word = {std::move(range), box, kGuessed};
        if (!with_half) return at;
        line.words.erase(line.words.begin() + static_cast<std::ptrdiff_t>(at) - 1);
        return at - 1;
    }
    return {};
}

// Of a number in type whose capitals are 1 high.
double width_of(std::string_view numeral) {
    constexpr double kStroke = 0.5, kCross = 1.05;
    double width = 0;
    for (const char sign : numeral) width += sign == 'I' ? kStroke : kCross;
    return width;
}

// Sure where both recognisers see one number, each in its own letters. What is none to the other («ГУ», «УП») may be a
// word of letters, but no word has one.
void take_numeral(const Cutting& cutting, OcrWord& word, Ocr& english) {
    const OcrWord again = read_again(cutting, word, english);
    const std::string numeral = numeral_by_letters(word.text), other = numeral_by_letters(again.text);
    const bool seen = !other.empty() && has_any(again.text, "IVX|");
    if (!seen && length_in_characters(word.text) > 1) return;
    const bool agree = seen && other == numeral && again.confidence >= kSureRoman;
    // Of «Х» and «XIII» the one that fills the box.
    const auto misses = [&](const std::string& read) {
        return std::abs(width_of(read) * word.box.height() - word.box.width());
    };
    word.text = seen && misses(other) < misses(numeral) ? other : numeral;
    word.confidence = agree ? std::max(word.confidence, kByStrokes) : kGuessed;
}

struct Parts {
    std::string before, middle, after;
};

// Brackets, quotes and the signs that end a sentence apart from the word.
Parts parts_of(std::string_view text) {
    static constexpr std::string_view kBefore = "([\"'", kAfter = ")]\"',;.:";
    std::size_t from = 0, to = text.size();
    while (from < to && kBefore.find(text[from]) != std::string_view::npos) ++from;
    while (to > from && kAfter.find(text[to - 1]) != std::string_view::npos) --to;
    return {std::string{text.substr(0, from)}, std::string{text.substr(from, to - from)}, std::string{text.substr(to)}};
}

bool is_plain_latin(std::string_view text) {
    const auto letters = std::count_if(text.begin(), text.end(), is_latin);
    const auto own = std::count_if(text.begin(), text.end(), is_only_latin);
    return letters >= 3 && own >= 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_latin(c) || is_digit(c) || c == '-'; });
}

}  // namespace

bool is_web_address(std::string_view text) {
    bool named = false;  // «http://», «www.» or «@» says that it is one
    for (std::string_view scheme : {"https://", "http://", "www."})
        if (text.starts_with(scheme)) text.remove_prefix(scheme.size()), named = true;
    if (const auto at = text.find('@'); at != std::string_view::npos && at > 0)
        text.remove_prefix(at + 1), named = true;
    const std::string_view host = text.substr(0, text.find('/'));
    const auto labels = split(host, '.');
    if (labels.size() < 2 || labels.back().size() < 2 || labels.back().size() > 6) return false;
    for (const std::string& label : labels) {
        if (label.empty()) return false;
        for (const char c : label)
            if (!is_latin(c) && !is_digit(c) && c != '-' && c != '_') return false;
    }
    const bool usual =
        labels.back() == "ru" || labels.back() == "com" || labels.back() == "org" || labels.back() == "net";
    return (named || usual) && std::all_of(labels.back().begin(), labels.back().end(), is_latin);
}

void reread_latin(const Cutting& cutting, std::vector<OcrLine>& lines, ScanReaders& readers) {
    // From the end: «II» of «II, IV кварталы» is known by the «IV» behind it.
    for (std::size_t l = lines.size(); l-- > 0;)
        for (std::size_t w = lines[l].words.size(); w-- > 0;) {
            OcrWord& word = lines[l].words[w];
            if (std::string number = number_of_title(lines, l, w); !number.empty()) {
                word.text = std::move(number);
                continue;
            }
            if (part_numeral_from_and(cutting, lines[l], w, words_behind(lines, l, w))) continue;
            const bool roman = !is_digit_alone(word) && may_be_roman(word, words_behind(lines, l, w));
            if (roman) join_numerals(cutting, lines[l], w);
            if (!roman && is_numeral_before_name(lines[l], w, words_behind(lines, l, w))) {
                if (Ocr* english = readers.english()) take_numeral(cutting, word, *english);
                continue;
            }
            if (!roman && !looks_foreign(word)) continue;
            if (const auto range = roman ? take_range(cutting, lines[l], w) : std::nullopt) {
                w = *range;
                continue;
            }
            if (roman && take_by_strokes(cutting, word)) continue;
            Ocr* english = readers.english();
            if (english == nullptr) return;
            OcrWord again = read_again(cutting, word, *english);
            const Parts parts = parts_of(again.text);
            const bool surely = again.confidence >= kSureLatin && again.confidence >= word.confidence + kSurerBy;
            if (roman ? again.confidence >= kSureRoman && is_roman(parts.middle)
                      : is_web_address(parts.middle) || (surely && is_plain_latin(parts.middle)))
                word = std::move(again);
            else if (const std::string like = roman ? roman_like(without_comma(word.text)) : std::string{};
                     !like.empty()) {
                word.text = like + (word.text.ends_with(',') ? "," : "");
                word.confidence = std::min(word.confidence, kGuessed);
            }
        }
}

}  // namespace mera
