#pragma once
// When a measure is due: the words of its cell, read with what stands above its row and with the term of the plan.
#include <string>

#include "intake/plan/measures.hpp"

namespace mera::intake {

// Fills the text, the deadlines, their doubts and repairs; the title must have been read.
void read_deadline(DraftMeasure& measure, const RawMeasure& raw, const MeasureContext& context);

// What stands in the deadline field, the end column joined: «с 1 марта по 31 мая».
std::string deadline_words(const RawMeasure& raw);

}  // namespace mera::intake
