// Named stretches of time: months, years, parts of them, and how they make ranges. Days: deadline_grammar_days.cpp.
#include "domain/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

bool is_year_number(const Token& token) {
    constexpr int kFirst = 1990, kLast = 2100;
    return token.word == Word::number && token.digits == 4 && token.value >= kFirst && token.value <= kLast;
}

Span whole(Stretch stretch) { return {Span::Shape::whole, std::move(stretch), {}}; }

bool can_take_year(const Stretch& stretch) {
    using Kind = Stretch::Kind;
    return !stretch.year &&
           (stretch.kind == Kind::day || stretch.kind == Kind::month || stretch.kind == Kind::quarter ||
            stretch.kind == Kind::half_year || stretch.kind == Kind::season);
}

}  // namespace

// spans := until | from | [в | на] [период] (course | range_or_list)
Grammar::Spans Grammar::spans() {
    const Mark start = mark();
    if (auto found = until_spans(); !found.empty()) return found;
    if (auto found = from_spans(); !found.empty()) return found;
    if (is(Word::number) && is(Word::by, 1))  // «16 по 21 сентября»
        if (auto found = bare_numbers_until(); !found.empty()) return found;
    if (auto found = course(); !found.empty()) return found;
    if (take(Word::in) || take(Word::on)) {
        const bool days_of = is_unit(Unit::day) && (is(Word::holidays, 1) || is(Word::holidays, 2));  // «в дни каникул»
        if (days_of) ++at_;
        if (take(Word::period) || take(Word::while_))
            if (auto found = from_spans(); !found.empty()) return found;
    }
    auto found = is(Word::course) ? Spans{} : range_or_list();
    if (found.empty()) rewind(start);
    return found;
}

// range_or_list := simple [(– | по) simple]
Grammar::Spans Grammar::range_or_list() {
    Spans found = simple();
    if (found.empty() || found.back().shape != Span::Shape::whole) return found;
    const Mark before_range = mark();
    if (!take(Word::dash) && !take(Word::by)) return found;
    take(Word::in);
    Spans second = simple();
    if (second.empty() || second.front().shape != Span::Shape::whole) {
        rewind(before_range);
        return found;
    }
    Stretch& first = found.back().first;
    const Stretch last = second.front().first;
    if (last.kind == Stretch::Kind::year && can_take_year(first))
        first.year = last.year;  // «сентябрь – 2019 г.»
    else
        found.back() = {Span::Shape::between, first, last};
    found.insert(found.end(), second.begin() + 1, second.end());
    return found;
}

// from := (с | от | начиная с) simple ((по | до | –) simple | по настоящее время | ∅)
Grammar::Spans Grammar::from_spans() {
    const Mark start = mark();
    take(Word::starting);
    const bool after = is(Word::after) || (is(Word::not_) && is(Word::earlier, 1));
    const bool of = is(Word::of);
    if (is(Word::not_) && is(Word::earlier, 1))
        at_ += 2;
    else if (!take(Word::from) && !take(Word::of) && !take(Word::after))
        return rewind(start), Spans{};
    if (auto found = bare_numbers_until(); !found.empty() && !after) return found;
    Spans first = simple();
    if (first.size() == 1 && first[0].shape == Span::Shape::between && first[0].first.kind == Stretch::Kind::year)
        return first;
    if (first.size() != 1 || first[0].shape != Span::Shape::whole ||
        (after && first[0].first.kind != Stretch::Kind::day)) {
        rewind(start);
        return {};
    }
    const Mark open_end = mark();
    if (take(Word::by) || take(Word::until) || take(Word::dash)) {
        Spans last = simple();
        if (!last.empty() && last[0].shape == Span::Shape::whole) {
            last[0] = {Span::Shape::between, first[0].first, last[0].first};
            return last;
        }
        if (!take(Word::present) || !take(Word::while_)) rewind(open_end);
    }
    if (of) return rewind(start), Spans{};
    if (after) doubt("Названо только, не раньше какого дня: " + written(start.at, at_) + ".");
    return {{Span::Shape::since, first[0].first, {}}};
}

