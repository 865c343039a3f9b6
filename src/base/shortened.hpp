#pragma once
// The beginning of a text too long for its place: «Провести мониторинг качества…».
#include <cstddef>
#include <string>
#include <string_view>

namespace mera {

std::string shortened(std::string_view utf8_text, std::size_t characters_max);

}  // namespace mera
