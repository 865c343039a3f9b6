#include "intake/order/left_out_times.hpp"

#include <algorithm>
#include <initializer_list>

#include "domain/time/deadline.hpp"
#include "domain/time/deadline_words.hpp"
#include "intake/order/bare_times.hpp"
#include "intake/order/clause_term_doubts.hpp"
#include "intake/order/deed_of_time.hpp"
#include "intake/order/loose_times.hpp"
#include "intake/order/phrase_owner.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/event_phrases.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/named_days.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/pointed_times.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

using deadline_language::Unit;
using deadline_language::Word;

bool begins_with_one_of(const Tokens& tokens, std::size_t at, std::initializer_list<std::string_view> beginnings) {
    return at < tokens.size() &&
           std::any_of(
               beginnings.begin(), beginnings.end(),
               [&](std::string_view beginning) { return tokens[at].folded.starts_with(beginning); });
}

// Lessons are the hours of a school.
bool is_lesson(const Tokens& tokens, std::size_t at) {
    return begins_with_one_of(tokens, at, {"смен", "перемен", "урок", "заняти"});
}

// «В новогодние каникулы», «на майские праздники»
bool is_at_holidays(const Tokens& tokens, std::size_t at) {
    if (!is_one_of(tokens[at].folded, {"в", "на"})) return false;
    const std::size_t noun = at + 1 < tokens.size() && has_adjective_ending(tokens[at + 1].folded) ? at + 2 : at + 1;
    return means(tokens, noun, {Word::holidays}) || begins_with_one_of(tokens, noun, {"праздники"});
}

// «С наступлением холодов»; «в связи с началом сезона» is why.
bool is_with_beginning(const Tokens& tokens, std::size_t at) {
    if (!is_one_of(tokens[at].folded, {"с", "со"}) || (at > 0 && tokens[at - 1].is("связи"))) return false;
    return at + 1 < tokens.size() && is_one_of(tokens[at + 1].folded, {"наступлением", "началом", "окончанием"});
}

bool is_any_time_noun(const Tokens& tokens, std::size_t at) {
    return means(tokens, at, {Word::unit, Word::weekday, Word::month, Word::season, Word::times}) ||
           is_lesson(tokens, at) || begins_with_one_of(tokens, at, {"ноч", "вечер", "утр"});
}

// «Каждые сорок минут», «на каждой перемене», «перед каждым выездом»; not «в каждой школе».
bool is_each(const Tokens& tokens, std::size_t at) {
    if (at + 2 < tokens.size() && tokens[at + 1].folded.starts_with("кажд")) {
        if (is_one_of(tokens[at].folded, {"при", "перед", "после"})) return true;
        return is_one_of(tokens[at].folded, {"на", "в", "через", "по", "с"}) && is_each(tokens, at + 1);
    }
    if (!tokens[at].folded.starts_with("кажд")) return false;
    constexpr std::size_t kNear = 3;
    for (std::size_t noun = at + 1; noun < std::min(tokens.size(), at + 1 + kNear); ++noun) {
        if (is_any_time_noun(tokens, noun) || (noun == at + 1 && is_gathering(tokens, noun))) return true;
        if (tokens[noun].kind == Token::Kind::sign) return false;
    }
    return false;
}

// «Ежечасно», «ежекв.», «поквартально»; «два раза», «2 р. в год», «раз в …»
bool is_repetition(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    const bool shortened = at + 1 < tokens.size() && tokens[at + 1].text == ".";
    if (word.starts_with("еже") && (word.ends_with("но") || shortened)) return true;
    if (is_one_of(word, {"подекадно", "помесячно", "поквартально", "понедельно", "однажды"})) return true;
    if (word == "р" && shortened && at > 0 && is_number_or_its_word(tokens, at - 1))
        return at + 2 < tokens.size() && tokens[at + 2].is("в");
    if (means(tokens, at, {Word::times_adverb})) return true;
    return means(tokens, at, {Word::times}) && word.starts_with("раз") &&
           ((at > 0 && is_number_or_its_word(tokens, at - 1)) || (at + 1 < tokens.size() && tokens[at + 1].is("в")));
}

