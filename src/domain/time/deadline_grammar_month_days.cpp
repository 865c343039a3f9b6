// Days that repeat in every month: «до 5 числа каждого месяца», «15 и 30 числа», «… месяца, следующего за отчётным».
#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

// month_days := [до | с … по] n {, n} (числа [каждого месяца] | каждого месяца) | до n-го
std::vector<Item> Grammar::month_days() {
    const Mark start = mark();
    const bool until = take_until() || take(Word::by);
    std::optional<int> from;
    if (!until && take(Word::from)) {
        from = amount();
        take(Word::dash);
        if (!from || (!take(Word::by) && !take(Word::until))) return rewind(start), std::vector<Item>{};
    }
    auto numbers = counted_numbers();
    if (!numbers) return rewind(start), std::vector<Item>{};
    if (from) numbers->numbers = {{*from, numbers->numbers.back().second}};
    while (until) {  // «до 15 и до 30 числа»
        const Mark more = mark();
        const bool again = (take(Word::and_) || take(Word::comma)) && take_until();
        const auto next = again ? counted_numbers() : std::nullopt;
        if (!next) {
            rewind(more);
            break;
        }
        numbers->numbers.insert(numbers->numbers.end(), next->numbers.begin(), next->numbers.end());
    }
    const bool working_day =
        is(Word::working) && is_unit(Unit::day, 1) && !is(Word::month, 2);  // «5 рабочего дня месяца»
    const bool named = working_day || (is(Word::day_of_month) && !is(Word::month, 1));
    const bool of_each = is(Word::each) && is_unit(Unit::month, 1);
    // «Не позднее 20-го»: the ending tells a day where no noun follows.
    const bool by_ending =
        until && words_.tokens[at_ - 1].ordinal &&
        (done() || is(Word::comma) || is(Word::semicolon) || is(Word::dot) || is(Word::close) || is(Word::every_unit));
    if (!named && !of_each && !by_ending) return rewind(start), std::vector<Item>{};
    if (working_day) {
        at_ += 2;
        Item item = month_days_item({{{0, 1}}}, until);
        const bool after_repeat = !tree_.items.empty() && tree_.items.back().kind == Item::Kind::repeat;
        if (!item.every_month && !after_repeat) return rewind(start), std::vector<Item>{};
        return {item};
    }
    return {month_days_item(*numbers, until)};
}

Item Grammar::month_days_item(const Counted& numbers, bool until) {
    const std::string& which = words_.tokens[at_ - 1].text;  // «последние», «последних»; but «последнего числа»
    const bool several = numbers.numbers.size() == 1 && numbers.numbers[0].first == -1 &&
                         (which.ends_with("ие") || which.ends_with("их") || which.ends_with("им"));
    take(Word::day_of_month);
    Item item;
    item.kind = Item::Kind::month_days;
    item.days = numbers.numbers;
    if (several) item.days = {{-1, 0}};  // «последние числа»: no one day
    item.until = until;
    item.every_month = of_every_month();
    if (first_month_of_quarter()) {
        item.every_month = item.repeat.named_month = true;
        item.repeat.unit = Unit::quarter;
        return item;
    }
    return after_reporting(std::move(item));
}

// «… первого месяца [следующего | каждого] квартала»: the month after the quarter that is reported
bool Grammar::first_month_of_quarter() {
    const Mark start = mark();
    if (is(Word::ordinal) && token().value == 1 && is_unit(Unit::month, 1)) {
        at_ += 2;
        take(Word::following) || take(Word::each);
        if (is_unit(Unit::quarter)) return ++at_;
    }
    rewind(start);
    return false;
}

// «… месяца, следующего за отчётным [кварталом]», «… следующего месяца»
Item Grammar::after_reporting(Item item) {
    const Mark start = mark();
    take(Word::comma);
    if (!take(Word::following)) return rewind(start), item;
    if (is_unit(Unit::month)) {
        ++at_;
        item.every_month = item.repeat.after_period = true;
        return item;
    }
    const bool fits = take(Word::over) && (take(Word::reporting) || is(Word::unit) || is(Word::period));
    if (!fits) return rewind(start), item;
    item.every_month = true;
    item.repeat.after_period = !is(Word::unit);
    if (is_unit(Unit::quarter) || is_unit(Unit::half_year)) {
        item.repeat.unit = static_cast<Unit>(token().value);
        item.repeat.named_month = item.repeat.after_period = true;
    }
    if (!take(Word::unit)) take(Word::period);
    if (item.repeat.named_month && is_unit(Unit::month)) ++at_;  // «5 числа следующего за кварталом месяца»
    return item;
}

}  // namespace mera::deadline_language
