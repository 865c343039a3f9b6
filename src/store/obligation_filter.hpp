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
// Only whose and what: programme, organisations, measure, section, executor, words. `f` has the columns programme_id,
// measure_id and organisation_id.
FilterSql scope_sql(const ObligationFilter& filter);
std::string_view joins_for(const ObligationFilter& filter);  // of m and g, when the scope speaks of them

// The execution state and the figures as SQL over obligation_facts f; `day` is the parameter that holds the day, or an
// expression. The truth is in the domain; a test holds the two against each other for every combination.
std::string state_condition(ExecutionState state, const std::string& day);
std::string figure_condition(ControlFigure figure, const std::string& day, const std::string& soon);

inline constexpr std::string_view kCounted = "(f.released_on IS NULL OR f.release_reason = 'fulfilled')";

}  // namespace mera
