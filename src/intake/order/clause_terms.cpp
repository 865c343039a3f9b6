#include "intake/order/clause_terms.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "domain/time/deadline.hpp"
#include "intake/order/clause_phrases.hpp"
#include "intake/order/clause_term_doubts.hpp"
#include "intake/order/deed_of_time.hpp"
#include "intake/order/left_out_times.hpp"
#include "intake/order/loose_times.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

// «Провести школьные туры среди учащихся с 1 февраля по 1 марта 2024 г. по положению»: the only time of what is held.
bool is_when_held(const Tokens& tokens, const std::vector<Phrase>& phrases) {
    const bool both =
        tokens[0].is("организовать") && tokens.size() > 2 && tokens[1].is("и") && tokens[2].is("провести");
    return phrases.size() == 1 && (both || is_one_of(tokens[0].folded, {"провести", "начать", "завершить", "открыть"}));
}

// «Обеспечить выполнение задания в 2024 году», where «в 2024 году обеспечить» is sure.
bool may_be_year_of_noun(const Tokens& tokens, const Phrase& phrase) {
    const bool beside_deed = phrase.first == 0 || is_infinitive(tokens[phrase.first - 1].folded) ||
                             (phrase.after < tokens.size() && is_infinitive(tokens[phrase.after].folded));
    return is_year_alone(tokens, phrase) && !beside_deed && !is_when_held(tokens, {phrase});
}

// «Представить отчёт о работе в марте»: the span may be of what is told.
bool may_be_of_what_is_told(const Tokens& tokens, const Phrase& phrase) {
    constexpr std::size_t kNear = 4;
    if (phrase.binding != Binding::span || !is_one_of(tokens[phrase.first].folded, {"в", "во"})) return false;
    for (std::size_t back = 1; back <= std::min(kNear, phrase.first); ++back) {
        const Token& before = tokens[phrase.first - back];
        if (before.kind != Token::Kind::word || is_infinitive(before.folded)) return false;
        if (is_one_of(before.folded, {"о", "об", "обо"})) return true;
    }
    return false;
}

// «Обеспечить еженедельный мониторинг»: how often stands as an adjective.
bool is_adjective_alone(const Tokens& tokens, const Phrase& phrase) {
    return phrase.after == phrase.first + 1 && is_repeated_thing(tokens, phrase.first);
}

bool names_day_of_year(const Tokens& tokens,
                       const Phrase& phrase) {  // «до 1 апреля», «до 01.04.2024», not «до 25 числа»
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(phrase.first),
                       tokens.begin() + static_cast<std::ptrdiff_t>(phrase.after), [](const Token& token) {
                           return month_in(token.text) || (token.kind == Token::Kind::number && token.text.size() == 4);
                       });
}

bool are_parted_by_dash(const Tokens& tokens, std::size_t from, std::size_t to) {
    return from + 1 < to && tokens[from].text == "," && tokens[from + 1].kind == Token::Kind::word &&
           !tokens[to - 2].is("срок") && is_one_of(tokens[to - 1].text, {"–", "—", "-"});
}

// «Журналы вести ежедневно, отчёт представлять до 3 числа», «ежедневно подавать сведения, табель сдавать до 3 числа»: each beside
// a deed of its own.
bool are_of_two_deeds(const Tokens& tokens, const std::vector<Phrase>& phrases) {
    if (phrases.size() < 2 || !first_deed(tokens)) return false;
    // «Публиковать анонсы по четвергам, отчёты – в двухдневный срок»: the dash stands for the deed.
    if (are_parted_by_dash(tokens, phrases.front().after, phrases.back().first)) return true;
    const DeedsOfTimes deeds{tokens};
    const DeedsOfTimes::Time first{phrases.front().first, phrases.front().after};
    return std::any_of(phrases.begin() + 1, phrases.end(),
                       [&](const Phrase& phrase) { return deeds.differ(first, {phrase.first, phrase.after}); });
}

