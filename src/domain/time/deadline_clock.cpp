// Hours beside a day: «до 12.00 часов 15 сентября», «14 июня до 16.00», «5 марта в 14.00». Orders count in days: the day is
// the deadline, the hour stays in its words. Hours with nothing else beside them are left for the grammar to doubt.
#include <algorithm>

#include "domain/time/deadline_words.hpp"

namespace mera::deadline_language {

namespace {

using Tokens = std::vector<Token>;

const Token& at_or_nothing(const Tokens& tokens, std::size_t at) {
    static const Token kNothing;
    return at < tokens.size() ? tokens[at] : kNothing;
}

bool is_hour_word(const Token& token) {
    const bool hour = token.word == Word::unit && token.value == static_cast<int>(Unit::hour);
    return (hour && token.text.starts_with("час")) || token.text == "ч";
}

bool is_number(const Token& token, int most) {
    return token.word == Word::number && token.digits > 0 && token.digits <= 2 && !token.ordinal && token.value <= most;
}

// «по московскому времени», «(по местному времени)», «мск»
std::size_t after_zone(const Tokens& tokens, std::size_t at) {
    const bool bracket = at_or_nothing(tokens, at).word == Word::open;
    std::size_t end = bracket ? at + 1 : at;
    const std::string& zone = at_or_nothing(tokens, end + 1).text;
    if (at_or_nothing(tokens, end).text == "мск")
        end += 1;
    else if (at_or_nothing(tokens, end).text == "по" && (zone.starts_with("московск") || zone.starts_with("местн")) &&
             at_or_nothing(tokens, end + 2).text == "времени")
        end += 3;
    else
        return at;
    if (!bracket) return end;
    return at_or_nothing(tokens, end).word == Word::close ? end + 1 : at;
}

// Where «12.00 часов», «15:30», «16-00», «17 часов 00 минут» ends that begins here; `at` when none does. `expected`: after a
// preposition, where «16.30» is no date either.
std::size_t end_of_hour(const Tokens& tokens, std::size_t at, bool expected) {
    constexpr int kHours = 24, kMinutes = 59, kMonths = 12;
    if (!is_number(at_or_nothing(tokens, at), kHours)) return at;
    const Token &sign = at_or_nothing(tokens, at + 1), &minutes = at_or_nothing(tokens, at + 2);
    std::size_t end = at;
    if (is_hour_word(sign)) {
        end = at + 2;
        if (is_number(minutes, kMinutes) && at_or_nothing(tokens, at + 3).text.starts_with("мин")) end = at + 4;
    } else {
        const bool parted = sign.word == Word::colon || sign.word == Word::dot ||
                            (sign.word == Word::dash && !sign.spaced && !minutes.spaced);
        if (!parted || !is_number(minutes, kMinutes) || minutes.digits != 2) return at;
        const Token& next = at_or_nothing(tokens, at + 3);
        const bool date = next.word == Word::dot && at_or_nothing(tokens, at + 4).word == Word::number &&
                          !at_or_nothing(tokens, at + 4).spaced;  // «12.09.2024»
        const bool sure = sign.word == Word::colon || minutes.value == 0 || is_hour_word(next) ||
                          (expected && sign.word == Word::dot && minutes.value > kMonths);
        if (date || !sure) return at;
        end = at + (is_hour_word(next) ? 4 : 3);
    }
    return after_zone(tokens, end);
}

bool leads(const Token& token) {
    return token.word == Word::until || token.word == Word::to || token.word == Word::by || token.word == Word::from ||
           token.word == Word::later;
}

bool begins_day(const Tokens& tokens, std::size_t at) {
    if (at_or_nothing(tokens, at).word == Word::comma) ++at;
    const Token &day = at_or_nothing(tokens, at), &next = at_or_nothing(tokens, at + 1);
    return day.word == Word::number && end_of_hour(tokens, at, true) == at &&
           (next.word == Word::month || next.word == Word::dot || next.word == Word::dash || next.word == Word::slash ||
            next.word == Word::day_of_month);
}

// «12.10.2016. 11.30», «02.03.2026, 17.30», «6 декабря, 17.30»: what follows a whole date is no second one without a month.
bool follows_date(const Tokens& tokens, std::size_t at) {
    constexpr int kFiguresOfYear = 4;
    std::size_t end = at;
    const auto is_between = [](const Token& token) {
        return token.word == Word::dot || token.word == Word::comma || token.text == "г" ||
               token.text.starts_with("год");
    };
    while (end > 0 && is_between(tokens[end - 1])) --end;
    const bool year = end > 1 && tokens[end - 1].word == Word::number && tokens[end - 1].digits == kFiguresOfYear;
    if (const std::size_t month = year ? end - 1 : end; month > 1 && tokens[month - 1].word == Word::month)
        return tokens[month - 2].word == Word::number;
    if (end < 5) return false;
    for (std::size_t back = 1; back <= 5; ++back)
        if (tokens[end - back].word != (back % 2 == 1 ? Word::number : Word::dot)) return false;
    return is_number(tokens[end - 5], 31) && is_number(tokens[end - 3], 12);
}

struct Hours {
    std::size_t first = 0, end = 0;  // tokens that go
};

// «11-30-13-30», «11-30 – 13-30»: where they end; `at` when they are nothing of the kind. «10-12-14-16 июня» are days.
std::size_t end_of_dashed_hours(const Tokens& tokens, std::size_t at) {
    constexpr int kHours = 23, kMinutes = 59, kStep = 5;
    const auto is_hour = [&](std::size_t hour) {
        const Token &sign = at_or_nothing(tokens, hour + 1), &minutes = at_or_nothing(tokens, hour + 2);
        return is_number(at_or_nothing(tokens, hour), kHours) && sign.word == Word::dash && !sign.spaced &&
               is_number(minutes, kMinutes) && !minutes.spaced && minutes.digits == 2 && minutes.value % kStep == 0;
    };
    const std::size_t end = at + 7;
    const bool hours = is_hour(at) && at_or_nothing(tokens, at + 3).word == Word::dash && is_hour(at + 4);
    return hours && at_or_nothing(tokens, end).word != Word::month ? end : at;
}

// The hours at `at`, whose preposition, if there is one, stands there.
Hours hours_at(const Tokens& tokens, std::size_t at) {
    if (const std::size_t dashed = end_of_dashed_hours(tokens, at); dashed > at) return {at, dashed};
    const Token& first = at_or_nothing(tokens, at);
    std::size_t hour = at;
    if (first.word == Word::in || leads(first)) ++hour;
    if (first.word == Word::not_ && at_or_nothing(tokens, at + 1).word == Word::later) hour = at + 2;
    std::size_t end = end_of_hour(tokens, hour, hour > at || follows_date(tokens, at));
    // «с 9 до 12 часов»: the first hour lacks its noun.
    const bool bare = end == hour && first.word == Word::from && is_number(at_or_nothing(tokens, hour), 24);
    const std::size_t sign = bare ? hour + 1 : end;
    const Token& to = at_or_nothing(tokens, sign);
    if ((end > hour || bare) && (to.word == Word::until || to.word == Word::by || to.word == Word::dash)) {
        const std::size_t last = end_of_hour(tokens, sign + 1, true);
        const bool range = last > sign + 1 && (!bare || is_hour_word(tokens[last - 1]));
        if (range) return {at, last};
    }
    if (end == hour) return {at, at};
    const bool bare_noun = is_hour_word(at_or_nothing(tokens, hour + 1));  // «2 часа» says how long
    const bool after_stranger = at > 0 && tokens[at - 1].word == Word::none;  // «до обеда 12.00»: what is meant?
    if (hour == at && (bare_noun || after_stranger)) return {at, at};
    const bool day_follows = begins_day(tokens, end);
    if (day_follows && at_or_nothing(tokens, end).word == Word::comma) ++end;
    // The preposition of «до 12.00 15 сентября» is that of the day.
    const bool keeps = day_follows && hour > at && first.word != Word::in;
    return {keeps ? hour : at, end};
}

bool names_day(const Token& token) {  // «ежемесячно до 1 ч.» is no hour of a day
    const bool often = token.word == Word::every_unit && token.value <= static_cast<int>(Unit::week);
    return token.word == Word::month || token.word == Word::weekday || often || token.word == Word::day_of_month;
}

bool is_date_of_numbers(const Tokens& tokens, std::size_t at) {  // «15.09»
    return is_number(tokens[at], 31) && at_or_nothing(tokens, at + 1).word == Word::dot &&
           is_number(at_or_nothing(tokens, at + 2), 12) && tokens[at + 2].value > 0;
}

}  // namespace

// «до конца рабочего дня 15 июня», «до конца дня 15 июня»: by that day
static void drop_end_of_day(Tokens& tokens) {
    constexpr int kEnd = 3;
    for (std::size_t at = 1; at + 2 < tokens.size(); ++at) {
        const bool begins = leads(tokens[at - 1]) && tokens[at].word == Word::edge && tokens[at].value == kEnd;
        std::size_t end = at + 1;
        if (begins && tokens[end].word == Word::working) ++end;
        if (!begins || at_or_nothing(tokens, end).text != "дня") continue;
        if (at_or_nothing(tokens, ++end).word == Word::comma) ++end;
        if (at_or_nothing(tokens, end).word == Word::number && begins_day(tokens, end))
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                         tokens.begin() + static_cast<std::ptrdiff_t>(end));
    }
}

void drop_hours(Tokens& tokens) {
    drop_end_of_day(tokens);
    Tokens days;
    bool dropped = false;
    for (std::size_t at = 0; at < tokens.size();) {
        const Hours hours = hours_at(tokens, at);
        if (hours.end > hours.first) {
            for (; at < hours.first; ++at) days.push_back(tokens[at]);
            dropped = true;
            at = hours.end;
            continue;
        }
        days.push_back(tokens[at++]);
    }
    if (!dropped) return;
    bool day = std::any_of(days.begin(), days.end(), names_day);
    for (std::size_t at = 0; at < days.size() && !day; ++at) day = is_date_of_numbers(days, at);
    if (!day) return;
    while (!days.empty() && days.back().word == Word::comma) days.pop_back();
    // «15 сентября (до 12.00)»
    for (std::size_t at = 0; at + 1 < days.size(); ++at)
        if (days[at].word == Word::open && days[at + 1].word == Word::close)
            days.erase(days.begin() + static_cast<std::ptrdiff_t>(at),
                       days.begin() + static_cast<std::ptrdiff_t>(at) + 2);
    tokens = std::move(days);
}

}  // namespace mera::deadline_language
