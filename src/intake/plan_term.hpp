#pragma once
// From when to when the plan runs, by what its own document says.
#include <optional>
#include <string>
#include <vector>

#include "domain/deadline.hpp"

namespace mera::intake {

struct TermFacts {
    std::optional<Date> order_date;
    std::vector<std::string> titles;     // of the order and of the plan, headers of the columns with times
    std::vector<std::string> deadlines;  // the words of all deadline cells
};

// A period the title names («на 2019-2020 учебный год», «на 2020 год», «на 2020-2022 годы»); otherwise from the day of
// the order to the end of the last year the deadlines name; without an order the years they name.
// Nothing when no year is named anywhere.
std::optional<PlanTerm> plan_term(const TermFacts& facts);

}  // namespace mera::intake
