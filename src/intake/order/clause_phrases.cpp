#include "intake/order/clause_phrases.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "domain/time/deadline.hpp"
#include "domain/time/deadline_words.hpp"
#include "intake/order/clause_term_doubts.hpp"
#include "intake/order/deed_of_time.hpp"
#include "intake/order/labelled_term.hpp"
#include "intake/order/loose_times.hpp"
#include "intake/order/phrase_owner.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/event_phrases.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

// «В течение 3 дней со дня …», «не позднее 7 дней после …», «в десятидневный срок»: so long after the event, and owed.
bool counts_from_event(std::string_view phrase) {
    const std::string folded = fold_case(phrase);
    return folded.starts_with("в течение") || folded.starts_with("не позднее") || folded.starts_with("за ") ||
           folded.starts_with("на следующий день") || folded.starts_with("накануне") ||
           folded.starts_with("до начала") || folded.find(" срок") != std::string::npos;
}

Binding binding_of(std::string_view phrase) {
    // Any year will do: only the words are judged here.
    const PlanTerm any_year{make_date(2024, 1, 1), make_date(2024, 12, 31)};
    const DeadlineReading reading = read_deadlines(phrase, any_year);
    // «Ежедневно с 25 марта» needs no end; «с 25 марта» alone says only since when.
    const bool repeated = std::any_of(reading.deadlines.begin(), reading.deadlines.end(), [](const Deadline& deadline) {
        return deadline.kind == DeadlineKind::recurring;
    });
    for (const std::string& doubt : reading.doubts)  // a word that is not of the language, or is not surely
        if (doubt.find("рочитано") != std::string::npos || (doubt.starts_with("Конец не назван") && !repeated))
            return Binding::none;
    using deadline_language::Word;
    Word before = Word::none;  // «по итогам мониторинга» is one event, «до 1 марта, отчёты до 1 июня» are two deeds
    for (const deadline_language::Token& token : deadline_language::words_of(phrase).tokens) {
        if (token.word == Word::subject && before != Word::outcome) return Binding::none;
        before = token.word;
    }
    // «В течение недели», «до конца месяца»: of which one the order does not say, and it is a term.
    const std::string folded = fold_case(phrase);
    const bool long_or_end = folded.starts_with("в течение") || folded.starts_with("до конца");
    if (long_or_end && std::any_of(reading.doubts.begin(), reading.doubts.end(),
                                   [](const std::string& why) { return why.starts_with("Не сказано, какой"); }))
        return Binding::bound;
    // «До конца I четверти»: its day only the school knows, and it is a term.
    const bool of_school = std::any_of(reading.doubts.begin(), reading.doubts.end(),
                                       [](const std::string& why) { return why.starts_with("Дни четвертей"); });
    if (of_school && !repeated) return folded.starts_with("до ") ? Binding::bound : Binding::span;
    Binding out = Binding::span;
    const auto of_event = [](const Deadline& deadline) { return deadline.kind == DeadlineKind::event_bound; };
    if (!counts_from_event(phrase) && std::all_of(reading.deadlines.begin(), reading.deadlines.end(), of_event))
        return Binding::event;
    for (const Deadline& deadline : reading.deadlines) {
        const bool from_event = of_event(deadline) && counts_from_event(phrase);
        const bool again = deadline.kind == DeadlineKind::recurring;
        if (deadline.condition && !from_event && !(again && deadline.condition == DeadlineCondition::on_event))
            return Binding::none;
        if (!from_event && !again && (!deadline.end || deadline.kind == DeadlineKind::continuous)) return Binding::none;
        if (from_event || again || deadline.kind == DeadlineKind::by_date) out = Binding::bound;
    }
    return out;
}

bool brackets_match(const Tokens& tokens, std::size_t first, std::size_t after) {
    int open = 0;
    for (std::size_t at = first; at < after && open >= 0; ++at)
        open += tokens[at].text == "(" ? 1 : tokens[at].text == ")" ? -1 : 0;
    return open == 0;
}

constexpr std::size_t kTermTokensMax = 32;  // «до 01.09.2024 г. и до 01.02.2025 г.» has seventeen

// «… до 1 мая. Основание: …»
bool begins_sentence(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kWord = 5;  // letters: «15 сент. 2024» goes on
    if (at > 1 && tokens[at].kind == Token::Kind::number && tokens[at - 1].text == "." &&
        tokens[at].begin > tokens[at - 1].end)
        return length_in_characters(tokens[at - 2].text) >= kWord;
    return at > 1 && tokens[at - 1].text == "." && tokens[at].begin > tokens[at - 1].end &&
           tokens[at].kind == Token::Kind::word && is_capitalised(tokens[at].text) && !month_in(tokens[at].text);
}

