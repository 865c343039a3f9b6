// Named stretches of time: months, years, parts of them, and how they make ranges. Days: deadline_grammar_days.cpp.
#include <algorithm>
#include <array>

#include "domain/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

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
    const bool within = is(Word::in);
    if (take(Word::in) || take(Word::on)) {
        const bool days_of = is_unit(Unit::day) && (is(Word::holidays, 1) || is(Word::holidays, 2));  // «в дни каникул»
        if (days_of) ++at_;
        if (take(Word::period) || take(Word::while_))
            if (auto found = from_spans(); !found.empty()) return found;
    }
    const bool may_be_hour = within && looks_like_hour();
    const std::size_t first = at_;
    auto found = is(Word::course) ? Spans{} : range_or_list();
    if (found.empty()) return rewind(start), found;
    if (may_be_hour) doubt("«" + written(first, first + 3) + "» может быть часом, а не днём. Проверьте.");
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
    const auto is_holidays = [](const Span& span) { return span.first.kind == Stretch::Kind::holidays; };
    if (second.empty() || second.front().shape != Span::Shape::whole ||
        is_holidays(found.back()) != is_holidays(second.front())) {  // «каникулы – 26.10-01.11»: no range of the two
        rewind(before_range);
        return found;
    }
    const Stretch first = found.back().first;
    const Stretch last = second.front().first;
    if (last.kind == Stretch::Kind::year && can_take_year(first))
        found.back().first.year = last.year;  // «сентябрь – 2019 г.»
    else
        found.back() = {Span::Shape::between, first, last};
    if (second.size() > 1 && last.year && !first.year) {  // «сентябрь – декабрь 2019, 2020 гг.»: both ends each year
        for (auto more = second.begin() + 1; more != second.end(); ++more) {
            Stretch begin = first;
            begin.year = *more->first.year - (first.month > last.month ? 1 : 0);
            found.push_back({Span::Shape::between, begin, more->first});
        }
        return found;
    }
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
    const bool past_all_of_it = after && words_.tokens[start.at].word == Word::after;  // «после мая» is not from May on
    if (first.size() != 1 || first[0].shape != Span::Shape::whole ||
        (past_all_of_it && first[0].first.kind != Stretch::Kind::day)) {
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
    const Mark after_not_later = mark();
    if (is_distance_to_event()) return rewind(start), Spans{};
    take(Word::comma);
    if (is(Word::none) && token().text == "чем")
        ++at_;
    else
        rewind(after_not_later);
    take(Word::until);
    Spans found = end_of_year();
    if (found.empty()) found = simple();
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
    const bool to_its_end = is(Word::filler) && token().text == "включительно";  // «до мая включительно»
    for (Span& span : found) {
        Stretch& named = span.first;
        using Kind = Stretch::Kind;
        const bool has_end = named.kind == Kind::month || named.kind == Kind::quarter || named.kind == Kind::year;
        if (to_its_end && span.shape == Span::Shape::whole && has_end && named.part == Stretch::Part::whole) {
            constexpr int kEnd = 3;
            named.part = Stretch::Part::edge;
            named.part_number = kEnd;
        }
        if (span.shape == Span::Shape::between)
            doubt("«" + written(start.at, at_) + "»: после «до» стоит промежуток, взят его последний день.");
        span = {Span::Shape::until, {}, span.shape == Span::Shape::between ? span.last : span.first};
    }
    return found;
}

// «до окончания учебного года» is «до конца …»; of anything shorter or nameless it is an event
Grammar::Spans Grammar::end_of_year() {
    constexpr int kEnd = 3;
    const Mark start = mark();
    const bool end = is(Word::outcome) && (token().text.starts_with("окончани") || token().text.starts_with("заверш"));
    if (!end) return {};
    ++at_;
    auto target = edge_target();
    using Kind = Stretch::Kind;
    if (!target || (target->kind != Kind::school_year && target->kind != Kind::year && target->kind != Kind::plan_year))
        return rewind(start), Spans{};
    target->part = Stretch::Part::edge;
    target->part_number = kEnd;
    return {whole(*target)};
}

