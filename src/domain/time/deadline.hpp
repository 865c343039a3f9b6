#pragma once
// Срок: the words of the order and what they mean. One cell may hold several deadlines («июнь 2020; октябрь 2020»).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace mera {

enum class DeadlineKind {
    date,              // one day
    by_date,           // «до 20 июня 2020 года»: has an end and no start
    month,             // a named month
    range,             // a named stretch: months, quarter, half-year, dates
    year,              // a calendar year, or the whole term of the plan
    school_year,       // «в течение учебного года»
    recurring,         // «ежемесячно»: RFC 5545 rule in `recurrence`
    continuous,        // «постоянно»
    on_demand,         // «при необходимости» with no period named
    by_separate_plan,  // «согласно графику» with no period named
    event_bound,       // «в течение 3 дней со дня …»
    unknown,           // not read; always with a doubt
};

enum class DeadlineCondition { on_demand, by_agreement, by_separate_plan, on_event };

struct Deadline {
    DeadlineKind kind = DeadlineKind::unknown;
    std::optional<Date> start = {};
    std::optional<Date> end = {};
    std::optional<std::string> recurrence = {};  // RFC 5545 RRULE without the prefix: «FREQ=MONTHLY;INTERVAL=3»
    std::optional<DeadlineCondition> condition = {};
    friend bool operator==(const Deadline&, const Deadline&) = default;
};

std::string_view code_of(DeadlineKind kind);            // «by_date», as in the PlanDraft JSON
std::string_view code_of(DeadlineCondition condition);  // «on_demand»
std::optional<DeadlineKind> deadline_kind_from(std::string_view code);
std::optional<DeadlineCondition> deadline_condition_from(std::string_view code);

// The term of the plan: from the day of the order to the last day anything in it may be due. Both days included.
struct PlanTerm {
    Date first;
    Date last;
    friend bool operator==(const PlanTerm&, const PlanTerm&) = default;
};

// How the doubt begins that names one of two: «август» opens a school year and closes it.
inline constexpr std::string_view kTwoTimesInTerm = "Год не назван, в срок плана попадают два таких времени";

struct DeadlineReading {
    std::vector<Deadline> deadlines;  // never empty: an unread phrase gives one `unknown`
    std::vector<std::string> doubts;  // in Russian, for the person who adopts the plan
};

// The language of deadlines (grammar in docs/deadlines.md). `term` absent: the phrase is read without a plan around it;
// what then needs a year or a term keeps empty dates and a doubt.
DeadlineReading read_deadlines(std::string_view phrase, const std::optional<PlanTerm>& term);

std::string describe(const Deadline& deadline);  // in plain Russian: «до 20 июня 2020 г.», «ежемесячно»

}  // namespace mera
