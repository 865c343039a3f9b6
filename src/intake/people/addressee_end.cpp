#include "intake/people/addressee_end.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "intake/words/cell_kinds.hpp"
#include "intake/words/event_phrases.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/named_days.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/pointed_times.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

using deadline_language::Word;

constexpr std::array<std::string_view, 6> kUnitBeginnings = {"управлен",  "учрежден",  "отделен",
                                                             "объединен", "предприят", "поселен"};

// Behind whom a deed obliges: by when, how, with whom, on what ground. «Организаторам в день экзамена», «секретарю по окончании
// занятий», «управлению образования совместно с управлением культуры», «отделу по итогам проверки»; «группе в составе Примеровой А.А.,
// Образцовой Б.Б.» is the group.
constexpr auto kCircumstances = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"в", "день"},         {"в", "дни"},         {"в", "ходе"},           {"в", "начале"},
    {"в", "конце"},        {"в", "срок"},        {"в", "течение"},        {"в", "составе"},
    {"в", "связи"},        {"в", "целях"},       {"в", "соответствии"},   {"в", "рамках"},
    {"в", "пределах"},     {"в", "своей"},       {"в", "части"},          {"во", "время"},
    {"во", "исполнение"},  {"к", "началу"},      {"к", "концу"},          {"не", "позднее"},
    {"не", "ранее"},       {"начиная", "с"},     {"начиная", "со"},       {"по", "окончании"},
    {"по", "завершении"},  {"по", "мере"},       {"по", "итогам"},        {"по", "результатам"},
    {"по", "факту"},       {"совместно", "с"},   {"совместно", "со"},     {"с", "участием"},
    {"с", "привлечением"}, {"с", "учетом"},      {"с", "условием"},       {"при", "участии"},
    {"при", "содействии"}, {"при", "поддержке"}, {"при", "работе"},       {"под", "личную"},
    {"под", "подпись"},    {"под", "роспись"},   {"под", "персональную"}, {"во", "взаимодействии"},
});

bool opens_circumstance(const Tokens& tokens, std::size_t at) {
    if (is_one_of(tokens[at].folded, {"накануне", "после", "перед", "согласно"})) return true;
    return std::any_of(kCircumstances.begin(), kCircumstances.end(),
                       [&](const auto& one) { return tokens[at].is(one.first) && tokens[at + 1].is(one.second); });
}

// «Учителям на последней неделе четверти», «в каждом классе», «заведующим к последнему звонку подготовить»
bool is_at_some_time(const Tokens& tokens, std::size_t at) {
    const std::string& next = tokens[at + 1].folded;
    if (tokens[at].is("в") && next.starts_with("кажд")) return true;
    const bool figure = tokens[at + 1].text.find_first_of("0123456789") == 0;
    if (tokens[at].is("в") && figure && opens_term(tokens, at)) return true;
    if (is_by_gathering(tokens, at)) return true;
    const bool later_word = at + 2 < tokens.size() && tokens[at + 2].folded.starts_with("недел");
    return tokens[at].is("на") && (next.starts_with("недел") || later_word);
}

// The noun behind «первом», «2024/2025», «новом учебном», «весенних»
std::size_t noun_of_time(const Tokens& tokens, std::size_t at, std::size_t end) {
    constexpr std::size_t kBetween = 5;
    const std::size_t stop = std::min(end, at + kBetween);
    while (at < stop && !means(tokens, at, {Word::unit, Word::month}) &&
           (tokens[at].kind == Token::Kind::number || has_adjective_ending(tokens[at].folded) ||
            tokens[at].is("новом") || is_one_of(tokens[at].text, {"–", "-", "/"}) ||
            means(tokens, at, {Word::ordinal, Word::cardinal, Word::school, Word::current, Word::each})))
        ++at;
    return at;
}

// «Директорам школ на следующей неделе», «в ближайшее время», «по запросу», «при необходимости», «с периодичностью раз в месяц»
bool is_led_time(const Tokens& tokens, std::size_t at, std::size_t end) {
    const Token& lead = tokens[at];
    if (lead.is("при") || lead.is("по")) {
        const std::size_t noun = has_adjective_ending(tokens[at + 1].folded) ? at + 2 : at + 1;
        if (noun < end && means(tokens, noun, {Word::demand})) return true;
    }
    if (lead.is("по") && tokens[at + 1].is("состоянию")) return true;
    if (lead.is("с") && tokens[at + 1].is("периодичностью")) return true;
    if (lead.is("на") && tokens[at + 1].is("постоянной")) return true;
    if (!is_one_of(lead.folded, {"в", "во", "на", "с", "со", "по", "к", "ко", "через"})) return false;
    const std::size_t noun = noun_of_time(tokens, at + 1, end);
    if (noun >= end || tokens[noun].folded.starts_with("дневн")) return false;  // «лагерям с дневным пребыванием»
    return is_one_of(tokens[noun].folded, {"срок", "сроки", "время", "весне", "осени", "лету", "зиме"}) ||
           means(tokens, noun, {Word::month, Word::weekday, Word::unit, Word::holidays, Word::period, Word::edge});
}

