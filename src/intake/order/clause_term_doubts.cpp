#include "intake/order/clause_term_doubts.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

#include "base/letters.hpp"
#include "domain/time/deadline_words.hpp"
#include "intake/order/phrase_owner.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/named_days.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

bool is_done_by_order(const Tokens& tokens) {
    // «Внести в приказ изменения»; results are put into a system by people, changes into the programmes of schools, too.
    if (tokens[0].is("внести")) {
        const auto names = [&](std::initializer_list<std::string_view> beginnings) {
            return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
                return std::any_of(beginnings.begin(), beginnings.end(),
                                   [&](std::string_view begin) { return token.folded.starts_with(begin); });
            });
        };
        return names({"изменени", "дополнени", "исправлени"}) &&
               !names({"рабочи", "учебн", "образовательн", "локальн", "программ"});
    }
    return is_one_of(tokens[0].folded,
                     {"утвердить", "считать", "признать", "установить", "отменить", "объявить", "перенести"});
}

bool is_appointed_by_order(const Tokens& tokens) {
    return is_done_by_order(tokens) ||
           is_one_of(tokens[0].folded, {"назначить", "ввести", "создать", "образовать", "возложить", "закрепить",
                                        "зачислить", "перевести", "принять", "уволить", "освободить", "предоставить"});
}

// «Заявок, поступивших до 1 марта», «ежегодно проводимого конкурса»: the time may be that of the other word.
bool may_belong_to_participle(const Tokens& tokens, const Phrase& phrase) {
    const auto other = [&](std::size_t at) {
        return tokens[at].kind == Token::Kind::word && is_participle(tokens[at].folded) &&
               readings_of(tokens[at].folded).empty();  // «с обучающимися до 1 марта» speaks of people
    };
    return is_in_turn(tokens, phrase.first) || (phrase.first > 0 && other(phrase.first - 1)) ||
           (phrase.after < tokens.size() && other(phrase.after));
}

// «Утвердить план мероприятий до конца учебного года (приложение 1)»: the order approves at once, the time is of the plan.
bool is_of_annex(const Tokens& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.folded.starts_with("приложени") || token.folded.starts_with("прилага");
    });
}

// «Пункт 3 (до 1 ноября) считать исполненным»: of what the order judges.
bool is_judged(const Tokens& tokens, std::size_t at) {
    const auto deed = first_infinitive(tokens, 0);
    return deed && *deed > at && is_one_of(tokens[*deed].folded, {"считать", "признать", "отменить"});
}

// «Продлить приём до 1 марта», «установить срок подачи до 15 марта», «не допускать до 1 мая …»: until when something holds.
bool may_be_how_long(const Tokens& tokens, const Phrase& phrase) {
    if (tokens[0].is("контроль")) return true;  // until when it is kept
    if (is_judged(tokens, phrase.first)) return true;
    // «Назначить координаторов. Срок: до 10 марта»
    for (std::size_t at = phrase.first > 2 ? phrase.first - 2 : 1; at < phrase.first; ++at)
        if (tokens[at].is("срок") && tokens[at - 1].text == ".") return false;
    std::size_t deed = phrase.first;
    while (deed > 0 && !(tokens[deed - 1].kind == Token::Kind::word && is_infinitive(tokens[deed - 1].folded))) --deed;
    if (deed == 0) return false;
    const std::string& verb = tokens[--deed].folded;
    if (deed > 0 && tokens[deed - 1].is("не")) return true;
    if (is_one_of(verb, {"продлить", "перенести", "приостановить", "запретить", "ограничить", "сохранить", "хранить",
                         "закрепить"}))
        return true;
    // «Обеспечить хранение протоколов до конца года»; «передать дела постоянного хранения до 1 июля» is when
    if (!is_one_of(verb, {"передать", "сдать", "представить"}) &&
        std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(deed),
                    tokens.begin() + static_cast<std::ptrdiff_t>(phrase.first),
                    [](const Token& token) { return token.folded.starts_with("хранени"); }))
        return true;
    if (verb == "установить" && tokens[phrase.first].is("в")) return true;  // «возможность отдыха в течение года»
    if (verb == "утвердить" && deed == 0 && is_of_annex(tokens)) return true;
    if (!is_one_of(verb, {"установить", "изменить", "определить", "утвердить", "назначить"})) return false;
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

// «К совещанию каждого месяца»: the genitive goes with the word before it.
bool is_of_word_before(const Tokens& tokens, const Phrase& phrase) {
    return phrase.first > 0 && tokens[phrase.first - 1].kind == Token::Kind::word &&
           is_one_of(tokens[phrase.first].folded, {"каждого", "каждой"});
}

// «Занятия 4 ноября перенести на 9 ноября»: what is moved, not when it is done.
bool may_be_moved(const Tokens& tokens, const Phrase& phrase) {
    return tokens[phrase.first].kind == Token::Kind::number && phrase.after < tokens.size() &&
           is_one_of(tokens[phrase.after].folded, {"перенести", "отменить", "считать", "заменить", "объявить"});
}

}  // namespace

