#include "intake/words/time_phrases.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

using deadline_language::Word;

namespace {

bool is_dash(const Token& token) { return token.text == "–" || token.text == "—" || token.text == "-"; }

// «В трёхдневный срок», «в месячный срок»
bool is_term_long(std::string_view folded) {
    return folded.find("дневн") != std::string_view::npos || folded.find("недельн") != std::string_view::npos ||
           folded.find("месячн") != std::string_view::npos;
}

bool number_of_day(const Token& token) { return token.kind == Token::Kind::number && token.text.size() <= 2; }

bool is_of_time(const Token& token) {
    if (token.kind == Token::Kind::number) return true;
    if (token.is("начала")) return true;  // «до начала отопительного сезона»
    const auto words = deadline_language::words_of(token.text).tokens;
    return !words.empty() && words.front().word != deadline_language::Word::none;
}

}  // namespace

std::optional<deadline_language::Meaning> meaning_at(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return {};
    return deadline_language::meaning_of(tokens[at].folded);
}

bool means(const Tokens& tokens, std::size_t at, std::initializer_list<Word> words) {
    const auto meaning = meaning_at(tokens, at);
    return meaning && std::find(words.begin(), words.end(), meaning->word) != words.end();
}

bool opens_time(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 14> kWords = {
        "до",       "к",         "с",         "со",        "не",     "ежемесячно", "еженедельно", "ежеквартально",
        "ежегодно", "ежедневно", "постоянно", "регулярно", "сроком", "по"};
    if (std::find(kWords.begin(), kWords.end(), tokens[at].folded) != kWords.end()) return true;
    if (tokens[at].is("в") && at + 1 < tokens.size())
        return tokens[at + 1].is("срок") || tokens[at + 1].is("течение") || tokens[at + 1].is("период") ||
               month_in(tokens[at + 1].text);
    // «12 июня 2024 года организовать дежурство»
    if (at == 0 && number_of_day(tokens[0]) && tokens.size() > 1 && month_in(tokens[1].text)) return true;
    const bool after_colon = at > 0 && tokens[at - 1].text == ":";  // «Срок исполнения: 20.03.2024»
    const bool parted = at > 0 && (tokens[at - 1].text == "," || is_dash(tokens[at - 1]) || after_colon);
    const bool number = tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2;
    // «(март 2024)», «(октябрь – ноябрь 2024 года)»
    if (at > 0 && tokens[at - 1].text == "(" && month_in(tokens[at].text)) return true;
    return (parted && (number || month_in(tokens[at].text))) ||
           (number && at > 0 && at + 1 < tokens.size() && month_in(tokens[at + 1].text));
}

