// Which items of a phrase are one deadline: a period bounds a repetition, a condition belongs to what stands before it,
// «и», «далее» and another subject («отчёт …») part.
#include <algorithm>

#include "domain/deadline_tree.hpp"

namespace mera::deadline_language {

namespace {

constexpr int kMonth = 30, kYear = 365;
constexpr const char* kAfterQuarter = "Повторение отсчитывается от конца квартала. Проверьте первый срок.";

bool parts(Join join) { return join == Join::and_ || join == Join::then; }

class Composer {
public:
    explicit Composer(std::vector<std::string>& doubts) : doubts_(doubts) {}

    std::vector<Statement> run(const std::vector<Item>& items) {
        for (const Item& item : items) add(item);
        drop_counted_repeat();
        for (Statement& statement : out_)
            if (statement.weekday_alone) doubts_.push_back("Назван только день недели: понято как повторение.");
        for (Statement& statement : out_)
            if (statement.monthly_implied)
                doubts_.push_back("«Каждого месяца» не написано: число понято как число каждого месяца.");
        return std::move(out_);
    }

private:
    void add(const Item& item) {
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

    Statement* last() { return out_.empty() ? nullptr : &out_.back(); }
    bool last_is(Statement::Kind kind) { return last() != nullptr && last()->kind == kind; }

    // May the item belong to the statement before it?
    bool joins(const Item& item) {
        return last() != nullptr && !parts(item.join) && !item.about_else && item.join != Join::strong;
    }

    Statement& push(const Item& item, Statement::Kind kind) {
        Statement statement;
        statement.kind = kind;
        statement.join = item.join;
        statement.aside = item.aside;
        out_.push_back(std::move(statement));
        return out_.back();
    }

    // A statement that takes over the condition standing before it, when there is one.
    Statement& push_after_condition(const Item& item, Statement::Kind kind) {
        if (last_is(Statement::Kind::condition) && !parts(item.join)) {
            last()->kind = kind;
            last()->condition_first = true;
            if (last()->condition->bound)
                doubts_.push_back("Срок назван и числом, и событием: проверьте, что из них главное.");
            return *last();
        }
        return push(item, kind);
    }

    void add_span(const Item& item) {
        const Span& span = item.span;
        const bool nameless_part =
            span.first.kind == Stretch::Kind::month && span.first.month == 0 && span.shape != Span::Shape::until;
        if (nameless_part && joins(item) && last_is(Statement::Kind::span) && is_whole_month(last()->span))
            return give_part(last()->span, span);
        if (nameless_part && joins(item) && last_is(Statement::Kind::repeat) && last()->repeat.unit == Unit::month) {
            doubts_.push_back("Часть месяца не вошла в повторение: проверьте его.");
            return;
        }
        if (joins(item) && last_is(Statement::Kind::repeat) && bind(*last(), span)) return;
        if (joins(item) && last_is(Statement::Kind::all_time) && !last()->within && days_in(span) >= kMonth) {
            if (span.shape == Span::Shape::until)
                doubts_.push_back("«Постоянно» понято как действующее до названного дня.");
            last()->within = span;
            return;
        }
        if (joins(item) && last_is(Statement::Kind::repeat) && last()->weekday_alone && is_day(span) &&
            last()->repeat.weekdays.size() == 1) {
            const int weekday = last()->repeat.weekdays[0].second;  // «четверг, 15 марта»
            last()->kind = Statement::Kind::span;
            last()->weekday_alone = false;
            last()->repeat = {};
            last()->span = span;
            last()->span.first.weekday = weekday;
            return;
        }
        alternatives(item);
        const bool yearly_list = item.join != Join::then && !item.about_else && last_is(Statement::Kind::repeat) &&
                                 last()->repeat.unit == Unit::year && last()->repeat.first;
        const Statement* before = last();
        std::optional<Condition> of_list;
        if (before != nullptr && before->kind == Statement::Kind::span && before->condition_first && joins(item))
            of_list = before->condition;
        Statement& statement =
            push_after_condition(item, yearly_list ? Statement::Kind::repeat : Statement::Kind::span);
        if (yearly_list)
            statement.repeat = {.unit = Unit::year, .first = span};
        else
            statement.span = until_too(item) ? Span{Span::Shape::until, {}, span.first} : span;
        if (of_list) statement.condition = of_list, statement.condition_first = true;
    }

    // «март (апрель)»: the same kind again in brackets may correct the first or add to it.
    void alternatives(const Item& item) {
        if (item.aside && last_is(Statement::Kind::span) && last()->span.shape == Span::Shape::whole &&
            item.span.shape == Span::Shape::whole && last()->span.first.kind == item.span.first.kind &&
            !out_.back().aside)
            doubts_.push_back("В скобках назван второй такой же срок: проверьте, к чему он.");
    }

    // «до 28.02.2018; 31.05.2018»
    bool until_too(const Item& item) {
        const std::size_t before = out_.size() - 2;
        const bool follows = out_.size() >= 2 && out_[before].kind == Statement::Kind::span &&
                             out_[before].span.shape == Span::Shape::until &&
                             out_[before].span.last.kind == Stretch::Kind::day && is_day(item.span) && !item.aside &&
                             !parts(item.join);
        if (follows) doubts_.push_back("«До» отнесено и к следующей дате. Проверьте.");
        return follows;
    }

    static void give_part(Span& month, const Span& part) {
        const auto with = [&](const Stretch& from) {
            Stretch one = month.first;
            one.part = from.part;
            one.part_number = from.part_number;
            return one;
        };
        const Span made{part.shape, with(part.first), with(part.last)};
        month = made;
    }

    // A repetition within a period: only when it can happen more than once there, or happens at that time each year.
    bool bind(Statement& repeat, const Span& span) {
        if (repeat.within || repeat.repeat.first) return false;
        if (is_plain_yearly(repeat.repeat) && !is_year_long(span) && span.shape != Span::Shape::since) {
            repeat.repeat.first = span;
            return true;
        }
        if (!is_plain_yearly(repeat.repeat) && days_in(span) <= days_between_times(repeat.repeat)) return false;
        if (span.shape == Span::Shape::until) doubts_.push_back("Повторение понято как действующее до названного дня.");
        repeat.within = span;
        return true;
    }

    std::size_t list_begin() {  // of the spans of one kind at the end
        std::size_t begin = out_.size();
        while (begin > 0 && out_[begin - 1].kind == Statement::Kind::span &&
               (begin == out_.size() || (out_[begin].join != Join::then && out_[begin].join != Join::strong &&
                                         out_[begin - 1].span.shape == out_[begin].span.shape &&
                                         out_[begin - 1].span.first.kind == out_[begin].span.first.kind)))
            --begin;
        return begin;
    }

    void add_repeat(const Item& item) {
        const Repeat& repeat = item.repeat;
        if (item.about_else && last() != nullptr) {
            const Statement before = *last();
            Statement& statement = push(item, Statement::Kind::repeat);
            statement.repeat = repeat;
            statement.within = before.kind == Statement::Kind::span && days_in(before.span) > days_between_times(repeat)
                                   ? std::optional{before.span}
                                   : before.within;
            return;
        }
        if (joins(item) && last_is(Statement::Kind::repeat) && merge(*last(), repeat)) return;
        if (joins(item) && last_is(Statement::Kind::span)) {
            const std::size_t begin = list_begin();
            if (is_plain_yearly(repeat) || begin + 1 == out_.size()) {
                Statement probe;
                probe.repeat = repeat;
                bool bound = true;
                for (std::size_t at = begin; at < out_.size() && bound; ++at) {
                    Statement one = probe;
                    if ((bound = bind(one, out_[at].span))) turn_into_repeat(out_[at], one);
                }
                if (bound) return;
            }
        }
        push_after_condition(item, Statement::Kind::repeat).repeat = repeat;
    }

    static void turn_into_repeat(Statement& statement, const Statement& repeat) {
        statement.kind = Statement::Kind::repeat;
        statement.repeat = repeat.repeat;
        statement.within = repeat.within;
    }

    // «ежегодно 1 раз в квартал», «еженедельно по средам», «до 5 числа ежемесячно»: one repetition said in two steps.
    bool merge(Statement& into, const Repeat& next) {
        Repeat& before = into.repeat;
        if (into.monthly_implied && next.weekdays.empty() && next.unit >= Unit::month && next.unit != Unit::year) {
            into.monthly_implied = false;
            const std::vector<int> days = before.days;
            before = next;
            set_days(before, days);
            return true;
        }
        if (is_plain_yearly(before) && (next.first || next.unit < Unit::year || next.times > 1)) {
            before = next;
            return true;
        }
        if (is_plain_yearly(next) && !before.first) return true;
        if (!next.weekdays.empty() && before.weekdays.empty() && (before.unit == next.unit)) {
            before.weekdays = next.weekdays;
            return true;
        }
        if (before.unit == next.unit && before.days.empty() && !next.days.empty() && next.weekdays.empty()) {
            before.days = next.days;  // «ежемесячно, последний день месяца»
            return true;
        }
        return before.unit == next.unit && before.every == next.every && before.times == next.times &&
               next.days.empty() && next.weekdays.empty();
    }

    void set_days(Repeat& repeat, const std::vector<int>& days) {
        if (repeat.unit == Unit::month || repeat.named_month) {
            repeat.days = days;
        } else if (!days.empty()) {
            doubts_.push_back("Число " + std::to_string(days.front()) +
                              " не вошло в повторение: не сказано, какого месяца. Назовите месяц.");
        }
    }

    void add_weekday(const Item& item) {
        const auto& weekdays = item.repeat.weekdays;
        if (joins(item) && last_is(Statement::Kind::repeat) && merge(*last(), item.repeat)) return;
        if (joins(item) && last_is(Statement::Kind::span) && is_whole_month(last()->span) && weekdays.size() == 1 &&
            weekdays[0].first != 0) {
            Stretch& named = last()->span.first;
            named.kind = Stretch::Kind::day;
            named.part = Stretch::Part::weekday;
            named.part_number = weekdays[0].first;
            named.weekday = weekdays[0].second;
            return;
        }
        if (joins(item) && last_is(Statement::Kind::span) && is_day(last()->span) && weekdays.size() == 1) {
            last()->span.first.weekday = weekdays[0].second;  // «15.03 (четверг)»
            return;
        }
        Statement& statement = push_after_condition(item, Statement::Kind::repeat);
        statement.repeat = item.repeat;
        statement.weekday_alone = true;
    }

    void add_all_time(const Item& item) {
        if (joins(item) && (last_is(Statement::Kind::repeat) || last_is(Statement::Kind::all_time))) return;
        if (joins(item) && last_is(Statement::Kind::span) && days_in(last()->span) >= kMonth &&
            list_begin() + 1 == out_.size()) {
            last()->kind = Statement::Kind::all_time;
            last()->within = last()->span;
            return;
        }
        push_after_condition(item, Statement::Kind::all_time);
    }

    void add_condition(const Item& item) {
        Condition condition = item.condition;
        condition.bound = condition.bound || item.once;
        if (last() == nullptr || parts(item.join))
            return void(push(item, Statement::Kind::condition).condition = condition);
        const std::size_t begin = last_is(Statement::Kind::span) ? list_begin() : out_.size() - 1;
        const Stretch::Kind of = last()->span.first.kind;
        const bool short_span =
            last_is(Statement::Kind::span) && (of == Stretch::Kind::day || of == Stretch::Kind::month);
        if (out_.size() - begin > 1)
            doubts_.push_back("Условие отнесено ко всем срокам перечня. Проверьте.");
        else if (short_span && !item.aside)
            doubts_.push_back("Условие отнесено к сроку, который стоит перед ним. Проверьте.");
        for (std::size_t at = begin; at < out_.size(); ++at) {
            if (out_[at].condition && out_[at].condition->what != condition.what) {
                doubts_.push_back("Названо несколько условий: записано первое.");
                return;
            }
            if (!out_[at].condition) out_[at].condition = condition;
        }
    }

    void add_month_days(const Item& item) {
        std::vector<int> days;
        bool whole_days = true;
        for (const auto& [from, to] : item.days) {
            whole_days = whole_days && from == to && from >= -1 && from <= 31 && from != 0;
            days.push_back(from);
        }
        if (joins(item) && last_is(Statement::Kind::span) && is_whole_month(last()->span) && !item.every_month)
            return name_days(*last(), item);
        if (!whole_days) {
            doubts_.push_back("Назван промежуток чисел месяца: повторение записано без чисел.");
            days.clear();
        }
        if (joins(item) && last_is(Statement::Kind::repeat) && last()->repeat.days.empty() &&
            last()->repeat.unit >= Unit::month) {
            last()->repeat.named_month = item.repeat.named_month;
            if (item.repeat.named_month) doubts_.push_back(kAfterQuarter);
            return set_days(last()->repeat, days);
        }
        Repeat repeat{.unit = item.repeat.named_month ? Unit::quarter : Unit::month,
                      .named_month = item.repeat.named_month};
        if (repeat.named_month) doubts_.push_back(kAfterQuarter);
        set_days(repeat, days);
        if (joins(item) && last_is(Statement::Kind::span) && days_in(last()->span) > kMonth &&
            list_begin() + 1 == out_.size()) {
            last()->kind = Statement::Kind::repeat;
            last()->within = last()->span;
            last()->repeat = repeat;
            return;
        }
        Statement& statement = push_after_condition(item, Statement::Kind::repeat);
        statement.repeat = repeat;
        statement.monthly_implied = !item.every_month && !repeat.named_month;
    }

    // «сентябрь (до 10 числа)», «сентябрь, 1-15»: the days of the month just named
    void name_days(Statement& statement, const Item& item) {
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

    // «2 раза в год (октябрь, апрель)»: the months named are those two times; a repetition beside them would be owed
    // twice.
    void drop_counted_repeat() {
        const auto is_repeat = [](const Statement& one) { return one.kind == Statement::Kind::repeat; };
        const auto repeat = std::find_if(out_.begin(), out_.end(), is_repeat);
        if (repeat == out_.end() || out_.size() < 3) return;
        const auto times = static_cast<std::size_t>(kYear / std::max(1, days_between_times(repeat->repeat)));
        const bool rest_are_short = std::all_of(out_.begin(), out_.end(), [&](const Statement& one) {
            return &one == &*repeat || (one.kind == Statement::Kind::span && days_in(one.span) <= kMonth);
        });
        constexpr std::size_t kMost = 4;
        if (!rest_are_short || times != out_.size() - 1 || times > kMost) return;
        doubts_.push_back("Сроков названо столько, сколько раз в году: повторение не записано.");
        out_.erase(repeat);
    }

    std::vector<Statement> out_;
    std::vector<std::string>& doubts_;
};

}  // namespace

std::vector<Statement> compose(const Tree& tree, std::vector<std::string>& doubts) {
    return Composer{doubts}.run(tree.items);
}

}  // namespace mera::deadline_language
