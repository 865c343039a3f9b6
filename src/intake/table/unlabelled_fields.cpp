#include "intake/table/unlabelled_fields.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "domain/time/deadline.hpp"
#include "domain/time/deadline_conventions.hpp"
#include "intake/table/column_evidence.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/event_phrases.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

bool is_dash(const Token& token) { return token.text == "–" || token.text == "—" || token.text == "-"; }

bool is_said_convention(const std::string& why) {
    return std::find(kSharedConventions.begin(), kSharedConventions.end(), why) != kSharedConventions.end();
}

// Every word of it is the language of deadlines, and it names days: «по итогам года» and «к экзамену» say no term here.
bool is_plain_time(std::string_view phrase) {
    const auto is_plain_within = [&](const PlanTerm& years) {
        const DeadlineReading reading = read_deadlines(phrase, years);
        return !reading.deadlines.empty() &&
               std::none_of(reading.deadlines.begin(), reading.deadlines.end(),
                            [](const Deadline& d) {
                                return d.condition == DeadlineCondition::on_event ||
                                       (d.kind == DeadlineKind::unknown && !d.end);
                            }) &&
               std::all_of(reading.doubts.begin(), reading.doubts.end(), [](const std::string& doubt) {
                   return doubt.starts_with("Названный год вне срока") || doubt.starts_with("«В течение") ||
                          doubt.starts_with("Условие отнесено к сроку") ||  // «8-19 августа по графику»
                          is_said_convention(doubt) ||  // «начало марта», «1 раз в четверть»
                          doubt.starts_with("Не сказано, какой");
               });
    };
    // Any year will do: only the words are judged here. «Октябрь – апрель» is of a school year.
    return is_plain_within({make_date(2024, 1, 1), make_date(2024, 12, 31)}) ||
           is_plain_within({make_date(2024, 9, 1), make_date(2025, 8, 31)});
}

// «За месяц до начала ВПР», «в течение 3 дней после проведения»: the time of an event, with nothing left over.
bool is_time_of_event(std::string_view phrase) {
    const Tokens tokens = tokenise(phrase);
    if (tokens.empty() || !(opens_event(tokens, 0) || opens_term(tokens, 0))) return false;
    const PlanTerm any_year{make_date(2024, 1, 1), make_date(2024, 12, 31)};
    const DeadlineReading reading = read_deadlines(phrase, any_year);
    return reading.doubts.empty() && reading.deadlines.size() == 1 &&
           reading.deadlines.front().kind == DeadlineKind::event_bound;
}

constexpr std::size_t kExecutorWordsMax = 4;

bool is_hour(std::string_view words) {  // «11.00» alone
    constexpr std::size_t kTokensMax = 5;
    return begins_with_hours(words) && tokenise(words).size() <= kTokensMax && !month_in(words);
}

// «По запросу» is one, too; «в течение месяца» is when the heading above names it.
bool is_time_of_remark(std::string_view words) {
    const bool part_of_month = month_in(words) && has_word_with(words, {"начал", "конец", "середин", "недел", "декад"});
    return (says_when(words) || reads_as_time(words) || part_of_month) && is_plain_time(words);
}

bool begins_with_time(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const bool opens = !tokens.empty() && (month_in(tokens[0].text) || tokens[0].kind == Token::Kind::number);
    return opens && is_time_of_remark(trim(text));
}

// «Октябрь – апрель – методист» → «октябрь – апрель», «методист»: the longest beginnings that are times.
std::vector<std::string> times_apart(std::string_view words) {
    constexpr std::size_t kPiecesMax = 5, kBytesMax = 300;  // more is no remark
    if (words.size() > kBytesMax) return {std::string{words}};
    std::vector<std::string> out;
    std::string rest = replace_all(replace_all(std::string{words}, " — ", " – "), " - ", " – ");
    static constexpr std::string_view kDash = " – ";
    for (std::size_t taken = 0; taken < kPiecesMax; ++taken) {
        std::size_t end = rest.size();
        while (end != std::string::npos && end > 0 && !is_time_of_remark(std::string_view{rest}.substr(0, end)))
            end = rest.rfind(kDash, end - 1);
        if (end == std::string::npos || end == 0) end = rest.find(kDash);
        if (end == std::string::npos || end >= rest.size()) break;
        out.push_back(rest.substr(0, end));
        rest = rest.substr(end + kDash.size());
    }
    out.push_back(std::move(rest));
    return out;
}

// Beside a time in brackets a short word we do not know is a post: «(20 мая, завхоз)»; in running text it may be anything.
enum class Posts { known, any };

