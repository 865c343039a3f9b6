#pragma once
// The WHERE of an obligation list, built from the filter: only the conditions that are asked for, values as parameters.
#include <string>
#include <vector>

#include "store/obligations.hpp"

namespace mera {

struct FilterSql {
    std::string conditions;  // «TRUE AND f.programme_id = $1 …» over obligation_facts f, measure m, organisation g
    std::vector<DbValue> values;
    std::string parameter(DbValue value) {  // adds a value, gives its «$n»
        values.push_back(std::move(value));
        return "$" + std::to_string(values.size());
    }
};

FilterSql filter_sql(const ObligationFilter& filter, Date today);

// The execution state as SQL over obligation_facts f; `today` is the parameter that holds the day. The truth is
// execution_state() in the domain; a test holds the two against each other for every combination.
std::string state_condition(ExecutionState state, const std::string& today);

inline constexpr std::string_view kCounted = "(f.released_on IS NULL OR f.release_reason = 'fulfilled')";

}  // namespace mera