// «В кратчайшие сроки», «в ближайшее время», «сразу», «завтра»
bool is_haste(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    if (is_one_of(word, {"сегодня", "завтра", "послезавтра", "срочно", "тотчас", "немедля", "пока", "сроком"}))
        return true;
    if (word == "как" && at + 1 < tokens.size() && tokens[at + 1].is("только")) return true;
    if (means(tokens, at, {Word::at_once})) return true;
    if (word != "в" || at + 2 >= tokens.size()) return false;
    const std::size_t noun = is_number_or_its_word(tokens, at + 2) ? at + 3 : at + 2;  // «в ближайшие 2 дня»
    const bool time = is_one_of(tokens[at + 2].folded, {"срок", "сроки", "время"}) || means(tokens, noun, {Word::unit});
    for (const std::string_view beginning : {"кратчайш", "коротк", "сжат", "ближайш"})
        if (tokens[at + 1].folded.starts_with(beginning)) return time;
    return false;
}

// «Обновить стенды к началу II четверти»; what is prepared is prepared for it.
bool is_by_beginning(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("к") || at + 2 >= tokens.size() || !tokens[at + 1].is("началу")) return false;
    constexpr std::size_t kNear = 3;  // «II четверти», «второго полугодия»
    bool time = false;
    for (std::size_t noun = at + 2; noun < std::min(tokens.size(), at + 2 + kNear); ++noun)
        time = time || is_time_noun(tokens, noun) || is_lesson(tokens, noun) ||
               begins_with_one_of(tokens, noun, {"четверт", "полугоди", "семестр", "триместр", "сезон"});
    return time && std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                [](const Token& token) { return token.folded.find("готов") != std::string::npos; });
}

// «На следующий год»: for which; «на следующей неделе» is when.
bool is_on_the(const Tokens& tokens, std::size_t at) {
    return tokens[at].is("на") && !tokens[at + 1].folded.ends_with("ей") && !tokens[at + 1].folded.ends_with("ем");
}

// «К очередному совещанию», «на ближайшем заседании», «в следующем месяце»
bool is_next_event(const Tokens& tokens, std::size_t at) {
    if (!is_one_of(tokens[at].folded, {"к", "ко", "на", "в", "до"}) || at + 2 >= tokens.size()) return false;
    for (const std::string_view beginning : {"очередн", "ближайш", "следующ", "предстоящ"})
        if (tokens[at + 1].folded.starts_with(beginning) &&
            !tokens[at + 1].folded.ends_with("ие"))  // «в следующие сроки:»
            return tokens[at + 2].kind == Token::Kind::word && !(is_on_the(tokens, at) && is_time_noun(tokens, at + 2));
    return false;
}

// «За полчаса до занятий», «за три дня уведомить»; not «за 2023 год», «за 3 квартал»: of which time something tells.
bool is_ahead(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kNear = 4;
    const auto until = find_word(tokens, at + 1, {"до"});
    const bool before = until && *until < at + kNear;
    for (std::size_t noun = at + 1; noun < std::min(tokens.size(), before ? *until : at + kNear - 1); ++noun) {
        const auto meaning = meaning_at(tokens, noun);
        if (before && tokens[noun].folded.starts_with("пол")) return true;
        if (!meaning || meaning->word != Word::unit) continue;
        return before || (is_number_or_its_word(tokens, at + 1) && meaning->value <= static_cast<int>(Unit::week));
    }
    return false;
}

bool begins_hour_at(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::number) return false;
    const bool clock = at + 2 < tokens.size() &&
                       (tokens[at + 1].text == "." || tokens[at + 1].text == ":" || tokens[at + 1].text == "-") &&
                       tokens[at + 2].kind == Token::Kind::number && tokens[at + 2].text.size() == 2;
    const auto unit = meaning_at(tokens, at + 1);
    return clock || (unit && unit->word == Word::unit && unit->value == static_cast<int>(Unit::hour));
}