namespace {

// «В 3-дневный срок», «в 3-х дневный срок», «в 1 полугодии»
bool opens_numbered_length(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kBetween = 5;  // «3», «-», «х», «-», «дневный»
    if (!is_one_of(tokens[at].folded, {"в", "во"}) || at + 2 >= tokens.size() ||
        tokens[at + 1].text.find_first_of("0123456789") != 0)
        return false;
    for (const std::string_view counted : {"полугоди", "квартал", "четверт", "триместр", "семестр"})
        if (tokens[at + 2].folded.starts_with(counted)) return true;
    for (std::size_t next = at + 1; next + 1 < std::min(tokens.size(), at + 2 + kBetween); ++next)
        if (is_term_long(tokens[next].folded)) return tokens[next + 1].is("срок");
    return false;
}

// «Срок исполнения пункта 3 – 25 марта», «подпунктов 2.1, 2.2 – 25 марта», «п. 3 – …»
bool is_number_of_clause(const Tokens& tokens, std::size_t at) {
    if (at + 1 < tokens.size() && month_in(tokens[at + 1].text)) return false;
    const auto follows_number = [&](std::size_t sign) {
        return sign > 0 && tokens[sign - 1].kind == Token::Kind::number;
    };
    while (at > 1) {
        const Token& before = tokens[at - 1];
        const bool of_number =
            before.text == "." && before.end == tokens[at].begin && before.begin == tokens[at - 2].end;
        const bool of_list = before.text == "," || before.is("и");
        if (!(of_number || of_list) || !follows_number(at - 1)) break;
        at -= 2;
    }
    if (at == 0) return false;
    if (tokens[at - 1].folded.starts_with("пункт") || tokens[at - 1].folded.starts_with("подпункт")) return true;
    return at > 1 && tokens[at - 1].text == "." && (tokens[at - 2].is("п") || tokens[at - 2].is("пп"));
}

// «… к 16:00», «… в 9.30»
bool begins_hour(const Tokens& tokens, std::size_t at) {
    return at + 3 < tokens.size() && is_one_of(tokens[at].folded, {"к", "в", "с", "до"}) &&
           number_of_day(tokens[at + 1]) &&
           (tokens[at + 2].text == ":" || tokens[at + 2].text == "." || tokens[at + 2].text == "-") &&
           number_of_day(tokens[at + 3]) && tokens[at + 3].text.size() == 2;
}

// «В 2024 году», «в 2024/2025 учебном году», «в 2024/25 учебном году»; «в текущем учебном году»
bool names_year_at(const Tokens& tokens, std::size_t at) {
    const auto is_year = [&](std::size_t token) {
        return token < tokens.size() && tokens[token].kind == Token::Kind::number && tokens[token].text.size() == 4;
    };
    if (tokens[at].is("в") && at + 3 < tokens.size() && tokens[at + 1].is("текущем"))
        return tokens[at + 2].is("учебном") && tokens[at + 3].is("году");
    if (!tokens[at].is("в") || !is_year(at + 1)) return false;
    std::size_t next = at + 2;
    const bool second = is_year(next + 1) || (next + 1 < tokens.size() && number_of_day(tokens[next + 1]));
    if (second && tokens[next].kind == Token::Kind::sign) next += 2;
    if (next < tokens.size() && tokens[next].is("учебном")) ++next;
    return next < tokens.size() && is_one_of(tokens[next].folded, {"году", "г"});
}

// «… в 2024 году.», «… в 2024 году провести»
bool ends_with_year(const Tokens& tokens, std::size_t at) {
    for (std::size_t next = at + 1; next < tokens.size(); ++next) {
        if (is_one_of(tokens[next].folded, {"году", "г"})) {
            const bool stop = next + 1 < tokens.size() && tokens[next].is("г") && tokens[next + 1].text == ".";
            const std::size_t behind = next + 1 + stop;
            return behind >= tokens.size() || is_one_of(tokens[behind].text, {".", ";", ",", ")"}) ||
                   is_infinitive(tokens[behind].folded);
        }
    }
    return false;
}

bool names_deed_before(const Tokens& tokens, std::size_t end) {
    return std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& token) {
        return token.kind == Token::Kind::word && is_infinitive(token.folded);
    });
}

// «20.03», «23.10.2021»
bool is_date(const Tokens& tokens, std::size_t at) {
    return at + 2 < tokens.size() && tokens[at + 1].text == "." && tokens[at + 2].kind == Token::Kind::number;
}

bool is_full_date(const Tokens& tokens, std::size_t at) {
    return at + 4 < tokens.size() && tokens[at + 1].text == "." && tokens[at + 2].kind == Token::Kind::number &&
           tokens[at + 3].text == "." && tokens[at + 4].text.size() == 4;
}

// «Провести опрос 14.03.2026; …», «… на совете 15.04.2026 г.», «… 15.04.2026 в 10.00»
bool ends_part(const Tokens& tokens, std::size_t full_date) {
    std::size_t next = full_date + 5;
    if (next < tokens.size() && tokens[next].is("г")) ++next;
    if (next >= tokens.size() || tokens[next].text == ";" || begins_hour(tokens, next)) return true;
    // «… на совете 20.04.2022г. Отв. Примерова И.И.»
    return tokens[next].text == "." &&
           (next + 1 == tokens.size() || begins_hour(tokens, next + 1) || is_capitalised(tokens[next + 1].text));
}

