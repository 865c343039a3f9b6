// Dates written in digits: «05.10.2019», «09.2019», «25-01 - 07.03.2020».
#include <algorithm>

#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

constexpr int kMonths = 12;

bool in_calendar(int day, int month) {
    if (month < 1 || month > kMonths || day < 1) return false;
    constexpr int kLeapYear = 2020;
    return make_date(kLeapYear, static_cast<unsigned>(month), static_cast<unsigned>(day)).ok();
}

}  // namespace

Stretch day_of(int day, int month) {
    Stretch found{.kind = Stretch::Kind::day, .month = month, .day = day};
    if (!in_calendar(day, month)) found.kind = Stretch::Kind::broken;
    return found;
}

// number_date := d.m[.y] | m.yyyy | d/m/y | d-m-yyyy | yyyy-mm-dd | d.XII.yyyy | a date that lost its dots
std::optional<Stretch> Grammar::number_date() {
    const Mark start = mark();
    if (!is(Word::number)) return {};
    if (const auto found = roman_month_date()) return found;
    if (const auto found = undotted_date()) return found;
    const Token &first = token(), &second = token(2), &third = token(4);
    if (first.digits == 4 && is(Word::dash, 1) && second.digits == 2 && is(Word::dash, 3) && third.digits == 2) {
        at_ += 5;
        Stretch found = day_of(third.value, second.value);
        found.year = first.value;
        return found;
    }
    const bool slashes = is(Word::slash, 1) && is(Word::slash, 3) && third.digits == 4;
    if (is(Word::slash, 1) && first.digits == 2 && is_year_number(second))  // «09/2022»
        return month_of_numbers(first.value, second.value, second.digits);
    if (first.digits > 2 || first.ordinal || second.word != Word::number || (!is(Word::dot, 1) && !slashes)) return {};
    if (second.digits == 4) return month_of_numbers(first.value, second.value, second.digits);
    if (second.digits > 2 || (second.digits == 2 && second.value == 0)) return {};  // «14.00» is an hour
    at_ += 3;
    const bool glued_list = is(Word::dot, 2) && is(Word::number, 3) && !token(3).spaced;  // «20.09.20.12»
    if ((is(Word::dot) || slashes) && third.word == Word::number &&
        (third.digits == 4 || (third.digits == 2 && !third.spaced && !glued_list))) {
        at_ += 2;
        Stretch found = day_of(first.value, second.value);
        found.year = full_year(third);
        take(Word::dot);
        year_after(found);
        return found;
    }
    if (!in_calendar(first.value, second.value) && first.digits == 2 && second.digits == 2 && !second.spaced) {
        rewind(start);
        if (const auto found = month_of_numbers(first.value, second.value, 2)) return found;
        at_ += 3;
    }
    Stretch found = day_of(first.value, second.value);
    if (first.digits == 1 && second.digits == 1 && !is(Word::dot) && !found.year)
        doubt("«" + written(start.at, at_) + "» понято как день и месяц, а может быть номером.");
    found.may_be_month_and_year = first.digits == 2 && second.digits == 2 && !second.spaced && !is(Word::dot);
    take(Word::dot);
    year_after(found);
    return found;
}

// «12.Х.2020»: the month in Roman numbers
std::optional<Stretch> Grammar::roman_month_date() {
    const bool shape = is(Word::dot, 1) && is(Word::roman, 2) && token(2).dotted && is(Word::number, 3) &&
                       (token(3).digits == 4 || token(3).digits == 2);
    if (!shape) return {};
    Stretch found = day_of(token().value, token(2).value);
    found.year = full_year(token(3));
    at_ += 4;
    year_after(found);
    return found;
}

