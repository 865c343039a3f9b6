#pragma once
// How the reasons of an order begin.
#include <string_view>

namespace mera::intake {

bool opens_preamble(std::string_view text);  // «В соответствии с …», «Продолжая традиции …»

}  // namespace mera::intake