Grammar::Spans Grammar::simple() {
    if (const auto found = hyphen_date()) return {whole(*found)};
    if (const auto found = number_date()) return {whole(*found)};
    if (const auto found = comma_date()) return {whole(*found)};
    if (auto found = months_of_numbers(); !found.empty()) return found;
    if (auto found = years(); !found.empty()) return found;
    if (auto found = counted(); !found.empty()) return of_more_months(of_more_years(std::move(found)));
    if (const auto found = month()) return of_more_years({whole(*found)});
    if (auto found = edges(); !found.empty()) return of_more_months(std::move(found));
    if (const auto found = school_year()) return {whole(*found)};
    if (const auto found = season()) return {whole(*found)};
    if (const auto found = whole_time()) return {whole(*found)};
    return {};
}

// «последняя пятница октября, декабря», «первая декада сентября и января»: the part is said once; «…, январь» is not that
Grammar::Spans Grammar::of_more_months(Spans found) {
    const auto genitive = [](const Token& word) {
        return word.word == Word::month && (word.text.ends_with("а") || word.text.ends_with("я"));
    };
    const Stretch named = found.back().first;
    const bool part = found.size() == 1 && found[0].shape == Span::Shape::whole && named.month != 0 &&
                      named.part != Stretch::Part::whole && genitive(words_.tokens[at_ - 1]);
    const std::size_t from = at_;
    while (part && (is(Word::comma) || is(Word::and_)) && genitive(token(1))) {
        Stretch next = named;
        next.month = token(1).value;
        at_ += 2;
        year_after(next);
        found.push_back(whole(next));
    }
    if (at_ > from) doubt("Часть месяца отнесена ко всем месяцам перечня: «" + written(from - 1, at_) + "».");
    return found;
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
    bool is_dash = false;
    while (is(Word::edge)) {
        which.push_back(token().value);
        ++at_;
        const bool sign = is(Word::comma) || is(Word::and_) || is(Word::dash) || is(Word::slash);
        const bool with_preposition = (is(Word::in, 1) || is(Word::on, 1)) && is(Word::edge, 2);
        if (!sign || (!is(Word::edge, 1) && !with_preposition)) break;
        is_dash = is(Word::dash);
        at_ += with_preposition ? 2 : 1;  // «в начале и в конце года»
    }
    if (which.empty()) return {};
    const bool through = which.size() == 2 && is_dash;  // «начало – середина октября»
    const auto targets = edge_targets();
    if (targets.empty()) return rewind(start), Spans{};
    Spans found;
    for (const Stretch& target : targets)
        for (const int edge : which) {
            Stretch part = target;
            part.part = Stretch::Part::edge;
            part.part_number = edge;
            found.push_back(whole(part));
        }
    if (through) return {{Span::Shape::between, found[0].first, found[1].first}};
    return found;
}

// «в конце 1, 2 и 3 четверти»
std::vector<Stretch> Grammar::edge_targets() {
    const Mark start = mark();
    std::vector<Stretch> found;
    for (const Span& span : counted())
        if (span.shape == Span::Shape::whole) found.push_back(span.first);
    if (found.size() > 1) return found;
    rewind(start);
    if (const auto one = edge_target()) return {*one};
    return {};
}

std::optional<Stretch> Grammar::edge_target() {
    if (const auto found = month()) return found;
    if (const auto found = school_year()) return found;
    if (const Spans found = years(); !found.empty()) return found[0].first;
    if (const auto found = season()) return found;
    if (const Spans found = counted(); !found.empty()) return found[0].first;
    const bool calendar = take(Word::calendar), current = take(Word::current);
    if (is_unit(Unit::year) && current) return ++at_, Stretch{.kind = Stretch::Kind::plan_year, .of_calendar = true};
    if (is_unit(Unit::year)) return ++at_, Stretch{.kind = Stretch::Kind::plan_year, .of_calendar = calendar};
    if (is_unit(Unit::week) || is_unit(Unit::month) || is_unit(Unit::quarter) || is_unit(Unit::school_quarter) ||
        is_unit(Unit::half_year))
        return ++at_, Stretch{.kind = Stretch::Kind::this_unit};
    if (is(Word::school) && is_unit(Unit::school_quarter, 1))
        return at_ += 2, Stretch{.kind = Stretch::Kind::this_unit};
    return {};
}

