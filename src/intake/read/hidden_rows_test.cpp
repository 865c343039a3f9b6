// What a person who prints the sheet does not see is no measure, and is said.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "intake/read/recognise.hpp"
#include "office/read/read_child.hpp"

namespace mera {

TEST_CASE("hidden rows of a sheet are no measures, and a doubt shows where they are") {
    std::ifstream in{MERA_SOURCE_DIR "/tests/data/plans/heating-season.xlsx", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const auto document = read_document_here(bytes);
    REQUIRE(document);
    const auto draft = recognise(*document);
    REQUIRE(draft);
    CHECK(count_measures(*draft) == 3);
    const auto said = std::find_if(draft->doubts.begin(), draft->doubts.end(), [](const Doubt& doubt) {
        return doubt.why.starts_with("Скрытые строки листа «План» в план не вошли: «4 Детский сад «Лучик» Замена окон");
    });
    REQUIRE(said != draft->doubts.end());
    CHECK(said->place.sheet == "План");
    CHECK(said->place.row == 6);
}

}  // namespace mera
