#include "intake/order/loose_times.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "intake/order/bare_times.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/named_days.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

using deadline_language::Word;

bool is_at(const Tokens& tokens, std::size_t at, std::initializer_list<std::string_view> words) {
    return at < tokens.size() && is_one_of(tokens[at].folded, words);
}

bool begins_at(const Tokens& tokens, std::size_t at, std::initializer_list<std::string_view> beginnings) {
    return at < tokens.size() &&
           std::any_of(
               beginnings.begin(), beginnings.end(),
               [&](std::string_view beginning) { return tokens[at].folded.starts_with(beginning); });
}

// «Мартовском», «августовской»: of a month; «майском» too.
bool is_of_month(const Tokens& tokens, std::size_t at) {
    return begins_at(tokens, at,
                     {"январск", "февральск", "мартовск", "апрельск", "майск", "июньск", "июльск", "августовск",
                      "сентябрьск", "октябрьск", "ноябрьск", "декабрьск"});
}

// «На августовской конференции», «на мартовском педсовете», «на первом заседании ШМО», «на итоговом совещании года»
bool is_at_gathering(const Tokens& tokens, std::size_t at) {
    if (!is_at(tokens, at, {"на", "к", "ко"})) return false;
    constexpr std::size_t kBetween = 4;
    bool told = false;  // which of them
    for (std::size_t noun = at + 1; noun < std::min(tokens.size(), at + 1 + kBetween); ++noun) {
        if (is_gathering(tokens, noun)) return told;
        told = told || is_of_month(tokens, noun) || means(tokens, noun, {Word::ordinal});
        if (!told && !ends_with_any(tokens[noun].folded, {"ом", "ем", "ой", "ей", "ому", "ему", "ых", "их"}))
            return false;
    }
    return false;
}

// «К педагогическому совету», «к выпускному», «к моменту приёмки», «к новому году»
bool is_by_occasion(const Tokens& tokens, std::size_t at) {
    if (!is_at(tokens, at, {"к", "ко", "до", "перед"})) return false;
    const bool council = begins_at(tokens, at + 1, {"педагогическ", "методическ", "управляющ", "попечительск"}) &&
                         begins_at(tokens, at + 2, {"совет"});
    if (tokens[at].is("до") && is_at(tokens, at + 1, {"весны", "лета", "осени", "зимы"})) return true;
    const bool new_year = begins_at(tokens, at + 1, {"нов"}) && is_at(tokens, at + 2, {"году", "года", "годом"});
    return council || new_year || is_at(tokens, at + 1, {"моменту", "выпускному", "выпускным"});
}

// «В разумный срок», «в возможно короткие сроки», «в надлежащий срок»; «в срок» alone is «своевременно», «в срок до …» goes on.
bool is_some_term(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kBetween = 3;
    if (!tokens[at].is("в")) return false;
    for (std::size_t noun = at + 1; noun < std::min(tokens.size(), at + 1 + kBetween); ++noun) {
        // «Представить в ИМЦ в срок до …» names where.
        if (is_at(tokens, noun, {"срок", "сроки"}))
            return noun > at + 1 && ends_with_any(tokens[noun - 1].folded, {"ий", "ый", "ой", "ие", "ые"});
        if (tokens[noun].kind != Token::Kind::word) return false;
    }
    return false;
}

// «В сроки согласно приложению», «согласно срокам плана»
bool is_term_of_annex(const Tokens& tokens, std::size_t at) {
    if (tokens[at].is("в") && is_at(tokens, at + 1, {"сроки", "срок"})) return is_at(tokens, at + 2, {"согласно"});
    return tokens[at].is("согласно") && is_at(tokens, at + 1, {"сроку", "срокам"});
}

bool is_day_or_unit(const Tokens& tokens, std::size_t at) {
    return means(tokens, at, {Word::month, Word::unit, Word::working, Word::calendar, Word::day_of_month}) ||
           is_at(tokens, at, {"-", "–", "и"});
}

// «В срок до 20», «до 20-го представить»: of which month nobody says. «До 20 человек» counts.
bool is_day_of_no_month(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("до") || at + 1 >= tokens.size() || tokens[at + 1].kind != Token::Kind::number ||
        tokens[at + 1].text.size() > 2)
        return false;
    const auto ends = [&](std::size_t next) {
        return next >= tokens.size() || is_one_of(tokens[next].text, {".", ",", ";", ")"}) ||
               is_infinitive(tokens[next].folded);
    };
    const bool figures = at + 3 < tokens.size() && is_one_of(tokens[at + 2].text, {".", ","}) &&
                         tokens[at + 3].kind == Token::Kind::number;  // «до 20.03», «до 1,5»
    // «В срок до 20 представить», «в срок до 20 директорам школ»; «в срок до 20 рабочих дней», «до 20 марта» are read.
    const bool of_time =
        is_day_or_unit(tokens, at + 2) || (at + 2 < tokens.size() && tokens[at + 2].kind == Token::Kind::number);
    if (at > 0 && tokens[at - 1].is("срок") && !figures && (ends(at + 2) || !of_time)) return true;
    const bool ending =
        at + 3 < tokens.size() && tokens[at + 2].text == "-" && is_one_of(tokens[at + 3].folded, {"го", "ого"});
    return ending && (ends(at + 4) || is_at(tokens, at + 4, {"в", "на", "по", "с"}));
}

// «До «___» марта 2024 года», «до ____ 2024 г.»: a blank nobody filled in.
bool is_blank_day(const Tokens& tokens, std::size_t at) {
    if (!is_at(tokens, at, {"до", "к", "позднее", "позже", "по", "с"})) return false;
    std::size_t next = at + 1;
    while (next < tokens.size() && is_one_of(tokens[next].text, {"«", "\"", "“"})) ++next;
    return next < tokens.size() && tokens[next].text == "_";
}

