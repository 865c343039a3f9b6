// What clerks write for short beside a time: marks of footnotes, «с.г.», «у.г.», «IIкв.», «3 дек. мая», «Q1 2026».
#include <utility>

#include "base/text.hpp"
#include "domain/time/deadline_words.hpp"

namespace mera::deadline_language {

namespace {

using Tokens = std::vector<Token>;

constexpr std::u32string_view kSuperscripts = U"*⁎∗¹²³⁴⁵⁶⁷⁸⁹⁰†‡";

bool is_roman_letter(char32_t c) { return c == U'I' || c == U'V' || c == U'X'; }
bool is_russian_letter(char32_t c) { return (c >= U'а' && c <= U'я') || (c >= U'А' && c <= U'Я') || c == U'ё'; }
bool is_letter(char32_t c) { return is_russian_letter(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

const Token& at_or_nothing(const Tokens& tokens, std::size_t at) {
    static const Token kNothing;
    return at < tokens.size() ? tokens[at] : kNothing;
}

void erase(Tokens& tokens, std::size_t from, std::size_t to) {
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.begin() + static_cast<std::ptrdiff_t>(to));
}

void turn_into(Token& token, std::string_view word) {
    const Meaning meaning = *meaning_of(std::string{word});
    token.word = meaning.word;
    token.value = meaning.value;
    token.text = word;
}

bool is_superscript(const Token& token) {
    const auto points = code_points(token.text);
    return token.word == Word::symbol && !points.empty() && kSuperscripts.find(points[0]) != std::u32string_view::npos;
}

// «*», «**», «¹», «<*>», «<1>», «[1]»: where it ends; `at` when there is none.
std::size_t end_of_footnote_mark(const Tokens& tokens, std::size_t at) {
    if (is_superscript(tokens[at])) return at + 1;
    const bool angle = tokens[at].text == "<", square = tokens[at].text == "[";
    if (!angle && !square) return at;
    constexpr int kMostDigits = 2;
    std::size_t end = at + 1;
    while (is_superscript(at_or_nothing(tokens, end))) ++end;
    const Token& number = at_or_nothing(tokens, end);
    if (end == at + 1 && number.word == Word::number && number.digits <= kMostDigits) ++end;
    return end > at + 1 && at_or_nothing(tokens, end).text == (angle ? ">" : "]") ? end + 1 : at;
}

// «20 января с. г.», «I квартал т.г.»: of the current year
void name_current_year(Tokens& tokens) {
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        Token& mark = tokens[at];
        const bool fits = (mark.text == "с" || mark.text == "т") && mark.dotted &&
                          tokens[at + 1].word == Word::year_mark && tokens[at + 1].text == "г" &&
                          at_or_nothing(tokens, at + 2).word != Word::number;
        if (!fits) continue;
        turn_into(mark, "текущего");
        turn_into(tokens[at + 1], "года");
    }
}

// «2019-2020 у.г.», «в течение уч/года»
void name_school_year(Tokens& tokens) {
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool slash = tokens[at].word == Word::school && tokens[at + 1].word == Word::slash;
        const Token& year = at_or_nothing(tokens, slash ? at + 2 : at + 1);
        const bool is_year =
            year.word == Word::year_mark || (year.word == Word::unit && year.value == static_cast<int>(Unit::year));
        if (!is_year) continue;
        if (slash) erase(tokens, at + 1, at + 2);
        if (tokens[at].text == "у" && tokens[at].dotted) turn_into(tokens[at], "уч");
    }
}

// «1 дек. января»: a decade, since no day has two months
void name_decades(Tokens& tokens) {
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const Word before = tokens[at - 1].word;
        const bool counted = before == Word::number || before == Word::roman || before == Word::ordinal;
        if (counted && tokens[at].text == "дек" && tokens[at].dotted && tokens[at + 1].word == Word::month)
            turn_into(tokens[at], "декада");
    }
}

// «м-ц январь», «месяц май»: the noun adds nothing
void drop_nouns_of_months(Tokens& tokens) {
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool noun = tokens[at].text == "месяц" && tokens[at].word == Word::unit;
        const bool alone = at == 0 || tokens[at - 1].word == Word::comma || tokens[at - 1].word == Word::in;
        if (noun && alone && tokens[at + 1].word == Word::month) erase(tokens, at, at + 1);
    }
}

// «Q1 2026», as companies write it: «1 квартал 2026».
void turn_latin_quarters(std::vector<Token>& tokens) {
    constexpr int kQuarters = 4;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        Token &sign = tokens[at], &number = tokens[at + 1];
        const bool quarter = sign.word == Word::none && sign.text == "q" && number.word == Word::number &&
                             number.digits == 1 && number.value >= 1 && number.value <= kQuarters && !number.spaced;
        if (!quarter) continue;
        sign.word = Word::unit;
        sign.value = static_cast<int>(Unit::quarter);
        sign.text = "квартал";
        std::swap(sign, number);
    }
}

}  // namespace

std::string part_roman_numbers(std::string_view phrase) {  // «IIкв.» → «II кв.», before look-alikes are put right
    const auto points = code_points(phrase);
    std::string out;
    for (std::size_t at = 0; at < points.size(); ++at) {
        out += utf8(points[at]);
        const bool ends_roman =
            is_roman_letter(points[at]) && at + 1 < points.size() && is_russian_letter(points[at + 1]);
        if (!ends_roman) continue;
        std::size_t begin = at, end = at + 1;
        while (begin > 0 && is_roman_letter(points[begin - 1])) --begin;
        if (begin > 0 && is_letter(points[begin - 1])) continue;
        std::string rest;
        for (; end < points.size() && is_russian_letter(points[end]); ++end) rest += utf8(points[end]);
        const auto meaning = meaning_of(fold_case(rest));
        if (meaning && meaning->word == Word::unit) out += " ";
    }
    return out;
}

void drop_footnote_marks(Words& words) {
    Tokens& tokens = words.tokens;
    for (std::size_t at = 1; at < tokens.size();) {
        const std::size_t end = end_of_footnote_mark(tokens, at);
        if (end == at) {
            ++at;
            continue;
        }
        const std::string seen = words.phrase.substr(tokens[at].from, tokens[end - 1].to - tokens[at].from);
        words.doubts.push_back("У срока стоит знак сноски «" + seen + "»: посмотрите, что в ней сказано.");
        erase(tokens, at, end);
    }
}

void expand_shorthand(std::vector<Token>& tokens) {
    turn_latin_quarters(tokens);
    name_current_year(tokens);
    name_school_year(tokens);
    name_decades(tokens);
    drop_nouns_of_months(tokens);
}

}  // namespace mera::deadline_language