// «Директорам школ регулярно», «20.03.2024», «29 и 30 марта», «сего года»: no name holds a word that only says when.
bool is_time_of_deed(const Tokens& tokens, std::size_t at, std::size_t end) {
    const std::string& word = tokens[at].folded;
    if (ends_with_any(word, {"но", "ски", "жды"}) &&
        means(tokens, at, {Word::all_time, Word::vague_time, Word::every_unit, Word::times_adverb, Word::at_once}))
        return true;
    if (is_one_of(word, {"заранее", "заблаговременно", "одновременно", "своевременно", "поэтапно", "впредь", "далее",
                         "затем", "спустя"}))
        return true;
    if (tokens[at].kind == Token::Kind::number) {
        const bool list = at + 2 < end && is_one_of(tokens[at + 1].folded, {"и", ","});
        const std::size_t day = list ? at + 2 : at, after = after_day(tokens, day);
        // «Утверждённый приказом от 02.12.2019 № 1576», «на улице 8 Марта»
        return after > day && !is_one_of(tokens[at - 1].folded, {"от", "№"}) && !is_of_document(tokens, after) &&
               !is_capitalised(tokens[day + 1].text);
    }
    if (is_one_of(word, {"сего", "текущего"}) && means(tokens, at + 1, {Word::unit})) return true;
    return is_led_time(tokens, at, end);
}

// «Владельцам домов до Пасхи очистить»; «воспитателям групп детей до 3 лет» are those of the group.
bool is_until(const Tokens& tokens, std::size_t at, std::size_t end) {
    const bool age = at + 2 < end && tokens[at + 2].is("лет");
    if (!tokens[at].is("до") || age) return false;
    return tokens[at + 1].kind == Token::Kind::number ||
           is_one_of(tokens[at + 1].folded, {"начала", "окончания", "конца", "завершения", "особого"}) ||
           opens_event(tokens, at);
}

// «Секретарю с 25 марта вести журнал»
bool is_from_day(const Tokens& tokens, std::size_t at, std::size_t end) {
    return (tokens[at].is("с") || tokens[at].is("со")) && tokens[at + 1].kind == Token::Kind::number && at + 2 < end &&
           (month_in(tokens[at + 2].text) || tokens[at + 2].text == ".");
}

// «Министерству финансов при формировании бюджета предусмотреть»; «Совету при управлении культуры» is its name.
bool is_while_doing(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("при")) return false;
    const std::string& what = tokens[at + 1].folded;
    const bool unit = std::any_of(kUnitBeginnings.begin(), kUnitBeginnings.end(),
                                  [&](std::string_view begin) { return what.starts_with(begin); });
    return (what.ends_with("нии") || what.ends_with("тии")) && !unit && !is_capitalised(tokens[at + 1].text);
}

}  // namespace

std::size_t end_of_name(const Tokens& tokens, std::size_t from, std::size_t end) {
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = from + 1; at + 1 < end; ++at) {
        // «Социальному педагогу (25-го числа), а в декабре – 20-го, сдавать отчёт»
        const bool but = tokens[at].text == "," && is_one_of(tokens[at + 1].folded, {"а", "но"});
        // «Управлению финансов в установленном порядке выделить …»
        const bool in_order = tokens[at].is("в") && at + 2 < end && tokens[at + 2].is("порядке");
        // «Начальнику управления (Примерова В.А.) для обслуживания маршрутов привлечь …»
        const bool after_bracket =
            closes_person(tokens, at - 1) && tokens[at].kind == Token::Kind::word && !tokens[at].is("и");
        // «… Учебнова П.П. Срок – 15 января»
        const bool label = is_one_of(tokens[at].text, {"Срок", "Сроки"}) && tokens[at - 1].text == ".";
        if (but || in_order || after_bracket || label || opens_circumstance(tokens, at) || is_until(tokens, at, end) ||
            is_from_day(tokens, at, end) || is_while_doing(tokens, at) || is_at_some_time(tokens, at) ||
            (depth[at] == 0 && is_time_of_deed(tokens, at, end)) || pointed_term_at(tokens, at).after > 0) {
            // «… Образцова Б.Б. – в части пункта 2»
            const bool dash = is_one_of(tokens[at - 1].text, {"–", "—", "-"}) && at - 1 > from;
            return dash ? at - 1 : at;
        }
    }
    return end;
}

std::size_t end_of_first_sentence(const Tokens& tokens, std::size_t from) {
    constexpr std::size_t kWord = 4;  // letters: «ул.», «им.», initials end no sentence
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = from + 1; at + 1 < tokens.size(); ++at)
        if (tokens[at].text == "." && depth[at] == 0 && length_in_characters(tokens[at - 1].text) >= kWord &&
            (tokens[at + 1].text == "(" || is_capitalised(tokens[at + 1].text)))
            return at;
    return end_of_sentence(tokens, from);
}

}  // namespace mera::intake
