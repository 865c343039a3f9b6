#include "domain/plan/typed.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mera {

namespace {

Failure invalid(std::string message, std::string_view field) {
    return {Failure::Kind::invalid_input, std::move(message), std::string{field}};
}

// «31.02.2020» is a date by its look; the calendar has no such day.
bool looks_like_date(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool only =
        std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
    const auto marks = static_cast<std::ptrdiff_t>(text.size()) - digits;
    return only && marks == 2 && digits >= 6 && digits <= 8;
}

Expected<Done> fits(std::string_view typed, std::size_t max, std::string_view advice, std::string_view field) {
    const std::size_t letters = length_in_characters(typed);
    if (letters <= max) return Done{};
    return invalid("Слишком длинно: знаков " + std::to_string(letters) + ", а помещается " + std::to_string(max) +
                       ". " + std::string{advice},
                   field);
}

}  // namespace

Expected<Date> typed_date(std::string_view typed, std::string_view what, std::string_view field) {
    const std::string clean = collapse_spaces(typed);
    if (clean.empty())
        return invalid("Укажите " + std::string{what} + ": день, месяц и год, например 12.06.2020.", field);
    if (const auto date = parse_russian_date(clean)) return *date;
    if (looks_like_date(clean))
        return invalid("Такой даты нет в календаре: " + clean + ". Проверьте день, месяц и год.", field);
    return invalid("Укажите " + std::string{what} + " числами, например 12.06.2020.", field);
}

Expected<Done> fits_as_name(std::string_view typed, std::string_view field) {
    return fits(typed, kNameLettersMax, "Сократите.", field);
}
Expected<Done> fits_as_words(std::string_view typed, std::string_view field) {
    return fits(typed, kWordsLettersMax, "Сократите или приложите длинный текст файлом.", field);
}

}  // namespace mera
