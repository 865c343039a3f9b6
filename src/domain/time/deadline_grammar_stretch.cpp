// Named stretches of time: months, seasons, the beginning and the end of them. Days: deadline_grammar_days.cpp.
#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

Span whole(Stretch stretch) { return {Span::Shape::whole, std::move(stretch), {}}; }

// «апреля», «апр.»: it may share a day or a part with the month before it; «апрель» does not.
bool is_month_in_genitive(const Token& word) {
    const bool cut_short = word.dotted && word.text != "март" && !word.text.ends_with("ь") && !word.text.ends_with("й");
    return word.word == Word::month && (word.text.ends_with("а") || word.text.ends_with("я") || cut_short);
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
    const Stretch named = found.back().first;
    const bool part = found.size() == 1 && found[0].shape == Span::Shape::whole && named.month != 0 &&
                      named.part != Stretch::Part::whole && is_month_in_genitive(words_.tokens[at_ - 1]);
    const std::size_t from = at_;
    while (part && (is(Word::comma) || is(Word::and_)) && is_month_in_genitive(token(1))) {
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
    // «28.10–05.11 – осенние»: of seasons only holidays are many
    const bool many = is(Word::season) && token().text.ends_with("ие") && !is(Word::period, 1) && !is(Word::none, 1);
    Stretch found{.kind = is(Word::season) && !shared && !many ? Stretch::Kind::season : Stretch::Kind::holidays,
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
    found.clear();
    for (const Span& span : years())
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

}  // namespace mera::deadline_language
