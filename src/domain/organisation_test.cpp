#include "domain/organisation.hpp"

#include <doctest/doctest.h>

#include "base/sorting.hpp"

using namespace mera;

TEST_CASE("what an organisation is, by its name") {
    const std::pair<const char*, OrganisationKind> cases[] = {
        {"МБОУ СОШ № 2", OrganisationKind::school},
        {"МБОУ «СОШ № 4 имени Героя Советского Союза И.И. Иванова»", OrganisationKind::school},
        {"МБОУ «Советская СОШ»", OrganisationKind::school},
        {"МБОУ СОШ № 5 Центрального района", OrganisationKind::school},
        {"Муниципальное автономное общеобразовательное учреждение «Прогимназия «Росток»", OrganisationKind::school},
        {"Управляющий совет", OrganisationKind::council},
        {"Совет директоров школ", OrganisationKind::council},
        {"МБУ «Городской методический центр»", OrganisationKind::centre},
        {"Управление образования администрации города Урая", OrganisationKind::department},
        {"Школьное методическое объединение", OrganisationKind::community},
        {"Дворец пионеров", OrganisationKind::other},
    };
    for (const auto& [name, kind] : cases) CHECK_MESSAGE(kind_by_name(name) == kind, name);
}

TEST_CASE("schools stand as people count them") {
    std::vector<std::string> names = {"СОШ № 10", "Лицей № 2", "СОШ № 2", "СОШ №1", "гимназия № 1", "ЦРО"};
    sort_by_name(names, [](const std::string& name) { return name; });
    CHECK(names == std::vector<std::string>{"гимназия № 1", "Лицей № 2", "СОШ №1", "СОШ № 2", "СОШ № 10", "ЦРО"});
}

TEST_CASE("a name for tables") {
    const std::pair<const char*, const char*> cases[] = {
        {"Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 10 с углублённым "
         "изучением отдельных предметов имени Героя Советского Союза И.И. Иванова»",
         "СОШ № 10"},
        {"Муниципальное казённое общеобразовательное учреждение основная общеобразовательная школа № 3", "ООШ № 3"},
        {"МБОУ «СОШ №1 им. Созонова Ю.Г.»", "СОШ № 1"},
        {"МБОУ СОШ №2", "СОШ № 2"},
        {"МБОУ \"СОШ № 7\"", "СОШ № 7"},
        {"МБОУ «Гимназия №1»", "Гимназия № 1"},
        {"муниципальное автономное общеобразовательное учреждение лицей № 4", "Лицей № 4"},
        {"Муниципальное автономное общеобразовательное учреждение города Урая «Гимназия № 2»", "Гимназия № 2"},
        {"МКОУ «Сосновская средняя общеобразовательная школа»", "Сосновская СОШ"},
        {"МБОУ «СОШ № 3 «Гармония»", "СОШ № 3 «Гармония»"},
        {"МКУ ДО «Центр развития образования»", "Центр развития образования"},
        {"Департамент образования Администрации города Ханты-Мансийска",
         "Департамент образования Администрации города Ханты-Мансийска"},
        {"МБОУ", "МБОУ"},
        {"", ""},
    };
    for (const auto& [name, shortened] : cases) CHECK_MESSAGE(shortened_name(name) == shortened, name);
}
