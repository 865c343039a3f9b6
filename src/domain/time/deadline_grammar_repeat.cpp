// What happens again and again: «ежемесячно», «2 раза в год», «по вторникам», «до 5 числа каждого месяца».
#include <algorithm>
#include <array>

#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

Item repeat_item(Repeat repeat) {
    Item item;
    item.kind = Item::Kind::repeat;
    item.repeat = std::move(repeat);
    return item;
}

Item on_working_days() {
    Repeat found{.unit = Unit::week};
    for (int day = 1; day <= 5; ++day) found.weekdays.emplace_back(0, day);
    return repeat_item(found);
}

bool is_plural_dative(const Token& token) { return token.text.ends_with("ам") || token.text.ends_with("ям"); }

}  // namespace

std::vector<Item> Grammar::repeats() {
    const Mark start = mark();
    if (is(Word::every_unit)) {
        Repeat found{.unit = static_cast<Unit>(token().value)};
        ++at_;
        return {repeat_item(found)};
    }
    if (auto found = reporting_year()) return {repeat_item(*found)};
    if (auto found = times_in_unit()) return {repeat_item(*found)};
    if (auto found = each(); !found.empty()) return found;
    if (auto found = by_units(); !found.empty()) return found;
    if (auto found = month_days(); !found.empty()) return found;
    if (auto found = last_day_of_each(); !found.empty()) return found;
    if (auto found = part_of_each(); !found.empty()) return found;
    if (auto found = every_other_day(); !found.empty()) return found;
    if (auto found = working_days(); !found.empty()) return found;
    if (auto found = until_weekday(); !found.empty()) return found;
    if (auto found = from_weekday(); !found.empty()) return found;
    take(Word::in);
    if (auto found = counted_weekday(); !found.empty()) return found;
    if (auto found = weekdays(0); !found.empty()) return found;
    rewind(start);
    return {};
}

// «с понедельника по пятницу»
std::vector<Item> Grammar::from_weekday() {
    const Mark start = mark();
    const bool fits = take(Word::from) && is(Word::weekday) && (is(Word::by, 1) || is(Word::until, 1)) &&
                      is(Word::weekday, 2) && token().value < token(2).value;
    if (!fits) return rewind(start), std::vector<Item>{};
    Repeat found{.unit = Unit::week};
    for (int day = token().value; day <= token(2).value; ++day) found.weekdays.emplace_back(0, day);
    at_ += 3;
    return {repeat_item(found)};
}

// «до», «к», «не позднее» before a time
bool Grammar::take_until() {
    if (is(Word::not_) && is(Word::later, 1)) return at_ += 2;
    return take(Word::until) || take(Word::to);
}

// «не позднее последней пятницы месяца», «еженедельно до пятницы»; a lone «до пятницы» says no week
std::vector<Item> Grammar::until_weekday() {
    const Mark start = mark();
    if (!take_until()) return {};
    const bool after_repeat = !tree_.items.empty() && tree_.items.back().kind == Item::Kind::repeat;
    auto found = counted_weekday();
    if (found.empty() && after_repeat) found = weekdays(0);
    if (!found.empty() && (after_repeat || found[0].kind == Item::Kind::repeat)) return found;
    rewind(start);
    return {};
}

std::optional<int> Grammar::amount() {
    constexpr int kMostDigits = 2;
    const bool roman_times = is(Word::roman) && is(Word::times, 1);  // «I раз в месяц»
    if ((is(Word::number) && token().digits <= kMostDigits && token().value > 0) || is(Word::cardinal) || roman_times) {
        const int value = token().value;
        ++at_;
        const bool in_words = is(Word::open) && is(Word::close, 2) && (is(Word::cardinal, 1) || is(Word::none, 1));
        if (in_words) at_ += 3;  // «3 (трёх)»
        return value;
    }
    return {};
}

