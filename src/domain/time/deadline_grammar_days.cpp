// Whatever is counted: «1, 15 мая», «16-21.09», «II квартал», «3 неделя октября». Whole dates: deadline_grammar_dates.cpp.
#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

Span from_to(Stretch first, Stretch last) { return {Span::Shape::between, std::move(first), std::move(last)}; }

}  // namespace

std::optional<int> Grammar::counted_number(Counted& into) {
    const Token& here = token();
    if (here.word == Word::number && here.digits <= 2) return ++at_, here.value;
    if (here.word == Word::roman) {
        into.only_digits = false;
        into.sure = into.sure && here.ordinal;
        return ++at_, here.value;
    }
    constexpr int kTwenty = 20;
    if (here.word == Word::cardinal && here.value >= kTwenty && is(Word::ordinal, 1)) {  // «двадцать пятого»
        into.only_digits = false;
        at_ += 2;
        return here.value + words_.tokens[at_ - 1].value;
    }
    if (here.word == Word::ordinal) {
        into.only_digits = false;
        return ++at_, here.value;
    }
    return {};
}

// counted_numbers := n [– n] {(, | и) n [– n]}
std::optional<Grammar::Counted> Grammar::counted_numbers() {
    constexpr std::size_t kMost = 31;
    const Mark start = mark();
    Counted found;
    while (found.numbers.size() < kMost) {
        const auto from = counted_number(found);
        if (!from) break;
        found.numbers.emplace_back(*from, *from);
        if (is(Word::dot) && is(Word::dash, 1)) ++at_;  // «16.-21.09»
        Mark next = mark();
        if (take(Word::dash)) {
            const auto to = counted_number(found);
            if (to)
                found.numbers.back().second = *to;
            else
                rewind(next);
        }
        next = mark();
        if (!take(Word::comma) && !take(Word::and_)) return found;
        Counted ahead;
        if (!counted_number(ahead)) return rewind(next), found;
        rewind(next);
        ++at_;
    }
    rewind(start);
    return {};
}

// counted := counted_numbers (.m | month | unit | half | weekday of a month)
Grammar::Spans Grammar::counted() {
    const Mark start = mark();
    const auto numbers = counted_numbers();
    if (!numbers) return {};
    Spans found;
    if (is(Word::dot) && is(Word::number, 1) && token(1).digits <= 2 && token(1).value > 0)
        found = numeric_days(*numbers);
    else if (is(Word::month) || (is(Word::day_of_month) && is(Word::month, 1)))
        found = days_of_month(*numbers);
    else if (is_unit(Unit::day) && is(Word::month, 1) && token().text != "день" && token().text != "дня")
        found = first_or_last_days(*numbers);
    else if (is_unit(Unit::week) || is_unit(Unit::decade) || is(Word::half) || is_short_half())
        found = parts_of_month(*numbers);
    else
        found = counted_units(*numbers);
    if (found.empty()) rewind(start);
    if (!found.empty() && !numbers->sure)
        doubt("Римское число в «" + written(start.at, at_) + "» повреждено. Проверьте.");
    return found;
}

Grammar::Spans Grammar::days_of_month(const Counted& numbers) {
    if (auto some = first_or_last_days(numbers); !some.empty()) return some;
    std::size_t named_again = 0;
    take(Word::day_of_month);
    Stretch named{.kind = Stretch::Kind::day, .month = token().value};
    ++at_;
    year_after(named);
    Spans found;
    const auto day = [&](int number) {
        Stretch one = day_of(number, named.month);
        one.year = named.year;
        one.year_of_school_year = named.year_of_school_year;
        one.next_year = named.next_year;
        one.through_year = named.through_year;
        return one;
    };
    for (const auto& [from, to] : numbers.numbers) {
        if (from < 0) return {};
        found.push_back(from == to ? whole(day(from)) : from_to(day(from), day(to)));
    }
    // «15 января, апреля, июля», «15 янв., апр.»: the day is said once; «15 января, апрель» is not that
    const auto genitive = [&] { return is_month_in_genitive(token(1)); };
    while (found.size() == 1 + named_again && numbers.numbers[0].first == numbers.numbers[0].second &&
           (is(Word::comma) || is(Word::and_)) && is(Word::month, 1) && genitive()) {
        Stretch next{.kind = Stretch::Kind::day, .month = token(1).value};
        at_ += 2;
        year_after(next);
        Stretch one = day_of(numbers.numbers[0].first, next.month);
        one.year = next.year;
        found.push_back(whole(one));
        ++named_again;
    }
    if (named_again > 0)
        doubt("Число " + std::to_string(numbers.numbers[0].first) + " отнесено ко всем месяцам перечня.");
    return found;
}

