#pragma once
// A line of a list that opens with its day.
#include <string_view>

namespace mera {

// «02.04. «Сказки» – чтения», «6 декабря, 15.00. Концерт»
bool begins_with_day(std::string_view text);

}  // namespace mera
