#pragma once
// The rules and the sample that travel inside the binary.
#include <string>
#include <string_view>
#include <vector>

#include "domain/control/discipline.hpp"
#include "domain/time/calendar.hpp"

namespace mera {

const Calendar& production_calendar();  // rules/production_calendar.csv
const DisciplineBands& discipline_bands();     // rules/discipline_bands.csv
const std::vector<std::string>& return_reasons();  // rules/return_reasons.txt, one a line
std::string_view demo_order();          // examples/order-882.txt
std::string_view demo_amending_order(); // examples/order-amending.txt
std::string_view demo_evidence(std::string_view name);  // examples/evidence

}  // namespace mera