// «Срок – постоянно, отчёт – до 30 мая»: the second time is of another thing.
bool names_other_thing(const Tokens& tokens, const Phrase& phrase) {
    constexpr std::size_t kNear = 4;
    for (std::size_t comma = phrase.first + 1; comma + 2 < phrase.after; ++comma)
        for (std::size_t dash = comma + 2; dash < std::min(phrase.after, comma + kNear); ++dash)
            if (is_one_of(tokens[dash].text, {"–", "—"}) && are_parted_by_dash(tokens, comma, dash + 1)) return true;
    return false;
}

std::string words_of(std::string_view text, const Tokens& tokens, const Phrase& phrase) {
    std::size_t first = phrase.first;
    if (tokens[first].is("в") && first + 1 < phrase.after && tokens[first + 1].is("срок")) ++first;
    if (is_one_of(tokens[first].folded, {"срок", "сроком"}) && first + 1 < phrase.after) ++first;
    std::size_t after = phrase.after;  // «в течение пяти дней, но не позднее 31 мая»
    while (after > first + 1 &&
           (tokens[after - 1].text == "," || is_one_of(tokens[after - 1].folded, {"но", "а", "и"})))
        --after;
    return std::string{between(text, tokens[first], tokens[after - 1])};
}

Tokens outside_of(const Tokens& tokens, const std::vector<Phrase>& phrases) {
    Tokens out;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (std::none_of(phrases.begin(), phrases.end(),
                         [&](const Phrase& phrase) { return phrase.first <= at && at < phrase.after; }))
            out.push_back(tokens[at]);
    return out;
}

// «Ежедневно, в том числе в выходные дни, передавать», «ежедневно, включая выходные, докладывать»: the turn is of the time.
std::size_t end_of_turn_behind(const Tokens& tokens, std::size_t last) {
    constexpr std::size_t kTurnMax = 12;
    const bool comma = last + 4 < tokens.size() && tokens[last + 1].text == ",";
    const bool among = comma && tokens[last + 2].is("в") && tokens[last + 3].is("том") && tokens[last + 4].is("числе");
    const std::size_t words = among ? 5 : 3;
    for (std::size_t at = last + words;
         (among || (comma && tokens[last + 2].is("включая"))) && at < std::min(tokens.size(), last + kTurnMax); ++at)
        if (tokens[at].text == "," || is_infinitive(tokens[at].folded)) return at - 1;
    return last;
}

std::string without(const std::string& text, const Tokens& tokens, const std::vector<Phrase>& phrases) {
    std::string out;
    std::size_t copied = 0;
    for (const Phrase& phrase : phrases) {
        // «Директорам школ (до 1 мая) представить»: the brackets go with what they hold.
        const bool bracketed = phrase.first > 0 && tokens[phrase.first - 1].text == "(" &&
                               phrase.after < tokens.size() && tokens[phrase.after].text == ")";
        out += text.substr(copied, tokens[phrase.first - bracketed].begin - copied);
        copied = tokens[end_of_turn_behind(tokens, phrase.after - 1 + bracketed)].end;
    }
    return out + text.substr(copied);
}

void doubt(DraftClause& clause, Place place, const std::string& words, const std::string& why) {
    place.words = words;
    clause.doubts.push_back({"due", why, std::move(place)});
}

// Two terms of a clause are two things: «до 5 февраля; в течение трёх дней» is no day on a condition, as in a cell. Years that a list
// shares are read together.
DeadlineReading read_terms(const std::string& words, const std::optional<PlanTerm>& term) {
    DeadlineReading whole = read_deadlines(words, term);
    if (words.find(';') == std::string::npos) return whole;
    DeadlineReading apart;
    for (const std::string& part : split(words, ';')) {
        DeadlineReading one = read_deadlines(trim(part), term);
        std::move(one.deadlines.begin(), one.deadlines.end(), std::back_inserter(apart.deadlines));
        for (std::string& why : one.doubts)
            if (std::find(apart.doubts.begin(), apart.doubts.end(), why) == apart.doubts.end())
                apart.doubts.push_back(std::move(why));
    }
    const auto again = [](const DeadlineReading& reading) {
        return std::count_if(reading.deadlines.begin(), reading.deadlines.end(),
                             [](const Deadline& one) { return one.recurrence.has_value(); });
    };
    const bool as_many = whole.deadlines.size() == apart.deadlines.size();
    // «Ежегодно до 1 сентября; 20 мая 2024 года»: the day comes once
    const bool surer = as_many && (apart.doubts.size() < whole.doubts.size() || again(apart) < again(whole));
    return surer || whole.deadlines.size() < apart.deadlines.size() ? apart : whole;
}

