#include "intake/words/unsure_letters.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace mera::intake {

TEST_CASE("a doubt of letters names the words to look at") {
    const auto doubt = [](std::vector<std::string> unsure) {
        return doubt_of_letters({.page = 1, .unsure = std::move(unsure)});
    };
    CHECK(doubt({}) == "Буквы прочитаны неуверенно. Сравните с документом.");
    CHECK(doubt({"школы,", "«Мер", "школы", "--"}) ==
          "Буквы прочитаны неуверенно: «школы», «Мер». Сравните с документом.");
    CHECK(doubt({"а", "б", "в", "г", "2025"}) ==
          "Буквы прочитаны неуверенно: «а», «б», «в», «г», «2025». Сравните с документом.");
    CHECK(doubt({"а", "б", "в", "г", "д", "2025"}) ==
          "Буквы прочитаны неуверенно: «а», «б», «в», «г» и ещё слов: 2. Сравните с документом.");
}

}  // namespace mera::intake