// «… (май 2024, методист)»: a remark at the end whose parts are times and executors, and nothing else.
bool take_remark(ListFields& fields, std::size_t from, std::size_t to, std::string_view rest, Posts posts) {
    if (begins_with_time(std::string_view{fields.title}.substr(0, from))) return false;  // «октябрь – ноябрь – …»
    std::string when, who;
    bool sure = true;
    for (const std::string& listed : split(replace_all(std::string{rest}, ";", ","), ','))
        for (const std::string& part : times_apart(trim(listed))) {
            const std::string_view words = trim(part);
            if (words.empty()) continue;
            if (is_time_of_remark(words) || is_time_of_event(words) || (!when.empty() && is_hour(words))) {
                when += (when.empty() ? "" : ", ") + std::string{words};
                continue;
            }
            const Tokens tokens = tokenise(words);
            const bool known = names_executor(words);
            const bool only_words =
                std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Token::Kind::word; });
            if (!known && (posts == Posts::known || !only_words || tokens.size() > kExecutorWordsMax)) return false;
            sure = sure && known;
            who += (who.empty() ? "" : ", ") + std::string{words};
        }
    if (!sure && when.empty()) return false;
    const bool takes = (!when.empty() && fields.when.empty()) || (!who.empty() && fields.who.empty());
    if (!takes || (!when.empty() && !fields.when.empty()) || (!who.empty() && !fields.who.empty())) return false;
    std::string title = fields.title.substr(0, from);
    if (to < fields.title.size()) title += fields.title.substr(to);
    fields.title = without_loose_signs(title);
    // «Диагностика, начало мая, далее – ежемесячно»: what is left says when, too.
    const bool ends_with_figure = !fields.title.empty() && fields.title.back() >= '0' && fields.title.back() <= '9';
    if (!when.empty()) fields.when = when, fields.when_apart = !says_when(fields.title) && !ends_with_figure;
    if (!who.empty()) fields.who = who, fields.who_apart = sure;
    return true;
}

// «Концерт "Моё призвание – детский сад"», «(октябрь – апрель)»: the dash is of a name, of a remark.
bool is_enclosed(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const auto count = [&](std::string_view sign) {
        std::size_t out = 0;
        for (std::size_t found = before.find(sign); found != std::string_view::npos;
             found = before.find(sign, found + 1))
            ++out;
        return out;
    };
    return count("«") > count("»") || count("\"") % 2 == 1 || count("(") > count(")");
}

// «…, 19.05 – 23.05», «…, май – июнь»: the dash of a range parts nothing.
bool is_inside_range(std::string_view text, std::size_t dash, std::size_t behind) {
    const Tokens before = tokenise(text.substr(0, dash)), after = tokenise(text.substr(behind));
    const auto is_number = [](const Token& token) { return token.kind == Token::Kind::number; };
    if (before.empty() || after.empty()) return false;
    // «в классе 9 – 12 октября» is none.
    const bool day = before.size() > 2 && is_number(before.back()) && before[before.size() - 2].text == "." &&
                     is_number(before[before.size() - 3]);
    return (day || month_in(before.back().text)) && (is_number(after.front()) || month_in(after.front().text));
}

bool take_remark_at_end(ListFields& fields) {
    const std::string text = fields.title;
    const std::size_t open = text.rfind('(');
    if (open != std::string::npos && open > 0) {
        const bool closed = text.ends_with(')');
        // «… (8-19 августа; ответственный – …)»: what stood behind a label is taken already, the closing bracket with it.
        const bool cut = text.find(')', open) == std::string::npos && !fields.who.empty();
        const std::string_view inside = std::string_view{text}.substr(open + 1, text.size() - open - (closed ? 2 : 1));
        if ((closed || cut) && take_remark(fields, open, text.size(), inside, closed ? Posts::any : Posts::known))
            return true;
    }
    // The longest: «… – 15 июля – 31 августа, все специалисты».
    constexpr std::size_t kDashesMax = 4;  // behind the last of them
    std::vector<std::pair<std::size_t, std::size_t>> dashes;  // where they begin, their bytes
    for (std::size_t at = text.find(' ', 1); at != std::string::npos; at = text.find(' ', at + 1))
        for (const std::string_view dash : {" – ", " — ", " - "})
            if (std::string_view{text}.substr(at).starts_with(dash)) dashes.emplace_back(at, dash.size());
    if (dashes.size() > kDashesMax) dashes.erase(dashes.begin(), dashes.end() - kDashesMax);
    for (const auto& [at, bytes] : dashes)
        if (!is_enclosed(text, at) && !is_inside_range(text, at, at + bytes) &&
            take_remark(fields, at, text.size(), std::string_view{text}.substr(at + bytes), Posts::any))
            return true;
    return false;
}