// «С понедельника», «до середины мая», «в последнюю неделю», «через месяц»; not «в 2024 году», «на май»: for when, of when.
bool is_bounded_time(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    if (at + 1 >= tokens.size() || begins_hour_at(tokens, at + 1)) return false;
    if (word == "за") return is_ahead(tokens, at);
    if (word == "начиная" && at + 2 < tokens.size())  // «со второго полугодия»
        return is_one_of(tokens[at + 1].folded, {"с", "со"}) && !begins_hour_at(tokens, at + 2);
    if (is_one_of(word, {"через", "спустя"})) return is_any_time_noun(tokens, behind_modifiers(tokens, at + 1));
    if (word == "не" && at + 2 < tokens.size() && means(tokens, at + 1, {Word::earlier, Word::later}))
        return !begins_hour_at(tokens, at + 2);
    // «К первому февраля», «до пятого мая»
    if (is_one_of(word, {"к", "до"}) && at + 2 < tokens.size() && means(tokens, at + 1, {Word::ordinal}) &&
        month_in(tokens[at + 2].text))
        return true;
    if (word == "к" && is_one_of(tokens[at + 1].folded, {"концу", "середине"})) return true;
    if (word == "к" || word == "ко")
        return means(tokens, at + 1, {Word::weekday}) ||
               (is_number_or_its_word(tokens, at + 1) && is_lesson(tokens, at + 2));
    if (!is_one_of(word, {"в", "во", "до", "с", "со", "на", "после"})) return false;
    const std::size_t noun = behind_modifiers(tokens, at + 1);
    if (!is_time_noun(tokens, noun)) return false;
    const auto meaning = meaning_at(tokens, noun);
    if (is_one_of(word, {"с", "со"}) && tokens[noun].folded.ends_with("ом")) return false;
    if (meaning->word == Word::unit && meaning->value == static_cast<int>(Unit::year)) return false;
    // «В период с 11.00 до 16.30»: days would have been read.
    const bool hours =
        meaning->word == Word::period && noun + 1 < tokens.size() && is_one_of(tokens[noun + 1].folded, {"с", "со"});
    if (hours || is_rate(tokens, at)) return false;
    return word != "на" || (means(tokens, at + 1, {Word::ordinal}) && meaning->word == Word::unit);
}

// «В срок, не превышающий 10 дней», «в срок 3 дня»
bool is_limit(const Tokens& tokens, std::size_t at) {
    if (tokens[at].is("в") && at + 3 < tokens.size() && tokens[at + 1].is("срок"))
        return is_number_or_its_word(tokens, at + 2) && means(tokens, at + 3, {Word::unit});
    return tokens[at].folded.starts_with("превыша") && is_number_or_its_word(tokens, at + 1) &&
           means(tokens, at + 2, {Word::unit});
}

// «Весь день», «всё время поездки», «первые три дня смены»
bool is_whole_time(const Tokens& tokens, std::size_t at) {
    if (means(tokens, at, {Word::whole})) return means(tokens, at + 1, {Word::unit, Word::period, Word::while_});
    // «Первые три дня смены»
    return means(tokens, at, {Word::ordinal}) && is_number_or_its_word(tokens, at + 1) &&
           means(tokens, at + 2, {Word::unit});
}

// «Перед рейсом», «перед сдачей дежурства»; people and units are whom one stands before.
bool is_before_something(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("перед") || at + 1 >= tokens.size() || tokens[at + 1].kind != Token::Kind::word) return false;
    const auto& readings = readings_of(tokens[at + 1].folded);
    return std::all_of(readings.begin(), readings.end(), [](const NounForm& form) {
        return form.kind == NounKind::thing || form.kind == NounKind::document;
    });
}

// «По итогам полугодия»: of a time, what it tells of is when, too.
bool is_outcome_of_time(const Tokens& tokens, std::size_t at) {
    return tokens[at].is("по") && means(tokens, at + 1, {Word::outcome}) &&
           is_time_noun(tokens, behind_modifiers(tokens, at + 2));
}

// «Когда завершится второй этап»; «в случае, когда …» is a condition.
bool is_when_clause(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("когда")) return false;
    return at == 0 ||
           (tokens[at - 1].text == "," && !(at > 1 && is_one_of(tokens[at - 2].folded, {"случае", "случаях"})));
}

// «Между занятиями», «в перерывах между сменами»
bool is_pause(const Tokens& tokens, std::size_t at) {
    if (tokens[at].is("между"))
        return is_lesson(tokens, at + 1) || begins_with_one_of(tokens, at + 1, {"экзамен", "каникул"});
    return is_one_of(tokens[at].folded, {"в", "во", "на"}) && begins_with_one_of(tokens, at + 1, {"перерыв"});
}

bool is_day_of_month(const Tokens& tokens, std::size_t at) {
    return at + 1 < tokens.size() && tokens[at].kind == Token::Kind::number &&
           (month_in(tokens[at + 1].text) ||
            (tokens[at + 1].text == "." && at + 2 < tokens.size() && tokens[at + 2].kind == Token::Kind::number));
}