// «в первых числах сентября», «последние числа мая»: nobody says how many
Grammar::Spans Grammar::first_or_last_days(const Counted& numbers) {
    const Mark start = mark();
    const std::string& which = words_.tokens[at_ - 1].text;
    const bool several =
        which.ends_with("ых") || which.ends_with("их") || which.ends_with("ые") || which.ends_with("ие");
    const int number = numbers.numbers[0].first;
    if (!several || numbers.numbers.size() != 1 || (number != 1 && number != -1)) return {};
    if (!take(Word::day_of_month) && !(is_unit(Unit::day) && take(Word::unit))) return {};
    auto named = month();
    if (!named) return rewind(start), Spans{};
    constexpr int kBegin = 1, kEnd = 3;
    named->part = Stretch::Part::edge;
    named->part_number = number == 1 ? kBegin : kEnd;
    doubt("«" + written(start.at - 1, at_) + "»: не сказано, какие это числа. Проверьте.");
    return {whole(*named)};
}

Grammar::Spans Grammar::numeric_days(const Counted& numbers) {
    if (!numbers.only_digits) return {};
    const int month_number = token(1).value;
    at_ += 2;
    Stretch named = day_of(1, month_number);
    if (is(Word::dot) && is(Word::number, 1) && (token(1).digits == 4 || (token(1).digits == 2 && !token(1).spaced))) {
        named.year = full_year(token(1));
        at_ += 2;
    }
    take(Word::dot);
    year_after(named);
    Spans found;
    const auto day = [&](int number) {
        Stretch one = day_of(number, month_number);
        one.year = named.year;
        return one;
    };
    for (const auto& [from, to] : numbers.numbers)
        found.push_back(from == to ? whole(day(from)) : from_to(day(from), day(to)));
    return found;
}

// «3 неделя [октября]», «первая половина мая», «вторая половина года»
Grammar::Spans Grammar::parts_of_month(const Counted& numbers) {
    using Part = Stretch::Part;
    const Part part = is(Word::half) || is_short_half() ? Part::half : is_unit(Unit::week) ? Part::week : Part::decade;
    const int most = part == Part::half ? 2 : part == Part::decade ? 3 : 5;
    const bool may_be_length = part != Part::half && token().text != "неделя" && token().text != "декада" &&
                               token().text != "неделе" && token().text != "декаде" && numbers.only_digits &&
                               numbers.numbers.size() == 1 && token().text != "нед" &&
                               numbers.numbers[0].first == numbers.numbers[0].second && !words_.tokens[at_ - 1].ordinal;
    ++at_;
    Stretch of{.kind = Stretch::Kind::month};
    if (const auto named = month()) {
        of = *named;
    } else if (part == Part::half) {
        take(Word::school);
        const bool of_month = follows_month();  // «октябрь (1-я половина)», «октябрь, 1 половина месяца»
        const bool of_named_year = is_year_number(token()) && !is(Word::dot, 1);  // «первая половина 2023 года»
        if (!is_unit(Unit::year) && !of_month && !of_named_year) return {};
        if (is_unit(Unit::year) || of_named_year) of.kind = Stretch::Kind::half_year;
        if (of_named_year)
            year_after(of);
        else if (is_unit(Unit::year) || is_unit(Unit::month))
            ++at_;
    } else if (is(Word::school) && is_unit(Unit::year, 1)) {
        constexpr int kMay = 5, kSeptember = 9;
        at_ += 2;
        of.month = numbers.numbers[0].first == -1 ? kMay : kSeptember;
        doubt("Недели учебного года отсчитаны от 1 сентября и от 31 мая. Проверьте.");
    } else if (is_unit(Unit::month) && follows_month()) {
        ++at_;  // «октябрь, 3 неделя месяца»
    } else if (is(Word::each) || is_unit(Unit::month) || may_be_length) {
        return {};  // of every month: a repetition; «2 недели»: how long
    }
    Spans found;
    for (const auto& [from, to] : numbers.numbers) {
        Stretch first = of, last = of;
        const auto set = [&](Stretch& one, int number) {
            if (of.kind == Stretch::Kind::half_year) return void(one.number = number);
            one.part = number == -1 && part == Part::week ? Part::last_week : part;
            one.part_number = number == -1 ? most : number;
            if (number > most || number == 0) one.kind = Stretch::Kind::broken;
        };
        set(first, from);
        set(last, to);
        found.push_back(from == to ? whole(first) : from_to(first, last));
    }
    return found;
}

// A month has just been named, and what follows may be a part of it.
bool Grammar::follows_month() const {
    return !tree_.items.empty() && tree_.items.back().kind == Item::Kind::span &&
           is_whole_month(tree_.items.back().span) && join_ < Join::strong;
}

