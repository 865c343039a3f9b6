// Marks that repeat the cell above.
#include "intake/table/ditto_cells.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("marks that repeat the cell above are told from blanks, words and lines") {
    for (const char* text : {"-//-", "— // —", "–\"–", "\"", "»", "-||-", "то же", "То же"})
        CHECK_MESSAGE(is_ditto(text), text);
    for (const char* text : {"", "-", "—", "+", "то же, 9 класс", "и/о", "___________", "//////////", "V"})
        CHECK_MESSAGE(!is_ditto(text), text);
}

}  // namespace mera::intake
