#pragma once
// Which items of a phrase are one deadline. One method for each kind of item; the statement it may join is the last one.
#include <optional>
#include <string>
#include <vector>

#include "domain/time/deadline_tree.hpp"

namespace mera::deadline_language {

class Composer {
public:
    explicit Composer(std::vector<std::string>& doubts) : doubts_(doubts) {}
    std::vector<Statement> run(const std::vector<Item>& items);

private:
    // --- spans and conditions: deadline_compose.cpp ---
    void add(const Item& item);
    Statement* last() { return out_.empty() ? nullptr : &out_.back(); }
    bool last_is(Statement::Kind kind) { return last() != nullptr && last()->kind == kind; }
    bool joins(const Item& item);
    Statement& push(const Item& item, Statement::Kind kind);
    Statement& push_after_condition(const Item& item, Statement::Kind kind);
    void add_span(const Item& item);
    bool limits_start(const Item& item);
    bool join_span(const Item& item);
    void add_span_of_list(const Item& item);
    void alternatives(const Item& item);
    bool until_too(const Item& item);
    std::size_t list_begin();
    void add_all_time(const Item& item);
    void add_condition(const Item& item);
    void name_days(Statement& statement, const Item& item);
    void doubt(std::string why) { doubts_.push_back(std::move(why)); }

    // --- what tells more of the time before it: deadline_compose_aside.cpp ---
    bool explain_span(const Item& item);
    bool tell_next(const Item& item);
    bool name_year(const Item& item);
    bool name_school_year(const Item& item);
    bool is_name_of_days(const Item& item);
    bool name_holidays(const Item& item);
    bool name_days_of_dateless(const Item& item);
    bool name_days_within(const Item& item);
    bool name_last_day(const Item& item);
    bool name_day_of_account(const Item& item);
    bool is_period_of_account(const Item& item);
    bool name_ends_of_period(const Item& item);
    bool name_times_of_year(const Item& item);
    bool name_time_of_years(const Item& item);
    Span with_told_year(Span span) const;

    // --- repetitions: deadline_compose_repeat.cpp ---
    void add_repeat(const Item& item);
    void add_weekday(const Item& item);
    void add_month_days(const Item& item);
    void name_days_of_list(const Item& item);
    bool bind(Statement& repeat, const Span& span);
    bool bind_years(Statement& repeat, const Span& span);
    bool can_bind(const Statement& repeat, const Span& span) const;
    bool bind_list(const Repeat& repeat);
    bool repeat_for_next_of_list(const Item& item);
    bool merge(Statement& into, const Repeat& next);
    bool merge_weekdays(Repeat& before, const Repeat& next);
    void set_days(Repeat& repeat, const std::vector<int>& days);
    void drop_counted_repeat();

    std::vector<Statement> out_;
    std::optional<Stretch> told_of_ = {};  // the holidays or the year whose times are being told
    bool told_aside_ = false;
    bool told_year_ = false;  // the year is told of a time, not times of a year
    bool several_untils_ = false;  // the item is the first of «до 15 июля и до 15 января»
    std::vector<std::string>& doubts_;
};

// Does the item begin something new: «и», «далее»?
bool parts(Join join);

}  // namespace mera::deadline_language
