// Repetitions among the items of a phrase: what bounds them, what is one repetition said in two steps.
#include <algorithm>

#include "domain/time/deadline_compose.hpp"

namespace mera::deadline_language {

namespace {

constexpr int kMonth = 30;
constexpr const char* kAfterPeriod = "Повторение отсчитывается от конца отчётного периода. Проверьте первый срок.";

bool is_point(const Span& span) {  // a day, a month, a season, «до» a day: a time for one deed
    constexpr int kSeason = 92;
    return days_in(span) <= kSeason || (span.shape == Span::Shape::until && span.last.kind == Stretch::Kind::day);
}

}  // namespace

// A repetition within a period: only when it can happen more than once there, or happens at that time each year.
bool Composer::can_bind(const Statement& repeat, const Span& span) const {
    if (repeat.within || repeat.repeat.first) return false;
    if (is_plain_yearly(repeat.repeat) || (is_yearly_or_rarer(repeat.repeat) && is_point(span))) return true;
    const bool times_themselves = span.shape == Span::Shape::until && several_untils_;
    return !times_themselves && days_in(span) > days_between_times(repeat.repeat);
}

bool Composer::bind(Statement& repeat, const Span& span) {
    if (bind_years(repeat, span)) return true;
    if (!can_bind(repeat, span)) return false;
    const bool of_years = span.shape == Span::Shape::between && span.first.kind == Stretch::Kind::year;
    if (is_yearly_or_rarer(repeat.repeat) && !is_year_long(span) && !of_years && span.shape != Span::Shape::since) {
        repeat.repeat.first = span;
        return true;
    }
    if (span.shape == Span::Shape::until) doubt("Повторение понято как действующее до названного дня.");
    repeat.within = span;
    return true;
}

// «ежегодно до 15 февраля, начиная с 2020 года», «ежегодно, начиная с 2019 года, до 1 декабря»
bool Composer::bind_years(Statement& repeat, const Span& span) {
    const auto is_years = [](const Span& one) {
        return one.first.kind == Stretch::Kind::year && one.first.year &&
               (one.shape == Span::Shape::since || one.shape == Span::Shape::between);
    };
    const auto start_in = [&](Span& first, const Span& years) {
        Stretch& begin = first.shape == Span::Shape::until ? first.last : first.first;
        if (begin.year || begin.kind == Stretch::Kind::year) return false;
        begin.year = years.first.year;
        if (years.shape == Span::Shape::between) doubt("Последний год в повторение не вошёл: проверьте его.");
        return true;
    };
    if (repeat.repeat.unit != Unit::year) return false;
    if (repeat.repeat.after_reporting_year) {
        if (!is_years(span) || !start_in(*repeat.repeat.first, span)) return false;
        doubt("Не сказано, отчётный это год или год отчёта: взят названный. Проверьте.");
        return true;
    }
    if (repeat.repeat.first && is_years(span)) return start_in(*repeat.repeat.first, span);
    if (!repeat.within || !is_years(*repeat.within) || is_year_long(span) || is_years(span)) return false;
    Span first = span;
    if (!start_in(first, *repeat.within)) return false;
    repeat.repeat.first = first;
    repeat.within.reset();
    return true;
}

// «сентябрь, октябрь еженедельно»: every one of the list, or none
bool Composer::bind_list(const Repeat& repeat) {
    const std::size_t begin = list_begin();
    Statement probe;
    probe.repeat = repeat;
    for (std::size_t at = begin; at < out_.size(); ++at)
        if (!can_bind(probe, out_[at].span)) return false;
    const auto has_year = [](const Statement& one) {
        return (one.span.shape == Span::Shape::until ? one.span.last : one.span.first).year.has_value();
    };
    const bool list = out_.size() - begin > 1;
    if (list && (!is_plain_yearly(repeat) || has_year(out_[begin])))  // «май 2022 г., май 2023 г., ежегодно»
        doubt("Повторение отнесено ко всем срокам перечня. Проверьте.");
    for (std::size_t at = begin; at < out_.size(); ++at) {
        Statement one = probe;
        bind(one, out_[at].span);
        out_[at].kind = Statement::Kind::repeat;
        out_[at].repeat = one.repeat;
        out_[at].within = one.within;
    }
    return true;
}

// «еженедельно в сентябре, октябре»: in October too
bool Composer::repeat_for_next_of_list(const Item& item) {
    const bool listed = item.join == Join::comma || item.join == Join::and_;
    if (!listed || item.aside || item.about_else || !last_is(Statement::Kind::repeat) || !last()->within) return false;
    const Span& before = *last()->within;
    if (before.shape != item.span.shape || before.first.kind != item.span.first.kind || is_year_long(before) ||
        before.shape == Span::Shape::until)
        return false;
    const Repeat repeat = last()->repeat;
    Statement& statement = push(item, Statement::Kind::repeat);
    statement.repeat = repeat;
    statement.within = item.span;
    doubt("Повторение отнесено ко всем срокам перечня. Проверьте.");
    return true;
}

void Composer::add_repeat(const Item& item) {
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
    const bool yearly_too = item.join == Join::comma && is_plain_yearly(repeat) && last_is(Statement::Kind::repeat) &&
                            last()->repeat.unit < Unit::year && !last()->repeat.first;
    if (yearly_too) doubt("Названы две частоты: записана та, что чаще. Проверьте.");  // «ежеквартально, ежегодно»
    if (joins(item) && last_is(Statement::Kind::repeat) && merge(*last(), repeat))
        return void(last()->weekday_alone = false);  // «4-й четверг ежемесячно»
    if (joins(item) && last_is(Statement::Kind::span) && bind_list(repeat)) return;
    const bool daily = repeat.unit <= Unit::week;
    if (joins(item) && last_is(Statement::Kind::all_time) && (daily || !item.new_line)) {  // «регулярно, раз в месяц»
        last()->kind = Statement::Kind::repeat;
        last()->repeat = repeat;
        return;
    }
    push_after_condition(item, Statement::Kind::repeat).repeat = repeat;
}

// «ежегодно 1 раз в квартал», «еженедельно по средам», «до 5 числа ежемесячно»: one repetition said in two steps.
bool Composer::merge(Statement& into, const Repeat& next) {
    Repeat& before = into.repeat;
    if (into.monthly_implied && next.weekdays.empty() && next.unit >= Unit::month && next.unit != Unit::year) {
        into.monthly_implied = false;
        const std::vector<int> days = before.days;
        before = next;
        set_days(before, days);
        return true;
    }
    // «до 5 числа месяца, следующего за отчётным периодом, ежеквартально»
    if (before.after_period && !before.days.empty() && next.unit >= Unit::month && next.unit != Unit::year &&
        next.days.empty() && next.weekdays.empty()) {
        const std::vector<int> days = before.days;
        before = next;
        before.named_month = before.unit > Unit::month;
        set_days(before, days);
        return true;
    }
    const bool two_counts = before.counted && next.counted;  // «1 раз в квартал – 1 раз в год»
    if (two_counts && (before.unit != next.unit || before.every != next.every || before.times != next.times)) {
        doubt("Названы две частоты: проверьте, какая из них нужна.");
        return false;
    }
    if (is_plain_yearly(before) && (next.first || next.unit < Unit::year || next.times > 1)) {
        before = next;
        return true;
    }
    if (is_plain_yearly(next) && !before.first) return true;
    if (merge_weekdays(before, next)) return true;
    if (before.unit == next.unit && before.days.empty() && !next.days.empty() && next.weekdays.empty()) {
        before.days = next.days;  // «ежемесячно, последний день месяца»
        return true;
    }
    return before.unit == next.unit && before.every == next.every && before.times == next.times && next.days.empty() &&
           next.weekdays.empty();
}

namespace {

// «по субботам (вторая и четвёртая суббота месяца)»: of the same days of the week, and fewer of them.
bool tells_which_weeks(const Repeat& weekly, const Repeat& of_month) {
    if (weekly.unit != Unit::week || weekly.every != 1 || of_month.unit != Unit::month) return false;
    return !of_month.weekdays.empty() &&
           std::all_of(of_month.weekdays.begin(), of_month.weekdays.end(), [&](const auto& day) {
               return day.first != 0 &&
                      (weekly.weekdays.empty() || std::find(weekly.weekdays.begin(), weekly.weekdays.end(),
                                                            std::pair{0, day.second}) != weekly.weekdays.end());
           });
}

}  // namespace

// «еженедельно по средам», «ежедневно, понедельник – пятница», «1 раз в месяц по четвергам»
bool Composer::merge_weekdays(Repeat& before, const Repeat& next) {
    if (!next.weekdays.empty() && before.weekdays.empty() && before.unit == next.unit) {
        before.weekdays = next.weekdays;
        return true;
    }
    if (tells_which_weeks(before, next)) {
        if (before.weekdays.empty()) doubt("Названы и каждая неделя, и недели месяца: проверьте, что из них срок.");
        return before = next, true;
    }
    const bool plain_weeks = next.unit == Unit::week && next.weekdays.empty() && next.times == 1;
    if (before.unit == Unit::week && !before.weekdays.empty() && before.every == 1 && plain_weeks) {
        before.every = next.every;  // «по понедельникам, 1 раз в две недели»
        return true;
    }
    const bool daily = before.unit == Unit::day && before.every == 1;
    if (daily && next.unit == Unit::week && !next.weekdays.empty()) {
        constexpr std::size_t kManyDays = 4;  // «ежедневно, по понедельникам – сводную» are two deeds
        if (next.weekdays.size() < kManyDays) doubt("Названы и «ежедневно», и дни недели: проверьте, что из них срок.");
        return before = next, true;
    }
    // «ежеквартально, последняя среда месяца»
    const auto of_month = [](const Repeat& one) { return one.unit == Unit::month && !one.weekdays.empty(); };
    const auto skips_months = [](const Repeat& one) {
        return one.weekdays.empty() && (one.unit > Unit::month || (one.unit == Unit::month && one.every > 1));
    };
    if ((of_month(next) && skips_months(before)) || (of_month(before) && skips_months(next))) {
        before = skips_months(before) ? before : Repeat{next};
        doubt("День недели в повторение не вошёл: не сказано, какой это месяц. Проверьте.");
        return true;
    }
    const Repeat& weekly = next.unit == Unit::week ? next : before;
    const Repeat& rarer = next.unit == Unit::week ? before : next;
    if (weekly.unit != Unit::week || weekly.weekdays.empty() || rarer.unit < Unit::month || !rarer.weekdays.empty())
        return false;
    before = Repeat{rarer};
    doubt("День недели в повторение не вошёл: не сказано, какая это неделя. Проверьте.");
    return true;
}

void Composer::set_days(Repeat& repeat, const std::vector<int>& days) {
    if (repeat.unit == Unit::month || repeat.named_month) {
        repeat.days = days;
    } else if (!days.empty()) {
        doubt("Число " + std::to_string(days.front()) +
              " не вошло в повторение: не сказано, какого месяца. Назовите месяц.");
    }
}

namespace {

bool is_by_day(const Span& span) {
    return span.shape == Span::Shape::until && span.last.kind == Stretch::Kind::day &&
           span.last.part == Stretch::Part::whole;
}

}  // namespace

void Composer::add_weekday(const Item& item) {
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
    if (joins(item) && last_is(Statement::Kind::span) && is_by_day(last()->span) && weekdays.size() == 1) {
        last()->span.last.weekday = weekdays[0].second;  // «до 15.03 (четверг)»
        return;
    }
    Statement& statement = push_after_condition(item, Statement::Kind::repeat);
    statement.repeat = item.repeat;
    statement.weekday_alone = true;
}

// «март, июнь, сентябрь (до 20 числа)»: of each of them
void Composer::name_days_of_list(const Item& item) {
    const std::size_t begin = list_begin();
    const std::vector<Statement> months{out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end()};
    const bool all = std::all_of(months.begin(), months.end(),
                                 [](const Statement& one) { return is_whole_month(one.span) && !one.condition; });
    if (months.size() < 2 || !all) return name_days(*last(), item);
    doubt("Число в скобках отнесено ко всем месяцам перечня. Проверьте.");
    out_.resize(begin);
    for (const Statement& month : months) {
        out_.push_back(month);
        name_days(out_.back(), item);
    }
}

void Composer::add_month_days(const Item& item) {
    std::vector<int> days;
    bool whole_days = true;
    for (const auto& [from, to] : item.days) {
        whole_days = whole_days && from == to && from >= -1 && from <= 31 && from != 0;
        days.push_back(from);
    }
    if (joins(item) && last_is(Statement::Kind::span) && is_whole_month(last()->span) && !item.every_month)
        return item.aside && item.until ? name_days_of_list(item) : name_days(*last(), item);
    if (!whole_days) {
        doubt("Назван промежуток чисел месяца: повторение записано без чисел.");
        days.clear();
    }
    if (joins(item) && last_is(Statement::Kind::repeat) && last()->repeat.days.empty() &&
        last()->repeat.unit >= Unit::month) {
        const bool after_reporting = item.repeat.after_period && last()->repeat.unit > Unit::month;
        last()->repeat.named_month = item.repeat.named_month || after_reporting;
        if (last()->repeat.named_month && !item.repeat.after_period) doubt(kAfterPeriod);
        return set_days(last()->repeat, days);
    }
    Repeat repeat{.unit = item.repeat.named_month ? item.repeat.unit : Unit::month,
                  .named_month = item.repeat.named_month,
                  .after_period = item.repeat.after_period};
    if (repeat.named_month) doubt(kAfterPeriod);
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

// «2 раза в год (октябрь, апрель)»: the months named are those two times; a repetition beside them would be owed
// twice.
void Composer::drop_counted_repeat() {
    const auto is_repeat = [](const Statement& one) { return one.kind == Statement::Kind::repeat; };
    const auto repeat = std::find_if(out_.begin(), out_.end(), is_repeat);
    if (repeat == out_.end() || out_.size() < 3) return;
    const auto times = static_cast<std::size_t>(times_in_year(repeat->repeat));
    const bool rest_are_short = std::all_of(out_.begin(), out_.end(), [&](const Statement& one) {
        return &one == &*repeat || (one.kind == Statement::Kind::span && is_point(one.span));
    });
    constexpr std::size_t kMost = 4;
    if (!rest_are_short || times > kMost || repeat->within) return;
    if (times != out_.size() - 1) return doubt("Сроков названо не столько, сколько раз в году: проверьте их.");
    doubt("Сроков названо столько, сколько раз в году: повторение не записано.");
    out_.erase(repeat);
    for (Statement& one : out_) one.each_year = true;
}

}  // namespace mera::deadline_language