// «В трёхдневный срок ответственных лиц …»: only «со дня …», «после …», «с момента …» go on with so long a time.
bool ends_length(const Tokens& tokens, std::size_t from, std::size_t at) {
    const bool length = tokens[from].is("в") && tokens[at - 1].is("срок") && at > from + 2;
    return length && !is_one_of(tokens[at].folded, {"с", "со", "после", "по", "от", "до", "перед", "(", "и", ","});
}

// «В течение 3 дней со дня выхода приказа директорам школ издать …»; «… после представления документов директору.» is the event.
bool begins_whom(const Tokens& tokens, std::size_t at) {
    return stands_in_dative(tokens, at) && first_infinitive(tokens, at).has_value();
}

// The longest time that begins here and reaches over no deed.
Phrase phrase_at(std::string_view text, const Tokens& tokens, std::size_t at) {
    std::size_t end = at + 1;
    while (end < tokens.size() && end < at + kTermTokensMax && !is_infinitive(tokens[end].folded) &&
           tokens[end].text != ";" && !begins_sentence(tokens, end) && !ends_length(tokens, at, end) &&
           !begins_whom(tokens, end))
        ++end;
    for (; end > at; --end) {
        if ((tokens[end - 1].kind == Token::Kind::sign && tokens[end - 1].text != ")") ||
            is_one_of(tokens[end - 1].folded, {"и", "до", "с", "к", "по", "в", "не", "далее", "затем", "дальнейшем"}) ||
            (tokens[end - 1].is("срок") && end - 1 > at && tokens[end - 2].is("в")) ||
            is_season_of_next(tokens, end - 1))
            continue;  // «по итогам ВПР в срок до …»
        if (!brackets_match(tokens, at, end)) continue;
        const Binding binding = binding_of(between(text, tokens[at], tokens[end - 1]));
        if (binding != Binding::none) {
            const bool year_mark = tokens[end - 1].is("г") || tokens[end - 1].is("гг");
            const bool shortened = year_mark && end < tokens.size() && tokens[end].text == ".";
            return {at, shortened ? end + 1 : end, binding};
        }
    }
    return {at, at + 1, Binding::none};
}

// «До 17.00», «до 8.25» are hours: no month has such a number.
bool is_minutes(const Token& token) { return token.text == "00" || (token.text.size() == 2 && token.text > "12"); }

// «До 31.11.2020», «не позднее тридцать первого июня»: a day is meant, and it is not read.
std::optional<Phrase> unread_day(const Tokens& tokens, const std::vector<bool>& quoted) {
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
        if (quoted[at] || (!tokens[at].is("до") && !tokens[at].is("позднее"))) continue;
        const bool figures = tokens[at + 1].kind == Token::Kind::number;
        std::size_t end = at + 1;
        bool day = false;
        while (end < tokens.size() && end < at + 8) {
            const Token& token = tokens[end];
            const bool month = month_in(token.text).has_value();
            const bool part = token.kind == Token::Kind::number || token.text == "." || month || token.is("года") ||
                              token.is("г") || token.is("числа") || (!figures && !day && end < at + 3);
            if (!part || token.kind == Token::Kind::sign) {
                if (token.text != "." || end + 1 >= tokens.size() || tokens[end + 1].kind != Token::Kind::number) break;
                day = day || !is_minutes(tokens[end + 1]);
            }
            day = day || month || token.is("числа");
            ++end;
        }
        if (day) return Phrase{at, end, Binding::bound};
    }
    return {};
}

// «… датой праздника», «… днём здоровья», «… нерабочим»: what that day is to be.
bool is_set_as_something(const Tokens& tokens, const Phrase& phrase) {
    static constexpr std::array<std::string_view, 6> kInstrumental = {"ой", "ом", "ем", "ём", "ым", "им"};
    return is_set_by_deed(tokens, phrase.first) && phrase.after < tokens.size() &&
           std::any_of(
               kInstrumental.begin(), kInstrumental.end(),
               [&](auto end) { return tokens[phrase.after].folded.ends_with(end); });
}

// «К 2024/2025 учебному году»: what is prepared for it, as «к началу учебного года»; «к концу учебного года» is when.
bool is_prepared_for(const Tokens& tokens, const Phrase& phrase) {
    return tokens[phrase.first].is("к") && !tokens[phrase.first + 1].is("концу") &&
           std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(phrase.first),
                       tokens.begin() + static_cast<std::ptrdiff_t>(phrase.after),
                       [](const Token& token) { return token.folded.starts_with("учебн"); });
}

