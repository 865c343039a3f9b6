#include "office/pdf/heading_lines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace mera {

bool is_section_heading(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kParts = {"раздел",      "этап",  "блок",  "модуль",
                                                               "направление", "глава", "часть", "задача"};
    const auto is_part = [](std::string_view word) {
        while (word.ends_with('.') || word.ends_with(':')) word.remove_suffix(1);
        return std::find(kParts.begin(), kParts.end(), lower(word)) != kParts.end();
    };
    const auto is_ordinal = [](std::string_view word) {
        return !word.empty() && word.find_first_not_of("0123456789IVX.:") == std::string_view::npos;
    };
    const std::string_view first = text.substr(0, text.find(' '));
    if (first.size() == text.size()) return false;
    const std::string_view rest = text.substr(first.size() + 1);
    const std::string_view second = rest.substr(0, rest.find(' '));
    if (is_ordinal(first)) return is_part(second);
    return is_part(first) && !starts_with_lower(first) && (is_ordinal(second) || second.starts_with("«"));
}

bool is_month_alone(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kMonths = {"январь",   "февраль", "март",   "апрель",
                                                                 "май",      "июнь",    "июль",   "август",
                                                                 "сентябрь", "октябрь", "ноябрь", "декабрь"};
    return !starts_with_lower(text) && std::find(kMonths.begin(), kMonths.end(), lower(trim(text))) != kMonths.end();
}

bool is_year_alone(std::string_view text) {
    const std::vector<std::string> words = split(trim(text), ' ');
    constexpr std::size_t kDigits = 4;
    return words.size() == 2 && words[0].size() == kDigits && words[0].starts_with("20") &&
           words[0].find_first_not_of("0123456789") == std::string::npos && lower(words[1]) == "год";
}

bool is_part_heading(std::string_view text) {
    const std::vector<std::string> words = split(trim(text), ' ');
    const bool roman = words.size() > 1 && words[0].size() > 1 && words[0].ends_with('.') &&
                       words[0].find_first_not_of("IVX.") == std::string::npos;
    return is_quarter_alone(text) || (roman && starts_with_upper(words[1]));
}

bool is_quarter_alone(std::string_view text) {
    static constexpr std::array<std::string_view, 4> kParts = {"четверть", "квартал", "полугодие", "триместр"};
    const std::vector<std::string> words = split(trim(text), ' ');
    if (words.size() < 2 || words.size() > 4) return false;
    const bool ordinal = words[0].find_first_not_of("1234IV-й") == std::string::npos;
    const bool part = std::find(kParts.begin(), kParts.end(), lower(words[1])) != kParts.end();
    const bool year = words.size() == 2 || words[2].find_first_not_of("0123456789") == std::string::npos;
    return ordinal && part && year;
}

}  // namespace mera
