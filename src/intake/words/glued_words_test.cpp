#include "intake/words/glued_words.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("a preposition is parted from the post it was glued to, and no word that begins like it") {
    CHECK(with_prepositions_parted("Контроль возложить назаместителя главы.") ==
          "Контроль возложить на заместителя главы.");
    CHECK(with_prepositions_parted("Назначить начальника надзора наместником.") ==
          "Назначить начальника надзора наместником.");
}

TEST_CASE("a page that lost spaces is told from a slip, and its words are parted where both halves are words") {
    CHECK(lost_spaces("О плане работыУправления, подготовке,ремонте") == 2);
    CHECK(lost_spaces("Школа (пгт) МБОУ СОШ № 5, г.Озёрный") == 0);
    CHECK(with_lost_spaces("О плане работыУправления и подготовкемуниципальных школ кновому году") ==
          "О плане работы Управления и подготовке муниципальных школ к новому году");
    CHECK(with_lost_spaces("Контроль решениявозложить на заместителя") == "Контроль решения возложить на заместителя");
    CHECK(with_lost_spaces("Общеобразовательные организации, здравоохранение") ==
          "Общеобразовательные организации, здравоохранение");
}

}  // namespace mera::intake
