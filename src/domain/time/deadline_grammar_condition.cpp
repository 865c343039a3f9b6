// What a deadline depends on: a need, an agreement, a plan of its own, an event.
#include <algorithm>
#include <array>

#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

constexpr Condition on(DeadlineCondition what, bool bound = false) { return {what, bound}; }

}  // namespace

std::optional<Condition> Grammar::condition() {
    if (const auto found = condition_head()) {
        tail(found->what == DeadlineCondition::by_separate_plan);
        return found;
    }
    return event();
}

// «раз в месяц, при необходимости чаще»: what is owed anyhow is the repetition
bool Grammar::more_often_on_demand() {
    const Mark start = mark();
    if (tree_.items.empty() || tree_.items.back().kind != Item::Kind::repeat) return false;
    take(Word::comma) || take(Word::open);
    const bool by_need = take(Word::at) || (take(Word::by) && (take(Word::measure), true));
    if (!by_need || !take(Word::demand) || !take(Word::oftener)) return rewind(start), false;
    if (words_.tokens[start.at].word == Word::open) take(Word::close);
    return true;
}

// A word that says what the deadline depends on, with the few words that may stand before it: «по [отдельному] плану».
bool Grammar::skip_to(std::initializer_list<Word> wanted, std::size_t most_between) {
    for (std::size_t ahead = 0; ahead <= most_between; ++ahead) {
        for (const Word word : wanted)
            if (is(word, ahead) && at_ + ahead < words_.tokens.size()) {
                at_ += ahead + 1;
                return true;
            }
        const Word word = token(ahead).word;
        const bool between = word == Word::none || word == Word::ordinal || word == Word::calendar ||
                             word == Word::school || word == Word::working || word == Word::current ||
                             word == Word::from || word == Word::dash;
        if (!between) return false;
    }
    return false;
}

std::optional<Condition> Grammar::condition_head(bool at_beginning) {
    using enum DeadlineCondition;
    const Mark start = mark();
    // «при необходимости», but «при поступлении» and «при обращении» are events.
    const bool need = is(Word::demand, 1) && token(1).value == 1;
    if (is(Word::at) && need) return at_ += 2, on(on_demand);
    if (is(Word::in) && is(Word::case_, 1) && is(Word::demand, 2)) return at_ += 3, on(on_demand);
    // «при возникновении необходимости», «в случае наличия потребности»
    const std::size_t arises = is(Word::at) ? 1 : is(Word::in) && is(Word::case_, 1) ? 2 : 0;
    if (arises > 0 && is(Word::none, arises) && is(Word::demand, arises + 1) && token(arises + 1).value == 1)
        return at_ += arises + 2, on(on_demand);
    if (const auto found = by_condition()) return found;
    if (const auto found = according()) return found;
    if (set_by_someone()) return on(by_separate_plan);
    if (at_beginning && tree_.items.empty() && leftovers_.empty() && skip_to({Word::plan}, 1)) {
        doubt("«" + written(start.at, at_) + "» без слова «по» понято как срок по отдельному плану.");
        return on(by_separate_plan);
    }
    return {};
}

// «[в сроки,] установленные графиком», «в установленные законодательством сроки»; by nobody named it says nothing.
bool Grammar::set_by_someone() {
    const Mark start = mark();
    take(Word::in);
    static constexpr std::array<std::string_view, 7> kSet = {
        "установленн", "утвержденн", "определенн", "предусмотренн", "устанавливаем", "утверждаем", "определяем"};
    const auto begins = [&](std::string_view word) { return token().text.starts_with(word); };
    if (!is(Word::none) || !std::any_of(kSet.begin(), kSet.end(), begins)) return rewind(start), false;
    ++at_;
    const Mark by_whom = mark();
    if (skip_to({Word::plan, Word::document}, 3)) return true;
    rewind(by_whom);
    const auto is_term = [&](std::size_t at) {
        return at < words_.tokens.size() && words_.tokens[at].text.starts_with("срок");
    };
    const bool terms_before = (start.at >= 1 && is_term(start.at - 1)) || (start.at >= 2 && is_term(start.at - 2));
    if (!is(Word::none) || token().text == "порядке" || !(terms_before || is_term(at_ + 1)))
        return rewind(start), false;
    doubt("«" + written(start.at, at_ + 1) + "» понято как срок, который назван в другом документе.");
    return true;
}

std::optional<Condition> Grammar::by_condition() {
    using enum DeadlineCondition;
    const Mark start = mark();
    if (!take(Word::by)) return {};
    const Mark after_by = mark();
    if (take(Word::measure)) {
        if (skip_to({Word::demand}, 2)) return on(on_demand);
        return rewind(start), std::nullopt;
    }
    if (skip_to({Word::demand}, 2)) return on(on_demand);
    rewind(after_by);
    if (skip_to({Word::agreement}, 1)) return on(by_agreement);
    rewind(after_by);
    if (skip_to({Word::plan}, 3)) return on(by_separate_plan);
    rewind(after_by);
    if (skip_to({Word::document}, 2)) return on(by_separate_plan);
    return rewind(start), std::nullopt;
}