// times_in_unit := [не реже] [n] раз[а] (в | /) [каждый] [n] unit | дважды в unit
std::optional<Repeat> Grammar::times_in_unit() {
    const Mark start = mark();
    const auto fail = [&] { return rewind(start), std::nullopt; };
    Repeat found{.counted = true};
    bool at_most = false, about = false;
    take(Word::by);  // «по 2 раза в месяц»
    if (take(Word::not_)) {
        at_most = is(Word::oftener);
        if (!take(Word::rarer) && !take(Word::oftener)) return fail();
        if (is(Word::comma) && token(1).text == "чем") ++at_;
        if (token().text == "чем") ++at_;
    }
    if (is(Word::times_adverb)) {
        found.times = token().value;
        ++at_;
    } else {
        const auto times = amount();
        if (times && (is(Word::dash) || is(Word::slash)) && (is(Word::number, 1) || is(Word::cardinal, 1))) {
            ++at_;
            about = amount().has_value();
        }
        if (times && is(Word::dash) && is(Word::times, 1)) ++at_;  // «2-раза»
        // «р» is «раз» only after a number.
        if (!is(Word::times) || (!times && token().text == "р")) return fail();
        ++at_;
        found.times = times.value_or(1);
    }
    const Mark within = mark();
    take(Word::in) || take(Word::over) || take(Word::slash) || take(Word::by);
    const bool course_of = take(Word::course);  // «3 раза в течение четверти»
    if (course_of && is_year_here()) {          // the year itself follows as a stretch
        rewind(within);
        found.unit = Unit::year;
    } else if (is(Word::number) && token().digits == 4) {  // «2 раза в 2019 году»: the year itself follows as a stretch
        found.unit = Unit::year;
    } else {
        take(Word::each);
        if (const auto every = amount()) {
            found.every = *every;
            if (is(Word::dash) && is(Word::number, 1)) about = at_ += 2;
        }
        take(Word::working) || take(Word::calendar) || take(Word::school);
        if (is(Word::unit) && !is_unit(Unit::hour))
            found.unit = static_cast<Unit>(token().value);
        else if (short_half_year())
            found.unit = Unit::half_year;
        else if (is(Word::year_mark) && found.every == 1)  // «2 раза в г.»
            found.unit = Unit::year;
        else
            return fail();
        ++at_;
        number_agrees(found, start.at);
    }
    if (about) doubt("«" + written(start.at, at_) + "»: число раз названо приблизительно.");
    if (at_most) doubt("«" + written(start.at, at_) + "»: названо только наибольшее число раз.");
    return found;
}

bool Grammar::is_year_here() {  // «[всего] [текущего] [учебного] года», «2020 года»
    const Mark start = mark();
    const bool found = school_year() || whole_time() || !years().empty() || is_unit(Unit::year);
    rewind(start);
    return found;
}

// each := каждый ([n] unit | рабочий день | weekdays | n-й weekday | n число)
std::vector<Item> Grammar::each() {
    const Mark start = mark();
    if (!take(Word::each)) return {};
    if (auto found = weekdays(0); !found.empty()) {
        found[0].kind = Item::Kind::repeat;
        if (!of_every_month() && is_unit(Unit::week)) ++at_;  // «каждая пятница месяца», «каждый вторник недели»
        return found;
    }
    if (auto found = counted_weekday(); !found.empty()) {
        found[0].kind = Item::Kind::repeat;
        return found;
    }
    const bool of_season = is(Word::season) && !is(Word::holidays, 1);
    if (const auto named = is(Word::month) ? month()
                           : of_season     ? season()
                                           : std::nullopt)  // «каждый сентябрь», «каждую осень»
        return {repeat_item({.unit = Unit::year, .first = Span{Span::Shape::whole, *named, {}}})};
    const Mark before_number = mark();
    if (const auto numbers = counted_numbers(); numbers && is(Word::day_of_month)) {
        Item item = month_days_item(*numbers, false);
        item.every_month = true;
        return {item};
    }
    rewind(before_number);
    Repeat found;
    if (is(Word::ordinal) && token().value > 0) {
        found.every = token().value;
        ++at_;
        doubt("«" + written(start.at, at_ + 1) + "» понято как один раз в такой срок.");
    } else {
        found.every = amount().value_or(1);
    }
    if (found.every == 1 && is(Word::working) && is_unit(Unit::day, 1)) {
        at_ += 2;
        return {on_working_days()};
    }
    take(Word::school) || take(Word::calendar);
    if (!is(Word::unit) || is_unit(Unit::hour)) return rewind(start), std::vector<Item>{};
    found.unit = static_cast<Unit>(token().value);
    ++at_;
    number_agrees(found, start.at);
    return {repeat_item(found)};
}

