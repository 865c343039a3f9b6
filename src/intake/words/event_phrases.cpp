#include "intake/words/event_phrases.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/text.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

using deadline_language::Word;

namespace {

bool ends_with_one_of(std::string_view word, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

// «Довести приказ до населения»: to whom.
bool is_brought(const Tokens& tokens, std::size_t until) {
    while (until > 0 && !is_infinitive(tokens[until - 1].folded)) --until;
    return until > 0 &&
           (tokens[until - 1].folded.starts_with("довест") || tokens[until - 1].folded.starts_with("доводит"));
}

// «От школы до дома культуры», «до уровня», «до образовательных организаций»: how far, how much, to whom.
bool is_reach(const Tokens& tokens, std::size_t until, std::size_t noun) {
    for (std::size_t at = until; at-- > 0 && tokens[at].kind != Token::Kind::sign && !is_infinitive(tokens[at].folded);)
        if (is_one_of(tokens[at].folded, {"от", "путь", "проезд", "расстояние", "доведение", "доведения"})) return true;
    for (const std::string_view measure : {"уровн", "размер", "количеств", "объем", "состояни", "степен", "значени",
                                           "максимум", "минимум", "предел", "нул", "дом", "мест", "сведени"})
        if (tokens[noun].folded.starts_with(measure)) return true;
    const auto& readings = readings_of(tokens[noun].folded);
    return std::any_of(readings.begin(), readings.end(), [](const NounForm& form) {
        return form.kind == NounKind::post || form.kind == NounKind::unit || form.kind == NounKind::group;
    });
}

// «До мая», «до конца недели», «до пятницы»: no event.
bool is_time_of_its_own(const Token& token) {
    using enum Word;
    const auto meaning = deadline_language::meaning_of(token.folded);
    return meaning && (meaning->word == month || meaning->word == weekday || meaning->word == unit ||
                       meaning->word == edge || meaning->word == half || meaning->word == period ||
                       meaning->word == day_of_month || meaning->word == cardinal);
}

bool is_day_or_days(const Token& token) { return is_one_of(token.folded, {"день", "дни"}); }

// «В летний период», «на весь период», «в тот же день», «до особого распоряжения»: the noun behind the words that go with it.
std::size_t noun_behind(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kBetween = 3;
    const std::size_t end = std::min(tokens.size(), at + kBetween);
    while (at < end && (tokens[at].is("и") || means(tokens, at, {Word::whole, Word::season, Word::holidays}) ||
                        is_one_of(tokens[at].folded, {"тот", "этот", "же", "эти", "те"}) ||
                        ends_with_one_of(tokens[at].folded, {"ый", "ий", "ой", "ые", "ие", "ого", "его", "ых", "их"})))
        ++at;
    return at;
}

}  // namespace

bool opens_event(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    if (tokens[at].kind != Token::Kind::word || (is_upper(tokens[at].text) && at > 0 && word.size() > 2)) return false;
    if (means(tokens, at, {Word::at_once})) return word != "сразу" || means(tokens, at + 1, {Word::after});
    const std::size_t next = at + 1;
    if (next >= tokens.size() || tokens[next].kind != Token::Kind::word) return false;
    const std::string& behind = tokens[next].folded;
    if (word == "после" || word == "накануне") return true;
    if (word == "перед")
        return means(tokens, next, {Word::edge, Word::each}) || ends_with_one_of(behind, {"нием", "тием"});
    if (word == "по")
        return is_one_of(behind, {"окончании", "окончанию", "завершении", "завершению"}) ||
               ends_with_one_of(behind, {"ении", "ытии"});
    if (word == "с" || word == "со") return behind == "момента" || behind == "дня";
    const bool in_course = word == "в" && behind == "течение";
    if (in_course) return next + 1 < tokens.size() && !tokens[next + 1].folded.starts_with("котор");
    const std::size_t noun = noun_behind(tokens, next);
    if (word == "до" && means(tokens, noun - 1, {Word::holidays}) && noun > next) return true;  // «до летних каникул»
    if (word == "до" && is_one_of(behind, {"весны", "лета", "осени", "зимы"})) return false;
    if (noun >= tokens.size()) return false;
    // «Установить период, в течение которого …»
    if (noun + 1 < tokens.size() && tokens[noun + 1].folded.starts_with("котор")) return false;
    // «В период с 11.00 до 16.30» names no event.
    if (noun + 1 < tokens.size() && is_one_of(tokens[noun + 1].folded, {"с", "со"})) return false;
    // «До ледохода», «до последнего звонка», «до прибытия»: what else «до» may say is known.
    if (word == "до")
        return tokens[noun].kind == Token::Kind::word && !is_brought(tokens, at) && !is_reach(tokens, at, noun) &&
               !is_time_of_its_own(tokens[noun]);
    const bool span = means(tokens, noun, {Word::period, Word::while_, Word::course}) || tokens[noun].is("момент");
    if (word == "на") return span;
    if (word != "в" && word != "во") return false;
    // «Двести рублей в день»: of no event
    const bool of_event = noun > next || (noun + 1 < tokens.size() && tokens[noun + 1].kind == Token::Kind::word);
    return span || (is_day_or_days(tokens[noun]) && of_event);
}

}  // namespace mera::intake
