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

TEST_CASE("figures and a lost full stop in initials are put right where a surname stands before them") {
    struct Row {
        const char* read;
        const char* printed;
    };
    const Row rows[] = {
        {"Начальнику службы Образцовой 3.3. укомплектовать", "Начальнику службы Образцовой З.З. укомплектовать"},
        {"Специалисту (Примерова 0.3.) до 5 мая", "Специалисту (Примерова О.З.) до 5 мая"},
        {"Мастеру Учебскому 3.0.", "Мастеру Учебскому З.О."},
        {"Начальнику смены Тетрадкину ТТ. представить", "Начальнику смены Тетрадкину Т.Т. представить"},
        {"Заведующей Примеровой 3.Т. сдать", "Заведующей Примеровой З.Т. сдать"},
    };
    for (const Row& row : rows) CHECK_MESSAGE(repair_initials(row.read).text == row.printed, row.read);
    for (const char* same : {"согласно пункту 3.3. Положения", "Приложения 3.3. и 3.4.", "Методика Примерова 3.3.1",
                             "3.3. Начальнику отдела", "Отделу кадров ЦБ.", "Директору Примерову ДО."})
        CHECK_MESSAGE(repair_initials(same).text == same, same);
}
