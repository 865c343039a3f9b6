// Years, calendar and school, alone and after another stretch: «2019-2024 гг.», «май 2020 г.», «2019/20 уч. г.».
#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

bool is_year_number(const Token& token) {
    constexpr int kFirst = 1990, kLast = 2100;
    return token.word == Word::number && token.digits == 4 && token.value >= kFirst && token.value <= kLast;
}

// [,] 2019 [– 2020] [уч.] [г. | год]; the two-digit year only before «г.»
void Grammar::year_after(Stretch& stretch) {
    if (stretch.year) return void(year_mark());
    const Mark start = mark();
    if ((is(Word::comma) || is(Word::slash)) && is_year_number(token(1)) && !is(Word::dot, 2)) ++at_;  // «январь/2020»
    if (is_year_number(token()) && !is(Word::dot, 1)) {
        stretch.year = token().value;
        ++at_;
        const Token& second = token(1);
        const bool a_day = is(Word::dot, 2) || is(Word::month, 2);  // «14 мая 2018-19.07.2018»
        const bool pair =
            (is(Word::dash) || is(Word::slash)) && second.word == Word::number && !a_day &&
            (second.value == *stretch.year + 1 || (second.digits == 2 && second.value == (*stretch.year + 1) % 100));
        if (pair) {
            at_ += 2;
            stretch.year_of_school_year = true;
            if (!school_year_mark()) doubt("«" + written(start.at, at_) + "» понято как учебный год.");
            return;
        }
        const bool through =
            is(Word::dash) && is_year_number(second) && second.value > *stretch.year && !is(Word::dot, 2);
        if (through) {
            stretch.through_year = second.value;
            at_ += 2;
        }
        school_year_mark();
    } else if (is(Word::number) && token().digits == 2 && !token().ordinal &&
               (is(Word::year_mark, 1) || is_unit(Unit::year, 1))) {
        stretch.year = full_year(token());
        at_ += 2;
    } else if ((token().text == "т" || token().text == "с") && token().dotted && is(Word::year_mark, 1)) {
        at_ += 2;  // «до 20 сентября т.г.», «с. г.»: this year
    } else if ((is(Word::current) || is(Word::following)) && is_unit(Unit::year, 1)) {
        stretch.next_year = is(Word::following);
        at_ += 2;
    }
}

// «декабрь 2019, 2020, 2021 гг.», «до 25 декабря 2019 и 2020 годов»: one time of several years
Grammar::Spans Grammar::of_more_years(Spans found) {
    const Stretch named = found.back().first;
    const bool several = found.back().shape == Span::Shape::whole && named.year && !named.year_of_school_year;
    while (several && (is(Word::comma) || is(Word::and_)) && is_year_number(token(1)) && !is(Word::dot, 2)) {
        ++at_;
        Stretch next = named;
        next.year.reset();
        year_after(next);
        found.push_back(whole(next));
    }
    const Span* before = tree_.items.empty() ? nullptr : &tree_.items.back().span;
    const bool listed = before != nullptr && (join_ == Join::comma || join_ == Join::and_) &&
                        before->shape == Span::Shape::whole && before->first.kind == named.kind && !before->first.year;
    if (found.size() > 1 && listed)  // «май, октябрь 2022, 2023 гг.»
        doubt("Названы несколько времён и несколько лет: проверьте, в каком году что.");
    return found;
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

// «19/20 уч. год»
Grammar::Spans Grammar::short_school_year() {
    const Mark start = mark();
    const int first = token().value;
    const bool pair = is(Word::number) && token().digits == 2 && (is(Word::slash, 1) || is(Word::dash, 1)) &&
                      is(Word::number, 2) && token(2).digits == 2 && token(2).value == first + 1;
    if (!pair) return {};
    const int year = full_year(token());
    at_ += 3;
    if (!school_year_mark()) return rewind(start), Spans{};
    return {whole({.kind = Stretch::Kind::school_year, .year = year})};
}

// years := Y [– Y | / Y] {(, | и) Y} [уч.] [г. | гг. | год…]
Grammar::Spans Grammar::years() {
    const Mark start = mark();
    if (auto found = short_school_year(); !found.empty()) return found;
    if (is(Word::whole) && is_year_number(token(1))) ++at_;  // «весь 2023 год»
    if (!is_year_number(token()) || is(Word::dot, 1)) return rewind(start), Spans{};
    const auto year = [](int value) { return Stretch{.kind = Stretch::Kind::year, .year = value}; };
    Spans found{whole(year(token().value))};
    ++at_;
    const int first = *found[0].first.year;
    const Token& second = token(1);
    const bool slash = is(Word::slash),
               next_year = second.value == first + 1 || (second.digits == 2 && second.value == (first + 1) % 100);
    if ((slash || is(Word::dash) || is(Word::by)) && second.word == Word::number &&
        (is_year_number(second) || (second.digits == 2 && next_year && !(is(Word::dot, 2) && is(Word::number, 3))))) {
        const int last = second.digits == 2 ? first + 1 : second.value;
        at_ += 2;
        if (auto listed = school_years_after(first, last); !listed.empty()) return listed;
        const bool short_pair = second.digits == 2 && token().text != "гг" && !token().text.starts_with("годы");
        if (const bool school = school_year_mark(); last == first + 1 && (school || slash || short_pair)) {
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

// «2021-2022, 2022-2023 учебные годы»: the noun is said once for all pairs
Grammar::Spans Grammar::school_years_after(int first, int last) {
    const Mark start = mark();
    const auto year_of_school = [](int year) { return whole({.kind = Stretch::Kind::school_year, .year = year}); };
    Spans found{year_of_school(first)};
    while (last == first + 1 && (is(Word::comma) || is(Word::and_))) {
        const Token &begin = token(1), &end = token(3);
        const bool pair = is_year_number(begin) && (is(Word::dash, 2) || is(Word::slash, 2)) &&
                          end.word == Word::number &&
                          (end.value == begin.value + 1 || (end.digits == 2 && end.value == (begin.value + 1) % 100));
        if (!pair) break;
        found.push_back(year_of_school(begin.value));
        at_ += 4;
    }
    if (found.size() > 1 && school_year_mark()) return found;
    return rewind(start), Spans{};
}

std::optional<Stretch> Grammar::school_year() {
    const Mark start = mark();
    take(Word::whole);
    take(Word::current);
    const bool fresh = is(Word::none) && token().text.starts_with("нов") && is(Word::school, 1);
    const bool following = is(Word::following) && is(Word::school, 1);
    if (fresh || following) ++at_;
    if (!is(Word::school) || !(is_unit(Unit::year, 1) || is(Word::year_mark, 1))) return rewind(start), std::nullopt;
    at_ += 2;
    Stretch found{.kind = Stretch::Kind::school_year, .fresh = following ? 2 : fresh ? 1 : 0};
    Stretch dated = found;
    const std::size_t doubts = tree_.doubts.size();
    year_after(dated);  // «учебный год 2019-2020»
    tree_.doubts.resize(doubts);
    if (dated.year) found.year = dated.year;
    return found;
}

}  // namespace mera::deadline_language