// «Внести изменения в программы (20.02.2026);»: alone in brackets behind a deed, and of no document.
bool is_day_in_brackets(const Tokens& tokens, std::size_t at) {
    std::size_t close = at + 5;
    while (close < tokens.size() && (tokens[close].is("г") || tokens[close].is("года") || tokens[close].text == "."))
        ++close;
    if (close >= tokens.size() || tokens[close].text != ")" || at < 2 || !names_deed_before(tokens, at)) return false;
    const bool ends = close + 1 >= tokens.size() || is_one_of(tokens[close + 1].text, {".", ";"});
    // «К первому этапу (10.06.2024), ко второму этапу (10.10.2024)»: days of what they stand behind
    for (std::size_t other = 0; other + 5 < at; ++other)
        if (tokens[other].text == "(" && is_full_date(tokens, other + 1)) return false;
    const auto& readings = readings_of(tokens[at - 2].folded);
    return ends && std::none_of(readings.begin(), readings.end(),
                                [](const NounForm& form) { return form.kind == NounKind::document; });
}

// A full date inside a sentence may be of another document: «(23.05.2012 № 5)».
bool opens_with_full_date(const Tokens& tokens, std::size_t at) {
    if (!is_full_date(tokens, at)) return false;
    if (at == 0) return true;
    const Token& before = tokens[at - 1];
    if (is_infinitive(before.folded)) return true;  // «Провести 23.10.2021 в районе фестиваль»
    // «Директорам школ 23.10.2021 провести фестиваль»
    std::size_t behind = at + 5;
    while (behind < tokens.size() && is_one_of(tokens[behind].folded, {"г", "года", ".", ","})) ++behind;
    if (behind < tokens.size() && is_infinitive(tokens[behind].folded) && !before.is("от")) return true;
    // «Провести диагностику (02.02.2026 – 13.02.2026)»
    const bool range = at + 6 < tokens.size() && is_dash(tokens[at + 5]) && tokens[at + 6].kind == Token::Kind::number;
    if (range && before.text == "(") return true;
    if (before.text == "(" && is_day_in_brackets(tokens, at)) return true;
    // «Участвовать в вебинарах 30.01.2024, 06.02.2024 и 13.02.2024»
    const bool several = at + 6 < tokens.size() && (tokens[at + 5].text == "," || tokens[at + 5].is("и")) &&
                         is_full_date(tokens, at + 6);
    if (several && before.kind == Token::Kind::word && !before.is("от")) return true;
    return before.kind == Token::Kind::word && ends_part(tokens, at) && names_deed_before(tokens, at);
}

// «15 и 30 числа каждого месяца», «25, 26 и 27 декабря», «10-го числа»
bool opens_list_of_days(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kDays = 8;
    // «20 числа марта представить …»
    const bool begins = at == 0 || (tokens[at - 1].text == "." && tokens[at - 1].end < tokens[at].begin);
    if (!begins && tokens[at - 1].kind != Token::Kind::word && !is_one_of(tokens[at - 1].text, {")", "("}))
        return false;
    // What numbers head may be a list: «1, 2 марта»; «29 и 30 марта» are days.
    const bool days = at + 2 < tokens.size() && tokens[at + 1].is("и") && number_of_day(tokens[at + 2]);
    for (std::size_t next = at + 1; next < std::min(tokens.size(), at + kDays); ++next) {
        if (tokens[next].folded.starts_with("числ")) return true;
        if (begins && !days && month_in(tokens[next].text)) return false;
        if (month_in(tokens[next].text)) return next > at + 1 && number_of_day(tokens[at]);
        const bool listed = tokens[next].kind == Token::Kind::number || tokens[next].text == "," ||
                            is_one_of(tokens[next].folded, {"и", "-", "го", "е"});
        if (!listed) return false;
    }
    return false;
}

// «21–22 мая 2022 года»
bool opens_range_of_days(const Tokens& tokens, std::size_t at) {
    return at > 0 && at + 3 < tokens.size() && tokens[at + 1].kind == Token::Kind::sign && tokens[at + 1].text != "." &&
           tokens[at + 1].text != "," && tokens[at + 2].kind == Token::Kind::number && month_in(tokens[at + 3].text);
}