// «раз в 3 месяца», but «раз в 3 месяц»: the third month, or three months with a slip
void Grammar::number_agrees(const Repeat& repeat, std::size_t from) {
    static constexpr std::array<std::string_view, 7> kOfOne = {"месяц",     "неделю",   "квартал", "год",
                                                               "полугодие", "четверть", "день"};
    constexpr int kMostPlausible = 12;
    const bool one = repeat.every == 1;
    const bool slip = std::find(kOfOne.begin(), kOfOne.end(), words_.tokens[at_ - 1].text) != kOfOne.end();
    if (!one && (slip || (repeat.every > kMostPlausible && repeat.unit > Unit::day)))
        doubt("«" + written(from, at_) + "»: число не подходит к слову после него. Проверьте.");
}

// «в рабочие дни», «по рабочим дням»
std::vector<Item> Grammar::working_days() {
    const Mark start = mark();
    const bool begins = take(Word::in) || take(Word::by);
    if (begins && is(Word::none) && token().text.starts_with("будн")) {  // «по будням», «в будние дни»
        ++at_;
        take(Word::unit);
        return {on_working_days()};
    }
    if (!begins || !take(Word::working) || !is_unit(Unit::day) || token().text == "день")
        return rewind(start), std::vector<Item>{};
    ++at_;
    return {on_working_days()};
}

// by_units := по (полугодиям | кварталам | …) | по weekdays
std::vector<Item> Grammar::by_units() {
    const Mark start = mark();
    if (!take(Word::by)) return {};
    if (is(Word::weekday) && is_plural_dative(token())) {
        auto found = weekdays(0);
        found[0].kind = Item::Kind::repeat;
        return found;
    }
    take(Word::school);
    if (!is(Word::unit) || !is_plural_dative(token()) || is_unit(Unit::hour)) return rewind(start), std::vector<Item>{};
    Repeat found{.unit = static_cast<Unit>(token().value)};
    ++at_;
    return {repeat_item(found)};
}

// weekdays := weekday {(, | и | -) weekday}
std::vector<Item> Grammar::weekdays(int which) {
    if (!is(Word::weekday)) return {};
    Item item;
    item.kind = Item::Kind::weekday;
    item.repeat.unit = which == 0 ? Unit::week : Unit::month;
    item.repeat.weekdays.emplace_back(which, token().value);
    ++at_;
    while ((is(Word::comma) || is(Word::and_)) && is(Word::weekday, 1)) {
        item.repeat.weekdays.emplace_back(which, token(1).value);
        at_ += 2;
    }
    if (is(Word::dash) && is(Word::weekday, 1)) {
        for (int day = item.repeat.weekdays.back().second + 1; day <= token(1).value; ++day)
            item.repeat.weekdays.emplace_back(which, day);
        at_ += 2;
    }
    return {item};
}

// «вторая среда месяца», «2 и 4 среда»; of a named month it is a day, which the stretches read
std::vector<Item> Grammar::counted_weekday() {
    const Mark start = mark();
    const auto numbers = counted_numbers();
    if (!numbers || !is(Word::weekday) || is(Word::month, 1)) return rewind(start), std::vector<Item>{};
    Item item;
    item.kind = Item::Kind::weekday;
    item.repeat.unit = Unit::month;
    const int weekday = token().value;
    ++at_;
    constexpr int kMostWeeks = 5;
    for (const auto& [from, to] : numbers->numbers) {
        if (from == 0 || to > kMostWeeks) return rewind(start), std::vector<Item>{};
        for (int which = from; which <= to; ++which) item.repeat.weekdays.emplace_back(which, weekday);
    }
    if (item.repeat.weekdays.size() > kMostWeeks) return rewind(start), std::vector<Item>{};
    if (of_every_month()) item.kind = Item::Kind::repeat;
    return {item};
}

