#include "office/scan_time_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace mera {
namespace {

constexpr std::array<std::string_view, 36> kMonths = {
    "январь",  "января",  "январе",  "февраль", "февраля", "феврале", "март",     "марта",    "марте",
    "апрель",  "апреля",  "апреле",  "май",     "мая",     "мае",     "июнь",     "июня",     "июне",
    "июль",    "июля",    "июле",    "август",  "августа", "августе", "сентябрь", "сентября", "сентябре",
    "октябрь", "октября", "октябре", "ноябрь",  "ноября",  "ноябре",  "декабрь",  "декабря",  "декабре"};

// In any text no other word is like them.
constexpr std::array<std::string_view, 23> kPlain = {
    "течение",       "течении",     "квартал",   "квартала",     "квартале",      "полугодие", "полугодия",   "года",
    "году",          "учебного",    "учебный",   "постоянно",    "ежемесячно",    "ежегодно",  "отдельному",  "графику",
    "ежеквартально", "еженедельно", "ежедневно", "согласованию", "необходимости", "позднее",   "календарного"};

// Among times.
constexpr std::array<std::string_view, 20> kAmongTimes = {
    "месяца",    "каждого", "каждый",  "недели", "неделя",  "декада",    "последняя",
    "последний", "первая",  "первый",  "вторая", "второй",  "третья",    "понедельник",
    "вторник",   "четверг", "пятница", "числа",  "периода", "полугодиям"};

constexpr std::array<std::string_view, 18> kLittle = {"до", "с",  "со", "по",  "г",   "гг", "и",    "в",    "во",
                                                      "к",  "на", "не", "раз", "год", "кв", "мере", "реже", "чем"};
constexpr std::array<std::string_view, 4> kDashes = {"-", "–", "—", ""};

constexpr double kFaint = 0.5;         // below it the word itself is a guess
constexpr double kLittleFaint = 0.70;  // of words of one or two letters

// Without the signs round it and, for a word of letters, in small ones.
std::string bare(std::string_view text) {
    static constexpr std::string_view kSigns = ",.;:()`'\"";
    while (!text.empty() && kSigns.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    while (!text.empty() && kSigns.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    return fold_case(text);
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// «12», «15.03.2025», «2024/2025», «III»; also with a dash within.
bool are_figures(const std::string& word) {
    const std::string plain = replace_all(replace_all(word, "–", "-"), "—", "-");
    if (!plain.empty() && plain.find_first_not_of("iv") == std::string::npos) return true;
    return plain.find_first_not_of("0123456789.,-/") == std::string::npos &&
           plain.find_first_of("0123456789") != std::string::npos;
}

}  // namespace

bool is_known_anywhere(const OcrWord& word) { return word.confidence >= kFaint && is_one_of(kPlain, bare(word.text)); }

bool is_known_among_times(const OcrWord& word) {
    const std::string plain = bare(word.text);
    if (word.confidence >= kLittleFaint && is_one_of(kLittle, plain)) return true;
    return word.confidence >= kFaint && (is_one_of(kAmongTimes, plain) || is_one_of(kDashes, plain));
}

bool is_only_time(const std::vector<OcrLine>& lines) {
    bool any = false;  // small words alone are no time
    for (const OcrLine& line : lines)
        for (const OcrWord& word : line.words) {
            const std::string plain = bare(word.text);
            const bool says_when = are_figures(plain) || is_one_of(kMonths, plain) || is_one_of(kPlain, plain) ||
                                   is_one_of(kAmongTimes, plain);
            if (!says_when && !is_one_of(kLittle, plain) && !is_one_of(kDashes, plain)) return false;
            any = any || says_when;
        }
    return any;
}

}  // namespace mera