// until := (до | к | по | не позднее) simple {(, | и) simple of the same kind}
Grammar::Spans Grammar::until_spans() {
    const Mark start = mark();
    const bool by = is(Word::by);
    if (is(Word::not_) && is(Word::later, 1))
        at_ += 2;
    else if (!take(Word::until) && !take(Word::to) && !take(Word::by))
        return {};
    take(Word::until);
    Spans found = simple();
    const auto unfit = [&] {
        const auto kind = found[0].first.kind;
        return by && kind != Stretch::Kind::day && kind != Stretch::Kind::month && kind != Stretch::Kind::broken;
    };
    if (found.empty() || unfit()) return rewind(start), Spans{};
    while (found.back().shape == Span::Shape::whole) {
        const Mark more = mark();
        if (!take(Word::comma) && !take(Word::and_) && !take(Word::slash)) break;
        const Spans next = is(Word::open) ? Spans{} : simple();
        if (next.empty() || next[0].first.kind != found[0].first.kind || next[0].shape != Span::Shape::whole) {
            rewind(more);
            break;
        }
        found.insert(found.end(), next.begin(), next.end());
    }
    for (Span& span : found) {
        if (span.shape == Span::Shape::between)
            doubt("«" + written(start.at, at_) + "»: после «до» стоит промежуток, взят его последний день.");
        span = {Span::Shape::until, {}, span.shape == Span::Shape::between ? span.last : span.first};
    }
    return found;
}

Grammar::Spans Grammar::simple() {
    if (const auto found = hyphen_date()) return {whole(*found)};
    if (const auto found = number_date()) return {whole(*found)};
    if (const auto found = comma_date()) return {whole(*found)};
    if (auto found = years(); !found.empty()) return found;
    if (auto found = counted(); !found.empty()) return found;
    if (auto found = months(); !found.empty()) return found;
    if (auto found = edges(); !found.empty()) return found;
    if (const auto found = school_year()) return {whole(*found)};
    if (const auto found = season()) return {whole(*found)};
    if (const auto found = whole_time()) return {whole(*found)};
    return {};
}

std::optional<Stretch> Grammar::month() {
    constexpr int kMonths = 12;
    const bool roman =
        is(Word::roman) && token().dotted && is_year_number(token(1)) && token().value <= kMonths;  // «XI.2019»
    if (!is(Word::month) && !roman) return {};
    Stretch found{.kind = Stretch::Kind::month, .month = token().value};
    ++at_;
    if (is(Word::dash) && is_unit(Unit::month, 1) && !is(Word::dash, 2)) ++at_;
    if (is_unit(Unit::month)) ++at_;  // «сентябрь месяц»
    year_after(found);
    return found;
}

// «декабрь 2019, 2020, 2021 гг.»: one month of several years
Grammar::Spans Grammar::months() {
    const auto named = month();
    if (!named) return {};
    Spans found{whole(*named)};
    while (named->year && (is(Word::comma) || is(Word::and_)) && is_year_number(token(1)) && !is(Word::dot, 2)) {
        ++at_;
        Stretch next{.kind = Stretch::Kind::month, .month = named->month};
        year_after(next);
        found.push_back(whole(next));
    }
    return found;
}

// [,] 2019 [– 2020] [уч.] [г. | год]; the two-digit year only before «г.»
void Grammar::year_after(Stretch& stretch) {
    if (stretch.year) return void(year_mark());
    const Mark start = mark();
    if (is(Word::comma) && is_year_number(token(1)) && !is(Word::dot, 2)) ++at_;
    if (is_year_number(token()) && !is(Word::dot, 1)) {
        stretch.year = token().value;
        ++at_;
        const Token& second = token(1);
        const bool pair =
            (is(Word::dash) || is(Word::slash)) && second.word == Word::number &&
            (second.value == *stretch.year + 1 || (second.digits == 2 && second.value == (*stretch.year + 1) % 100));
        if (pair) {
            at_ += 2;
            stretch.year_of_school_year = true;
            if (!school_year_mark()) doubt("«" + written(start.at, at_) + "» понято как учебный год.");
            return;
        }
        school_year_mark();
    } else if (is(Word::number) && token().digits == 2 && !token().ordinal &&
               (is(Word::year_mark, 1) || is_unit(Unit::year, 1))) {
        constexpr int kCentury = 2000;
        stretch.year = kCentury + token().value;
        at_ += 2;
    } else if ((is(Word::current) || is(Word::following)) && is_unit(Unit::year, 1)) {
        stretch.next_year = is(Word::following);
        at_ += 2;
    }
}

