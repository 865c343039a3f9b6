#include "intake/glued_words.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("a preposition is parted from the post it was glued to, and no word that begins like it") {
    CHECK(with_prepositions_parted("Контроль возложить назаместителя главы.") ==
          "Контроль возложить на заместителя главы.");
    CHECK(with_prepositions_parted("Назначить начальника надзора наместником.") ==
          "Назначить начальника надзора наместником.");
}

}  // namespace mera::intake