// «12-10-2020» is certain; «15,09,2019», «15 09 2019», «15.092019», «1509.2019» are dates whose dots were lost: said.
std::optional<Stretch> Grammar::undotted_date() {
    constexpr int kTwoDigits = 100, kFourDigits = 10'000;
    const std::size_t from = at_;
    const auto found = [&](int day, int month, int year, std::size_t tokens, bool sure) -> std::optional<Stretch> {
        if (!in_calendar(day, month) || !is_year_number({.word = Word::number, .value = year, .digits = 4})) return {};
        Stretch date = day_of(day, month);
        date.year = year;
        at_ += tokens;
        if (!sure) doubt("«" + written(from, at_) + "» понято как дата. Проверьте.");
        year_after(date);
        return date;
    };
    const auto parted_by = [&](Word sign) {
        return token().digits <= 2 && is(sign, 1) && !token(1).spaced && is(Word::number, 2) && token(2).digits == 2 &&
               is(sign, 3) && !token(3).spaced && is_year_number(token(4));
    };
    const bool dashes = parted_by(Word::dash);
    if (dashes || parted_by(Word::comma)) return found(token().value, token(2).value, token(4).value, 5, dashes);
    const bool spaces = token().digits == 2 && is(Word::number, 1) && token(1).digits == 2 && is_year_number(token(2));
    if (spaces) return found(token().value, token(1).value, token(2).value, 3, false);
    constexpr int kMonthAndYear = 6, kDayAndMonth = 4, kAll = 8;
    const bool dot = is(Word::dot, 1) && is(Word::number, 2);
    if (dot && token().digits <= 2 && token(2).digits == kMonthAndYear)
        return found(token().value, token(2).value / kFourDigits, token(2).value % kFourDigits, 3, false);
    if (dot && token().digits == kDayAndMonth && is_year_number(token(2)))
        return found(token().value / kTwoDigits, token().value % kTwoDigits, token(2).value, 3, false);
    if (token().digits == kAll)
        return found(token().value / kFourDigits / kTwoDigits, token().value / kFourDigits % kTwoDigits,
                     token().value % kFourDigits, 1, false);
    return {};
}

// «16,09»: a comma for the dot, when nothing else can be meant by two glued numbers
std::optional<Stretch> Grammar::comma_date() {
    const bool shape = is(Word::number) && token().digits == 2 && is(Word::comma, 1) && !token(1).spaced &&
                       is(Word::number, 2) && token(2).digits == 2 && !token(2).spaced;
    const Word next = token(3).word;
    const std::size_t rest = words_.tokens.size() - std::min(words_.tokens.size(), at_ + 3);
    const bool last_sign = rest == 1 && (next == Word::dot || next == Word::comma);
    const bool alone = rest == 0 || last_sign || next == Word::dash || next == Word::semicolon || next == Word::close;
    if (!shape || !alone || !in_calendar(token().value, token(2).value)) return {};
    const Stretch found = day_of(token().value, token(2).value);
    at_ += 3;
    doubt("«" + written(at_ - 3, at_) + "» понято как день и месяц.");
    return found;
}

// «09.2019» is certain; «09.19» can be nothing else than a month, but is said.
std::optional<Stretch> Grammar::month_of_numbers(int month_number, int year_number, int year_digits) {
    constexpr int kFarthest = 40;
    if (month_number < 1 || month_number > kMonths || (year_digits == 2 && year_number > kFarthest)) return {};
    const std::size_t from = at_;
    at_ += 3;
    if (year_digits == 2) doubt("«" + written(from, at_) + "» понято как месяц и год.");
    Stretch found{.kind = Stretch::Kind::month, .month = month_number};
    found.year = full_year(Token{.value = year_number, .digits = year_digits});
    take(Word::dot);
    year_after(found);
    return found;
}

// «09-10.2019»: from one month to another
Grammar::Spans Grammar::months_of_numbers() {
    const bool shape = is(Word::number) && token().digits == 2 && is(Word::dash, 1) && is(Word::number, 2) &&
                       token(2).digits == 2 && is(Word::dot, 3) && is_year_number(token(4));
    if (!shape || token().value < 1 || token().value >= token(2).value || token(2).value > kMonths) return {};
    Stretch first{.kind = Stretch::Kind::month, .month = token().value};
    Stretch last{.kind = Stretch::Kind::month, .month = token(2).value};
    first.year = last.year = token(4).value;
    at_ += 5;
    doubt("«" + written(at_ - 5, at_) + "» понято как месяцы.");
    year_after(last);
    return {{Span::Shape::between, first, last}};
}

// «25-01 - 07.03.2020»: a hyphen for the dot, known by the whole date after the dash.
std::optional<Stretch> Grammar::hyphen_date() {
    const Mark start = mark();
    const bool shape = is(Word::number) && token().digits == 2 && is(Word::dash, 1) && !token(1).spaced &&
                       is(Word::number, 2) && token(2).digits == 2 && !token(2).spaced && is(Word::dash, 3);
    if (!shape || !in_calendar(token().value, token(2).value)) return {};
    const Stretch found = day_of(token().value, token(2).value);
    at_ += 4;
    const bool whole_date_follows = number_date().has_value();
    rewind(start);
    if (!whole_date_follows) return {};
    at_ += 3;
    return found;
}

}  // namespace mera::deadline_language
