// A day that is said twice: «10 (десятого) марта», «11.12.2023 (понедельник)», «29 октября (суббота) 2016 года».
#include <algorithm>

#include "base/date.hpp"
#include "domain/time/deadline_words.hpp"

namespace mera::deadline_language {

namespace {

// «5 (пятого) числа», «10 (десятого) марта»: the day said again in words.
void drop_days_in_words(std::vector<Token>& tokens) {
    for (std::size_t at = 0; at + 3 < tokens.size(); ++at) {
        const bool again = tokens[at].word == Word::number && tokens[at + 1].word == Word::open &&
                           tokens[at + 2].word == Word::ordinal && tokens[at + 2].value == tokens[at].value &&
                           tokens[at + 3].word == Word::close;
        if (!again) continue;
        tokens[at].to = tokens[at + 3].to;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at + 1),
                     tokens.begin() + static_cast<std::ptrdiff_t>(at + 4));
    }
}

// «11.12.2023 (понедельник)»: the day of the week of the day before it, when it is one.
void drop_weekdays_of_days(std::vector<Token>& tokens) {
    constexpr std::size_t kDate = 5;  // «11», «.», «12», «.», «2023»
    for (std::size_t at = kDate; at + 2 < tokens.size(); ++at) {
        const Token &day = tokens[at - 5], &month = tokens[at - 3], &year = tokens[at - 1];
        const bool date = day.word == Word::number && tokens[at - 4].word == Word::dot && month.word == Word::number &&
                          tokens[at - 2].word == Word::dot && year.word == Word::number &&
                          (year.digits == 4 || year.digits == 2);
        const bool named =
            tokens[at].word == Word::open && tokens[at + 1].word == Word::weekday && tokens[at + 2].word == Word::close;
        if (!date || !named) continue;
        const Date written =
            make_date(full_year(year), static_cast<unsigned>(month.value), static_cast<unsigned>(day.value));
        if (!written.ok()) continue;
        const auto weekday = std::chrono::weekday{std::chrono::sys_days{written}}.iso_encoding();
        if (static_cast<int>(weekday) != tokens[at + 1].value) continue;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                     tokens.begin() + static_cast<std::ptrdiff_t>(at + 3));
    }
}

// «29 октября (суббота) 2016 года»: the year belongs to the day
void move_weekdays_behind_years(std::vector<Token>& tokens) {
    constexpr int kYearDigits = 4;
    for (std::size_t at = 1; at + 3 < tokens.size(); ++at) {
        const bool weekday = tokens[at - 1].word == Word::month && tokens[at].word == Word::open &&
                             tokens[at + 1].word == Word::weekday && tokens[at + 2].word == Word::close;
        const bool year = tokens[at + 3].word == Word::number && tokens[at + 3].digits == kYearDigits;
        if (!weekday || !year) continue;
        std::size_t end = at + 4;
        const auto is_mark = [&](const Token& token) {
            return token.word == Word::year_mark ||
                   (token.word == Word::unit && token.value == static_cast<int>(Unit::year));
        };
        if (end < tokens.size() && is_mark(tokens[end])) ++end;
        std::rotate(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                    tokens.begin() + static_cast<std::ptrdiff_t>(at + 3),
                    tokens.begin() + static_cast<std::ptrdiff_t>(end));
    }
}

}  // namespace

void drop_days_said_again(std::vector<Token>& tokens) {
    drop_days_in_words(tokens);
    drop_weekdays_of_days(tokens);
    move_weekdays_behind_years(tokens);
}

}  // namespace mera::deadline_language
