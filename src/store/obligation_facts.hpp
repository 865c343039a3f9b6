#pragma once
// The derived table obligation_facts: the columns that make up the facts of one obligation, and their reading.
#include <string>
#include <string_view>

#include "domain/control/obligation.hpp"
#include "store/db.hpp"

namespace mera {

inline constexpr std::string_view kFactColumns =
    "f.period_first, f.due, f.last_verdict, f.last_submitted_on, f.released_on, f.release_reason, f.returns";
ObligationFacts read_facts(Row& row);  // the next seven columns

}  // namespace mera
