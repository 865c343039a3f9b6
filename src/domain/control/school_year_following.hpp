#pragma once
// How obligations follow the days of a school year that were changed after they had been created. Only open ones move:
// what was handed in, accepted or lifted keeps its history, what is overdue by the old days and by the new ones stays
// overdue, and a day that a controller gave holds.
#include <vector>

#include "domain/control/obligation_following.hpp"

namespace mera {

// The same lessons by other days: a month, a half-year or the whole year have most days in common with what they were and
// are owed within weeks of it; one day («до начала учебного года») is near the day it was.
bool is_same_school_period(const Period& left, Date left_due, const Period& right, Date right_due);

// Of one organisation under one measure that is owed by its school year. `wanted`: what it owes by the new days. The
// pointers are into `owed`.
std::vector<FollowStep> follow_school_year(const std::vector<Owed>& owed, const std::vector<ScheduledPeriod>& wanted,
                                           Date today);

}  // namespace mera
