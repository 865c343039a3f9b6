#include "intake/order/left_out_times.hpp"

#include <algorithm>
#include <initializer_list>

#include "domain/deadline_words.hpp"
#include "intake/order/clause_term_doubts.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

using deadline_language::Unit;
using deadline_language::Word;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<deadline_language::Meaning> meaning_at(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return {};
    return deadline_language::meaning_of(tokens[at].folded);
}

bool means(const Tokens& tokens, std::size_t at, std::initializer_list<Word> words) {
    const auto meaning = meaning_at(tokens, at);
    return meaning && std::find(words.begin(), words.end(), meaning->word) != words.end();
}

bool is_number(const Tokens& tokens, std::size_t at) {
    return (at < tokens.size() && tokens[at].kind == Token::Kind::number) || means(tokens, at, {Word::cardinal, Word::ordinal});
}

// Days and what is longer, or what schools count by; hours are no days.
bool is_time_noun(const Tokens& tokens, std::size_t at) {
    const auto meaning = meaning_at(tokens, at);
    if (!meaning) return false;
    if (meaning->word == Word::unit) return meaning->value != static_cast<int>(Unit::hour);
    return means(tokens, at, {Word::month, Word::weekday, Word::season, Word::holidays, Word::half, Word::edge, Word::period});
}

// Lessons are the hours of a school.
bool is_any_time_noun(const Tokens& tokens, std::size_t at) {
    if (means(tokens, at, {Word::unit, Word::weekday, Word::month, Word::season})) return true;
    if (at >= tokens.size()) return false;
    for (const std::string_view beginning : {"смен", "перемен", "урок", "заняти"})
        if (tokens[at].folded.starts_with(beginning)) return true;
    return false;
}

// Behind «третий», «учебный», «весь», «2-й».
std::size_t behind_modifiers(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kBetween = 3;
    const std::size_t end = std::min(tokens.size(), at + kBetween);
    while (at < end && (is_number(tokens, at) || means(tokens, at, {Word::whole, Word::each, Word::school, Word::working,
                                                                     Word::calendar, Word::current, Word::following})))
        ++at;
    return at;
}

bool is_each(const Tokens& tokens, std::size_t at) {
    if (!tokens[at].folded.starts_with("кажд")) return false;
    return is_any_time_noun(tokens, behind_modifiers(tokens, at + 1));
}

// «Ежечасно», «ежесменно»; «два раза», «раз в …»
bool is_repetition(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    if (word.starts_with("еже") && word.ends_with("но")) return true;
    if (means(tokens, at, {Word::times_adverb})) return true;
    return means(tokens, at, {Word::times}) && word.starts_with("раз") &&
           ((at > 0 && is_number(tokens, at - 1)) || (at + 1 < tokens.size() && tokens[at + 1].is("в")));
}

// «В кратчайшие сроки», «в ближайшее время», «сразу», «завтра»
bool is_haste(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    if (is_one_of(word, {"сегодня", "завтра", "послезавтра", "срочно", "тотчас", "немедля"})) return true;
    if (means(tokens, at, {Word::at_once})) return true;
    if (word != "в" || at + 2 >= tokens.size()) return false;
    const bool time = is_one_of(tokens[at + 2].folded, {"срок", "сроки", "время"});
    for (const std::string_view beginning : {"кратчайш", "коротк", "сжат", "ближайш"})
        if (tokens[at + 1].folded.starts_with(beginning)) return time;
    return false;
}

// «К очередному совещанию», «на ближайшем заседании», «в следующем месяце»
bool is_next_event(const Tokens& tokens, std::size_t at) {
    if (!is_one_of(tokens[at].folded, {"к", "ко", "на", "в", "до"}) || at + 2 >= tokens.size()) return false;
    for (const std::string_view beginning : {"очередн", "ближайш", "следующ", "предстоящ"})
        if (tokens[at + 1].folded.starts_with(beginning))
            return tokens[at + 2].kind == Token::Kind::word && !(tokens[at].is("на") && is_time_noun(tokens, at + 2));
    return false;
}

bool begins_hour_at(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::number) return false;
    const bool clock = at + 2 < tokens.size() && (tokens[at + 1].text == "." || tokens[at + 1].text == ":" || tokens[at + 1].text == "-") &&
                       tokens[at + 2].kind == Token::Kind::number && tokens[at + 2].text.size() == 2;
    const auto unit = meaning_at(tokens, at + 1);
    return clock || (unit && unit->word == Word::unit && unit->value == static_cast<int>(Unit::hour));
}

