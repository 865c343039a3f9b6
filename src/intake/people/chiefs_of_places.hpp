#pragma once
// A post said once for several places: «Главам районов: Озёрного – Примерову С.В., Холмского – Образцову А.В.» are «глава Озёрного
// района Примеров С.В.» and «глава Холмского района Образцов А.В.». So are «директорам школ № 1 Примеровой С.В., № 2 Образцову А.В.».
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/words/inflection.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

// Of tokens [first, end) of `text`; nothing when they say anything else.
std::vector<std::string> chiefs_of_places(std::string_view text, Case from, const Tokens& tokens, std::size_t first,
                                          std::size_t end);

}  // namespace mera::intake
