// How stretches make spans: «с … по …», «до …», «начиная с …», from one to another. Stretches: deadline_grammar_stretch.cpp.
#include "domain/time/deadline_grammar.hpp"

namespace mera::deadline_language {

namespace {

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
        std::size_t noun = 1;  // «в дни каникул», «в дни осенних и весенних каникул»
        while (is(Word::season, noun) || is(Word::comma, noun) || is(Word::and_, noun)) ++noun;
        const bool days_of = is_unit(Unit::day) && (is(Word::holidays, noun) || is(Word::holidays, 2));
        if (days_of) ++at_;
        if (take(Word::period) || take(Word::while_)) {
            if (auto found = from_spans(); !found.empty()) return found;
            if (is(Word::season) && is(Word::none, 1)) return rewind(start), Spans{};  // «в период летней кампании»
        }
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
    const auto is_part = [](const Span& span) {  // «январь – I декада»: which part of it
        return span.first.kind == Stretch::Kind::month && span.first.month == 0;
    };
    if (second.empty() || second.front().shape != Span::Shape::whole ||
        is_holidays(found.back()) != is_holidays(second.front()) ||  // «каникулы – 26.10-01.11»: no range of the two
        (is_part(second.front()) && !is_part(found.back()))) {
        rewind(before_range);
        return found;
    }
    const Stretch first = found.back().first;
    const Stretch last = second.front().first;
    if (last.kind == Stretch::Kind::year && can_take_year(first))
        found.back().first.year = last.year;  // «сентябрь – 2019 г.»
    else
        found.back() = {Span::Shape::between, first, last};
    // «март-апрель-май»: each dash goes on
    while (second.size() == 1 && last.kind == Stretch::Kind::month && is(Word::dash)) {
        const Mark more = mark();
        take(Word::dash);
        const Spans next = simple();
        if (next.size() != 1 || next[0].shape != Span::Shape::whole || next[0].first.kind != Stretch::Kind::month) {
            rewind(more);
            break;
        }
        found.back().last = next[0].first;
    }
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
    if (auto found = counted_until(); !found.empty() && !after) return found;
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

// «с I по III квартал»: the noun is said once
Grammar::Spans Grammar::counted_until() {
    const Mark start = mark();
    Counted numbers;
    const auto first = counted_number(numbers);
    if (!first || !take(Word::by)) return rewind(start), Spans{};
    Spans found = counted();
    const bool fits = found.size() == 1 && found[0].shape == Span::Shape::whole &&
                      found[0].first.part == Stretch::Part::whole && found[0].first.number > *first;
    if (!fits) return rewind(start), Spans{};
    found[0] = {Span::Shape::between, found[0].first, found[0].first};
    found[0].first.number = *first;
    return found;
}

// until := (до | к | по | не позднее) simple {(, | и) simple of the same kind}
Grammar::Spans Grammar::until_spans() {
    const Mark start = mark();
    const bool by = is(Word::by);
    const bool at_latest = is(Word::not_) && is(Word::later, 1);
    if (at_latest)
        at_ += 2;
    else if (!take(Word::until) && !take(Word::to) && !take(Word::by))
        return {};
    take(Word::colon);
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
    using Kind = Stretch::Kind;
    const auto has_end = [](Kind kind) { return kind == Kind::month || kind == Kind::quarter || kind == Kind::year; };
    const auto unfit = [&] {
        const auto kind = found[0].first.kind;
        return by && kind != Kind::day && kind != Kind::broken && !has_end(kind);
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
    // «по май», «до мая включительно»
    const bool to_its_end = by || (is(Word::filler) && token().text == "включительно");
    for (Span& span : found) {
        Stretch& named = span.first;
        if (to_its_end && span.shape == Span::Shape::whole && has_end(named.kind) &&
            named.part == Stretch::Part::whole) {
            constexpr int kEnd = 3;
            named.part = Stretch::Part::edge;
            named.part_number = kEnd;
        }
        if (span.shape == Span::Shape::between)
            doubt("«" + written(start.at, at_) + "»: после «до» стоит промежуток, взят его последний день.");
        span = {Span::Shape::until, {}, span.shape == Span::Shape::between ? span.last : span.first};
        span.last.at_latest = at_latest;
    }
    return found;
}

// «до окончания учебного года», «… II квартала» is «до конца …»; of a month or of what is nameless it is an event
Grammar::Spans Grammar::end_of_year() {
    constexpr int kEnd = 3;
    const Mark start = mark();
    const bool end = is(Word::outcome) && (token().text.starts_with("окончани") || token().text.starts_with("заверш"));
    if (!end) return {};
    ++at_;
    auto target = edge_target();
    using Kind = Stretch::Kind;
    const auto has_end = [](Kind kind) {
        return kind == Kind::school_year || kind == Kind::year || kind == Kind::plan_year || kind == Kind::quarter ||
               kind == Kind::half_year;
    };
    if (!target || !has_end(target->kind)) return rewind(start), Spans{};
    target->part = Stretch::Part::edge;
    target->part_number = kEnd;
    return {whole(*target)};
}

}  // namespace mera::deadline_language
