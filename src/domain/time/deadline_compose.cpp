// Which items of a phrase are one deadline: a period bounds a repetition, a condition belongs to what stands before it,
// «и», «далее» and another subject («отчёт …») part. Repetitions: deadline_compose_repeat.cpp.
#include "domain/time/deadline_compose.hpp"

namespace mera::deadline_language {

namespace {

constexpr int kMonth = 30;

bool is_yearly(const Statement& one) { return one.kind == Statement::Kind::repeat && one.repeat.unit == Unit::year; }

void give_part(Span& month, const Span& part) {
    const auto with = [&](const Stretch& from) {
        Stretch one = month.first;
        one.part = from.part;
        one.part_number = from.part_number;
        return one;
    };
    const Span made{part.shape, with(part.first), with(part.last)};
    month = made;
}

}  // namespace

bool parts(Join join) { return join == Join::and_ || join == Join::then; }

std::vector<Statement> Composer::run(const std::vector<Item>& items) {
    const auto is_until = [&](std::size_t at) {
        return at < items.size() && items[at].kind == Item::Kind::span && items[at].span.shape == Span::Shape::until;
    };
    for (std::size_t at = 0; at < items.size(); ++at) {
        several_untils_ = is_until(at) && is_until(at + 1);
        add(items[at]);
    }
    drop_counted_repeat();
    for (std::size_t at = 1; at < out_.size(); ++at)
        if (out_[at].kind == Statement::Kind::repeat && out_[at].join == Join::then && !out_[at].repeat.first &&
            out_[at - 1].kind == Statement::Kind::span)
            doubt("Повторение идёт после первого срока: проверьте, с какого дня оно начинается.");
    // «Январь 2022, ежегодно с 2023 по 2026 годы»: is January of every year meant?
    for (std::size_t at = 1; at < out_.size(); ++at)
        if (is_yearly(out_[at - 1]) && is_yearly(out_[at]) && out_[at - 1].repeat.first &&
            out_[at - 1].repeat.first->first.year) {
            const auto& years = out_[at].within ? out_[at].within : out_[at].repeat.first;
            const bool once = years && years->first.kind == Stretch::Kind::year &&
                              years->first.year > out_[at - 1].repeat.first->first.year;
            if (once) {
                out_[at - 1].kind = Statement::Kind::span;
                out_[at - 1].span = *out_[at - 1].repeat.first;
            }
            doubt("Повторение названо рядом с другими годами: проверьте, что именно повторяется.");
        }
    for (Statement& statement : out_)
        if (statement.weekday_alone) doubt("Назван только день недели: понято как повторение.");
    for (Statement& statement : out_)
        if (statement.monthly_implied) doubt("«Каждого месяца» не написано: число понято как число каждого месяца.");
    return std::move(out_);
}

void Composer::add(const Item& item) {
    switch (item.kind) {
        case Item::Kind::span: return add_span(item);
        case Item::Kind::repeat: return add_repeat(item);
        case Item::Kind::weekday: return add_weekday(item);
        case Item::Kind::all_time: return add_all_time(item);
        case Item::Kind::condition: return add_condition(item);
        case Item::Kind::month_days: return add_month_days(item);
        case Item::Kind::bare_days:
            if (last_is(Statement::Kind::span) && is_whole_month(last()->span)) name_days(*last(), item);
            return;
    }
}

// May the item belong to the statement before it?
bool Composer::joins(const Item& item) {
    return last() != nullptr && !parts(item.join) && !item.about_else && item.join != Join::strong;
}

Statement& Composer::push(const Item& item, Statement::Kind kind) {
    Statement statement;
    statement.kind = kind;
    statement.join = item.join;
    statement.aside = item.aside;
    statement.new_line = item.new_line;
    statement.about_else = item.about_else;
    out_.push_back(std::move(statement));
    return out_.back();
}

// A statement that takes over the condition standing before it, when there is one.
Statement& Composer::push_after_condition(const Item& item, Statement::Kind kind) {
    if (last_is(Statement::Kind::condition) && !parts(item.join) && item.join != Join::strong) {
        const bool short_span = item.kind == Item::Kind::span && days_in(item.span) <= kMonth;
        if (item.new_line && short_span)  // «По плану Сентябрь»
            doubt("Условие стоит в строке перед сроком: проверьте, к нему ли оно.");
        last()->kind = kind;
        last()->condition_first = true;
        if (last()->condition->bound)
            doubts_.push_back("Срок назван и числом, и событием: проверьте, что из них главное.");
        return *last();
    }
    return push(item, kind);
}

void Composer::add_span(const Item& item) {
    if (limits_start(item)) return void(last()->span = {Span::Shape::between, last()->span.first, item.span.last});
    if (explain_span(item)) return;
    if (joins(item) && join_span(item)) return;
    if (repeat_for_next_of_list(item)) return;
    alternatives(item);
    add_span_of_list(item);
}

// «не ранее 1 октября и не позднее 15 октября»: the two are one
bool Composer::limits_start(const Item& item) {
    return last_is(Statement::Kind::span) && last()->span.shape == Span::Shape::since && !last()->condition &&
           item.span.shape == Span::Shape::until && item.join != Join::then && item.join != Join::strong;
}

// A span that belongs to the statement before it.
bool Composer::join_span(const Item& item) {
    const Span& span = item.span;
    const bool nameless_part =
        span.first.kind == Stretch::Kind::month && span.first.month == 0 && span.shape != Span::Shape::until;
    if (nameless_part && last_is(Statement::Kind::span) && is_whole_month(last()->span))
        return give_part(last()->span, span), true;
    const bool next_part = nameless_part && last_is(Statement::Kind::span) && last()->span.first.month != 0 &&
                           last()->span.first.part == span.first.part && item.join == Join::comma;
    if (next_part) {  // «октябрь, 3, 4 неделя»
        Span month{Span::Shape::whole, last()->span.first, {}};
        give_part(month, span);
        push(item, Statement::Kind::span).span = month;
        return true;
    }
    if (nameless_part && last_is(Statement::Kind::repeat) && last()->repeat.unit == Unit::month)
        return doubt("Часть месяца не вошла в повторение: проверьте его."), true;
    if (last_is(Statement::Kind::repeat) && bind(*last(), span)) return true;
    const bool month_beside = item.join == Join::comma && is_whole_month(span);  // «постоянно, сентябрь» is two
    if (last_is(Statement::Kind::all_time) && !last()->within && days_in(span) >= kMonth && !month_beside &&
        (!item.new_line || is_year_long(span))) {
        if (span.shape == Span::Shape::until) doubt("«Постоянно» понято как действующее до названного дня.");
        last()->within = span;
        return true;
    }
    if (!last_is(Statement::Kind::repeat) || !last()->weekday_alone || !is_day(span)) return false;
    if (last()->repeat.weekdays.size() != 1) return false;
    const int weekday = last()->repeat.weekdays[0].second;  // «четверг, 15 марта»
    last()->kind = Statement::Kind::span;
    last()->weekday_alone = false;
    last()->repeat = {};
    last()->span = span;
    last()->span.first.weekday = weekday;
    return true;
}

// A span of its own; in a list it shares «ежегодно», «до» and a condition that stands before the list.
void Composer::add_span_of_list(const Item& item) {
    const Span span = with_told_year(item.span);
    const bool each_year = span.first.through_year || span.last.through_year;  // «сентябрь 2019–2021 гг.»
    if (each_year) doubt("Названо несколько лет: понято как каждый год, последний год в повторение не вошёл.");
    const bool yearly_list = item.join != Join::then && !item.about_else && last_is(Statement::Kind::repeat) &&
                             last()->repeat.unit == Unit::year && last()->repeat.first;
    const Statement* before = last();
    std::optional<Condition> of_list;
    const bool listed = joins(item) || (item.join == Join::and_ && !item.about_else);  // «по запросу в мае и июне»
    if (before != nullptr && before->kind == Statement::Kind::span && before->condition_first && listed)
        of_list = before->condition;
    const bool repeated = yearly_list || each_year;
    Statement& statement = push_after_condition(item, repeated ? Statement::Kind::repeat : Statement::Kind::span);
    if (repeated)
        statement.repeat = {.unit = Unit::year, .first = span};
    else
        statement.span = until_too(item) ? Span{Span::Shape::until, {}, span.first} : span;
    if (of_list) statement.condition = of_list, statement.condition_first = true;
}

// «март (апрель)»: the same kind again in brackets may correct the first or add to it.
void Composer::alternatives(const Item& item) {
    if (item.aside && last_is(Statement::Kind::span) && last()->span.shape == Span::Shape::whole &&
        item.span.shape == Span::Shape::whole && last()->span.first.kind == item.span.first.kind && !out_.back().aside)
        doubt("В скобках назван второй такой же срок: проверьте, к чему он.");
}

// «до 28.02.2018; 31.05.2018»
bool Composer::until_too(const Item& item) {
    const std::size_t before = out_.size() - 2;
    const bool follows = out_.size() >= 2 && out_[before].kind == Statement::Kind::span &&
                         out_[before].span.shape == Span::Shape::until &&
                         out_[before].span.last.kind == Stretch::Kind::day && is_day(item.span) && !item.aside &&
                         !parts(item.join);
    if (follows) doubt("«До» отнесено и к следующей дате. Проверьте.");
    return follows;
}

std::size_t Composer::list_begin() {  // of the spans of one kind at the end
    std::size_t begin = out_.size();
    while (begin > 0 && out_[begin - 1].kind == Statement::Kind::span &&
           (begin == out_.size() || (out_[begin].join != Join::then && out_[begin].join != Join::strong &&
                                     out_[begin - 1].span.shape == out_[begin].span.shape &&
                                     out_[begin - 1].span.first.kind == out_[begin].span.first.kind)))
        --begin;
    return begin;
}

void Composer::add_all_time(const Item& item) {
    if (joins(item) && (last_is(Statement::Kind::repeat) || last_is(Statement::Kind::all_time))) return;
    const bool until = last_is(Statement::Kind::span) && last()->span.shape == Span::Shape::until;
    if (until && item.new_line) return void(push(item, Statement::Kind::all_time));  // «До 10 октября Постоянно»
    if (joins(item) && last_is(Statement::Kind::span) && days_in(last()->span) > kMonth &&
        list_begin() + 1 == out_.size()) {
        if (until) doubt("«Постоянно» понято как действующее до названного дня.");
        last()->kind = Statement::Kind::all_time;
        last()->within = last()->span;
        return;
    }
    push_after_condition(item, Statement::Kind::all_time);
}

void Composer::add_condition(const Item& item) {
    Condition condition = item.condition;
    condition.bound = condition.bound || item.once;
    const bool says_length = condition.no_event && item.aside && last_is(Statement::Kind::span) &&
                             last()->span.shape == Span::Shape::between;
    if (says_length) return;  // «с 1 марта по 30 апреля (в течение двух месяцев)»
    if (condition.when && last_is(Statement::Kind::repeat) && is_plain_yearly(last()->repeat))
        return void(last()->repeat.first = condition.when);  // «ежегодно перед началом учебного года»
    if (condition.no_event && parts(item.join))  // «раз в 3 года и не позднее 5 лет»
        doubt("Не сказано, от чего отсчитывается этот срок. Проверьте.");
    const bool own_time = condition.when && item.join == Join::strong;
    if (last() == nullptr || parts(item.join) || own_time)
        return void(push(item, Statement::Kind::condition).condition = condition);
    const std::size_t begin = last_is(Statement::Kind::span) ? list_begin() : out_.size() - 1;
    const Stretch::Kind of = last()->span.first.kind;
    const bool period = last()->span.shape == Span::Shape::between && days_in(last()->span) > kMonth;
    const bool short_span =
        last_is(Statement::Kind::span) && !period && (of == Stretch::Kind::day || of == Stretch::Kind::month);
    const auto is_short = [](Stretch::Kind kind) { return kind == Stretch::Kind::day || kind == Stretch::Kind::month; };
    if (item.new_line && last_is(Statement::Kind::span) && is_short(of) && last()->span.shape == Span::Shape::whole) {
        doubt("Условие начинается с новой строки: понято как срок сам по себе. Проверьте.");
        push(item, Statement::Kind::condition).condition = condition;  // «Сентябрь Январь По мере необходимости»
        return;
    }
    if (out_.size() - begin > 1)
        doubt("Условие отнесено ко всем срокам перечня. Проверьте.");
    else if ((short_span && !item.aside) || item.join == Join::strong)  // «I квартал; при приёме на работу»
        doubt("Условие отнесено к сроку, который стоит перед ним. Проверьте.");
    for (std::size_t at = begin; at < out_.size(); ++at) {
        if (out_[at].condition && out_[at].condition->what != condition.what) {
            doubt("Названо несколько условий: записано первое.");
            return;
        }
        if (!out_[at].condition) out_[at].condition = condition;
    }
}

// «сентябрь (до 10 числа)», «сентябрь, 1-15»: the days of the month just named
void Composer::name_days(Statement& statement, const Item& item) {
    const Stretch month = statement.span.first;
    const auto day = [&](int number) {
        Stretch one = month;
        one.kind = Stretch::Kind::day;
        one.day = number;
        const Date latest = last_day_of_month(make_date(2020, static_cast<unsigned>(month.month), 1));
        if (number < 1 || number > static_cast<int>(static_cast<unsigned>(latest.day())))
            one.kind = Stretch::Kind::broken;
        return one;
    };
    const Join join = statement.join;
    out_.pop_back();
    for (const auto& [from, to] : item.days) {
        Statement one;
        one.join = out_.empty() ? join : Join::comma;
        if (from != to)
            one.span = {Span::Shape::between, day(from), day(to)};
        else if (item.until)
            one.span = {Span::Shape::until, {}, day(to)};
        else
            one.span = {Span::Shape::whole, day(from), {}};
        out_.push_back(std::move(one));
    }
}

std::vector<Statement> compose(const Tree& tree, std::vector<std::string>& doubts) {
    return Composer{doubts}.run(tree.items);
}

}  // namespace mera::deadline_language
