#pragma once
// What stands in the files of an order, gathered but not yet read into a draft: the order, its plan, and what comes beside them.
#include <string>
#include <vector>

#include "intake/amendment/amendments.hpp"
#include "intake/order/order_text.hpp"
#include "intake/plan/raw_plan.hpp"
#include "intake/source.hpp"

namespace mera::intake {

struct FilePlan {
    Source source;
    RawPlan plan;
};

struct AnnexPlan {  // of an amending order
    std::string number;
    FilePlan file;
};

struct Material {
    OrderText order;
    FilePlan main;  // of the order's own file, unless its plan came in another one
    std::vector<FilePlan> more = {};  // plans in other files of the same order
    AmendingText amending = {};
    std::vector<AnnexPlan> annexes = {};  // beside the one that is the plan
    std::vector<Doubt> doubts = {};  // about the files
};

Material gather(std::vector<Source> files);  // at least one

}  // namespace mera::intake
