#include <doctest/doctest.h>

#include <utility>

#include "base/text.hpp"

namespace mera {

TEST_CASE("a Roman number with a word glued to it keeps its letters, a word typed in the other alphabet does not") {
    for (const auto& [typed, read] : {std::pair{"IIкв. 2025", "IIкв. 2025"},
                                      {"Iполугодие", "Iполугодие"},
                                      {"IVкв", "IVкв"},
                                      {"Xор мальчиков", "Хор мальчиков"},
                                      {"ХХI век", "XXI век"},
                                      {"Cентябрь", "Сентябрь"}})
        CHECK(repair_look_alikes(typed).text == read);
}

}  // namespace mera
