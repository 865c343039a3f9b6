#pragma once
// The end of one row's cell at the head of the next row's cell: «… низкими образовательными | результатами … общего
// образования Заключение договоров …». A break of the page in the middle of a row does that to pasted texts.
#include <vector>

#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

// Moves such tails back; both rows get a doubt.
void move_tails_back(std::vector<RawMeasure>& measures, const Vocabulary& words);

}  // namespace mera::intake