// according := (согласно | в соответствии с | на основании) … план | приказ
std::optional<Condition> Grammar::according() {
    const Mark start = mark();
    const bool agreement_short =
        is(Word::agreement) && token().text.starts_with("согл") && token().dotted;  // «согл. плану»
    if (!take(Word::according) && !(agreement_short && take(Word::agreement))) {
        take(Word::in) || take(Word::on);
        if (!take(Word::accordance)) return rewind(start), std::nullopt;
        take(Word::from);
    }
    if (done()) return rewind(start), std::nullopt;
    const Mark named = mark();
    if (!skip_to({Word::plan, Word::document}, 4)) {
        rewind(named);
        doubt("«" + written(start.at, at_ + 1) + "» понято как срок, который назван в другом документе.");
    }
    return on(DeadlineCondition::by_separate_plan);
}

bool Grammar::event_connector() const {
    return is(Word::after) || is(Word::moment) || is(Word::until) || (is(Word::by) && is(Word::outcome, 1)) ||
           (is(Word::from) &&
            (is_unit(Unit::day, 1) || is(Word::moment, 1) || is(Word::outcome, 1) || is(Word::edge, 1)));
}

// duration := [n] [рабочих] (дней | часов | …)
bool Grammar::duration() {
    const Mark start = mark();
    const bool ordinal = token().ordinal;
    const int number = amount().value_or(1);
    take(Word::dash);
    if (take(Word::term_long)) return true;  // «3-дневный», «2-месячный», «2-х недельный»
    take(Word::working) || take(Word::calendar);
    if (ordinal && is_unit(Unit::day) && token().text == "дня") return rewind(start), false;  // «не позднее 3-го дня»
    constexpr int kLongest = 10;
    if (is_unit(Unit::year) && number > kLongest)
        doubt("«" + written(start.at, at_ + 1) + "» понято как число лет. Проверьте.");
    if (take(Word::unit)) return true;
    rewind(start);
    return false;
}

// «При поступлении», «по мере возможности»: they bound no time.
std::optional<Condition> Grammar::occasion() {
    const Mark start = mark();
    if (!take(Word::at) && !(take(Word::by) && take(Word::measure))) return rewind(start), std::nullopt;
    if (token().text.starts_with("возможност"))
        doubt("«" + written(start.at, at_ + 1) + "» не называет срока: понято как весь срок плана.");
    if (done()) return rewind(start), std::nullopt;
    return on(DeadlineCondition::on_event);
}

// «после …», «по итогам …», «через 3 дня …», «с момента …», «до …», «30 дней со дня …»
bool Grammar::event_behind_preposition() {
    if (take(Word::by)) {
        if (is(Word::none) && is(Word::outcome, 1)) ++at_;  // «по предварительным итогам»
        return take(Word::outcome);
    }
    if (take(Word::after) || take(Word::before) || take(Word::eve)) return true;
    if (take(Word::through)) return duration();
    if (take(Word::from)) return take(Word::moment) || (is_unit(Unit::day) && take(Word::unit));
    if (is(Word::until) && is(Word::number, 1)) {  // «до 3 дней с момента получения»
        const Mark limit = mark();
        ++at_;
        if (duration() && event_connector()) return true;
        rewind(limit);
    }
    if (take(Word::until) || take(Word::to))
        return !(done() || is(Word::number) || is(Word::symbol) || is(Word::comma));
    if (!amount()) return false;
    take(Word::working) || take(Word::calendar);
    return take(Word::unit) && event_connector();
}

// «не позднее чем за 3 дня», «не позднее 3 дней», «в срок не более 5 дней», «за неделю до»
std::optional<Condition> Grammar::event_limit() {
    const Mark start = mark();
    const auto bound = on(DeadlineCondition::on_event, true);
    const bool limit =
        is(Word::not_) && (is(Word::later, 1) || is(Word::earlier, 1) || is(Word::rarer, 1) || is(Word::oftener, 1));
    if (limit) {
        at_ += 2;
        if (is(Word::comma) && token(1).text == "чем") ++at_;
        if (is(Word::none)) ++at_;  // «чем»
        take(Word::following) || take(Word::through);
    }
    if (take(Word::over)) {
        if (duration() && (limit || is(Word::until) || is(Word::before))) return bound;
        return rewind(start), std::nullopt;
    }
    if (!limit || !duration()) return rewind(start), std::nullopt;
    const bool hours = words_.tokens[at_ - 1].value == static_cast<int>(Unit::hour);
    if (hours && !done() && !event_connector())  // «не позднее 12 часов пятницы»: how long, or what hour?
        doubt("«" + written(start.at, at_) + "» понято как время от события. Проверьте.");
    auto length = bound;
    length.no_event = true;
    return length;
}

