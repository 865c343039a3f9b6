#pragma once
// What the grammar of deadlines makes of a phrase: stretches of time whose year may still be open, repetitions,
// conditions, and how they stand to each other. docs/deadlines.md explains the language.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/time/deadline.hpp"
#include "domain/time/deadline_words.hpp"

namespace mera::deadline_language {

// A named stretch of time: «15 мая», «II квартал 2020 г.», «конец учебного года».
struct Stretch {
    enum class Kind {
        day,
        month,
        quarter,
        half_year,
        semester,
        school_quarter,
        trimester,
        season,
        holidays,     // number: season, 0 when not named
        year,         // «2020 год»
        school_year,  // «учебный год», year: its first
        plan_year,    // «в течение года»
        plan_term,    // «весь период»
        this_unit,    // «в течение месяца»: which one only the context knows
        broken,       // «19.20.»: written as a day, not in the calendar
    };
    enum class Part { whole, half, decade, week, last_week, edge, weekday, after };  // after: the month that follows

    Kind kind = Kind::day;
    int number = 0;  // of the quarter, half-year …
    int month = 0;   // of a day or a month
    int day = 0;
    std::optional<int> year = {};      // as written
    bool borrowed_year = false;        // `year` was shared from a neighbour
    std::optional<int> through_year = {};  // «май 2019–2024 годов»: each year, to this one
    bool next_year = false;            // «следующего года»
    bool throughout = false;           // «в течение …»
    bool at_latest = false;            // «не позднее IV квартала»
    int fresh = 0;                     // of a school year: 1 «новый», 2 «следующий»
    bool of_calendar = false;          // «календарного года»
    bool year_of_school_year = false;  // «май 2019-2020 учебного года»: `year` is the first of the two
    Part part = Part::whole;
    int part_number =
        0;            // of the half, decade, week; edge 1 begin 2 middle 3 end; which weekday of the month (-1 last)
    int weekday = 0;  // of Part::weekday; beside a whole day, what the plan says it is
    bool may_be_month_and_year = false;  // «09.12»
};

struct Span {  // a stretch, or from one to another, or up to one
    enum class Shape { whole, between, until, since };
    Shape shape = Shape::whole;
    Stretch first;  // `whole`, `between`, `since`
    Stretch last;   // `between`, `until`
};

struct Repeat {
    Unit unit = Unit::month;
    int every = 1;                                   // each so many units
    int times = 1;                                   // so many times in them
    bool counted = false;                            // «1 раз в год», not «ежегодно»
    std::vector<int> days = {};                      // of the month; -1 the last
    std::vector<std::pair<int, int>> weekdays = {};  // which of the month (0: every) and 1 Monday .. 7 Sunday
    bool named_month = false;                        // «до 10 числа месяца, следующего за отчётным кварталом»
    bool after_period = false;  // «… месяца, следующего за отчётным»: month or quarter is not said
    std::optional<Span> first = {};  // «ежегодно до 25 мая»: its first time
    bool after_reporting_year = false;  // «года, следующего за отчётным»
};

struct Condition {
    DeadlineCondition what = DeadlineCondition::on_demand;
    bool bound = false;  // counted from one event («после …»), not whenever it happens («при …»)
    bool no_event = false;  // «в течение двух месяцев»: from what is not said
    std::optional<Span> when = {};  // the event is the edge of a school year, and so it has days when it stands alone
};

enum class Join { start, space, comma, strong, and_, then };  // strong: «;» or a new line of thought

struct Item {
    enum class Kind { span, repeat, all_time, condition, month_days, weekday, bare_days };
    Kind kind = Kind::span;
    Join join = Join::start;
    bool aside = false;  // in brackets
    bool new_line = false;  // it begins with a capital, as a new line of the cell does
    bool about_else = false;  // after «отчёт»: of another action than what stands before
    Span span = {};
    Repeat repeat = {};
    Condition condition = {};
    bool once = false;  // «однократно»
    std::vector<std::pair<int, int>> days = {};  // month_days, bare_days: single days or from..to
    bool until = false;  // month_days: «до 5 числа»
    bool every_month = false;  // month_days: «каждого месяца» is written
};

struct Tree {
    std::vector<Item> items;
    std::vector<std::string> leftovers;  // pieces of the phrase that no rule reads
    std::vector<std::string> doubts;
    bool contrary = false;  // «кроме июля»: something is excluded
};

Tree parse(const Words& words);

// One deadline of the phrase, put together from items that belong to each other; years still as written.
struct Statement {
    enum class Kind { span, repeat, all_time, condition };
    Kind kind = Kind::span;
    Join join = Join::start;
    Span span = {};
    Repeat repeat = {};
    std::optional<Span> within = {};  // the period a repetition or «постоянно» runs in
    std::optional<Condition> condition = {};
    bool condition_first = false;  // «по запросу, в течение года»
    bool aside = false;  // in brackets
    bool new_line = false;
    bool about_else = false;
    bool each_year = false;  // «2 раза в год: до 15 января, до 15 июля»
    bool weekday_alone = false;  // «вторник»: a repetition, unless a day stands beside it
    bool monthly_implied = false;  // «до 5 числа» without «каждого месяца»
};

int days_in(const Span& span);  // about: only to tell whether a repetition can happen more than once within
int days_between_times(const Repeat& repeat);
int times_in_year(const Repeat& repeat);  // of school quarters there are four, though they are shorter than quarters
bool is_plain_yearly(const Repeat& repeat);  // «ежегодно», nothing more
bool is_yearly_or_rarer(const Repeat& repeat);  // «1 раз в 2 года», too
bool is_year_long(const Span& span);
bool is_whole_month(const Span& span);
bool is_day(const Span& span);

std::vector<Statement> compose(const Tree& tree, std::vector<std::string>& doubts);

}  // namespace mera::deadline_language
