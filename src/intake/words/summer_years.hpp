#pragma once
// «Август» of a plan for a school year: the August before it, when the rows go on with September, and the one after it, when they have
// gone on to the next summer.
#include <vector>

#include "domain/plan/plan_draft.hpp"

namespace mera::intake {

// Takes the doubt of the year off the rows whose neighbours tell it; says so among their repairs. The last August stays doubted.
void settle_summers(std::vector<DraftSection>& sections);

// «Сентябрь» of such a plan below rows that went on in order until summer may be the one that follows; right below «май – июль 2024 года»
// it is taken so. Both are doubted.
void doubt_next_autumns(std::vector<DraftSection>& sections);

}  // namespace mera::intake