bool Grammar::of_every_month() {
    const Mark start = mark();
    take(Word::each) || take(Word::reporting);
    if (is_unit(Unit::month)) return ++at_, true;
    rewind(start);
    if (is(Word::current) && is_unit(Unit::month, 1)) at_ += 2;  // «до 25 числа текущего месяца»: perhaps of this one
    return false;
}

// «не позднее 1 февраля года, следующего за отчётным [годом | периодом]»
std::optional<Repeat> Grammar::reporting_year() {
    const Mark start = mark();
    const Spans first = until_spans();
    if (first.size() != 1) return rewind(start), std::nullopt;
    const bool year_before = is_unit(Unit::year);
    if (year_before) ++at_;
    take(Word::comma);
    const bool fits =
        take(Word::following) && take(Word::over) && take(Word::reporting) && (year_before || is_unit(Unit::year));
    if (!fits) return rewind(start), std::nullopt;
    if (is_unit(Unit::year)) ++at_;
    take(Word::period);
    return Repeat{.unit = Unit::year, .first = first[0], .after_reporting_year = true};
}

// last_day_of_each := [в | до | не позднее] последний [рабочий] день [каждого] unit
std::vector<Item> Grammar::last_day_of_each() {
    const Mark start = mark();
    take_until() || take(Word::in);
    const std::size_t from = at_;
    const bool last = is(Word::ordinal) && token().value == -1;
    if (!last) return rewind(start), std::vector<Item>{};
    ++at_;
    const bool working = take(Word::working);
    if (!is_unit(Unit::day)) return rewind(start), std::vector<Item>{};
    ++at_;
    const bool each = take(Word::each);
    take(Word::school);
    if (!is(Word::unit) || token().value < static_cast<int>(Unit::month)) return rewind(start), std::vector<Item>{};
    const auto unit = static_cast<Unit>(token().value);
    ++at_;
    if (working || unit != Unit::month)
        doubt("«" + written(from, at_) + "» прочитано не полностью: какой это день, назовите сами.");
    if (unit == Unit::month) return {repeat_item({.unit = unit, .days = {-1}})};
    if (each || unit == Unit::quarter) return {repeat_item({.unit = unit})};
    Item item;  // «последний день четверти»: one, but nobody says which
    item.span.first.kind = Stretch::Kind::this_unit;
    return {item};
}

// «3 неделя каждого месяца», «в конце каждой четверти»: a part of each unit
std::vector<Item> Grammar::part_of_each() {
    const Mark start = mark();
    take(Word::in);
    Repeat found;
    const std::size_t from = at_;
    if (take(Word::edge)) {
        if (!take(Word::each)) return rewind(start), std::vector<Item>{};
        take(Word::school);
        if (!is(Word::unit)) return rewind(start), std::vector<Item>{};
        found.unit = static_cast<Unit>(token().value);
        ++at_;
    } else {
        if (!counted_numbers() || !(is_unit(Unit::week) || is_unit(Unit::decade) || is(Word::half)))
            return rewind(start), std::vector<Item>{};
        ++at_;
        const bool of_named = follows_month() && !is(Word::each);  // «октябрь, 1 половина месяца»
        if (of_named || !of_every_month()) return rewind(start), std::vector<Item>{};
    }
    doubt("«" + written(from, at_) + "»: повторение записано без этой части срока.");
    return {repeat_item(found)};
}

// «через день»; but «через день после …» is counted from an event
std::vector<Item> Grammar::every_other_day() {
    const Mark start = mark();
    if (!take(Word::through) || token().text != "день") return rewind(start), std::vector<Item>{};
    ++at_;
    if (event_connector()) return rewind(start), std::vector<Item>{};
    doubt("«" + written(start.at, at_) + "» понято как раз в два дня.");
    return {repeat_item({.unit = Unit::day, .every = 2})};
}

}  // namespace mera::deadline_language
