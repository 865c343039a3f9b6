#pragma once
// The years that the order of a plan's rows tells: «октябрь 2022», «декабрь», «январь» go on from one year to the next.
#include <optional>
#include <string>
#include <vector>

#include "domain/time/deadline.hpp"

namespace mera::intake {

struct RowsTerm {
    PlanTerm term;  // whole months, from the first row to the last
    bool sure = false;  // so many months in order that chance is no explanation
};

// From the first month of the rows to the last, when they stand in the order of time, within a year, and every year that some of them
// name agrees; `ordered`: the day of the order, when no row names a year. Nothing when the rows stand in another order.
std::optional<RowsTerm> term_of_rows_in_order(const std::vector<std::string>& phrases,
                                              const std::optional<Date>& ordered);

}  // namespace mera::intake
