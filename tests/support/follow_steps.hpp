#pragma once
// What obligations do when the plan or a school year changes under them, in words that a table of a test can hold.
#include <string>
#include <vector>

#include "domain/control/obligation_following.hpp"

namespace mera::test {

inline std::string told(const std::vector<FollowStep>& steps) {
    std::string out;
    for (const FollowStep& step : steps) {
        out += out.empty() ? "" : ", ";
        switch (step.kind) {
            case FollowKind::moved: out += "moved to " + iso(step.due.value()); break;
            case FollowKind::answers: out += "answers"; break;
            case FollowKind::holds: out += "holds " + iso(step.due.value()); break;
            case FollowKind::released: out += "released"; break;
            case FollowKind::returned: out += "returned"; break;
            case FollowKind::created: out += "created for " + iso(step.when->due_nominal); break;
        }
    }
    return out;
}

}  // namespace mera::test
