#pragma once
// The derived table obligation_facts: the columns that make up the facts of one obligation, and their reading.
#include <string>
#include <string_view>

#include "domain/obligation.hpp"
#include "store/db.hpp"

namespace mera {

inline constexpr std::string_view kFactColumns =
    "f.period_first, f.due, f.last_verdict, f.last_submitted_on, f.released_on, f.release_reason, f.returns";
ObligationFacts read_facts(Row& row);  // the next seven columns

// The rows that obligation_facts would have held on an earlier day, as a SELECT from the truth. `where` narrows them
// (« AND o.programme_id = $1»); `day` is the parameter that holds the day.
std::string facts_as_of(std::string_view where, std::string_view day);

}  // namespace mera