// «В период весенних школьных каникул»: of a season only the word before it was read.
bool names_holidays(const Tokens& tokens, const Phrase& phrase) {
    for (std::size_t at = phrase.after; at < std::min(tokens.size(), phrase.after + 2); ++at)
        if (tokens[at].folded.starts_with("каникул")) return !tokens[phrase.first].is("до");
    return false;
}

// «Утвердить следующие сроки: биология – с 29 марта по 4 апреля; …»: a list of times that the deed sets.
bool is_list_of_set_times(const Tokens& tokens) {
    if (tokens.empty() || !is_one_of(tokens[0].folded, {"утвердить", "установить", "определить"})) return false;
    bool times = false;
    for (const Token& token : tokens) {
        times = times || is_one_of(token.folded, {"сроки", "даты", "график", "расписание", "продолжительность"});
        if (token.text == ":") return times;
    }
    return false;
}

// «По состоянию на 1 июля до 5 июля»: the time of something else may run on into the term.
std::size_t term_inside(const Tokens& tokens, const Phrase& phrase) {
    for (std::size_t at = phrase.first + 1; at < phrase.after; ++at)
        if (tokens[at].is("до") && (tokens[at - 1].kind == Token::Kind::sign || tokens[at - 1].is("срок") ||
                                    !is_one_of(tokens[phrase.first].folded, {"с", "со"})))
            return at;
    return phrase.after;
}

// «Период, в течение которого запрещается выход на лёд»
bool is_relative(const Tokens& tokens, const Phrase& phrase) {
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(phrase.first),
                       tokens.begin() + static_cast<std::ptrdiff_t>(phrase.after),
                       [](const Token& token) { return token.folded.starts_with("котор"); });
}

// «Возложить ответственность за сохранность до начала экзамена на …»: until when somebody answers.
bool is_limit_by_event(const Tokens& tokens, const Phrase& phrase) {
    const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(phrase.first);
    return begin->is("до") && std::none_of(begin, tokens.begin() + static_cast<std::ptrdiff_t>(phrase.after),
                                           [](const Token& token) { return token.kind == Token::Kind::number; });
}

}  // namespace

// «Провести в 2001 году игры, финал – с 26 июня по 1 июля»: the year alone says less.
bool is_year_alone(const Tokens& tokens, const Phrase& phrase) {
    return tokens[phrase.first].is("в") && tokens[phrase.first + 1].text.size() == 4 &&
           tokens[phrase.first + 1].kind == Token::Kind::number;
}

std::vector<bool> quoted_tokens(const Tokens& tokens) {
    std::vector<bool> out(tokens.size(), false);
    int depth = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        depth += tokens[at].text == "«" ? 1 : tokens[at].text == "»" && depth > 0 ? -1 : 0;
        out[at] = depth > 0;
    }
    return depth > 0 ? std::vector<bool>(tokens.size(), false) : out;  // a quote never closed
}

Tokens with_days_unquoted(Tokens tokens) {
    const auto is_quote = [](const Token& token) {
        return token.text == "«" || token.text == "»" || token.text == "\"";
    };
    Tokens out;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool day = at + 3 < tokens.size() && is_quote(tokens[at]) && is_quote(tokens[at + 2]) &&
                         tokens[at + 1].kind == Token::Kind::number && tokens[at + 1].text.size() <= 2 &&
                         month_in(tokens[at + 3].text);
        if (!day) {
            out.push_back(std::move(tokens[at]));
            continue;
        }
        Token number = std::move(tokens[at + 1]);
        number.begin = tokens[at].begin;
        number.end = tokens[at + 2].end;
        out.push_back(std::move(number));
        at += 2;
    }
    return out;
}

bool is_done_by_itself(std::string_view text, const Tokens& tokens) {
    const bool cancels = has_word_with(text, {"утративш"}) || (!tokens.empty() && tokens[0].is("отменить"));
    return cancels && std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
                          return token.kind == Token::Kind::word && is_infinitive(token.folded);
                      }) <= 1;
}

bool stands_as_term(const Tokens& tokens, const Phrase& phrase) {
    if (phrase.first == 0 || phrase.after >= tokens.size()) return true;
    if (is_infinitive(tokens[phrase.first - 1].folded)) return true;
    // «… на совете 20.04.2024г. Отв. Примерова И.И.»
    if (tokens[phrase.after - 1].text == "." && is_capitalised(tokens[phrase.after].text)) return true;
    // «Срок: ноябрь 2019 г. – март 2020 г. Ответственный: …»
    for (std::size_t at = phrase.first > 2 ? phrase.first - 2 : 0; at < phrase.first; ++at)
        if (tokens[at].is("срок") || tokens[at].is("сроки")) return true;
    std::size_t next = phrase.after;
    if (tokens[next].text == "," && next + 1 < tokens.size()) ++next;
    // «… с 14 по 22 марта согласно приложению», «провести в области в период с 15 апреля по 15 мая месячник»
    if (tokens[next].is("согласно") || tokens[next].text == "(") return true;
    const bool period = tokens[phrase.first].is("в") && tokens[phrase.first + 1].is("период");
    if (period && tokens[0].is("провести")) return true;
    return is_one_of(tokens[next].text, {".", ";", ")"}) || is_infinitive(tokens[next].folded);
}

