#include "intake/order/bare_times.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "domain/time/deadline_words.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/named_days.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

using deadline_language::Unit;
using deadline_language::Word;

bool is_unit(const Tokens& tokens, std::size_t at, std::initializer_list<Unit> units) {
    const auto meaning = meaning_at(tokens, at);
    return meaning && meaning->word == Word::unit &&
           std::any_of(units.begin(), units.end(), [&](Unit unit) { return meaning->value == static_cast<int>(unit); });
}

// «-й» of «1-й»: a sign and a word
bool is_ordinal_ending(const Tokens& tokens, std::size_t at) {
    if (at < 1 || at >= tokens.size()) return false;
    if (tokens[at].text == "-") return is_ordinal_ending(tokens, at + 1);
    return is_one_of(tokens[at].folded, {"й", "го", "я", "ой", "ю", "м", "е"}) && tokens[at - 1].text == "-";
}

bool is_roman(const Token& token) {  // «III», «I-м»
    if (token.kind != Token::Kind::word) return false;
    const std::string_view figures = token.text.substr(0, token.text.find('-'));
    return !figures.empty() && figures.find_first_not_of("IVX") == std::string_view::npos;
}

bool is_modifier(const Tokens& tokens, std::size_t at) {
    return is_number_or_its_word(tokens, at) || is_ordinal_ending(tokens, at) || is_roman(tokens[at]) ||
           is_one_of(tokens[at].folded, {"этом", "этой", "новом", "новой", "том", "же", "уч", "сего", "этого"}) ||
           means(
               tokens, at,
               {Word::whole, Word::each, Word::school, Word::working, Word::calendar, Word::current, Word::following});
}

// «Квартала», «недель», «мая»: of a word before it.
bool is_genitive(std::string_view word) {
    if (is_one_of(word, {"пятница", "суббота"})) return false;
    return ends_with_any(word, {"а", "ы", "и", "я", "ов", "ев", "ей", "ель", "ий"});
}

bool is_small_word(const Token& token, std::initializer_list<std::string_view> words) {
    return token.kind == Token::Kind::word && is_one_of(token.folded, words);
}

// «За», «на», «от» a time: of which something tells. «На этой неделе» is when.
bool leads_to_other(const Tokens& tokens, std::size_t governor, std::size_t noun) {
    const Token& token = tokens[governor];
    if (token.is("на")) return !ends_with_any(tokens[noun].folded, {"еле", "нях", "аде"});
    return is_small_word(token,
                         {"за",    "от",     "о",   "об",   "про", "из",    "для",   "без",   "при", "среди", "между",
                          "через", "спустя", "раз", "раза", "не",  "более", "менее", "свыше", "до",  "с",     "со"});
}

// «Отпуск 28 дней», «продолжительностью 21 день», «6 лет 6 месяцев»
bool is_quantity(const Tokens& tokens, std::size_t governor) {
    if (is_unit(tokens, governor, {Unit::year})) return true;
    for (const std::string_view what : {"отпуск", "продолжительн", "длительн", "стаж", "возраст", "смен", "объем"})
        if (tokens[governor].folded.starts_with(what)) return true;
    return false;
}

// The noun behind the modifiers that begin here, its governor before them.
bool is_bare_noun(const Tokens& tokens, std::size_t first, std::size_t noun) {
    if (!is_time_noun(tokens, noun)) return false;
    // «Март 2024 года директорам школ представить»; «пятница» alone may be anything.
    if (first == 0)
        return noun + 1 < tokens.size() && !is_genitive(tokens[noun].folded) &&
               (means(tokens, noun, {Word::month}) ||
                (noun > 0 && is_unit(tokens, noun, {Unit::quarter, Unit::half_year})));
    const Token& governor = tokens[first - 1];
    const bool counted = noun > first;
    const bool month_or_weekday = means(tokens, noun, {Word::month, Word::weekday});
    if (tokens[noun - 1].kind == Token::Kind::number && means(tokens, noun, {Word::month})) return false;  // a day
    if (leads_to_other(tokens, first - 1, noun)) return false;
    if (governor.is("на")) return true;  // «на этой неделе», «на днях»
    // «В сентябре» and «до пятницы» are known by their small words; these are what is left.
    if (is_small_word(governor, {"к", "ко", "около", "после", "перед", "по"}))
        return month_or_weekday || means(tokens, noun, {Word::season}) || counted;
    if (is_small_word(governor, {"в", "во"})) return false;
    const bool parted = is_one_of(governor.text, {",", ":", "–", "—", "("});
    if (parted && first >= 2 && is_time_noun(tokens, first - 2)) return false;  // «на февраль – май»: of the one before
    if (month_or_weekday) {
        if (is_one_of(tokens[noun].folded, {"среда", "среды", "среде"}) && !parted) return false;  // surroundings
        return parted || !is_genitive(tokens[noun].folded);
    }
    const bool instrumental =
        ends_with_any(tokens[noun].folded, {"ем", "ом", "еей", "елей"});  // «считать последним днём»
    if (!counted || instrumental || !means(tokens, noun, {Word::unit}) || is_quantity(tokens, first - 1)) return false;
    const bool by_figure = is_number_or_its_word(tokens, first) || is_roman(tokens[first]);
    if (is_unit(tokens, noun, {Unit::day, Unit::week, Unit::decade, Unit::month}))
        return by_figure && !is_roman(tokens[first]);
    return by_figure && is_unit(tokens, noun, {Unit::quarter, Unit::half_year}) && !is_genitive(tokens[noun].folded);
}

