#include "base/date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/text.hpp"

namespace mera {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                                                      "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::string_view, 12> kMonthsGenitive = {"января",   "февраля", "марта",  "апреля",
                                                              "мая",      "июня",    "июля",   "августа",
                                                              "сентября", "октября", "ноября", "декабря"};

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty() || digits[0] == '-') return {};
    return value;
}

std::optional<Date> checked(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *year < 1900 || *year > 2200 || *month < 1 || *day < 1) return {};
    const Date date = make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (!date.ok()) return {};
    return date;
}

}  // namespace

Date add_months(Date date, int months) {
    const Date moved = date + std::chrono::months{months};
    return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    return checked(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)));
}

std::optional<Date> parse_russian_date(std::string_view text) {
    const std::string clean = collapse_spaces(text);
    if (auto date = parse_iso_date(clean)) return date;
    if (const auto parts = split(clean, '.'); parts.size() == 3 && parts[0].size() <= 2 && parts[1].size() <= 2 &&
                                              parts[2].size() == 4)  // «5.6.2020» is written too
        return checked(number(parts[2]), number(parts[1]), number(parts[0]));
    const auto words = split(clean, ' ');
    if (words.size() < 3) return {};
    for (unsigned month = 1; month <= 12; ++month)
        if (fold_case(words[1]) == kMonthsGenitive[month - 1])
            return checked(number(words[2].substr(0, 4)), static_cast<int>(month), number(words[0]));
    return {};
}

std::string iso(Date date) {
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
    if (year < 0 || 9999 < year) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    // Half a million days are written when a programme is expanded: a format string would be read for each.
    std::string out = "0000-00-00";
    const auto put = [&](std::size_t last, unsigned value) {
        for (; value > 0; value /= 10) out[last--] = static_cast<char>('0' + value % 10);
    };
    put(3, static_cast<unsigned>(year));
    put(6, month);
    put(9, day);
    return out;
}

std::string in_russian(Date date) {
    return fmt::format("{}\u00A0{}\u00A0{}\u00A0г.", static_cast<unsigned>(date.day()),
                       month_name_genitive(static_cast<unsigned>(date.month())), static_cast<int>(date.year()));
}

std::string in_russian_short(Date date) {
    return fmt::format("{:02}.{:02}.{:04}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                       static_cast<int>(date.year()));
}

std::string month_in_russian(Date date) {
    return fmt::format("{}\u00A0{}\u00A0г.", month_name(static_cast<unsigned>(date.month())),
                       static_cast<int>(date.year()));
}

std::string_view month_name(unsigned month) { return kMonths.at(month - 1); }
std::string_view month_name_genitive(unsigned month) { return kMonthsGenitive.at(month - 1); }

bool is_weekend(Date date) {
    const std::chrono::weekday day{std::chrono::sys_days{date}};
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

}  // namespace mera
