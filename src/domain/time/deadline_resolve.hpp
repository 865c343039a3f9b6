#pragma once
// From statements to days: the years that were not written are found inside the term of the plan. What cannot be found
// stays empty and is said; what can be found in two ways takes the first and is said.
#include <optional>
#include <string>
#include <vector>

#include "domain/time/deadline_tree.hpp"

namespace mera::deadline_language {

struct Days {
    Date first, last;
    friend bool operator==(const Days&, const Days&) = default;
};

// The days of a stretch whose year is known: the calendar year in which it begins. Nothing when there are no such days
// (29 February) or they are not a matter of the calendar (четверть, каникулы).
std::optional<Days> days_of(const Stretch& stretch, int year, bool school_plan);

// «В течение года», «начало учебного года», «весь период»: the days that only the term of the plan gives. `why`: what was
// taken by convention, or why there are none.
std::optional<Days> days_of_term(const Stretch& stretch, const std::optional<PlanTerm>& term, std::string& why);

// A plan of a school year: from August or September to the next summer.
bool is_school_plan(const PlanTerm& term);

bool has_year_of_its_own(const Stretch& stretch);  // a kind that a written year may stand after
int calendar_year(const Stretch& stretch);  // of the beginning, when a year is written
void share_years(std::vector<Statement>& statements);  // «апрель, октябрь 2020»: one year for both

bool is_of_calendar(
    const Stretch& stretch);  // a year is enough to know its days; of четверть and most каникулы it is not
// Doubts: what was taken by convention. `from_autumn`: of a plan that begins in the autumn and goes on into later years.
std::vector<std::string> conventions_of(const Span& span, bool school_plan, bool from_autumn);

// Which of the years in which the stretch could lie is meant. `candidates` in the order of time; `after`: where the
// deadline before it in the phrase begins.
struct Choice {
    std::optional<Days> days;
    std::string doubt;
};
Choice choose(const std::vector<Days>& candidates, const PlanTerm& term, std::optional<Date> after);
Date earliest_day(const PlanTerm& term);  // of a school plan its August too: schools prepare before they begin

// «летний период (июнь–август)»: one time said in two ways
bool same_days(const Deadline& before, const Deadline& aside);
// «январь декабрь 2013 г.»: two months, or all that lies between them, when a dash was lost; they are the ends of the plan.
bool may_have_lost_dash(const std::vector<Statement>& statements, const std::vector<Deadline>& deadlines,
                        const std::optional<PlanTerm>& term);

std::vector<Deadline> resolve(const std::vector<Statement>& statements, const std::optional<PlanTerm>& term,
                              std::vector<std::string>& doubts);

// RFC 5545; nothing is lost silently: what the rule cannot hold is said.
std::string rule_of(const Repeat& repeat, std::vector<std::string>& doubts);

}  // namespace mera::deadline_language