// «В текущем году», «в новом учебном году», «в 2024–2025 уч. году»; «с 2024 года»
bool is_in_year(const Tokens& tokens, std::size_t at) {
    if (!is_small_word(tokens[at], {"в", "во", "с", "со", "до", "по", "к"})) return false;
    const std::size_t year = after_year(tokens, at + 1);
    if (year != at + 1) return !(tokens[at].is("к") && tokens[year - 2].folded.starts_with("учебн"));
    constexpr std::size_t kBetween = 7;  // «2024», «–», «2025», «уч», «.»
    for (std::size_t next = at + 1; next < std::min(tokens.size(), at + 1 + kBetween); ++next) {
        if (tokens[next].folded.starts_with("учебн") && tokens[at].is("к")) return false;  // what is prepared for it
        if (tokens[next].is("году")) return next > at + 1;
        if (!is_modifier(tokens, next) && !is_one_of(tokens[next].text, {".", "-", "–", "/"})) return false;
    }
    return false;
}

// «Сдавать отчёт 20-го», «на 1 и 15 число», «по 20-м числам»; «за 20-е» is of what it tells.
bool is_day_number_here(const Tokens& tokens, std::size_t at) {
    if (at == 0 || after_day_of_month(tokens, at) == at) return false;
    return !is_one_of(tokens[at - 1].folded, {"за", "от", "№"}) && tokens[at - 1].kind != Token::Kind::number &&
           !is_one_of(tokens[at - 1].text, {"-", "."});
}

}  // namespace

bool is_number_or_its_word(const Tokens& tokens, std::size_t at) {
    return (at < tokens.size() && tokens[at].kind == Token::Kind::number) ||
           means(tokens, at, {Word::cardinal, Word::ordinal});
}

bool is_time_noun(const Tokens& tokens, std::size_t at) {
    const auto meaning = meaning_at(tokens, at);
    if (!meaning) return false;
    if (meaning->word == Word::unit)  // «с дневным пребыванием» names no day
        return meaning->value != static_cast<int>(Unit::hour) && !tokens[at].folded.starts_with("дневн");
    return means(tokens, at,
                 {Word::month, Word::weekday, Word::season, Word::holidays, Word::half, Word::edge, Word::period});
}

std::size_t behind_modifiers(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kBetween = 5;
    const std::size_t end = std::min(tokens.size(), at + kBetween);
    while (at < end && (is_number_or_its_word(tokens, at) || is_ordinal_ending(tokens, at) || is_roman(tokens[at]) ||
                        means(tokens, at,
                              {Word::whole, Word::each, Word::school, Word::working, Word::calendar, Word::current,
                               Word::following})))
        ++at;
    return at;
}

bool is_rate(const Tokens& tokens, std::size_t at) {
    // «2 р. в год» says how often
    return tokens[at].is("в") && at > 1 && is_number_or_its_word(tokens, at - 2) && means(tokens, at + 1, {Word::unit});
}

bool is_bare_time(const Tokens& tokens, std::size_t at) {
    // «В первых числах месяца»
    if (is_one_of(tokens[at].folded, {"числах"})) return true;
    if (is_in_year(tokens, at) || is_day_number_here(tokens, at)) return true;
    if (at > 0 && is_modifier(tokens, at - 1)) return false;  // it began there
    std::size_t noun = at;
    constexpr std::size_t kBetween = 4;
    while (noun < std::min(tokens.size(), at + kBetween) && is_modifier(tokens, noun)) ++noun;
    return is_bare_noun(tokens, at, noun);
}

}  // namespace mera::intake
