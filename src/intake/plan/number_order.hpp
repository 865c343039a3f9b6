#pragma once
// Numbers of measures against their order. Our own reading of a scan loses full stops and mistakes figures («33» for
// «3.3»); the numbers above and below say what stands there.
#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

// Mends a number that both neighbours contradict and that looks like the one between them; doubts one that does not
// look like it; takes a number that its neighbours confirm for sure.
void mend_numbers_by_order(RawPlan& plan);

// «П. Работа с педагогами» between «I» and «III» is the second section.
void mend_section_numbers(std::vector<DraftSection>& sections, std::vector<Repair>& repairs);

}  // namespace mera::intake