// whole_time := весь (год | период | срок) | текущий год
std::optional<Stretch> Grammar::whole_time() {
    const Mark start = mark();
    if (is(Word::current) && is_unit(Unit::year, 1))
        return at_ += 2, Stretch{.kind = Stretch::Kind::plan_year, .of_calendar = true};
    if (!take(Word::whole)) return {};
    if (take(Word::period) || take(Word::filler)) {
        skip_name();
        return Stretch{.kind = Stretch::Kind::plan_term};
    }
    if (is_unit(Unit::year)) return ++at_, Stretch{.kind = Stretch::Kind::plan_year};
    return rewind(start), std::nullopt;
}

// «реализации [национального] проекта», «действия плана»: all the time that the plan lasts
bool Grammar::names_life_of_plan(std::size_t ahead) const {
    const auto begins = [&](std::size_t at, std::string_view word) { return token(at).text.starts_with(word); };
    const auto is_plan = [&](std::size_t at) {
        return is(Word::plan, at) || begins(at, "программ") || begins(at, "проект");
    };
    return (begins(ahead, "реализаци") || begins(ahead, "действия")) &&
           (is_plan(ahead + 1) || (is(Word::none, ahead + 1) && is_plan(ahead + 2)));
}

// course := (в течение | на протяжении) (года | периода | месяца | stretch) | в (период | ходе) реализации программы;
// a number of days is an event's distance
Grammar::Spans Grammar::course() {
    const Mark start = mark();
    take(Word::in) || take(Word::on);
    if ((is(Word::period) || is(Word::while_)) && names_life_of_plan(1)) {
        ++at_;
        skip_name();
        doubt("«" + written(start.at, at_) + "» понято как весь срок плана. Проверьте.");
        return {whole({.kind = Stretch::Kind::plan_term})};
    }
    if (!take(Word::course)) return rewind(start), Spans{};
    take(Word::slash);  // «в теч/года»
    take(Word::current);
    if (is_distance()) return rewind(start), Spans{};
    if (auto found = range_or_list(); !found.empty() && !event_connector()) {
        for (Span& span : found) span.first.throughout = true;
        return found;
    }
    take(Word::whole);
    Stretch found{.kind = Stretch::Kind::this_unit};
    found.of_calendar = take(Word::calendar);
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

// «2-х недель до экзамена»
bool Grammar::is_distance_to_event() {
    const Mark start = mark();
    const bool distance = is_distance();
    if (distance) {
        amount();
        take(Word::working) || take(Word::calendar);
        take(Word::unit);
    }
    const bool found = distance && (event_connector() || is(Word::before));
    rewind(start);
    return found;
}

// «2-х недель» counts weeks, «2-й недели» names one
bool Grammar::is_plural_genitive() const {
    return token().text == "недель" || token().text == "дней" || token().text == "месяцев";
}

// «2 недель», «10 (десяти) рабочих дней»: counted from an event
bool Grammar::is_distance() {
    const Mark start = mark();
    const bool ordinal = token().ordinal;
    const bool counted = amount().has_value() && (!ordinal || is_plural_genitive());
    const bool of_days = counted && (is(Word::working) || is(Word::calendar) || is(Word::unit)) &&
                         (!is(Word::unit) || token().value <= static_cast<int>(Unit::week));
    rewind(start);
    return of_days;
}

// «… срока реализации национальной программы», «… периода обучения»: words in the genitive, the first a deed or a plan
void Grammar::skip_name() {
    static constexpr std::array<std::string_view, 6> kDeeds = {"ения", "ания", "вия", "ации", "работы", "проекта"};
    static constexpr std::array<std::string_view, 10> kGenitive = {"ого", "его", "ой", "ей", "ых",
                                                                   "их",  "а",   "я",  "ы",  "и"};
    const auto ends = [&](const auto& endings) {
        return is(Word::none) && std::any_of(endings.begin(), endings.end(),
                                             [&](std::string_view ending) { return token().text.ends_with(ending); });
    };
    if (!is(Word::filler) && !is(Word::plan) && !ends(kDeeds)) return;
    ++at_;
    while (is(Word::filler) || is(Word::plan) || ends(kGenitive)) ++at_;
}

}  // namespace mera::deadline_language