// «в течение 3 дней», «в течение недели», «на протяжении смены»
std::optional<Condition> Grammar::event_course() {
    const Mark start = mark();
    if (!take(Word::in)) take(Word::on);
    if (!take(Word::course)) return rewind(start), std::nullopt;
    take(Word::whole);
    if (!duration()) {
        if (!is(Word::none)) return rewind(start), std::nullopt;
        doubt("«" + written(start.at, at_ + 1) + "» понято как время, которое задаёт событие.");
    }
    auto length = on(DeadlineCondition::on_event, true);
    length.no_event = true;
    return length;
}

// «в случае …», «в период …», «в день …», «в месячный срок», «на время …», «на следующий день»
std::optional<Condition> Grammar::event_span() {
    const Mark start = mark();
    const auto bound = on(DeadlineCondition::on_event, true);
    const auto when = [&](bool fits) { return fits ? std::optional{bound} : (rewind(start), std::nullopt); };
    const bool in = take(Word::in);
    if (!in && !take(Word::on)) return {};
    if (in && is(Word::none) && is(Word::period, 1)) return at_ += 2, bound;  // «в отопительный период»
    if (in && take(Word::case_)) return on(DeadlineCondition::on_event);  // «в случае выявления»
    if (in && is(Word::filler) && token(1).text.starts_with("проведени"))
        return at_ += 2, bound;  // «в сроки проведения»
    if (take(Word::moment) || take(Word::period) || take(Word::while_)) return when(!done());
    if (in && (take(Word::term_long) || (is(Word::number) && duration()))) return when(take(Word::filler));
    if (in) return when(is_unit(Unit::day) && take(Word::unit));
    return when(take(Word::following) && duration());
}

// The words an event begins with; nothing when the words are about something else.
std::optional<Condition> Grammar::event_head() {
    if (const auto found = occasion()) return found;
    const Mark start = mark();
    if (event_behind_preposition()) return on(DeadlineCondition::on_event, true);
    rewind(start);
    if (const auto found = event_limit()) return found;
    if (const auto found = event_course()) return found;
    return event_span();
}

// «незамедлительно», «сразу после …»; a lone «сразу» says nothing
bool Grammar::at_once() {
    if (!is(Word::at_once)) return false;
    const Mark start = mark();
    const bool enough = token().value == 1;
    ++at_;
    const Mark after = mark();
    const bool event_follows = event_head().has_value();
    rewind(after);
    if (!event_follows && !enough) rewind(start);
    return event_follows || enough;
}

std::optional<Condition> Grammar::event() {
    const bool hurried = at_once();
    const std::size_t head = at_;
    const bool until = is(Word::until) || is(Word::to) || is(Word::before) || is(Word::eve);
    auto found = event_head();
    if (!found && hurried) {
        found = Condition{DeadlineCondition::on_event, true};
        doubt("Не сказано, после чего это делается сразу. Назовите событие.");
    }
    if (!found) return {};
    if (hurried) found->bound = true;
    if (found->bound && !hurried) {
        found->when = edge_of_school_year(head);
        if (found->when) return found;
    }
    // «по итогам 1 полугодия», «за 10 дней до 1 сентября»: the event is itself a time.
    const std::size_t from = at_;
    take(Word::after) || take(Word::until) || take(Word::before) || (is(Word::outcome, 1) && take(Word::by)) ||
        (take(Word::from) && (take(Word::moment) || take(Word::unit)));
    take(Word::outcome);
    if (found->bound && !is(Word::comma) && !spans().empty())
        doubt("Срок отсчитывается от «" + written(from, at_) + "»: день не вычислен. Назовите его.");
    tail(false);
    const auto is_sign = [](const Token& token) { return token.word == Word::comma || token.word == Word::dash; };
    const auto begin = words_.tokens.begin();
    found->no_event = found->no_event && std::all_of(begin + static_cast<std::ptrdiff_t>(from),
                                                     begin + static_cast<std::ptrdiff_t>(at_), is_sign);
    if (until && may_be_time(head))
        doubt("«" + written(head, at_) + "» понято как событие, а может быть сроком. Проверьте.");
    return found;
}