bool names_year(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.kind == Token::Kind::number && token.text.size() == 4; });
}

// «Представлять доклад до 15 января» in an order for several years.
void read_as_yearly(const DraftClause& clause, DeadlineReading& reading, const std::optional<PlanTerm>& term) {
    constexpr int kYear = 366;
    const bool one_day = reading.deadlines.size() == 1 && reading.deadlines.front().kind == DeadlineKind::by_date;
    if (!one_day || names_year(clause.deadline_text) || !asks_again_and_again(clause.text)) return;
    if (!term || days_between(term->first, term->last) <= kYear) return;
    DeadlineReading yearly = read_deadlines("ежегодно " + clause.deadline_text, term);
    if (yearly.deadlines.size() != 1 || yearly.deadlines.front().kind != DeadlineKind::recurring) return;
    reading = std::move(yearly);
    reading.doubts.push_back("Год не назван, а представлять нужно не один раз: срок «" + clause.deadline_text +
                             "» прочитан как ежегодный. Проверьте.");
}

// A day that was read only because a year was lent to it.
bool hangs_on_year(const DraftClause& clause, const DeadlineReading& reading) {
    const bool dated = std::any_of(reading.deadlines.begin(), reading.deadlines.end(),
                                   [](const Deadline& one) { return !one.recurrence && one.end.has_value(); });
    return dated && read_terms(clause.deadline_text, std::nullopt).deadlines != reading.deadlines;
}

PlanTerm twelve_months_from(Date day) {
    constexpr int kYear = 364;  // days: the same day comes once
    return {day, add_days(day, kYear)};
}

// «Представить отчёт до 1 марта» in an order of October whose own times end with December: the next March after the order.
void read_as_next(const DraftClause& clause, DeadlineReading& reading, const std::optional<Date>& order_date) {
    const auto out_of_term = [](const std::string& why) { return why.starts_with("Год не назван, и в срок плана"); };
    if (!order_date || std::none_of(reading.doubts.begin(), reading.doubts.end(), out_of_term)) return;
    DeadlineReading next = read_terms(clause.deadline_text, twelve_months_from(*order_date));
    if (std::any_of(next.doubts.begin(), next.doubts.end(), out_of_term)) return;
    reading = std::move(next);
    reading.doubts.push_back("Год не назван: взято ближайшее такое время после дня приказа. Проверьте год.");
}

// «До 1 марта» of an order of January one of whose clauses names a day of the next January: the March after the order, as if that day
// were not named.
void read_as_first(const DraftClause& clause, DeadlineReading& reading, Date ordered) {
    const auto is_of_two = [](const std::string& why) { return why.starts_with(kTwoTimesInTerm); };
    if (std::none_of(reading.doubts.begin(), reading.doubts.end(), is_of_two)) return;
    DeadlineReading first = read_terms(clause.deadline_text, twelve_months_from(ordered));
    const auto lacks_year = [](const std::string& why) { return why.starts_with("Год не назван"); };
    if (std::none_of(first.doubts.begin(), first.doubts.end(), lacks_year)) reading = std::move(first);
}