// «Совещание назначить на 14 февраля», «перенести срок сдачи на 25 января»: when it is held, or by when it is owed from now on.
bool is_set_on_day(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].is("на") || !is_day_of_month(tokens, at + 1)) return false;
    for (std::size_t deed = at; deed-- > 0;)
        if (tokens[deed].kind == Token::Kind::word && is_infinitive(tokens[deed].folded))
            return is_one_of(tokens[deed].folded, {"назначить", "запланировать", "перенести", "отложить"});
    return false;
}

// «Перенести срок сдачи отчёта с 15 на 25 января», «считать срок представления отчёта 25 января» is done by the order, and others
// owe by that day.
bool sets_term(const Tokens& tokens) {
    const bool terms = begins_with_one_of(tokens, 1, {"срок", "дат"}) || begins_with_one_of(tokens, 2, {"срок", "дат"});
    if (!terms) return false;
    // «Установить сроки приёма заявлений: …»: nobody may owe anything by them, or everybody
    return is_one_of(tokens[0].folded, {"перенести", "считать", "продлить", "установить", "утвердить", "определить"});
}

// «… 25 января»; «Установить следующие сроки представления: школы – до 1 марта; …»
bool is_day_set(const Tokens& tokens, std::size_t at) {
    const bool parted =
        tokens[at].kind == Token::Kind::number && at > 1 &&
        (tokens[at - 1].kind == Token::Kind::word || is_one_of(tokens[at - 1].text, {"–", "—", "-", ":"}));
    return parted && sets_term(tokens) && is_day_of_month(tokens, at);
}

// «На Троицу», «в канун Нового года»
bool is_feast_day(const Tokens& tokens, std::size_t at) {
    if (tokens[at].folded.starts_with("канун")) return true;
    return tokens[at].is("на") && is_feast(tokens, at + 1) &&
           !begins_with_one_of(tokens, at + 1, {"праздник", "дн", "ден", "юбиле"});
}

bool names_time(const Tokens& tokens, std::size_t at) {
    return opens_event(tokens, at) || is_before_something(tokens, at) || is_outcome_of_time(tokens, at) ||
           is_each(tokens, at) || is_repetition(tokens, at) || is_haste(tokens, at) || is_next_event(tokens, at) ||
           is_bounded_time(tokens, at) || is_whole_time(tokens, at) || is_limit(tokens, at) ||
           is_at_holidays(tokens, at) || is_with_beginning(tokens, at) || is_when_clause(tokens, at) ||
           is_pause(tokens, at) || is_by_beginning(tokens, at) || is_set_on_day(tokens, at) ||
           is_by_gathering(tokens, at) || is_feast_day(tokens, at) || names_loose_time(tokens, at) ||
           is_repeated_thing(tokens, at) || pointed_term_at(tokens, at).after > 0;
}

// «Заявок, поступивших до начала …», «к работе в зимний период»: the time of another word.
bool is_of_other_word(const Tokens& tokens, std::size_t at) {
    if (at == 0 || tokens[at].folded.starts_with("еже")) return false;
    const Token& before = tokens[at - 1];
    if (is_in_turn(tokens, at)) return true;
    // What governs a bare time was looked at before.
    if (!is_bare_time(tokens, at) && is_of_something_else(tokens, {at, at + 1, Binding::bound})) return true;
    return before.kind == Token::Kind::word && is_participle(before.folded) && readings_of(before.folded).empty();
}

// The last token of the words of that time: up to a sign, a deed or the next small word.
std::size_t end_of_words(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kWordsMax = 5;
    std::size_t end = at + 1;
    while (end < tokens.size() && end < at + kWordsMax && tokens[end].kind != Token::Kind::sign &&
           !is_infinitive(tokens[end].folded) && !(end > at + 1 && length_in_characters(tokens[end].text) < 3))
        ++end;
    return end;
}

// «По состоянию на 1 число», «остатки на 1-е число»
bool is_state_of_day(const Tokens& tokens, std::size_t at) {
    return at > 0 && tokens[at - 1].is("на") && after_day_of_month(tokens, at) != at;
}