bool Grammar::year_mark() {  // «г.», «гг.», «г.г.», «года»
    bool found = false;
    while (take(Word::year_mark)) found = true;
    if (!found && is_unit(Unit::year)) return ++at_, true;
    return found;
}

bool Grammar::school_year_mark() {  // answers whether it is a school year; a plain «г.» is read too
    const Mark start = mark();
    if (take(Word::school) && year_mark()) return true;
    rewind(start);
    year_mark();
    return false;
}

// years := Y [– Y | / Y] {(, | и) Y} [уч.] [г. | гг. | год…]
Grammar::Spans Grammar::years() {
    const Mark start = mark();
    if (!is_year_number(token()) || is(Word::dot, 1)) return {};
    const auto year = [](int value) { return Stretch{.kind = Stretch::Kind::year, .year = value}; };
    Spans found{whole(year(token().value))};
    ++at_;
    const int first = *found[0].first.year;
    const Token& second = token(1);
    const bool slash = is(Word::slash),
               next_year = second.value == first + 1 || (second.digits == 2 && second.value == (first + 1) % 100);
    if ((slash || is(Word::dash) || is(Word::by)) && second.word == Word::number &&
        (is_year_number(second) || (second.digits == 2 && next_year && !is(Word::dot, 2)))) {
        const int last = second.digits == 2 ? first + 1 : second.value;
        at_ += 2;
        if (const bool school = school_year_mark(); last == first + 1 && (school || slash)) {
            if (!school) doubt("«" + written(start.at, at_) + "» понято как учебный год.");
            return {whole({.kind = Stretch::Kind::school_year, .year = first})};
        }
        return {{Span::Shape::between, year(first), year(last)}};
    }
    while ((is(Word::comma) || is(Word::and_)) && is_year_number(token(1)) && !is(Word::dot, 2)) {
        found.push_back(whole(year(token(1).value)));
        at_ += 2;
    }
    if (school_year_mark()) {
        doubt("«" + written(start.at, at_) + "»: назван один год, понято как учебный год, который в нём начинается.");
        for (Span& span : found) span.first.kind = Stretch::Kind::school_year;
    }
    return found;
}

std::optional<Stretch> Grammar::school_year() {
    const Mark start = mark();
    take(Word::whole);
    take(Word::current);
    if (!is(Word::school) || !(is_unit(Unit::year, 1) || is(Word::year_mark, 1))) return rewind(start), std::nullopt;
    at_ += 2;
    Stretch found{.kind = Stretch::Kind::school_year};
    Stretch dated = found;
    year_after(dated);  // «учебный год 2019-2020»
    if (dated.year) found.year = dated.year;
    return found;
}

// season := (весна | весенний) [период | каникулы] | каникулы; «осенние, весенние каникулы» share the noun
std::optional<Stretch> Grammar::season() {
    if (is(Word::none) && token().text.starts_with("школьн") && is(Word::holidays, 1)) ++at_;
    if (!is(Word::season) && !is(Word::holidays)) return {};
    std::size_t ahead = 0;
    while (is(Word::season, ahead) &&
           (is(Word::comma, ahead + 1) || is(Word::and_, ahead + 1) || is(Word::dash, ahead + 1)) &&
           is(Word::season, ahead + 2))
        ahead += 2;
    const bool shared = is(Word::season, ahead) && is(Word::holidays, ahead + 1);
    Stretch found{.kind = is(Word::season) && !shared ? Stretch::Kind::season : Stretch::Kind::holidays,
                  .number = token().value};
    ++at_;
    take(Word::holidays);
    if (!take(Word::period)) take(Word::while_);  // «летний период», «каникулярное время»
    year_after(found);
    return found;
}

