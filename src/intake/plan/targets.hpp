#pragma once
// «Участие не менее 30% педагогов в мероприятиях» → metric «участие в мероприятиях», ≥ 30 %, population «педагоги».
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"

namespace mera::intake {

struct TargetList {
    std::vector<DraftTarget> targets;
    std::vector<std::string> doubts;
};

// `result`: the words of the column. `helpers`: other texts of the same measure (documents, then the title), from which
// a bare «100% участие» learns in what.
TargetList read_targets(std::string_view result, const std::vector<std::string>& helpers);

}  // namespace mera::intake
