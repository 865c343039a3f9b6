#include "intake/words/named_days.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "domain/time/deadline_words.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/time_phrases.hpp"

namespace mera::intake {

namespace {

bool is_number(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::number;
}

bool is_one_of_at(const Tokens& tokens, std::size_t at, std::initializer_list<std::string_view> words) {
    return at < tokens.size() && is_one_of(tokens[at].folded, words);
}

bool begins_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto one) { return word.starts_with(one); });
}

bool is_day_number(const Tokens& tokens, std::size_t at) {
    if (!is_number(tokens, at) || tokens[at].text.size() > 2) return false;
    const std::string_view text = tokens[at].text;
    return text != "0" && text != "00" && (text.size() == 1 || text <= "31");
}

bool is_in(std::string_view number, int first, int last) {
    const int value = number.size() > 4 ? 0 : std::stoi(std::string{number});
    return first <= value && value <= last;
}

bool is_year_number(const Token& token) {
    return is_in(token.text, 0, 99) ? token.text.size() == 2 : is_in(token.text, 1950, 2100);
}

// «Сентября», «сент.», «сентбря»
bool is_month_word(const Tokens& tokens, std::size_t at) {
    using deadline_language::Word;
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return false;
    // Shorter words are like too many others; to compare costs, so no word is that cannot be a month by its length or first letter.
    constexpr std::size_t kMisprintMin = 5, kMisprintMax = 9;
    const std::string& word = tokens[at].folded;
    if (month_in(tokens[at].text)) return true;
    const auto shortened = deadline_language::meaning_of_abbreviation(word);
    if (shortened && shortened->word == Word::month) return true;
    const std::size_t letters = length_in_characters(word);
    static constexpr std::array<std::string_view, 9> kFirst = {"я", "ф", "м", "а", "и", "с", "о", "н", "д"};
    if (letters < kMisprintMin || letters > kMisprintMax ||
        std::none_of(kFirst.begin(), kFirst.end(), [&](auto first) { return word.starts_with(first); }))
        return false;
    const auto misprint = deadline_language::meaning_of_misprint(word);
    return misprint && misprint->meaning.word == Word::month;
}

// «Пятнадцатого сентября»
bool names_day_by_word(const Tokens& tokens, std::size_t at) {
    return means(tokens, at, {deadline_language::Word::ordinal}) && is_month_word(tokens, at + 1);
}

// «15.09.2024», «15/09/2024», «15-9-24», «2024-09-15», «15.IX.2024», «15 09 2024»
std::size_t after_written_date(const Tokens& tokens, std::size_t at) {
    if (!is_number(tokens, at) || at + 2 >= tokens.size()) return at;
    const bool spaced = is_number(tokens, at + 1);
    const std::size_t second = at + (spaced ? 1 : 2), third = second + (spaced ? 1 : 2);
    if (third >= tokens.size() || !is_number(tokens, third)) return at;
    if (!spaced && (tokens[at + 1].text != tokens[second + 1].text || !is_one_of(tokens[at + 1].text, {".", "/", "-"})))
        return at;
    const Token& month = tokens[second];
    const bool roman = month.kind == Token::Kind::word && month.text.find_first_not_of("IVX") == std::string_view::npos;
    if (!roman && !(is_number(tokens, second) && is_in(month.text, 1, 12))) return at;
    const bool day_first =
        is_in(tokens[at].text, 1, 31) && is_year_number(tokens[third]) && (!spaced || tokens[third].text.size() == 4);
    const bool year_first =
        !spaced && tokens[at].text.size() == 4 && is_year_number(tokens[at]) && is_in(tokens[third].text, 1, 31);
    return day_first || year_first ? third + 1 : at;
}

// «(на совещании при директоре 23.01)», «сдать отчёт 15.03.»: a day without its year; «в 09.10» is an hour, «п. 2.10» another
// number, «на 12.05 процента» an amount.
bool is_short_day(const Tokens& tokens, std::size_t at) {
    const auto two_figures = [&](std::size_t token) {
        return is_number(tokens, token) && tokens[token].text.size() == 2;
    };
    if (at == 0 || !two_figures(at) || !two_figures(at + 2) || tokens[at + 1].text != "." ||
        tokens[at + 2].begin != tokens[at + 1].end)
        return false;
    // «С 15.09», «представить 15.09 сведения»: minutes are told by fives.
    const bool hour = tokens[at].text < "24" && (tokens[at + 2].text == "05" || tokens[at + 2].text == "10");
    const bool date =
        tokens[at].text <= "31" && tokens[at].text > "00" && tokens[at + 2].text <= "12" && tokens[at + 2].text > "00";
    const Token& before = tokens[at - 1];
    const bool led = is_one_of(before.folded, {"с", "со", "в", "по", "к", "до"}) && !hour;
    const bool alone = before.kind == Token::Kind::word && (led || length_in_characters(before.text) > 3) &&
                       !begins_with_any(before.folded, {"пункт", "подпункт", "раздел", "позици", "таблиц", "рисун",
                                                        "форм", "приложени", "стать", "част", "глав", "верси"});
    // «(01.03.)», «(01.03; 01.06)»
    const bool bracket =
        before.text == "(" && at + 3 < tokens.size() && is_one_of(tokens[at + 3].folded, {")", ";", ",", "и", "."});
    const bool ends = at + 3 == tokens.size() || is_one_of(tokens[at + 3].text, {")", ";", ",", "."});
    return date && (alone || bracket) && (ends || !hour) &&
           !(at + 4 < tokens.size() && tokens[at + 3].text == "." && is_number(tokens, at + 4));
}

}  // namespace