// «В 2024 году», «в текущем году»: beside another term of the deed the year says less.
bool names_year(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kNear = 8;
    return is_one_of(tokens[at].folded, {"в", "с", "со", "до", "по", "к"}) && is_bare_time(tokens, at) &&
           find_word(tokens, at, {"году", "года", "год", "годах", "г"}).value_or(at + kNear) < at + kNear;
}

// «После 20 марта», «после 1-го числа»: no event.
bool is_after_day(const Tokens& tokens, std::size_t at) {
    return tokens[at].is("после") && at + 1 < tokens.size() && tokens[at + 1].kind == Token::Kind::number;
}

// «Еженедельный» beside «до 5 числа» of every month is another frequency; beside «до 15 апреля» the day is one time of it.
bool is_said_by(std::string_view text, const Tokens& tokens, std::size_t at, const Phrase& phrase) {
    const auto rule = [](std::string_view words) {
        return read_deadlines(words, std::nullopt).deadlines.front().recurrence.value_or("");
    };
    const std::string term = rule(between(text, tokens[phrase.first], tokens[phrase.after - 1]));
    return term.empty() || term.starts_with(rule(tokens[at].text));
}

}  // namespace

std::string times_left_out(std::string_view text, const Tokens& tokens, const std::vector<Phrase>& phrases) {
    if (tokens.empty() || is_done_by_itself(text, tokens)) return {};
    // «Создать к началу отопительного сезона запас топлива»: somebody must
    const bool by_order = is_done_by_order_alone(tokens) && !sets_term(tokens);
    const std::vector<bool> quoted = quoted_tokens(tokens);
    const DeedsOfTimes deeds{tokens};
    // «По окончании смены в течение трёх дней представить отчёт»: no deed of its own parts the two times.
    const auto of_one_deed = [&](std::size_t at, const Phrase& phrase) {
        std::size_t after = end_of_words(tokens, at);
        while (after > at + 1 && is_one_of(tokens[after - 1].folded, {"и", "в", "а"})) --after;
        return !deeds.differ({at, after}, {phrase.first, phrase.after});
    };
    const bool ends = !phrases.empty() && std::none_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
        return read_deadlines(between(text, tokens[phrase.first], tokens[phrase.after - 1]), std::nullopt)
                   .deadlines.front()
                   .kind == DeadlineKind::recurring;
    });
    for (std::size_t at = 0; at < std::min(tokens.size(), kClauseTokensMax); ++at) {
        const auto taken = std::find_if(phrases.begin(), phrases.end(),
                                        [&](const Phrase& phrase) { return phrase.first <= at && at < phrase.after; });
        if (taken != phrases.end()) {
            // «За пять дней до срока, указанного в пункте 2»: the day is said elsewhere.
            for (; at < taken->after; ++at)
                if (const std::size_t after = pointed_term_at(tokens, at).after; after > 0)
                    return std::string{between(text, tokens[at], tokens[after - 1])};
            --at;
            continue;
        }
        if (by_order && !is_by_beginning(tokens, at)) continue;
        const bool set = is_day_set(tokens, at) || (ends && goes_on(tokens, at));
        if (quoted[at] ||
            (!set && !((names_time(tokens, at) || is_bare_time(tokens, at)) && !is_of_other_word(tokens, at))))
            continue;
        const std::size_t pointed = pointed_term_at(tokens, at).after;
        const bool explained = std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
            // «Ежемесячно в последний рабочий день» is not said by «ежемесячно» alone.
            const bool event = (opens_event(tokens, at) && !is_after_day(tokens, at)) || is_by_gathering(tokens, at) ||
                               names_year(tokens, at) || is_state_of_day(tokens, at) ||
                               (is_repeated_thing(tokens, at) && is_said_by(text, tokens, at, phrase));
            const bool beside = (event && !means(tokens, at + 1, {Word::ordinal})) || pointed > 0;
            return phrase.first == at + 1 || (beside && of_one_deed(at, phrase));
        });
        if (explained) continue;
        const std::size_t after = pointed > 0 ? pointed : end_of_words(tokens, at);
        // «Ко второму кварталу»: its small word, too.
        const bool led = at > 0 && is_one_of(tokens[at - 1].folded, {"к", "ко", "по", "на", "около"});
        return std::string{between(text, tokens[led ? at - 1 : at], tokens[after - 1])};
    }
    return {};
}

}  // namespace mera::intake