namespace {

// «Представить макеты с 13 по 15 апреля, заявки – не позднее 10 апреля»: the dash stands for the deed said before. «Организовать: выезды
// в марте; мониторинг до 1 апреля»: of another item.
bool are_parted(const Tokens& tokens, std::size_t from, std::size_t to) {
    const bool item = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(std::max(from, to)),
                                  [](const Token& token) { return token.text == ";"; });
    if (item) return true;
    const bool comma = from < to && tokens[from].text == ",";
    return comma && std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from),
                                tokens.begin() + static_cast<std::ptrdiff_t>(to),
                                [](const Token& token) { return is_one_of(token.text, {"–", "—", "-"}); });
}

// «Провести конкурс 12 октября, итоги подвести до 20 октября»: a deed stands between the span and each time that binds.
bool is_of_another_deed(const Tokens& tokens, const Phrase& span, const std::vector<Phrase>& bound,
                        const DeedsOfTimes& deeds) {
    // «… нарушения, выявленные в ходе проверки с 10 по 20 декабря»
    if (is_year_alone(tokens, span) || is_in_turn(tokens, span.first)) return false;
    const bool ends_part = span.after < tokens.size() && (tokens[span.after].text == "," || tokens[span.after].is("и"));
    if (!ends_part && !stands_as_term(tokens, span)) return false;
    return std::all_of(bound.begin(), bound.end(), [&](const Phrase& other) {
        const std::size_t from = std::min(span.after, other.after), to = std::max(span.first, other.first);
        // «До 1 октября представить списки, а отчёты в декабре»; «еженедельные отчёты представлять по пятницам» says it twice
        const auto deed = first_infinitive(tokens, from);
        const bool how_often = is_repeated_thing(tokens, span.first);
        return (!how_often && deed && *deed < to) || are_parted(tokens, from, to) ||
               deeds.differ({span.first, span.after}, {other.first, other.after});
    });
}

// «По итогам полугодия», «по итогам каждой четверти»; not «по итогам работы за квартал».
bool is_outcome_of_time(const Tokens& tokens, const Phrase& phrase) {
    using deadline_language::Word;
    std::size_t at = phrase.first + 2;
    while (at < phrase.after &&
           (tokens[at].kind == Token::Kind::number || means(tokens, at, {Word::ordinal, Word::each, Word::school})))
        ++at;
    return at < phrase.after && means(tokens, at, {Word::unit});
}

// «По окончании смены сдать отчёт», «обеспечить охрану на время ярмарки»; not «утвердить график на период каникул», where the time is
// of what is written down.
bool is_moment_of_deed(const Tokens& tokens, const Phrase& phrase) {
    if (!stands_as_term(tokens, phrase) || is_in_turn(tokens, phrase.first)) return false;
    // «Справку по итогам проверки принять к сведению»: what it tells of; «директорам по итогам проверки наградить» is when.
    const bool outcome =
        tokens[phrase.first].is("по") && is_one_of(tokens[phrase.first + 1].folded, {"итогам", "результатам", "факту"});
    const bool before_deed = phrase.after < tokens.size() && is_infinitive(tokens[phrase.after].folded);
    const bool of_thing = phrase.first > 0 && tokens[phrase.first - 1].kind == Token::Kind::word &&
                          !begins_addressee(tokens, 0, Case::dative);
    if (outcome && (!before_deed || of_thing) && !is_outcome_of_time(tokens, phrase)) return false;
    // «Составить план, доклад представить по окончании смены»: of a deed before this one.
    std::size_t at = phrase.first;
    while (at > 0 && !(tokens[at - 1].kind == Token::Kind::word && is_infinitive(tokens[at - 1].folded))) --at;
    for (; at < phrase.first; ++at)
        if (means(tokens, at, {deadline_language::Word::plan})) return false;
    return true;
}