std::size_t after_day(const Tokens& tokens, std::size_t at) {
    if (const std::size_t iso = after_written_date(tokens, at); iso > at) return iso;
    if (!is_day_number(tokens, at) && !names_day_by_word(tokens, at)) return at;
    if (is_short_day(tokens, at)) return at + 3;
    std::size_t month = at + 1;
    if (month + 1 < tokens.size() && tokens[month].text == "-") month += 2;  // «15-го сентября»
    if (month < tokens.size() && tokens[month].text == "»") ++month;  // «15» сентября
    // «20 мрта 2024 года»: too short to be known, and the year behind it tells.
    const bool before_year = is_number(tokens, at) && month < tokens.size() &&
                             tokens[month].kind == Token::Kind::word && after_year(tokens, month + 1) > month + 1 &&
                             is_day_number(tokens, at) && length_in_characters(tokens[month].text) > 2;
    if (!is_month_word(tokens, month) && !before_year) return at;
    std::size_t end = month + 1;
    if (end + 1 < tokens.size() && tokens[end].text == "." && is_number(tokens, end + 1)) ++end;  // «15 сент. 2024»
    return is_number(tokens, end) && tokens[end].text.size() == 4 ? end + 1 : end;
}

std::size_t after_day_of_month(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kListMax = 24;  // tokens: «1-го, 10-го, 20-го и 30-го числа»
    if (!is_day_number(tokens, at)) return at;
    bool marked = false;  // «20-го»: a day even without «числа»
    std::size_t next = at;
    while (next < std::min(tokens.size(), at + kListMax)) {
        if (tokens[next].folded.starts_with("числ")) return next + 1;
        // «25-го числа»; «9-го класса» and «5-й школы» are none, what stands behind them tells.
        const bool ending = next > at && is_one_of(tokens[next].folded, {"го", "е", "м", "му", "х", "ого", "ое"}) &&
                            is_one_of(tokens[next - 1].text, {"-", "–"}) && is_number(tokens, next - 2);
        marked = marked || ending;
        if (!ending && !is_day_number(tokens, next) && !is_one_of(tokens[next].folded, {"и", ",", "-", "–"})) break;
        ++next;
    }
    const bool ends = next >= tokens.size() || is_one_of(tokens[next].text, {".", ";", ")"});
    const bool went_on = next > at && is_one_of(tokens[next - 1].folded, {",", "и"});
    return marked && (ends || went_on) ? next : at;
}

std::size_t after_year_words(const Tokens& tokens, std::size_t at) {  // «2026 г.», «2026 года»
    while (at < tokens.size() && (is_one_of(tokens[at].folded, {"г", "года"}) || tokens[at].text == ".")) ++at;
    return at;
}

std::size_t after_year(const Tokens& tokens, std::size_t at) {
    const auto is_year = [&](std::size_t token) {
        return is_number(tokens, token) && tokens[token].text.size() == 4 &&
               begins_with_any(tokens[token].text, {"19", "20"});
    };
    if (!is_year(at)) return at;
    std::size_t next = at + 1;
    while (next + 1 < tokens.size() && is_one_of_at(tokens, next, {"и", "-", "–", "—", "/", ","}) &&
           is_number(tokens, next + 1))
        next += 2;
    if (is_one_of_at(tokens, next, {"учебного", "учебном", "учебному", "учебных"})) ++next;
    return is_one_of_at(tokens, next, {"год", "году", "года", "годы", "годах", "годов", "годам", "г", "гг"}) ? next + 1
                                                                                                             : at;
}

bool is_of_document(const Tokens& tokens, std::size_t after) {
    after = after_year_words(tokens, after);
    return after < tokens.size() && (tokens[after].text == "№" || tokens[after].is("n"));
}

bool is_feast(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return false;
    const std::string& word = tokens[at].folded;
    // «Днём Победы», «Дню учителя»; «дня» alone counts.
    if (is_one_of(word, {"день", "дня", "дню", "днем"}) && at + 1 < tokens.size())
        return is_capitalised(tokens[at].text) || is_capitalised(tokens[at + 1].text);
    if (word.starts_with("нов") && is_one_of_at(tokens, at + 1, {"год", "года", "году", "годом"}))
        return is_capitalised(tokens[at].text);
    return begins_with_any(word, {"праздник", "юбиле", "годовщин", "рождеств", "масленниц", "маслениц", "пасх", "троиц",
                                  "крещени", "курбан", "ураза"});
}

bool is_gathering(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return false;
    return begins_with_any(tokens[at].folded, {"звонк", "педсовет", "совещани", "заседани", "собрани", "конференц",
                                               "коллеги", "сессии", "слет", "форум", "съезд", "планерк", "линейк",
                                               "выпускн", "выбор", "фестивал", "спартакиад"});
}

bool is_by_gathering(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || !is_one_of(tokens[at].folded, {"к", "ко", "до", "перед"})) return false;
    constexpr std::size_t kBetween = 3;  // «к районной августовской педагогической конференции»
    std::size_t noun = at + 1;
    while (noun < std::min(tokens.size(), at + 1 + kBetween) && !is_feast(tokens, noun) &&
           has_adjective_ending(tokens[noun].folded))
        ++noun;
    // «Подготовить школы к отопительному сезону»: for what, not when.
    if (noun < tokens.size() && tokens[noun].folded.starts_with("сезон"))
        return std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                            [](const Token& token) { return token.folded.find("готов") != std::string::npos; });
    return is_feast(tokens, noun) || is_gathering(tokens, noun);
}

}  // namespace mera::intake
