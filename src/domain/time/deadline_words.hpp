#pragma once
// The words of a deadline: characters become tokens with a meaning. Look-alike letters, broken and glued words,
// abbreviations and misprints of the closed vocabulary are put right here, so that the grammar sees clean words.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mera::deadline_language {

enum class Unit : std::uint8_t {
    hour,
    day,
    week,
    decade,  // декада: ten days
    month,
    quarter,
    school_quarter,  // четверть: its days are set by each school
    trimester,
    semester,
    half_year,
    year,
};

enum class Word : std::uint8_t {
    none,  // not in the vocabulary
    // signs
    comma,
    semicolon,
    colon,
    dash,
    slash,
    dot,  // only after a number; after a word it is Token::dotted
    open,
    close,
    symbol,  // any other sign: «№», «%», «_»
    // numbers
    number,        // value
    roman,         // value; a number only before a noun that can be counted
    ordinal,       // «первый» 1 … «последний» -1
    cardinal,      // «два» 2
    times,         // «раз»
    times_adverb,  // «дважды» 2
    // names of times
    month,         // 1..12
    weekday,       // 1 Monday .. 7 Sunday
    season,        // 1 winter .. 4 autumn
    unit,          // Unit
    every_unit,    // «ежемесячно»: Unit
    year_mark,     // «г», «гг»
    all_time,      // «постоянно»
    vague_time,    // «периодически»
    edge,          // «начало» 1, «середина» 2, «конец» 3
    half,          // «половина»
    holidays,      // «каникулы»
    day_of_month,  // «число»
    once,          // «однократно»
    // words around them
    each,       // «каждый»
    whole,      // «весь»
    school,     // «учебный»
    calendar,   // «календарный»
    working,    // «рабочий» (день)
    current,    // «текущий»
    following,  // «следующий»
    reporting,  // «отчётный»
    course,     // «течение»
    period,     // «период»
    present,    // «настоящее»
    while_,     // «время», «ход»: «во время», «в ходе»
    in,
    on,
    from,
    by,
    until,
    to,
    at,
    after,
    before,
    over,
    through,
    of,
    and_,
    then,
    not_,
    later,    // «позднее»
    earlier,  // «ранее»
    rarer,    // «реже», «менее»
    oftener,  // «чаще», «более»
    starting,
    // conditions
    measure,     // «по мере»
    demand,      // «необходимость» 1, «запрос» 0
    agreement,   // «согласованию»
    according,   // «согласно»
    accordance,  // «соответствии»
    case_,       // «случае»
    plan,        // «план», «график»
    document,    // «приказ», «положение»
    moment,      // «момент», «дата»
    outcome,     // «окончании», «итогам», «факту»
    eve,         // «накануне»
    at_once,     // «незамедлительно» 1, «сразу» 0
    term_long,   // «трёхдневный» срок
    // words that carry no time
    subject,   // «отчёт»: what follows is about something else
    filler,    // «срок», «включительно»
    contrary,  // «кроме», «перенести»: what follows must not be read as a deadline
    grade,     // «класс»
};

struct Token {
    Word word = Word::none;
    int value = 0;
    int digits = 0;                // how many, for a number
    bool spaced = false;           // a space stood before it
    bool dotted = false;           // a dot stands after the word
    bool capital = false;          // the word begins with a capital
    bool ordinal = false;          // «1-й», «1-го»
    std::string text = {};         // folded: lower case, ё→е
    std::size_t from = 0, to = 0;  // in Words::phrase
};

int full_year(const Token& number);  // «19» is 2019, «98» 1998

struct Words {
    std::string phrase;  // cleaned, what the places of tokens point into
    std::vector<Token> tokens;
    std::vector<std::string> doubts;
};

Words words_of(std::string_view phrase);

// --- the pieces words_of is made of ---
std::vector<Token> tokens_of(std::string_view phrase, std::vector<std::string>& doubts);  // no spelling yet
std::string part_roman_numbers(std::string_view phrase);
void drop_footnote_marks(Words& words);
void repair_spelling(Words& words);
void expand_shorthand(std::vector<Token>& tokens);  // «с.г.», «у.г.», «Q1 2026»
void drop_days_said_again(std::vector<Token>& tokens);  // «10 (десятого) марта»
void drop_hours(std::vector<Token>& tokens);  // «до 12.00 15 сентября» is owed by the day

struct Meaning {
    Word word;
    int value;
    friend bool operator==(const Meaning&, const Meaning&) = default;
};
struct Form {  // of a word of the vocabulary
    std::u32string letters;
    std::string text;
    Meaning meaning;
};
const std::vector<Form>& long_forms();  // long enough to be recognised when shortened or misprinted
std::optional<Meaning> meaning_of(const std::string& folded_word);
std::optional<Meaning> meaning_of_abbreviation(const std::string& folded_word);  // a prefix of words of one meaning
std::string contracted_word(const std::string& beginning, const std::string& ending);  // «теч-е» → «течение»; or ""
struct Misprint {
    Meaning meaning;
    std::string meant;
    bool only_ending = false;  // another form of the same word rather than a misprint
};
std::optional<Misprint> meaning_of_misprint(const std::string& folded_word);
std::vector<std::string> glued_words(const std::string& folded_word);  // «поплану» → «по», «плану»; or nothing

}  // namespace mera::deadline_language
