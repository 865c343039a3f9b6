// «В течение …», «весь период», «в ходе реализации …»: the whole of a time, unless it is a distance from an event.
#include <algorithm>
#include <array>

#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

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
    } else if (is_unit(Unit::year) || (is(Word::year_mark) && token().dotted)) {  // «в течение г.»
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
