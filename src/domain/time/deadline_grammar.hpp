#pragma once
// The grammar of deadlines as a recursive descent: one method for each rule of docs/deadlines.md. A rule either reads
// its words and answers what they are, or leaves the place where it stood. Lookahead is bounded, so time is linear.
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "domain/time/deadline_tree.hpp"

namespace mera::deadline_language {

bool is_year_number(const Token& token);  // four digits of our time
Stretch day_of(int day, int month);       // `broken` when there is no such day in any year
Span whole(Stretch stretch);
bool is_month_in_genitive(const Token& word);

class Grammar {
public:
    explicit Grammar(const Words& words) : words_(words) {}
    Tree phrase();

private:
    using Spans = std::vector<Span>;
    struct Mark {
        std::size_t at, doubts;
    };
    struct Counted {  // «1», «II», «1-3», «первая и третья»: single numbers or from..to, before a noun
        std::vector<std::pair<int, int>> numbers;
        bool sure = true;  // false: a Roman number with a letter that only looks so
        bool only_digits = true;
    };

    // --- the place ---
    const Token& token(std::size_t ahead = 0) const;
    bool is(Word word, std::size_t ahead = 0) const { return token(ahead).word == word; }
    bool is_unit(Unit unit, std::size_t ahead = 0) const;
    bool take(Word word);
    bool done() const { return at_ >= words_.tokens.size(); }
    Mark mark() const { return {at_, tree_.doubts.size()}; }
    void rewind(Mark mark);
    void doubt(std::string why) { tree_.doubts.push_back(std::move(why)); }
    std::string written(std::size_t from, std::size_t to) const;  // the words of tokens [from, to)

    // --- phrase and items: deadline_grammar.cpp ---
    bool separator();
    bool passing_word();
    void leftover();
    void forget_subject();
    void leave(std::size_t from, std::size_t to);
    bool is_label(std::size_t from, std::size_t to) const;  // deadline_labels.cpp
    bool follows_label(std::size_t at) const;
    bool reference();
    bool reference_words();
    bool numbered_thing();
    bool clock_time();
    bool looks_like_hour() const;
    bool reported_period();
    bool planned_year();
    bool starts_item() { return starts_item_at(0); }
    bool starts_item_at(std::size_t ahead);
    void add(std::vector<Item> items, std::size_t from);
    std::vector<Item> items();
    std::vector<Item> span_items();
    std::vector<Item> all_time();
    std::vector<Item> bare_days();

    // --- stretches of time: deadline_grammar_spans.cpp, _course, _stretch, _years, _days, _dates ---
    Spans spans();  // «с … по …», «до …», or the bare stretch
    Spans range_or_list();
    Spans from_spans();
    Spans until_spans();
    Spans end_of_year();
    Spans simple();  // one stretch, or several with a shared noun
    Spans bare_numbers_until();
    Spans counted_until();
    Spans bare_ranges(int first_day);
    bool short_half_year();
    bool is_short_half() const;
    std::optional<Stretch> number_date();
    std::optional<Stretch> hyphen_date();
    std::optional<Stretch> roman_month_date();
    std::optional<Stretch> undotted_date();
    Spans months_of_numbers();
    std::optional<Stretch> comma_date();
    std::optional<Stretch> month_of_numbers(int month, int year_number, int year_digits);
    Spans counted();
    Spans days_of_month(const Counted& numbers);
    Spans numeric_days(const Counted& numbers);
    Spans parts_of_month(const Counted& numbers);
    Spans counted_units(const Counted& numbers);
    std::optional<Counted> counted_numbers();
    std::optional<int> counted_number(Counted& into);
    std::optional<Stretch> month();
    Spans of_more_years(Spans found);
    Spans of_more_months(Spans found);
    bool follows_month() const;
    Spans first_or_last_days(const Counted& numbers);
    Spans years();
    Spans short_school_year();
    Spans school_years_after(int first, int last);
    std::optional<Stretch> school_year();
    std::optional<Stretch> season();
    Spans edges();
    std::optional<Stretch> edge_target();
    std::vector<Stretch> edge_targets();
    Spans course();
    bool is_plural_genitive() const;
    bool is_distance();
    bool is_distance_to_event();
    bool names_life_of_plan(std::size_t ahead) const;
    void skip_name();
    std::optional<Stretch> whole_time();
    void year_after(Stretch& stretch);
    bool school_year_mark();
    bool year_mark();

    // --- repetitions: deadline_grammar_repeat.cpp, _month_days ---
    std::vector<Item> repeats();
    std::optional<Repeat> times_in_unit();
    bool is_year_here();
    void number_agrees(const Repeat& repeat, std::size_t from);
    std::vector<Item> each();
    std::vector<Item> by_units();
    bool take_until();
    std::vector<Item> until_weekday();
    std::vector<Item> from_weekday();
    std::vector<Item> counted_weekday();
    std::vector<Item> month_days();
    std::vector<Item> weekdays(int which);
    std::optional<Repeat> reporting_year();
    std::vector<Item> part_of_each();
    std::vector<Item> last_day_of_each();
    std::vector<Item> every_other_day();
    std::vector<Item> working_days();
    bool of_every_month();
    bool first_month_of_quarter();
    Item month_days_item(const Counted& numbers, bool until);
    Item after_reporting(Item item);
    std::optional<int> amount();

    // --- conditions and events: deadline_grammar_condition.cpp ---
    bool more_often_on_demand();
    std::optional<Condition> condition();
    std::optional<Condition> condition_head(bool at_beginning = true);
    std::optional<Condition> by_condition();
    std::optional<Condition> according();
    std::optional<Condition> event();
    std::optional<Condition> event_head();
    std::optional<Condition> occasion();
    bool event_behind_preposition();
    std::optional<Condition> event_limit();
    std::optional<Condition> event_course();
    std::optional<Condition> event_span();
    bool skip_to(std::initializer_list<Word> wanted, std::size_t most_between);
    bool starts_condition();
    bool set_by_someone();
    bool at_once();
    std::optional<Span> edge_of_school_year(std::size_t head);
    bool may_be_time(std::size_t from);
    bool bracket_of_words();
    bool name_of_plan();
    bool duration();
    bool event_connector() const;
    void tail(bool of_plan);

    const Words& words_;
    std::size_t at_ = 0;
    Tree tree_;
    Join join_ = Join::start;
    std::size_t last_item_end_ = 0;
    std::vector<std::pair<std::size_t, std::size_t>> leftovers_;  // tokens from..to
    int brackets_ = 0;
    bool about_else_ = false;
    std::optional<std::size_t> subject_at_ = {};  // the word that set it
    bool once_ = false;
};

}  // namespace mera::deadline_language
