#pragma once
// Numbers of measures under the ticks and rings of a pen: several rows side by side of which no number was read.
#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

// Of a scan whose other rows are numbered: what the numbers round them leave room for, doubted; else only the doubt.
void fill_unread_numbers(RawPlan& plan);

}  // namespace mera::intake