// «II, III кварталы 2020 г.», «1 полугодие», «последний понедельник октября», «последний день мая»
Grammar::Spans Grammar::counted_units(const Counted& numbers) {
    using Kind = Stretch::Kind;
    take(Word::school);
    Stretch named;
    int most = 0;
    if (is(Word::weekday) && is(Word::month, 1)) {
        named = {.kind = Kind::day, .month = token(1).value, .part = Stretch::Part::weekday, .weekday = token().value};
        most = 5;
        ++at_;
    } else if (is_unit(Unit::day) && is(Word::month, 1) && numbers.numbers[0].first == -1) {
        named = {.kind = Kind::day, .month = token(1).value, .day = -1};
        most = 1;
        ++at_;
    } else if (is_unit(Unit::quarter)) {
        named.kind = Kind::quarter, most = 4;
    } else if (is_unit(Unit::half_year) || short_half_year()) {
        named.kind = Kind::half_year, most = 2;
    } else if (is_unit(Unit::semester)) {
        named.kind = Kind::semester, most = 2;
    } else if (is_unit(Unit::school_quarter)) {
        named.kind = Kind::school_quarter, most = 4;
    } else if (is_unit(Unit::trimester)) {
        named.kind = Kind::trimester, most = 3;
    } else {
        return {};
    }
    ++at_;
    year_after(named);
    if (!named.year && is(Word::school) && is_unit(Unit::year, 1) && token(1).text == "года") {
        at_ += 2;  // «первое полугодие учебного года»
        named.year_of_school_year = true;
    }
    Spans found;
    const auto one = [&](int number) {
        Stretch stretch = named;
        (named.kind == Kind::day ? stretch.part_number : stretch.number) = number;
        const bool last = number == -1 && (named.kind == Kind::day);
        if (number == -1 && !last) stretch.number = most;
        if (number > most || number == 0) stretch.kind = Kind::broken;
        return stretch;
    };
    for (const auto& [from, to] : numbers.numbers)
        found.push_back(from == to ? whole(one(from)) : from_to(one(from), one(to)));
    return found;
}

bool Grammar::is_short_half() const {  // «I пол. октября»
    return is(Word::none) && token().text == "пол" && token().dotted && is(Word::month, 1);
}

bool Grammar::short_half_year() {  // «1 п/г», «1 п/годие», «II пол.»: leaves the place at its last word
    if (token().text == "пол" && token().dotted) return true;
    const bool parted = token().text == "п" && is(Word::slash, 1) &&
                        (is(Word::year_mark, 2) || is_unit(Unit::year, 2) || token(2).text.starts_with("годи"));
    if (parted) at_ += 2;
    return parted;
}

// «с 16 по 20, с 23 по 27 сентября»: the month is said once, at the end
Grammar::Spans Grammar::bare_ranges(int first_day) {
    const Mark start = mark();
    const bool bare = is(Word::number) && token().digits <= 2 && (is(Word::comma, 1) || is(Word::and_, 1));
    if (!bare) return {};
    const int last_day = token().value;
    at_ += 2;
    take(Word::from);
    Spans found = bare_numbers_until();
    if (found.empty() || found[0].shape != Span::Shape::between || found[0].first.kind != Stretch::Kind::day)
        return rewind(start), Spans{};
    const auto day = [&](int number) {
        Stretch one = day_of(number, found[0].last.month);
        one.year = found[0].last.year;
        return one;
    };
    found.insert(found.begin(), from_to(day(first_day), day(last_day)));
    return found;
}

// «с 1 по 15 сентября», «с 10 до 20.09.2019»: the first day borrows the month of the second
Grammar::Spans Grammar::bare_numbers_until() {
    const Mark start = mark();
    if (!is(Word::number) || token().digits > 2) return {};
    const int first_day = token().value;
    ++at_;
    if (is(Word::dot) && is(Word::number, 1)) return rewind(start), Spans{};
    const bool dash = take(Word::dash);
    if (!take(Word::by) && !take(Word::until) && !dash) return rewind(start), Spans{};
    if (auto listed = bare_ranges(first_day); !listed.empty()) return listed;
    Spans found = simple();
    if (found.empty() || found[0].shape != Span::Shape::whole ||
        (found[0].first.kind != Stretch::Kind::day && found[0].first.kind != Stretch::Kind::broken))
        return rewind(start), Spans{};
    const Stretch last = found[0].first;
    Stretch first = day_of(first_day, last.month);
    first.year = last.year;
    found[0] = from_to(first, last);
    return found;
}

}  // namespace mera::deadline_language
