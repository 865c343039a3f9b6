#pragma once
// How obligations follow the days of a school year that were changed after they had been created. Only open ones move:
// what was handed in, accepted or lifted keeps its history, what is overdue by the old days and by the new ones stays
// overdue, and a day that a controller gave holds.
#include <vector>

#include "domain/obligation_following.hpp"

namespace mera {

// Of one organisation under one measure that is owed by its school year. `wanted`: what it owes by the new days. The
// pointers are into `owed`.
std::vector<FollowStep> follow_school_year(const std::vector<Owed>& owed, const std::vector<ScheduledPeriod>& wanted,
                                           Date today);

}  // namespace mera
