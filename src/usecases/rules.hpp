#pragma once
// The rules and the sample that travel inside the binary.
#include <string_view>

#include "domain/calendar.hpp"

namespace mera {

const Calendar& production_calendar();  // rules/production_calendar.csv
std::string_view demo_order();          // examples/order-882.txt

}  // namespace mera