// In a running text: without what a label says.
std::vector<Phrase> phrases_among_words(std::string_view text, const Tokens& tokens) {
    std::vector<Phrase> out;
    if (is_done_by_itself(text, tokens) || is_list_of_set_times(tokens)) return out;
    bool of_others = false;
    const std::vector<bool> quoted = quoted_tokens(tokens);
    const bool by_order = is_done_by_order_alone(tokens);
    for (std::size_t at = 0; at < std::min(tokens.size(), kClauseTokensMax); ++at) {
        // «Еженедельный мониторинг», «в ежедневном режиме»
        const bool how_often = is_repeated_thing(tokens, at) && binding_of(tokens[at].text) == Binding::bound;
        if (quoted[at] || !(how_often || opens_term(tokens, at) || opens_event(tokens, at))) continue;
        const Phrase phrase = how_often ? Phrase{at, at + 1, Binding::span} : phrase_at(text, tokens, at);
        if (phrase.binding == Binding::none || is_relative(tokens, phrase)) continue;
        const bool of_else = is_of_something_else(tokens, phrase) || names_holidays(tokens, phrase) ||
                             (by_order && is_limit_by_event(tokens, phrase));
        of_others = of_others || of_else;
        if (!of_else && !is_set_as_something(tokens, phrase) && !is_prepared_for(tokens, phrase)) out.push_back(phrase);
        at = (of_else ? term_inside(tokens, phrase) : phrase.after) - 1;
    }
    std::vector<Phrase> bound;
    std::copy_if(out.begin(), out.end(), std::back_inserter(bound),
                 [](const Phrase& phrase) { return phrase.binding == Binding::bound; });
    const DeedsOfTimes deeds{tokens};
    if (!bound.empty())
        std::erase_if(out, [&](const Phrase& phrase) {
            return phrase.binding != Binding::bound && !is_of_another_deed(tokens, phrase, bound, deeds);
        });
    // «Назначить ответственного за аттестацию в 2024 году»: of what is named.
    if (out.size() > 1 || by_order)
        std::erase_if(out, [&](const Phrase& phrase) { return is_year_alone(tokens, phrase); });
    const bool dated =
        std::any_of(out.begin(), out.end(), [](const Phrase& phrase) { return phrase.binding != Binding::event; });
    std::erase_if(out, [&](const Phrase& phrase) {
        return phrase.binding == Binding::event && (dated || by_order || !is_moment_of_deed(tokens, phrase));
    });
    if (out.empty() && !of_others)
        if (const auto day = unread_day(tokens, quoted)) out.push_back(*day);
    return out;
}

bool reads_whole(std::string_view phrase) {
    const PlanTerm any_year{make_date(2024, 1, 1), make_date(2024, 12, 31)};
    const auto doubts = read_deadlines(phrase, any_year).doubts;
    return std::none_of(doubts.begin(), doubts.end(),
                        [](const std::string& why) { return why.find("рочитано") != std::string::npos; });
}

}  // namespace

ClausePhrases phrases_in(std::string_view text, const Tokens& tokens) {
    ClausePhrases out;
    out.terms = phrases_among_words(text, tokens);
    const std::vector<bool> quoted = quoted_tokens(tokens);
    std::vector<Phrase> labelled;
    for (const LabelledTerm& term : labelled_terms(tokens)) {
        if (quoted[term.first]) continue;  // the new wording of another act
        const auto inside = [&](const Phrase& phrase) {
            return phrase.first < term.after && phrase.after > term.first;
        };
        const bool whole = reads_whole(between(text, tokens[term.first], tokens[term.after - 1]));
        if (!whole && std::any_of(out.terms.begin(), out.terms.end(), inside)) continue;
        std::erase_if(out.terms, inside);
        labelled.push_back({term.first, term.after, Binding::bound});
    }
    if (labelled.empty()) return out;
    // The label tells which time is the term: spans elsewhere are what the deed is about, or when it is done.
    const Tokens before(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(labelled.front().first));
    const auto said_again = [&](const Phrase& phrase) {
        const auto words = [&](std::size_t first, std::size_t after) {
            return between(text, tokens[first], tokens[after - 1]);
        };
        return words(phrase.first, phrase.after) == words(labelled.front().first, labelled.front().after);
    };
    for (const Phrase& phrase : phrases_among_words(text, before))
        if (phrase.binding == Binding::span && stands_as_term(tokens, phrase) && !said_again(phrase))
            out.beside_label.push_back(phrase);
    std::erase_if(out.terms, [](const Phrase& phrase) { return phrase.binding != Binding::bound; });
    out.terms.insert(out.terms.end(), labelled.begin(), labelled.end());
    std::sort(out.terms.begin(), out.terms.end(), [](const Phrase& a, const Phrase& b) { return a.first < b.first; });
    return out;
}

}  // namespace mera::intake