// «До 1», «с 1», «к концу»: most of such small words say nothing of time, and a reading costs more than a look.
bool opens_by_next(const Tokens& tokens, std::size_t at) {
    if (at + 1 >= tokens.size()) return false;
    if (tokens[at + 1].folded.starts_with("дневн")) return false;  // «лагеря с дневным пребыванием»
    return is_of_time(tokens[at + 1]);
}

bool opens_with_number(const Tokens& tokens, std::size_t at) {
    if (is_number_of_clause(tokens, at)) return false;
    // «Срок исполнения – 20.03.2024»
    if (opens_time(tokens, at) && (is_date(tokens, at) || opens_by_next(tokens, at))) return true;
    if (opens_with_full_date(tokens, at) || opens_range_of_days(tokens, at) || opens_list_of_days(tokens, at))
        return true;
    return at + 1 < tokens.size() && is_one_of(tokens[at + 1].folded, {"раз", "раза"});
}

// «Ежегодно», not «ежегодного конкурса»; «каждый понедельник», «дважды в год», «два раза в месяц»
bool opens_repetition(const Tokens& tokens, std::size_t at) {
    const std::string& word = tokens[at].folded;
    if (word.starts_with("кажд") || (word.starts_with("еже") && word.ends_with("но"))) return true;
    return is_one_of(word, {"дважды", "трижды", "раз", "поквартально", "помесячно", "понедельно"}) ||
           (tokens[at].kind != Token::Kind::sign && at + 1 < tokens.size() &&
            is_one_of(tokens[at + 1].folded, {"раз", "раза"}));
}

// «Март-апрель», «сентябрь-октябрь-ноябрь»: a hyphen leaves them one word.
bool is_chain_of_months(const Token& token) {
    if (token.kind != Token::Kind::word || token.text.find('-') == std::string_view::npos) return false;
    const std::vector<std::string> links = split(token.text, '-');
    return std::all_of(links.begin(), links.end(), [](const std::string& link) { return month_in(link).has_value(); });
}

// «I-II кварталы», «III – IV четверти», «I и III кварталы»
bool is_chain_of_quarters(const Tokens& tokens, std::size_t at) {
    const auto of_figures = [&](std::size_t token, std::string_view figures) {
        return token < tokens.size() && tokens[token].kind == Token::Kind::word &&
               tokens[token].text.find_first_not_of(figures) == std::string_view::npos;
    };
    if (tokens[at].text.find('-') != std::string_view::npos)
        return of_figures(at, "IVX-") && means(tokens, at + 1, {Word::unit});
    const bool joined = at + 1 < tokens.size() && (is_dash(tokens[at + 1]) || tokens[at + 1].is("и"));
    return joined && of_figures(at, "IVX") && of_figures(at + 2, "IVX") && means(tokens, at + 3, {Word::unit});
}

// «Весь учебный год», «всю четверть»
bool opens_whole(const Tokens& tokens, std::size_t at) {
    if (!is_one_of(tokens[at].folded, {"весь", "всю"})) return false;
    const std::size_t noun = means(tokens, at + 1, {Word::school, Word::calendar, Word::current}) ? at + 2 : at + 1;
    return means(tokens, noun, {Word::unit});
}

// «Октябрь – ноябрь 2024 года», «апрель, октябрь»: the second month alone would be half of it. «Итоги апреля, мая»
bool opens_range_of_months(const Tokens& tokens, std::size_t at) {
    if (is_chain_of_months(tokens[at])) return true;
    if (at + 2 >= tokens.size() || !month_in(tokens[at].text)) return false;
    const Token& between_them = tokens[at + 1];
    // «Март, не позднее 20-го», «март (до 20 числа)»: the day is of that month.
    const bool of_else = at > 0 && is_one_of(tokens[at - 1].folded, {"за", "на", "от", "и", "по"});
    if (is_one_of(between_them.text, {",", "("}) && is_one_of(tokens[at + 2].folded, {"до", "не"}) && !of_else)
        return ends_with_any(tokens[at].folded, {"ь", "т", "й"});
    if (!month_in(tokens[at + 2].text)) return false;
    if (between_them.text != "," && !between_them.is("и")) return between_them.kind == Token::Kind::sign;
    return ends_with_any(tokens[at].folded, {"ь", "т", "й"});
}