bool is_done_by_order_alone(const Tokens& tokens) {
    const auto deeds = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::word && is_infinitive(token.folded);
    });
    const bool of_itself = is_one_of(tokens[0].folded, {"контроль", "настоящий", "настоящее", "приказ", "распоряжение",
                                                        "постановление", "указ", "решение", "действие"});
    return (is_appointed_by_order(tokens) && deeds == 1) ||
           (of_itself && (deeds == 0 || (deeds == 1 && tokens[0].is("контроль"))));
}

bool is_in_turn(const Tokens& tokens, std::size_t at) {
    std::size_t turn = at;
    while (turn > 0 && tokens[turn - 1].kind == Token::Kind::word && !is_infinitive(tokens[turn - 1].folded)) --turn;
    if (turn < 2 || turn == at || tokens[turn - 1].text != ",") return false;
    const bool of_which = turn + 1 < at && tokens[turn + 1].folded.starts_with("котор");  // «дети которых зачислены»
    return of_which || tokens[turn].folded.starts_with("котор") ||
           (is_participle(tokens[turn].folded) && readings_of(tokens[turn].folded).empty());
}

bool is_meant_for(const Tokens& tokens, std::size_t first, std::size_t after) {
    return tokens[first].is("на") && first > 0 && tokens[first - 1].kind == Token::Kind::word &&
           !is_infinitive(tokens[first - 1].folded) && !(after < tokens.size() && is_infinitive(tokens[after].folded));
}

bool is_set_by_deed(const Tokens& tokens, std::size_t first) {
    return first > 0 && tokens[first].kind == Token::Kind::number &&
           is_one_of(tokens[first - 1].folded, {"определить", "считать", "назначить", "установить", "объявить",
                                                "признать", "утвердить", "перенести"});
}

bool may_be_time_of_another(const Tokens& tokens, std::size_t first, std::size_t after) {
    const Phrase phrase{first, after};
    return may_belong_to_participle(tokens, phrase) || is_set_by_deed(tokens, first) || may_be_moved(tokens, phrase) ||
           may_be_how_long(tokens, phrase) || may_be_day_of_event(tokens, phrase) || may_go_on(tokens, phrase) ||
           is_of_word_before(tokens, phrase);
}

namespace {

bool is_of_time(const Token& token) {
    const auto meaning = deadline_language::meaning_of(token.folded);
    return meaning && meaning->word != deadline_language::Word::none;
}

// «С 1 октября» that no «по 15 октября» ends, «после 20 августа».
bool is_open_since(const Tokens& tokens, std::size_t at, std::size_t after) {
    if (at == 0 || !is_one_of(tokens[at - 1].folded, {"с", "со", "после"})) return false;
    // «Родителям, дети которых зачислены после 1 января»
    for (std::size_t word = at; word-- > 0 && tokens[word].text != ",";)
        if (tokens[word].folded.starts_with("котор")) return false;
    after = after_year_words(tokens, after);
    // «С 15.09 по школам» ends nowhere.
    const bool to = after + 1 < tokens.size() && is_one_of(tokens[after].folded, {"по", "до", "-", "–", "—"}) &&
                    (tokens[after + 1].kind == Token::Kind::number || is_of_time(tokens[after + 1]));
    const bool deed = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::word && is_infinitive(token.folded);
    });
    // «Директорам школ после 20 марта:» over their deeds, «отчёт представляется после 20 марта»
    const bool finite = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return ends_with_any(token.folded, {"ется", "ются", "ится", "ятся"});
    });
    return !to && (deed || finite || tokens.back().text == ":");
}

bool has_one_deed(const Tokens& tokens) {
    return std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
               return token.kind == Token::Kind::word && is_infinitive(token.folded);
           }) <= 1;
}

}  // namespace

std::string day_since(std::string_view text, const Tokens& tokens) {
    // «Назначить координатором с 1 сентября» is done by the order itself; what is put into force on a day may be awaited.
    const bool by_order = !tokens.empty() && is_appointed_by_order(tokens) && !tokens[0].is("ввести");
    if (tokens.empty() || (by_order && has_one_deed(tokens))) return {};
    int quoted = 0;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        quoted += tokens[at].text == "«" ? 1 : tokens[at].text == "»" ? -1 : 0;
        const std::size_t after = quoted > 0 ? at : after_day(tokens, at);
        if (after != at && is_open_since(tokens, at, after))
            return std::string{between(text, tokens[at - 1], tokens[after - 1])};
    }
    return {};
}

