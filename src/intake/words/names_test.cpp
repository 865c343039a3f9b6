#include "intake/words/names.hpp"

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
        {"Ткачук", Case::dative, "Ткачук"},
        {"Гогоберидзе", Case::dative, "Гогоберидзе"},
        {"Ковалева-Преображенская", Case::nominative, "Ковалева-Преображенская"},
    };
    for (const Row& row : rows) CHECK_MESSAGE(nominative_surname(row.said, row.from).text == row.nominative, row.said);
}

TEST_CASE("a name in full is put into the nominative by the patronymic") {
    struct Row {
        const char* said;
        Case from;
        const char* nominative;
    };
    const Row rows[] = {
        {"Примеровой Анне Ивановне", Case::dative, "Примерова Анна Ивановна"},
        {"Примеровой Юлии Ильиничне", Case::dative, "Примерова Юлия Ильинична"},
        {"Примерову Андрею Ильичу", Case::dative, "Примеров Андрей Ильич"},
        {"Примерову Юрию Павловичу", Case::dative, "Примеров Юрий Павлович"},
        {"Примерову Илье Петровичу", Case::dative, "Примеров Илья Петрович"},
        {"Примерова Игоря Олеговича", Case::accusative, "Примеров Игорь Олегович"},
        {"Примерову Наталью Олеговну", Case::accusative, "Примерова Наталья Олеговна"},
        {"Примерова Павла Олеговича", Case::accusative, "Примеров Павел Олегович"},
    };
    for (const Row& row : rows) {
        const Tokens tokens = tokenise(row.said);
        const auto person = person_at(tokens, 0);
        REQUIRE(person);
        const Surname found = nominative_person(row.said, tokens, *person, row.from);
        CHECK_MESSAGE(found.text == row.nominative, row.said);
        CHECK_MESSAGE(found.sure, row.said);
    }
}