// «по окончании учебного года», «перед началом учебного года»: events whose days are known
std::optional<Span> Grammar::edge_of_school_year(std::size_t head) {
    constexpr int kBegin = 1, kEnd = 3;
    const auto is_edge = [&](int which) { return is(Word::edge) && token().value == which; };
    const Mark event = mark();
    at_ = head;
    const bool before = take(Word::before) || take(Word::eve);
    const bool after = !before && (take(Word::after) || (take(Word::by) && is(Word::outcome)));
    bool named = before;  // «перед учебным годом»
    if ((before && is_edge(kBegin)) || (after && (is(Word::outcome) || is_edge(kEnd)))) {
        ++at_;
        named = true;
    }
    auto year = named ? edge_target() : std::nullopt;
    if (!year || year->kind != Stretch::Kind::school_year) return rewind(event), std::nullopt;
    year->part = before ? Stretch::Part::edge : Stretch::Part::after;
    year->part_number = before ? kBegin : 0;
    if (before) return Span{Span::Shape::until, {}, *year};
    return Span{Span::Shape::whole, *year, {}};
}

// «до конца <неведомого> года», «до <неведомого> 25 мая»: a word nobody reads between «до» and a time
bool Grammar::may_be_time(std::size_t from) {
    bool of_edge = words_.tokens[from].word == Word::eve, of_unit = false;
    for (std::size_t at = from; at < at_; ++at) {
        const Token& word = words_.tokens[at];
        of_edge = of_edge || word.word == Word::edge || word.word == Word::outcome;
        of_unit = of_unit || (word.word == Word::unit && word.value >= static_cast<int>(Unit::month)) ||
                  word.word == Word::number || word.word == Word::roman;
    }
    const std::size_t next = is(Word::and_) ? 1 : 0;  // «ко Дню знаний и 1 октября»
    return (of_edge && of_unit) || starts_item_at(next) || (is(Word::number) && is(Word::day_of_month, 1));
}

// The words that name the event, the plan or the one who asks: up to the next thing that is a deadline itself.
void Grammar::tail(bool of_plan) {
    while (!done() && !is(Word::semicolon) && !is(Word::close) && !is(Word::then)) {
        if (is(Word::open)) {
            if (bracket_of_words()) continue;
            return;
        }
        const Mark here = mark();
        if (clock_time()) {  // «до обеда 12.00»
            leave(here.at, at_);
            continue;
        }
        if (reference_words()) continue;
        if (of_plan && name_of_plan()) continue;
        rewind(here);
        const bool sign = take(Word::comma) || take(Word::and_) || take(Word::dash) || take(Word::slash);
        const bool next_begins = (sign && (is(Word::subject) || is(Word::once))) || is(Word::contrary) ||
                                 starts_item() || starts_condition();
        if (next_begins) return rewind(here);
        if (sign) continue;
        // A number may count what the event is about («после 3 этапа»); otherwise nobody knows what it is.
        const bool counts = !of_plan && is(Word::number) && (is(Word::none, 1) || is(Word::unit, 1));
        const bool denies = is(Word::not_) && !is(Word::none, 1);  // «по плану, не постоянно»
        if ((is(Word::number) && !counts) || denies || is(Word::oftener)) leave(at_, at_ + 1);
        ++at_;
    }
}

// «по плану на 2020 год»: whose plan it is; a shorter time may as well be the deadline
bool Grammar::name_of_plan() {
    const Mark start = mark();
    const Word before = words_.tokens[at_ - 1].word;
    const bool bare_year =
        is_year_number(token()) && !is(Word::dot, 1) && (before == Word::none || before == Word::plan);
    if (!bare_year && !take(Word::on) && !take(Word::over)) return false;
    const Spans named = spans();
    if (named.empty()) return rewind(start), false;
    const Stretch::Kind kind = named[0].first.kind;
    const bool of_years =
        kind == Stretch::Kind::year || kind == Stretch::Kind::school_year || kind == Stretch::Kind::plan_year;
    if (!of_years || bare_year)  // «по программе «Школа 2022»»
        doubt("«" + written(start.at, at_) + "» отнесено к названию плана. Проверьте, не срок ли это.");
    return true;
}

// «(законных представителей)»: brackets without a time in them belong to the name before them.
bool Grammar::bracket_of_words() {
    const Mark start = mark();
    take(Word::open);
    while (!done() && !is(Word::close)) {
        if (!is(Word::none) && !is(Word::and_) && !is(Word::comma) && !is(Word::dash) && !is(Word::slash) &&
            !is(Word::plan))
            return rewind(start), false;
        ++at_;
    }
    take(Word::close);
    return true;
}

bool Grammar::starts_condition() {
    const Mark start = mark();
    const bool duration_begins = is(Word::in) && is(Word::course, 1);  // «по запросу, в течение 3 дней»
    const bool starts = duration_begins || (!is(Word::plan) && condition_head(false).has_value());
    rewind(start);
    return starts;
}

}  // namespace mera::deadline_language
