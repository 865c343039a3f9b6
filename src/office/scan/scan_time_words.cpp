#include "office/scan/scan_time_words.hpp"

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
constexpr std::array<std::string_view, 29> kPlain = {
    "течение",    "течении",      "квартал",       "квартала", "квартале",      "полугодие",
    "полугодия",  "года",         "году",          "учебного", "учебный",       "постоянно",
    "ежемесячно", "ежегодно",     "отдельному",    "графику",  "ежеквартально", "еженедельно",
    "ежедневно",  "согласованию", "необходимости", "позднее",  "календарного",  "следующего",
    "отчётным",   "отчётного",    "годов",         "годы",     "годах"};

// Among times.
constexpr std::array<std::string_view, 40> kAmongTimes = {
    "месяца",  "месяцев",     "каждого",       "каждый",     "каждую",    "каждой",  "недели",  "неделя",
    "неделю",  "декада",      "последняя",     "последний",  "первая",    "первый",  "вторая",  "второй",
    "третья",  "понедельник", "понедельникам", "вторник",    "вторникам", "среда",   "среду",   "средам",
    "четверг", "четвергам",   "пятница",       "пятницу",    "пятницам",  "суббота", "субботу", "субботам",
    "числа",   "периода",     "период",        "полугодиям", "один",      "одного",  "дней",    "четверть"};

constexpr std::array<std::string_view, 19> kLittle = {"до", "с",  "со",  "по",  "г",  "гг",   "и",    "в",   "во", "к",
                                                      "на", "не", "раз", "год", "кв", "мере", "реже", "чем", "за"};
constexpr std::array<std::string_view, 4> kDashes = {"-", "–", "—", ""};

constexpr double kFaint = 0.5;         // below it the word itself is a guess
constexpr double kLittleFaint = 0.70;  // of words of one or two letters

// Without the signs round it and, for a word of letters, in small ones.
std::string bare(std::string_view text) {
    static constexpr std::array<std::string_view, 16> kSigns = {",", ".", ";",  ":", "(", ")", "`", "'",
                                                                "_", "|", "\"", "‚", "„", "‘", "’", "“"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view sign : kSigns) {
            if (text.ends_with(sign)) text.remove_suffix(sign.size()), again = true;
            if (text.starts_with(sign)) text.remove_prefix(sign.size()), again = true;
        }
    }
    return fold_case(text);
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// A day, a month, a year: «135» and «20726» are none.
bool is_part_of_date(std::string_view figures) {
    constexpr std::size_t kYear = 4;
    return figures.size() <= 2 || (figures.size() == kYear && (figures.starts_with("20") || figures.starts_with("19")));
}

// «12», «15.03.2025», «2024/2025», «III»; also with a dash within.
bool are_figures(const std::string& word) {
    const std::string plain = replace_all(replace_all(word, "–", "-"), "—", "-");
    if (!plain.empty() && plain.find_first_not_of("iv") == std::string::npos) return true;
    if (plain.find_first_not_of("0123456789.,-/") != std::string::npos) return false;
    bool any = false;
    for (auto at = plain.begin(); at != plain.end();) {
        const auto end = std::find_if_not(at, plain.end(), is_figure);
        if (!is_part_of_date({at, end})) return false;
        any = any || end != at;
        at = end == plain.end() ? end : end + 1;
    }
    return any;
}

// A word that by itself says when, or belongs among such words.
bool says_when(const std::string& plain) {
    return are_figures(plain) || is_one_of(kMonths, plain) || is_one_of(kPlain, plain) || is_one_of(kAmongTimes, plain);
}

// «З» is how a lone 3 is read.
bool goes_with_times(const std::string& plain) {
    return plain == "з" || is_one_of(kLittle, plain) || is_one_of(kDashes, plain);
}

}  // namespace

bool is_known_anywhere(const OcrWord& word) { return word.confidence >= kFaint && is_one_of(kPlain, bare(word.text)); }

namespace {

// «июня» and «июля», «май» and «мая» differ by one letter, the long names by several.
bool is_long_month(const std::string& plain) {
    constexpr std::size_t kLettersMin = 6;
    return is_one_of(kMonths, plain) && length_in_characters(plain) >= kLettersMin;
}

}  // namespace

bool is_known_among_times(const OcrWord& word) {
    const std::string plain = bare(word.text);
    if (word.confidence >= kLittleFaint && is_long_month(plain)) return true;
    // Only the size of «г.» is ever in doubt.
    const double faint = plain == "г" || plain == "гг" ? kFaint : kLittleFaint;
    if (word.confidence >= faint && is_one_of(kLittle, plain)) return true;
    return word.confidence >= kFaint && (is_one_of(kAmongTimes, plain) || is_one_of(kDashes, plain));
}

bool has_only_time_words(const OcrLine& line) {
    return std::all_of(line.words.begin(), line.words.end(), [](const OcrWord& word) {
        const std::string plain = bare(word.text);
        return says_when(plain) || goes_with_times(plain);
    });
}

bool is_only_time(const std::vector<OcrLine>& lines) {
    return std::all_of(lines.begin(), lines.end(), has_only_time_words) &&
           std::any_of(lines.begin(), lines.end(), [](const OcrLine& line) {  // small words alone are no time
               return std::any_of(line.words.begin(), line.words.end(),
                                  [](const OcrWord& word) { return says_when(bare(word.text)); });
           });
}

bool is_spoilt_time(const std::vector<OcrLine>& lines) {
    constexpr std::size_t kStrangeMax = 3;
    std::size_t strange = 0, known = 0, named = 0;
    for (const OcrLine& line : lines)
        for (const OcrWord& word : line.words) {
            const std::string plain = bare(word.text);
            const bool time = says_when(plain);
            named += time && !are_figures(plain);
            ++(time || goes_with_times(plain) ? known : strange);
        }
    return named > 0 && strange > 0 && strange <= kStrangeMax && strange <= known;
}

bool is_spoilt_date(const std::vector<OcrLine>& lines) {
    constexpr std::size_t kDateMin = 6;  // figures
    std::size_t figures = 0, others = 0;
    for (const OcrLine& line : lines)
        for (const OcrWord& word : line.words)
            for (const char32_t c : code_points(word.text)) {
                figures += c <= U'9' && is_figure(static_cast<char>(c));
                others += c > U'9';
            }
    return figures >= kDateMin && others < figures / 2;
}

}  // namespace mera
