#include "intake/names.hpp"

#include <doctest/doctest.h>

using namespace mera::intake;

TEST_CASE("a double surname is declined in both its parts") {
    struct Row {
        const char* said;
        Case from;
        const char* nominative;
    };
    const Row rows[] = {
        {"Ковалевой-Преображенской", Case::dative, "Ковалева-Преображенская"},
        {"Петрову-Водкину", Case::dative, "Петров-Водкин"},
        {"Иванова-Петровского", Case::genitive, "Иванов-Петровский"},
        {"Петровой-Шевченко", Case::dative, "Петрова-Шевченко"},
        {"Сычуговой", Case::dative, "Сычугова"},
        {"Ковалева-Преображенская", Case::nominative, "Ковалева-Преображенская"},
    };
    for (const Row& row : rows) CHECK_MESSAGE(nominative_surname(row.said, row.from).text == row.nominative, row.said);
}