// «С понедельника», «до середины мая», «в последнюю неделю», «через месяц»; not «в 2024 году», «на май»: for when, of when.
bool is_bounded_time(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    if (at + 1 >= tokens.size() || begins_hour_at(tokens, at + 1)) return false;
    if (is_one_of(word, {"через", "спустя"})) return is_any_time_noun(tokens, behind_modifiers(tokens, at + 1));
    if (word == "не" && at + 2 < tokens.size() && means(tokens, at + 1, {Word::earlier, Word::later}))
        return !begins_hour_at(tokens, at + 2);
    if (!is_one_of(word, {"в", "во", "до", "с", "со", "на", "к"})) return false;
    const std::size_t noun = behind_modifiers(tokens, at + 1);
    if (!is_time_noun(tokens, noun)) return false;
    const auto meaning = meaning_at(tokens, noun);
    if (meaning->word == Word::unit && meaning->value == static_cast<int>(Unit::year)) return false;
    if (word == "на" || word == "к") return means(tokens, at + 1, {Word::ordinal}) && meaning->word == Word::unit && word == "на";
    if (meaning->word == Word::edge && tokens[at].is("с")) return true;
    return true;
}

// «Весь день», «всё время поездки»
bool is_whole_time(const Tokens& tokens, std::size_t at) {
    return tokens[at].folded.starts_with("вс") && means(tokens, at, {Word::whole}) &&
           means(tokens, at + 1, {Word::unit, Word::period, Word::while_});
}

bool names_time(const Tokens& tokens, std::size_t at) {
    return opens_event(tokens, at) || is_each(tokens, at) || is_repetition(tokens, at) || is_haste(tokens, at) ||
           is_next_event(tokens, at) || is_bounded_time(tokens, at) || is_whole_time(tokens, at);
}

// «Заявок, поступивших до начала …», «за период с …», «план на период …»: the time of another word.
bool is_of_other_word(const Tokens& tokens, std::size_t at) {
    if (at == 0) return false;
    const Token& before = tokens[at - 1];
    if (is_one_of(before.folded, {"за", "от", "период", "периода", "не"})) return true;
    return before.kind == Token::Kind::word && is_participle(before.folded) && readings_of(before.folded).empty();
}

// The last token of the words of that time: up to a sign, a deed or the next small word.
std::size_t end_of_words(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kWordsMax = 5;
    std::size_t end = at + 1;
    while (end < tokens.size() && end < at + kWordsMax && tokens[end].kind != Token::Kind::sign && !is_infinitive(tokens[end].folded) &&
           !(end > at + 1 && length_in_characters(tokens[end].text) < 3))
        ++end;
    return end;
}

// Entry into force, control: the order speaks of itself.
bool speaks_of_itself(const Tokens& tokens) {
    if (is_one_of(tokens[0].folded, {"контроль", "настоящий", "настоящее", "приказ", "распоряжение", "постановление", "действие"}))
        return std::none_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.kind == Token::Kind::word && is_infinitive(token.folded) && token.folded != "возложить";
        });
    return false;
}

bool deed_between(const Tokens& tokens, std::size_t from, std::size_t to) {
    const auto deed = first_infinitive(tokens, std::min(from, to));
    return deed && *deed < std::max(from, to);
}

}  // namespace

std::string times_left_out(std::string_view text, const Tokens& tokens, const std::vector<Phrase>& phrases) {
    if (tokens.empty() || is_appointed_by_order(tokens) || speaks_of_itself(tokens)) return {};
    const std::vector<bool> quoted = quoted_tokens(tokens);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto taken = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
            return phrase.first <= at && at < phrase.after;
        });
        if (taken != phrases.end()) {
            at = taken->after - 1;
            continue;
        }
        if (quoted[at] || !names_time(tokens, at) || is_of_other_word(tokens, at)) continue;
        const bool beside_term = std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
            return !deed_between(tokens, std::min(at, phrase.first), std::max(at, phrase.first));
        });
        if (beside_term && opens_event(tokens, at)) continue;
        return std::string{between(text, tokens[at], tokens[end_of_words(tokens, at) - 1])};
    }
    return {};
}

}  // namespace mera::intake