// «Завхозу ко вторнику заказать песок»: words of time that are no term are no part of a name before the deed, either.
std::string without_left_out(std::string text, const std::string& left) {
    const Tokens tokens = tokenise(text);
    const auto deed = first_infinitive(tokens, 0);
    const std::size_t at = left.empty() ? std::string::npos : text.find(left);
    if (!deed || at == std::string::npos || at == 0 || at + left.size() > tokens[*deed].begin) return text;
    return text.erase(at, left.size());
}

std::string not_read_as_term(const std::string& words) {
    return "Слова «" + words + "» говорят о времени, а в срок не вошли. Проверьте, не срок ли это.";
}

// Says what speaks of time and went into no term; the words of it that are no day.
std::string doubt_left_out(DraftClause& clause, const Place& place, const Tokens& tokens,
                           const std::vector<Phrase>& phrases) {
    const std::string& text = clause.text;
    const bool alone = phrases.empty();
    if (const std::string day = day_without_reading(text, alone ? tokens : outside_of(tokens, phrases)); !day.empty()) {
        doubt(clause, place, day,
              alone ? "День «" + day + "» не прочитан как срок. Проверьте, не срок ли это."
                    : "В срок не вошёл день «" + day + "». Проверьте, не срок ли и он.");
        return {};
    }
    if (const std::string day = day_of_blurred_month(text, alone ? tokens : outside_of(tokens, phrases));
        !day.empty()) {
        doubt(clause, place, day, not_read_as_term(day));
        return {};
    }
    const std::string since = alone ? day_since(text, tokens) : std::string{};
    if (!since.empty() && !is_done_by_itself(text, tokens)) {
        doubt(clause, place, since,
              "Сказано только, с какого дня: «" + since + "». Конца нет, поэтому срок не поставлен. Проверьте.");
        return {};
    }
    std::string left = times_left_out(text, tokens, phrases);
    if (!left.empty()) doubt(clause, place, left, not_read_as_term(left));
    return left;
}

}  // namespace

std::string find_term(DraftClause& clause, const Place& place) {
    const std::string& text = clause.text;
    Tokens tokens = with_days_unquoted(tokenise(text));
    // Looking round each time of a clause without end costs more than any term in it is worth.
    if (tokens.size() > kClauseTokensMax) tokens.erase(tokens.begin() + kClauseTokensMax, tokens.end());
    const auto [phrases, beside_label] = phrases_in(text, tokens);
    const std::size_t doubts = clause.doubts.size();
    const std::string left_out = doubt_left_out(clause, place, tokens, phrases);
    if (!beside_label.empty() && clause.doubts.size() == doubts) {
        const std::string span = words_of(text, tokens, beside_label.front());
        doubt(clause, place, span, not_read_as_term(span));
    }
    if (phrases.empty()) return without_left_out(text, left_out);
    std::vector<std::string> words;
    bool again = false, yearly = false;
    int days = 0;  // of a year
    for (const Phrase& phrase : phrases) {
        std::string one = words_of(text, tokens, phrase);
        if (std::find(words.begin(), words.end(), one) != words.end()) continue;
        const auto read = read_deadlines(one, std::nullopt).deadlines;
        again = again || read.front().kind == DeadlineKind::recurring;
        yearly = yearly || read.front().recurrence.value_or("").find("FREQ=YEARLY") != std::string::npos;
        days += read.front().kind != DeadlineKind::recurring && names_day_of_year(tokens, phrase);
        if (may_be_time_of_another(tokens, phrase.first, phrase.after) || may_be_year_of_noun(tokens, phrase) ||
            names_other_thing(tokens, phrase) || is_adjective_alone(tokens, phrase) ||
            (may_be_of_what_is_told(tokens, phrase) && !is_when_held(tokens, phrases)) ||
            (phrase.binding == Binding::span && is_meant_for(tokens, phrase.first, phrase.after)) ||
            (phrase.binding == Binding::span && phrases.size() == 1 && !stands_as_term(tokens, phrase) &&
             !is_when_held(tokens, phrases)))
            doubt(clause, place, one,
                  "Слова «" + one + "» стоят в пункте среди других. Проверьте, что это срок исполнения.");
        words.push_back(std::move(one));
    }
    // «Ежемесячно … до 25 числа», «ежегодно … до 1 марта» is one term said in two places.
    const bool within =
        is_adjective_alone(tokens, phrases.front());  // «еженедельный мониторинг с 1 июня по 31 августа»
    const bool one_term =
        words.size() == 1 || (again && (within || days <= (yearly ? 1 : 0)) && !are_of_two_deeds(tokens, phrases));
    clause.deadline_text = join(words, one_term ? ", " : "; ");
    if (!one_term)
        doubt(clause, place, clause.deadline_text,
              "В пункте названо несколько сроков: «" + clause.deadline_text +
                  "». Проверьте, что все они сроки исполнения.");
    Place where = place;
    where.words = words.front();
    clause.places.push_back({"due", std::move(where)});
    return without_left_out(without(text, tokens, phrases), left_out);
}