// Behind «в», «во»: «марте-мае», «летний период», «начале года», «трёхдневный срок», «первый понедельник», «IV квартале»
bool is_part_of_year(const Token& token) {
    const std::size_t hyphen = token.text.find('-');
    if (hyphen != std::string::npos && month_in(token.text.substr(0, hyphen))) return true;
    if (is_one_of(token.folded, {"начале", "середине", "конце", "половине"})) return true;
    for (const std::string_view stem : {"летн", "зимн", "осенн", "весенн", "последн", "перв", "втор", "трет", "четв"})
        if (token.folded.starts_with(stem)) return true;
    return is_term_long(token.folded) || is_upper(token.text);
}

// What the words «к», «за», «на», «начиная», «в», which say much besides time, need behind them.
bool opens_with_preposition(const Tokens& tokens, std::size_t at) {
    const auto is = [&](std::size_t behind, std::initializer_list<std::string_view> words) {
        return at + behind < tokens.size() && is_one_of(tokens[at + behind].folded, words);
    };
    const Token& token = tokens[at];
    if (at + 1 >= tokens.size()) return false;
    const Token& next = tokens[at + 1];
    // «Подготовить школы к началу учебного года» names what they are prepared for.
    if (token.is("к")) return next.kind == Token::Kind::number || next.is("концу") || month_in(next.text);
    if (token.is("начиная")) return is(1, {"с", "со"});
    if (token.is("на")) return is(1, {"следующий"}) && is(2, {"день"});
    // «За неделю до начала», «за 3 дня до выборов»
    if (token.is("за")) return is(2, {"до"}) || is(3, {"до"});
    // «Провести в 2026 году конкурс», «… населения в 2026 году.»; among other words the year may be of what they name.
    if (names_year_at(tokens, at) && (at == 0 || is_infinitive(tokens[at - 1].folded) || ends_with_year(tokens, at)))
        return true;
    return is_one_of(token.folded, {"в", "во"}) && is_part_of_year(next);
}

// «В объёме не менее 36 часов»: how much, not when.
bool is_amount_of_hours(const Tokens& tokens, std::size_t at) {
    return tokens[at].is("не") && at + 3 < tokens.size() && is_one_of(tokens[at + 1].folded, {"менее", "более"}) &&
           tokens[at + 2].kind == Token::Kind::number && tokens[at + 3].folded.starts_with("час");
}

}  // namespace

bool opens_term(const Tokens& tokens, std::size_t at) {
    const Token& token = tokens[at];
    if (is_amount_of_hours(tokens, at)) return false;
    if (is_chain_of_quarters(tokens, at)) return true;
    if (is_upper(token.text) && length_in_characters(token.text) > 1) return false;  // «МКУ ДО «Центр …»»
    if (token.kind == Token::Kind::number) return opens_with_number(tokens, at);
    // «Проверить зал накануне праздника», «провести осмотр весной»
    if (is_one_of(token.folded, {"накануне", "весной", "летом", "осенью", "зимой"})) return true;
    if (opens_numbered_length(tokens, at) || opens_repetition(tokens, at) || opens_whole(tokens, at) ||
        opens_range_of_months(tokens, at) || opens_with_preposition(tokens, at))
        return true;
    constexpr std::size_t kSmallWord = 4;  // bytes: two letters
    return !is_one_of(token.folded, {"к", "начиная"}) && opens_time(tokens, at) &&
           (token.text.size() > kSmallWord || opens_by_next(tokens, at));
}

bool is_season_of_next(const Tokens& tokens, std::size_t at) {
    const bool season = tokens[at].folded.starts_with("весенн") || tokens[at].folded.starts_with("осенн") ||
                        tokens[at].folded.starts_with("летн") || tokens[at].folded.starts_with("зимн");
    return season && at + 1 < tokens.size() && tokens[at + 1].kind == Token::Kind::word;
}

}  // namespace mera::intake
