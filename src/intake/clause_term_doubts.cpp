#include "intake/clause_term_doubts.hpp"

#include <algorithm>
#include <array>

#include "domain/deadline_words.hpp"
#include "intake/addressees.hpp"
#include "intake/cell_kinds.hpp"
#include "intake/inflection.hpp"

namespace mera::intake {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

struct Phrase {
    std::size_t first = 0, after = 0;  // tokens
};

// «Заявок, поступивших до 1 марта», «ежегодно проводимого конкурса»: the time may be that of the other word.
bool may_belong_to_participle(const Tokens& tokens, const Phrase& phrase) {
    const auto other = [&](std::size_t at) {
        return tokens[at].kind == Token::Kind::word && is_participle(tokens[at].folded) &&
               readings_of(tokens[at].folded).empty();  // «с обучающимися до 1 марта» speaks of people
    };
    return (phrase.first > 0 && other(phrase.first - 1)) || (phrase.after < tokens.size() && other(phrase.after));
}

// «Продлить приём до 1 марта», «установить срок подачи до 15 марта», «не допускать до 1 мая …»: until when something holds.
bool may_be_how_long(const Tokens& tokens, const Phrase& phrase) {
    if (tokens[0].is("контроль")) return true;  // until when it is kept
    std::size_t deed = phrase.first;
    while (deed > 0 && !(tokens[deed - 1].kind == Token::Kind::word && is_infinitive(tokens[deed - 1].folded))) --deed;
    if (deed == 0) return false;
    const std::string& verb = tokens[--deed].folded;
    if (deed > 0 && tokens[deed - 1].is("не")) return true;
    if (is_one_of(verb, {"продлить", "перенести", "приостановить", "запретить", "ограничить", "сохранить"}))
        return true;
    if (verb == "установить" && tokens[phrase.first].is("в")) return true;  // «возможность отдыха в течение года»
    if (!is_one_of(verb, {"установить", "определить", "утвердить", "назначить"})) return false;
    const auto names_time = [](const Token& token) {
        for (const std::string_view word : {"срок", "дат", "период", "продолжительн", "каникул", "время"})
            if (token.folded.starts_with(word)) return true;
        return false;
    };
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(deed),
                       tokens.begin() + static_cast<std::ptrdiff_t>(phrase.first), names_time) &&
           !tokens[phrase.first - 1].is("срок");
}

// «Мероприятия, посвящённые Дню знаний, 1 сентября»: a bare day after the name of a day may only say when that day is.
bool may_be_day_of_event(const Tokens& tokens, const Phrase& phrase) {
    if (tokens[phrase.first].kind != Token::Kind::number) return false;
    for (std::size_t at = phrase.first; at-- > 0 && !is_infinitive(tokens[at].folded);) {
        const std::string& word = tokens[at].folded;
        // «Материалы к заседанию коллегии 15 марта» are asked for before it.
        if (is_one_of(word, {"день", "дня", "дню", "днем", "дне", "»", "к", "ко"}) || word.starts_with("праздник") ||
            word.starts_with("годовщин"))
            return true;
    }
    return false;
}

// «Не позднее 25 числа» of «… последнего месяца квартала»: the time may go on with words its reading left out.
bool may_go_on(const Tokens& tokens, const Phrase& phrase) {
    using deadline_language::Word;
    if (phrase.after >= tokens.size() || tokens[phrase.after].kind != Token::Kind::word) return false;
    if (is_capitalised(tokens[phrase.after].text)) return false;  // «Провести 14 марта День знаний»
    const auto words = deadline_language::words_of(tokens[phrase.after].text).tokens;
    if (words.empty()) return false;
    static constexpr std::array<Word, 9> kGoOn = {Word::unit,         Word::ordinal,   Word::each,
                                                  Word::following,    Word::reporting, Word::current,
                                                  Word::day_of_month, Word::half,      Word::month};
    return std::find(kGoOn.begin(), kGoOn.end(), words.front().word) != kGoOn.end();
}

}  // namespace

bool is_set_by_deed(const Tokens& tokens, std::size_t first) {
    return first > 0 && tokens[first].kind == Token::Kind::number &&
           is_one_of(tokens[first - 1].folded, {"определить", "считать", "назначить", "установить", "объявить",
                                                "признать", "утвердить", "перенести"});
}

bool may_be_time_of_another(const Tokens& tokens, std::size_t first, std::size_t after) {
    const Phrase phrase{first, after};
    return may_belong_to_participle(tokens, phrase) || is_set_by_deed(tokens, first) ||
           may_be_how_long(tokens, phrase) || may_be_day_of_event(tokens, phrase) || may_go_on(tokens, phrase);
}

}  // namespace mera::intake