void read_term(DraftClause& clause, const ClauseTimes& times) {
    if (clause.deadline_text.empty()) return;
    DeadlineReading reading = read_terms(clause.deadline_text, std::nullopt);
    if (!reading.doubts.empty() && times.term) {
        // What an order asks for comes after it, though its plan may begin later or have begun before.
        PlanTerm term{times.order_date.value_or(times.term->first), times.term->last};
        // «Об итогах работы в 2015 году» of March 2016: the year of the title is over.
        if (times.order_date && term.last <= term.first)
            term.last = make_date(static_cast<int>(term.first.year()), 12, 31);
        if (term.first < term.last) reading = read_terms(clause.deadline_text, term);
        read_as_next(clause, reading, times.order_date);
        if (times.of_order && times.order_date) read_as_first(clause, reading, *times.order_date);
        read_as_yearly(clause, reading, term);
    }
    if (times.guessed && reading.doubts.empty() && hangs_on_year(clause, reading))
        reading.doubts.push_back("Год в документе не назван, взят по другим датам документа. Проверьте.");
    // «Представлять до 20 числа»: a deed to be done again tells that every month is meant.
    if (asks_again_and_again(clause.text))
        std::erase_if(reading.doubts, [](const std::string& why) { return why.starts_with("«Каждого месяца» не"); });
    // «Незамедлительно сообщать о пожаре»: after what, the clause itself says.
    std::erase_if(reading.doubts, [](const std::string& why) { return why.starts_with("Не сказано, после чего"); });
    clause.deadlines = std::move(reading.deadlines);
    const bool over =
        times.order_date &&
        std::all_of(clause.deadlines.begin(), clause.deadlines.end(), [&](const Deadline& deadline) {
            return deadline.kind != DeadlineKind::recurring && deadline.end && *deadline.end < *times.order_date;
        });
    const bool by_day = std::any_of(clause.deadlines.begin(), clause.deadlines.end(),
                                    [](const Deadline& deadline) { return deadline.kind == DeadlineKind::by_date; });
    Place place;
    for (const DraftPlace& known : clause.places)
        if (known.field == "due") place = known.place;
    if (over && !by_day) {
        const std::string past = std::exchange(clause.deadline_text, {});
        clause.deadlines.clear();
        std::erase_if(clause.doubts, [&](const Doubt& doubt) { return doubt.place.words == place.words; });
        std::erase_if(clause.places, [](const DraftPlace& known) { return known.field == "due"; });
        // «(срок – 20.12.2023)» of an order of January may be a slip; «за I полугодие» is what the deed is about.
        if (has_word_with(clause.text, {"срок"}))
            doubt(clause, std::move(place), past,
                  "«" + past + "» прошло раньше дня приказа и сроком не взято. Проверьте дату.");
        return;
    }
    if (over)
        doubt(clause, place, place.words,
              "Срок «" + clause.deadline_text + "» прошёл раньше дня приказа. Проверьте дату.");
    for (const std::string& why : reading.doubts) doubt(clause, place, place.words, why);
}

}  // namespace mera::intake