namespace {

// The small word before a day; «с 10 по 20 декабря» begins with its first one.
std::size_t head_of_day(const Tokens& tokens, std::size_t day) {
    constexpr std::size_t kSpanMax = 9;  // tokens: «с 10.12.2023 г. по», «с 1 марта 2024 года по»
    const std::size_t before = day - 1;
    if (!is_one_of(tokens[before].folded, {"по", "до"})) return before;
    for (std::size_t back = before; back-- > 0 && before - back <= kSpanMax && !is_infinitive(tokens[back].folded);)
        if (is_one_of(tokens[back].folded, {"с", "со"}))  // «с работниками до 20 марта» begins nothing
            return tokens[back + 1].kind == Token::Kind::number || is_of_time(tokens[back + 1]) ? back : before;
    return before;
}

// «Приказ от 15 мая», «сведения за 15 мая», «с 1 мая», «№ 5/15.03.2024», «заявок, поступивших до 1 марта»
bool is_day_of_else(const Tokens& tokens, std::size_t day, std::size_t after) {
    if (day == 0) return is_of_document(tokens, after);
    const std::size_t head = head_of_day(tokens, day);
    const Token& before = tokens[head];
    if (is_of_document(tokens, after) || is_one_of(before.folded, {"от", "с", "со", "на", "за", "после", "№", "«"}))
        return true;
    if (before.kind == Token::Kind::sign && before.end == tokens[day].begin && is_one_of(before.text, {"/", ".", "-"}))
        return true;  // «№ 5/15.03.2024»
    return head + 1 == day && is_one_of(before.folded, {"по", "до", "к"}) &&
           (is_of_something_else(tokens, {head, after, Binding::bound}) || is_in_turn(tokens, head) ||
            (head > 0 && is_participle(tokens[head - 1].folded) && readings_of(tokens[head - 1].folded).empty()));
}

}  // namespace

std::string day_without_reading(std::string_view text, const Tokens& tokens) {
    if (tokens.empty() || (is_done_by_order(tokens) && (tokens[0].is("внести") || has_one_deed(tokens)))) return {};
    int quoted = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        quoted += tokens[at].text == "«" ? 1 : tokens[at].text == "»" ? -1 : 0;
        const std::size_t after = quoted > 0 ? at : after_day(tokens, at);
        if (after == at) continue;
        if (!is_day_of_else(tokens, at, after)) return std::string{between(text, tokens[at], tokens[after - 1])};
        at = after - 1;
    }
    return {};
}

namespace {

bool is_day_before(const Tokens& tokens, std::size_t at) {
    if (at == 0 || tokens[at - 1].kind != Token::Kind::number || tokens[at - 1].text.size() > 2) return false;
    const int day = std::stoi(std::string{tokens[at - 1].text});
    return 1 <= day && day <= 31;
}

bool is_year_behind(const Tokens& tokens, std::size_t at) {
    return at + 1 < tokens.size() && tokens[at + 1].kind == Token::Kind::number && tokens[at + 1].text.size() == 4 &&
           (tokens[at + 1].text.starts_with("19") || tokens[at + 1].text.starts_with("20"));
}

bool opens_time(const Token& token) { return is_one_of(token.folded, {"до", "с", "со", "по", "к", "позднее", "на"}); }

bool is_blurred_month(const std::string& word) {
    static constexpr std::array<std::string_view, 12> kMonths = {"января",   "февраля", "марта",  "апреля",
                                                                 "мая",      "июня",    "июля",   "августа",
                                                                 "сентября", "октября", "ноября", "декабря"};
    if (month_in(word) || !readings_of(word).empty()) return false;
    return std::any_of(kMonths.begin(), kMonths.end(),
                       [&](std::string_view month) { return at_most_a_letter_apart(word, month); });
}

}  // namespace

std::string day_of_blurred_month(std::string_view text, const Tokens& tokens) {
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const bool blurred = tokens[at].kind == Token::Kind::word && is_day_before(tokens, at) &&
                             is_year_behind(tokens, at) && is_blurred_month(tokens[at].folded);
        if (!blurred || is_of_document(tokens, at + 2)) continue;
        const std::size_t head = at > 1 ? head_of_day(tokens, at - 1) : at - 1;
        if (!is_one_of(tokens[head].folded, {"от", "за", "№"}))
            return std::string{between(text, tokens[opens_time(tokens[head]) ? head : at - 1], tokens[at + 1])};
    }
    return {};
}

std::vector<std::string> unsure_times(const Tokens& tokens, const std::vector<std::string>& unsure) {
    std::vector<std::string_view> standing;  // where a month stands
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        if (tokens[at].kind != Token::Kind::word) continue;
        const bool year = is_year_behind(tokens, at);
        if ((year && opens_time(tokens[at - 1])) ||
            (is_day_before(tokens, at) && (year || (at > 1 && opens_time(tokens[at - 2])))))
            standing.push_back(tokens[at].folded);
    }
    std::vector<std::string> out;
    if (standing.empty()) return out;
    std::copy_if(unsure.begin(), unsure.end(), std::back_inserter(out), [&](const std::string& word) {
        const Tokens letters = tokenise(word);
        return std::any_of(letters.begin(), letters.end(), [&](const Token& own) {
            return std::find(standing.begin(), standing.end(), own.folded) != standing.end();
        });
    });
    return out;
}

}  // namespace mera::intake
