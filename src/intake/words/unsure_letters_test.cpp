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

TEST_CASE("unsure words are parted by the text they stand in") {
    const Place place{.page = 1, .unsure = {"Инженеру", "05.04.2024.", "ларашютистов"}};
    const UnsureWords time = part_unsure(place, "до 05.04.2024");
    CHECK(time.inside.unsure == std::vector<std::string>{"05.04.2024."});
    CHECK(time.outside.unsure == std::vector<std::string>{"Инженеру", "ларашютистов"});
    CHECK(part_unsure(place, "Инженер", WordForm::any).inside.unsure == std::vector<std::string>{"Инженеру"});
    CHECK(part_unsure(place, "Инженер").inside.unsure.empty());
}

}  // namespace mera::intake