bool is_year_word(const Token& token) { return token.is("г") || token.is("гг"); }

// The stop at `at` ends a sentence: «2024 г. Директор», not one of initials.
bool ends_sentence(const Tokens& tokens, std::size_t at) {
    if (tokens[at].text != "." || at == 0 || at + 1 >= tokens.size() || tokens[at + 1].begin == tokens[at].end)
        return false;
    const Token &before = tokens[at - 1], &next = tokens[at + 1];
    const bool begins = is_capitalised(next.text) || next.kind == Token::Kind::number;
    return begins &&
           (is_year_word(before) || before.kind != Token::Kind::word || length_in_characters(before.text) > 2);
}

// «Формирование базы. Март–апрель 2023 г. Директор», «Подготовка отчёта, до 01.02.2023, делопроизводитель»: the longest end
// whose parts are a time and executors.
bool take_tail(ListFields& fields) {
    const std::string text = fields.title;
    const Tokens tokens = tokenise(text);
    constexpr std::size_t kPartsMax = 6;
    std::vector<std::size_t> signs;
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at)
        if ((ends_sentence(tokens, at) || tokens[at].text == ",") && !is_enclosed(text, tokens[at].begin))
            signs.push_back(at);
    if (signs.size() > kPartsMax) signs.erase(signs.begin(), signs.end() - kPartsMax);
    for (auto sign = signs.begin(); sign != signs.end(); ++sign) {
        std::string tail;
        for (auto at = sign; at != signs.end(); ++at) {
            const std::size_t from = tokens[*at].end,
                              to = at + 1 == signs.end() ? text.size() : tokens[*(at + 1)].begin;
            const bool year = at + 1 != signs.end() && is_year_word(tokens[*(at + 1) - 1]);
            tail += (tail.empty() ? "" : ",") + text.substr(from, to - from) + (year ? "." : "");
        }
        ListFields taken = fields;
        if (!take_remark(taken, tokens[*sign].begin, text.size(), without_loose_signs(tail), Posts::known)) continue;
        if (taken.when.empty() || taken.who.empty()) continue;  // one of them alone may be the end of the deed
        fields = std::move(taken);
        return true;
    }
    return false;
}

// «Заседание № 1. Август», «Диагностика. Октябрь 2024 г.»: a last sentence that is nothing but a time.
void take_last_sentence(ListFields& fields) {
    const std::string text = fields.title;
    const Tokens tokens = tokenise(text);
    for (std::size_t at = tokens.size(); at-- > 1;) {
        if (!ends_sentence(tokens, at)) continue;
        const std::string words = without_loose_signs(std::string_view{text}.substr(tokens[at].end));
        if (is_year_word(tokens[at - 1]) || !starts_with_upper(words) || !says_when(words) || !is_plain_time(words))
            return;
        fields.when = words;
        fields.when_apart = true;
        fields.title = without_loose_signs(std::string_view{text}.substr(0, tokens[at].begin));
        return;
    }
}

constexpr std::size_t kTimeTokensMax = 16;

// «По форме 1.12», «пункта 3.12», «в классах 5 и 6»
bool numbers_something(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 11> kNumbered = {
        "п", "пп", "пункт", "пункта", "форме", "форма", "№", "приложение", "класс", "классы", "классах"};
    const std::string& before = at > 1 && tokens[at - 1].text == "." ? tokens[at - 2].folded : tokens[at - 1].folded;
    return std::find(kNumbered.begin(), kNumbered.end(), before) != kNumbered.end();
}

// «Мастер-класс 12.02», «ВПР 15, 17.04»: the words end with days and a month.
bool opens_last_days(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kMonth = 2;  // signs: «02», not the «2» of a number of clauses
    if (at == 0 || numbers_something(tokens, at)) return false;
    const auto is_number = [&](std::size_t it) {
        return it < tokens.size() && tokens[it].kind == Token::Kind::number && tokens[it].text.size() <= 2;
    };
    while (is_number(at) && is_number(at + 2) &&
           (tokens[at + 1].text == "," || tokens[at + 1].is("и") || is_dash(tokens[at + 1])))
        at += 2;
    return at + 3 == tokens.size() && is_number(at) && tokens[at + 1].text == "." && is_number(at + 2) &&
           tokens[at + 2].text.size() == kMonth;
}

