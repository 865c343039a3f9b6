// phrase := { separator | word that carries no time | item | leftover }
#include "domain/time/deadline_grammar.hpp"

#include <algorithm>
#include <array>

namespace mera::deadline_language {

const Token& Grammar::token(std::size_t ahead) const {
    static const Token kEnd{.word = Word::symbol};
    return at_ + ahead < words_.tokens.size() ? words_.tokens[at_ + ahead] : kEnd;
}

bool Grammar::is_unit(Unit unit, std::size_t ahead) const {
    return is(Word::unit, ahead) && token(ahead).value == static_cast<int>(unit);
}

bool Grammar::take(Word word) {
    if (done() || !is(word)) return false;
    ++at_;
    return true;
}

void Grammar::rewind(Mark to) {
    at_ = to.at;
    tree_.doubts.resize(to.doubts);
}

std::string Grammar::written(std::size_t from, std::size_t to) const {
    if (from >= to) return {};
    return words_.phrase.substr(words_.tokens[from].from, words_.tokens[to - 1].to - words_.tokens[from].from);
}

bool Grammar::separator() {
    switch (token().word) {
        case Word::open: ++brackets_; break;
        case Word::close:
            brackets_ = std::max(0, brackets_ - 1);
            forget_subject();
            break;
        case Word::comma:
        case Word::dash:
        case Word::slash: join_ = std::max(join_, Join::comma); break;
        case Word::semicolon:
            join_ = std::max(join_, Join::strong);
            forget_subject();
            break;
        case Word::and_: join_ = std::max(join_, Join::and_); break;
        case Word::then:
            if (token().text == "или" || token().text == "либо")
                doubt("Сроки названы на выбор: проверьте, какой из них нужен.");
            join_ = Join::then;
            break;
        case Word::colon:
        case Word::dot: break;
        default: return false;
    }
    ++at_;
    return true;
}

// Words that carry no time of their own but say how to take the next ones.
bool Grammar::passing_word() {
    const bool of_event = is(Word::in) && is(Word::filler, 1) && token(2).text.starts_with("проведени");
    if (of_event) return false;  // «в сроки проведения ВПР»
    if (is(Word::in) && (is(Word::filler, 1) || is(Word::then, 1))) ++at_;  // «в срок», «в дальнейшем»
    if (is(Word::from) && is(Word::then, 1)) ++at_;  // «с последующей корректировкой»
    if (is(Word::period) && is(Word::colon, 1)) return at_ += 2, true;  // «период: с 1 по 15 мая»
    if (is(Word::none) && token().text == "а" && is(Word::then, 1)) ++at_;  // «а также»
    if (take(Word::filler)) return true;
    if (is(Word::then)) return false;
    if (take(Word::once)) return once_ = true;
    if (is(Word::subject)) {
        if (!about_else_) subject_at_ = at_;  // «сдача отчёта»: of two the first
        ++at_;
        return about_else_ = true;
    }
    if (!is(Word::contrary)) return false;
    const std::size_t from = at_;
    while (!done() && !is(Word::semicolon) && !is(Word::close)) ++at_;
    leave(from, at_);
    return tree_.contrary = true;
}

// «до 20 мая (отчёт)»: a subject with no time of its own after it is a word like any other
void Grammar::forget_subject() {
    if (subject_at_ && about_else_) leave(*subject_at_, *subject_at_ + 1);
    subject_at_.reset();
    about_else_ = false;
}

void Grammar::leave(std::size_t from, std::size_t to) {
    if (!leftovers_.empty() && leftovers_.back().second == from)
        leftovers_.back().second = to;
    else
        leftovers_.emplace_back(from, to);
}

void Grammar::leftover() {
    leave(at_, at_ + 1);
    ++at_;
}

// [в] 14.00 | 14:30 [часов]; «14.30» is a time only after «в» or right after a day
bool Grammar::clock_time() {
    constexpr int kMonths = 12;
    const Mark start = mark();
    const bool after_month = !tree_.items.empty() && tree_.items.back().kind == Item::Kind::span &&
                             is_whole_month(tree_.items.back().span);  // «09.13 01.14» are months
    const bool expected = take(Word::in) || (!tree_.items.empty() && last_item_end_ == at_ && !after_month);
    const bool hyphen = is(Word::dash, 1) && !token(1).spaced && !token(2).spaced && token(2).value == 0;  // «17-00»
    const bool parted = is(Word::number) && (is(Word::colon, 1) || is(Word::dot, 1) || hyphen) && is(Word::number, 2);
    const bool minutes = parted && token(2).digits == 2 && !(is(Word::dot, 3) && is(Word::number, 4)) &&
                         (is(Word::colon, 1) || token(2).value == 0 || (expected && token(2).value > kMonths));
    if (!minutes) return rewind(start), false;
    at_ += 3;
    if (is_unit(Unit::hour)) ++at_;
    return true;
}

// «12.10» of «15.09 в 12.10», without a year: before noon and in a month all the same
bool Grammar::looks_like_hour() const {
    constexpr int kHours = 24;
    return is(Word::number) && token().value <= kHours && is(Word::dot, 1) && is(Word::number, 2) &&
           token(2).digits == 2 && !(is(Word::dot, 3) && is(Word::number, 4));
}

// «за 1 полугодие – до 15 июля»: what the report is about, beside the deadline itself
bool Grammar::reported_period() {
    const Mark start = mark();
    if (!take(Word::over)) return false;
    const bool named = !spans().empty();
    const bool alone = start.at == 0 && done();
    if (named && !alone && !is(Word::until)) return true;
    rewind(start);
    return false;
}

// «до 15 декабря на следующий год»: what is planned by then, not when
bool Grammar::planned_year() {
    const Mark start = mark();
    if (!take(Word::on)) return false;
    const bool coming =
        is(Word::following) ||
        (is(Word::none) && (token().text.starts_with("очередн") || token().text.starts_with("предстоящ")));
    if (coming) ++at_;
    const Mark named = mark();
    take(Word::school) || take(Word::calendar);
    if (coming && is_unit(Unit::year)) return ++at_;
    rewind(named);
    const bool after_day = !tree_.items.empty() && tree_.items.back().kind == Item::Kind::span &&
                           (tree_.items.back().span.shape == Span::Shape::until || is_day(tree_.items.back().span));
    if (!coming && after_day && (!years().empty() || school_year())) return true;  // «до 25 декабря (на 2026 год)»
    rewind(start);
    return false;
}

// «п. 3.2», «кабинет 12», «приложение 1»
bool Grammar::numbered_thing() {
    static constexpr std::array<std::string_view, 16> kThings = {
        "п",      "пп",  "пункт", "пункта",  "пункту", "пунктом",    "подпункт", "ст",
        "статья", "стр", "каб",   "кабинет", "ауд",    "приложение", "прил",     "раздел"};
    if (!is(Word::number, 1) || token(1).digits > 3) return false;  // «П.» is a Roman number to the words
    if (std::find(kThings.begin(), kThings.end(), token().text) == kThings.end()) return false;
    at_ += 2;
    while (is(Word::dot) && is(Word::number, 1) && !token(1).spaced) at_ += 2;
    take(Word::dot);
    return true;
}

// Numbers that belong to something else: «№ 15», «от 12.09.2019» of a document, «5-9 классы», «в 14.00».
bool Grammar::reference_words() {
    const Mark start = mark();
    if (clock_time()) return true;
    if (reported_period() || planned_year()) return true;
    if (const auto numbers = counted_numbers(); numbers && take(Word::grade)) return true;
    rewind(start);
    if (numbered_thing()) return true;
    const bool named_by_year = is(Word::none) && is(Word::dash, 1) && !token(1).spaced && is_year_number(token(2)) &&
                               !token(2).spaced && !is(Word::dot, 3);  // «ГИА-2020»
    if (named_by_year) return at_ += 3;
    if (is(Word::symbol) && is(Word::number, 1)) return at_ += 2, true;
    const bool range_follows = !from_spans().empty();  // «от 15.09 до 20.09»
    rewind(start);
    if (!range_follows && take(Word::of) && number_date()) return true;
    rewind(start);
    return false;
}

bool Grammar::reference() {
    const std::size_t from = at_;
    if (!reference_words()) return false;
    leave(from, at_);
    return true;
}

bool Grammar::starts_item_at(std::size_t ahead) {
    const Mark start = mark();
    at_ += ahead;
    const bool starts = is(Word::all_time) || !repeats().empty() || !spans().empty();
    rewind(start);
    return starts;
}

void Grammar::add(std::vector<Item> found, std::size_t from) {
    const bool new_line = join_ == Join::space && words_.tokens[from].capital;
    for (Item& item : found) {
        item.new_line = new_line && &item == &found.front();
        item.join = &item == &found.front() ? join_ : Join::comma;
        item.aside = brackets_ > 0;
        item.about_else = about_else_;
        item.once = once_;
        tree_.items.push_back(std::move(item));
    }
    join_ = Join::space;
    about_else_ = once_ = false;
    last_item_end_ = at_;
}

std::vector<Item> Grammar::span_items() {
    std::vector<Item> out;
    for (Span& span : spans()) {
        Item item;
        item.span = std::move(span);
        out.push_back(std::move(item));
    }
    return out;
}

std::vector<Item> Grammar::all_time() {
    const Mark start = mark();
    take(Word::on) || take(Word::in);  // «на постоянной основе», «в постоянном режиме»
    Item item;
    item.kind = Item::Kind::all_time;
    if (take(Word::vague_time)) {
        doubt("«" + written(start.at, at_) + "» не называет срока: понято как весь срок плана.");
        return {item};
    }
    if (take(Word::all_time)) {
        if (token().text == "режиме") ++at_;
        return {item};
    }
    rewind(start);
    return {};
}

// «май 25», «сентябрь (1-15)»: numbers without a noun right after a month can only be its days.
std::vector<Item> Grammar::bare_days() {
    const bool adjacent = last_item_end_ == at_ || (last_item_end_ + 1 == at_ && brackets_ > 0);
    if (!adjacent || tree_.items.empty() || tree_.items.back().kind != Item::Kind::span) return {};
    const Span& before = tree_.items.back().span;
    if (before.shape != Span::Shape::whole || before.first.kind != Stretch::Kind::month) return {};
    const Mark start = mark();
    const auto numbers = counted_numbers();
    if (!numbers || !numbers->only_digits ||
        (!done() && (is(Word::none) || is(Word::unit) || is(Word::times) || is(Word::half)))) {
        rewind(start);
        return {};
    }
    Item item;
    item.kind = Item::Kind::bare_days;
    item.days = numbers->numbers;
    doubt("«" + written(start.at, at_) + "» после месяца понято как числа этого месяца.");
    return {item};
}

std::vector<Item> Grammar::items() {
    if (auto found = repeats(); !found.empty()) return found;
    if (auto found = span_items(); !found.empty()) return found;
    if (auto found = all_time(); !found.empty()) return found;
    if (const auto found = condition()) {
        Item item;
        item.kind = Item::Kind::condition;
        item.condition = *found;
        return {item};
    }
    return bare_days();
}

// «до 1 ноября, корректировка – по мере необходимости»: the condition is of the deed just named
bool Grammar::follows_label(std::size_t at) const {
    if (tree_.items.empty() || leftovers_.empty() || at == 0) return false;
    const auto& [from, to] = leftovers_.back();
    const Word sign = words_.tokens[at - 1].word;
    return to + 1 == at && (sign == Word::dash || sign == Word::colon) && is_label(from, to);
}

Tree Grammar::phrase() {
    while (!done()) {
        if (more_often_on_demand() || passing_word() || separator() || reference()) continue;
        const std::size_t from = at_;
        if (auto found = items(); !found.empty()) {
            if (found[0].kind == Item::Kind::condition && follows_label(from)) join_ = Join::then;
            add(std::move(found), from);
        } else
            leftover();
    }
    forget_subject();
    const bool has_time = std::any_of(tree_.items.begin(), tree_.items.end(),
                                      [](const Item& item) { return item.kind != Item::Kind::condition; });
    for (const auto& [from, to] : leftovers_)
        if (!has_time || !is_label(from, to)) tree_.leftovers.push_back(written(from, to));
    return std::move(tree_);
}

Tree parse(const Words& words) { return Grammar{words}.phrase(); }

}  // namespace mera::deadline_language