// edges := (начало | середина | конец) {(, | и | –) …} target
Grammar::Spans Grammar::edges() {
    const Mark start = mark();
    std::vector<int> which;
    while (is(Word::edge)) {
        which.push_back(token().value);
        ++at_;
        const bool more = (is(Word::comma) || is(Word::and_) || is(Word::dash) || is(Word::slash)) && is(Word::edge, 1);
        if (!more) break;
        ++at_;
    }
    if (which.empty()) return {};
    const auto target = edge_target();
    if (!target) return rewind(start), Spans{};
    Spans found;
    for (const int edge : which) {
        Stretch part = *target;
        part.part = Stretch::Part::edge;
        part.part_number = edge;
        found.push_back(whole(part));
    }
    return found;
}

std::optional<Stretch> Grammar::edge_target() {
    if (const auto found = month()) return found;
    if (const auto found = school_year()) return found;
    if (const Spans found = years(); !found.empty()) return found[0].first;
    if (const auto found = season()) return found;
    if (const Spans found = counted(); !found.empty()) return found[0].first;
    take(Word::calendar);
    if (is_unit(Unit::year)) return ++at_, Stretch{.kind = Stretch::Kind::plan_year};
    if (is_unit(Unit::month) || is_unit(Unit::quarter) || is_unit(Unit::school_quarter) || is_unit(Unit::half_year))
        return ++at_, Stretch{.kind = Stretch::Kind::this_unit};
    if (is(Word::school) && is_unit(Unit::school_quarter, 1))
        return at_ += 2, Stretch{.kind = Stretch::Kind::this_unit};
    return {};
}

// whole_time := весь (год | период | срок)
std::optional<Stretch> Grammar::whole_time() {
    const Mark start = mark();
    if (!take(Word::whole)) return {};
    if (take(Word::period) || take(Word::filler)) {
        skip_name();
        return Stretch{.kind = Stretch::Kind::plan_term};
    }
    if (is_unit(Unit::year)) return ++at_, Stretch{.kind = Stretch::Kind::plan_year};
    return rewind(start), std::nullopt;
}

// course := (в течение | на протяжении) (года | периода | месяца | stretch); a number of days is an event's distance
Grammar::Spans Grammar::course() {
    const Mark start = mark();
    take(Word::in) || take(Word::on);
    if (!take(Word::course)) return rewind(start), Spans{};
    take(Word::slash);  // «в теч/года»
    take(Word::current);
    const bool amount_of = (is(Word::number) && !token().ordinal) || is(Word::cardinal);
    const bool distance =
        amount_of && is(Word::unit, 1) && token(1).value <= static_cast<int>(Unit::week);  // «в течение 2 недель»
    if (distance) return rewind(start), Spans{};
    if (auto found = range_or_list(); !found.empty() && !event_connector()) return found;
    take(Word::whole);
    take(Word::calendar);
    Stretch found{.kind = Stretch::Kind::this_unit};
    if (take(Word::period) || take(Word::filler)) {
        skip_name();
        found.kind = Stretch::Kind::plan_term;
    } else if (is_unit(Unit::year)) {
        ++at_;
        found.kind = Stretch::Kind::plan_year;
    } else if (is_unit(Unit::hour) || is_unit(Unit::day) || !take(Word::unit)) {
        return rewind(start), Spans{};  // «в течение суток» is a distance
    }
    if (event_connector()) return rewind(start), Spans{};
    return {whole(found)};
}

void Grammar::skip_name() {  // «… срока реализации национальной программы»
    while (take(Word::filler) || take(Word::plan) || take(Word::none)) {
    }
}

}  // namespace mera::deadline_language
