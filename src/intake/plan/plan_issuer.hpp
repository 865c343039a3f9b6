#pragma once
// Whose plan it is, when it came without its order and no corner mark tells: its letterhead, or its title.
#include <optional>
#include <string>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

struct PlanIssuer {
    std::string organisation;
    bool sure = false;  // lines of its own above the title name it, or the title says nothing else
    Place place;
};
// `above`: the lines before the measures; `title`: of the plan, found among them.
std::optional<PlanIssuer> issuer_of_plan(const std::vector<Line>& above, const std::string& title,
                                         const Vocabulary& words);

}  // namespace mera::intake