// The longest end of the sentence that is a time, else the first time inside it.
void find_time(ListFields& fields) {
    const std::string text = fields.title;
    const Tokens tokens = tokenise(text);
    const std::size_t from = tokens.size() > kTimeTokensMax ? tokens.size() - kTimeTokensMax : 1;
    for (std::size_t at = from; at < tokens.size(); ++at) {
        if (!opens_time(tokens, at) && !opens_term(tokens, at) && !opens_last_days(tokens, at)) continue;
        const std::string_view phrase = std::string_view{text}.substr(tokens[at].begin);
        if (!is_plain_time(phrase)) continue;
        fields.when = without_loose_signs(phrase);
        fields.title = without_loose_signs(std::string_view{text}.substr(0, tokens[at].begin));
        return;
    }
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        if (!tokens[at].is("до") && !tokens[at].is("не")) continue;
        for (std::size_t end = std::min(tokens.size(), at + kTimeTokensMax); end > at + 2; --end) {
            const std::string_view phrase = between(text, tokens[at], tokens[end - 1]);
            if (!says_when(phrase) || !is_plain_time(phrase)) continue;
            fields.when = without_loose_signs(phrase);  // the sentence stays whole
            return;
        }
    }
}

// «28 февраля – 18:00 – Ретро-лыжня»: the hours belong to the day before them.
void take_hours_in_front(ListFields& fields) {
    if (!begins_with_hours(fields.title)) return;
    const std::string text = fields.title;
    const Tokens tokens = tokenise(text);
    std::size_t deed = 0;
    while (deed < tokens.size() && tokens[deed].kind != Token::Kind::word && tokens[deed].text != "«") ++deed;
    if (deed < 2 || deed >= tokens.size() || !is_dash(tokens[deed - 1]) ||
        (!fields.when.empty() && !is_capitalised(tokens[deed].text) && tokens[deed].text != "«"))
        return;
    fields.when += (fields.when.empty() ? "" : " ") + without_loose_signs(between(text, tokens[0], tokens[deed - 2]));
    fields.title = without_loose_signs(std::string_view{text}.substr(tokens[deed].begin));
}

// «24 ноября. Общая линейка», «2 – 3 декабря: конкурс рисунков», «Октябрь – проверка кабинетов»: the longest time that the
// words begin with and a sign parts from the deed.
void find_time_in_front(ListFields& fields) {
    const std::string text = fields.title;
    const Tokens tokens = tokenise(text);
    if (tokens.front().text == "«" || tokens.front().text == "\"") return;  // «Неделя книги – 2018» is a name
    std::size_t deed = 0;  // the token it begins with
    for (std::size_t at = 1; at + 1 < std::min(tokens.size(), kTimeTokensMax); ++at) {
        const Token& next = tokens[at + 1];
        const bool stop =
            tokens[at].text == "." && (is_capitalised(next.text) || next.text == "«" || next.text == "\"");
        if (!stop && tokens[at].text != ":" && !is_dash(tokens[at])) continue;
        const std::string_view phrase = between(text, tokens[0], tokens[at - 1]);
        if (!has_letters(phrase) || !says_when(phrase) || !is_plain_time(phrase)) continue;
        if (has_letters(text.substr(next.begin))) deed = at + 1;
    }
    if (deed == 0 || tokens[deed].kind == Token::Kind::number) return;
    fields.when = without_loose_signs(between(text, tokens[0], tokens[deed - 2]));
    fields.when_apart = true;
    fields.title = without_loose_signs(std::string_view{text}.substr(tokens[deed].begin));
    take_hours_in_front(fields);
}

// «Урок мужества (2 февраля) для юношества»; «(2 февраля – день победы под Сталинградом)» and «(1943 год)» are of something else.
void find_time_in_brackets(ListFields& fields) {
    const std::string_view text = fields.title;
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
        const std::size_t close = text.find(')', open);
        if (close == std::string_view::npos) return;
        const std::string_view inside = trim(text.substr(open + 1, close - open - 1));
        const Tokens tokens = tokenise(inside);
        const bool month =
            std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return month_in(t.text).has_value(); });
        if (!month || !says_when(inside) || !is_plain_time(inside)) continue;
        fields.when = std::string{inside};  // the sentence stays whole
        return;
    }
}

}  // namespace

void find_unlabelled(ListFields& fields) {
    if (fields.title.empty()) return;
    if (fields.when.empty() || fields.who.empty()) take_remark_at_end(fields);
    if (fields.when.empty() && !fields.who.empty()) take_remark_at_end(fields);  // «… – до 5 мая (завуч)»
    if (fields.when.empty() && fields.who.empty()) take_tail(fields);
    if (fields.when.empty()) take_last_sentence(fields);
    if (fields.when.empty()) find_time(fields);
    if (fields.when.empty()) find_time_in_front(fields);
    if (fields.when.empty()) find_time_in_brackets(fields);
    if (fields.when.empty()) take_hours_in_front(fields);  // the heading above says the day
}

}  // namespace mera::intake