// «До 3О.03.2024»: a letter typed for a figure.
bool is_day_with_letter(const Tokens& tokens, std::size_t at) {
    const std::size_t day = at + 1, letter = day + 1, month = letter + 2, year = month + 2;
    if (year >= tokens.size() || !is_at(tokens, at, {"до", "к", "по", "с", "позднее"})) return false;
    const auto number = [&](std::size_t token) { return tokens[token].kind == Token::Kind::number; };
    return number(day) && tokens[letter].kind == Token::Kind::word && tokens[letter].begin == tokens[day].end &&
           tokens[letter + 1].text == "." && number(month) && tokens[month + 1].text == "." && number(year);
}

// «По чётным неделям», «по будням», «по выходным»
bool is_on_such_days(const Tokens& tokens, std::size_t at) {
    return tokens[at].is("по") &&
           (is_at(tokens, at + 1, {"будням", "выходным", "праздникам"}) || is_at(tokens, at + 2, {"неделям", "дням"}));
}

bool is_without_delay(const Tokens& tokens, std::size_t at) {
    return (tokens[at].is("не") && is_at(tokens, at + 1, {"откладывая"})) ||
           (tokens[at].is("без") && is_at(tokens, at + 1, {"промедления", "отлагательства", "задержки"}));
}

// «Вместе с учебным годом», «с нового учебного года», «с завтрашнего дня», «по прошествии месяца», «в преддверии праздника»
bool is_from_some_time(const Tokens& tokens, std::size_t at) {
    if (is_at(tokens, at, {"вместе", "одновременно"}))
        return is_at(tokens, at + 1, {"с", "со"}) &&
               (begins_at(tokens, at + 2, {"учебн"}) || is_at(tokens, at + 2, {"началом", "окончанием"}));
    if (tokens[at].is("с"))
        return (is_at(tokens, at + 1, {"нового", "следующего", "будущего"}) &&
                (begins_at(tokens, at + 2, {"учебн"}) || means(tokens, at + 2, {Word::unit}))) ||
               is_at(tokens, at + 1, {"завтрашнего", "сегодняшнего"});
    if (tokens[at].is("по")) return is_at(tokens, at + 1, {"прошествии", "прошествию"});
    if (!tokens[at].is("в") && !tokens[at].is("на")) return false;
    return is_at(tokens, at + 1, {"преддверии"}) ||
           (begins_at(tokens, at + 1, {"будущ"}) && means(tokens, at + 2, {Word::unit}));
}

// «2 р/год», «каждые полмесяца»
bool is_odd_rate(const Tokens& tokens, std::size_t at) {
    if (is_at(tokens, at, {"полмесяца", "полнедели"})) return at > 0 && begins_at(tokens, at - 1, {"кажд"});
    return tokens[at].is("р") && is_at(tokens, at + 1, {"/"}) && means(tokens, at + 2, {Word::unit});
}

// «С 20 по 29 представить»: of which month nobody says. «С 5 по 9 классы», «с 1 по 4 курс» count something.
bool is_stretch_of_no_month(const Tokens& tokens, std::size_t at) {
    const auto day = [&](std::size_t token) {
        return tokens[token].kind == Token::Kind::number && tokens[token].text.size() <= 2;
    };
    if (!is_one_of(tokens[at].folded, {"с", "со"}) || at + 3 >= tokens.size() || !day(at + 1)) return false;
    if (!is_one_of(tokens[at + 2].folded, {"по", "до"}) || !day(at + 3)) return false;
    const std::size_t next = at + 4;
    return next >= tokens.size() || is_one_of(tokens[next].text, {",", ";", ")"}) ||
           (tokens[next].text == "." && next + 1 >= tokens.size()) || is_infinitive(tokens[next].folded);
}

}  // namespace

bool goes_on(const Tokens& tokens, std::size_t at) {
    if (tokens[at].is("на"))
        return at + 2 < tokens.size() && tokens[at + 1].is("постоянной") && tokens[at + 2].is("основе");
    const bool of_next = at + 1 < tokens.size() && is_participle(tokens[at + 1].folded);  // «постоянно действующий»
    return means(tokens, at, {Word::all_time}) && tokens[at].folded.ends_with("о") && !of_next;
}

bool is_repeated_thing(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    // «Ежегодный конкурс» is a name.
    if (!begins_at(tokens, at, {"ежедневн", "еженедельн", "ежемесячн", "ежеквартальн", "ежечасн"})) return false;
    // «Ежемесячную доплату» says how much.
    if (ends_with_any(word, {"ый", "ую", "ые", "ое", "ая"}))
        return !begins_at(tokens, at + 1, {"денежн", "выплат", "доплат", "надбавк", "плат", "вознагражд", "поощр"});
    // «На еженедельной основе», «в ежедневном режиме», «с ежемесячной периодичностью»; «форма ежемесячной отчётности»
    return begins_at(tokens, at + 1, {"основ", "режим", "порядк", "периодичн"});
}

bool names_loose_time(const Tokens& tokens, std::size_t at) {
    return is_at_gathering(tokens, at) || is_by_occasion(tokens, at) || is_some_term(tokens, at) ||
           is_term_of_annex(tokens, at) || is_day_of_no_month(tokens, at) || is_blank_day(tokens, at) ||
           is_day_with_letter(tokens, at) || is_on_such_days(tokens, at) || is_without_delay(tokens, at) ||
           is_from_some_time(tokens, at) || is_odd_rate(tokens, at) || is_stretch_of_no_month(tokens, at);
}

}  // namespace mera::intake
