#include "intake/order/document_requisites.hpp"

#include <doctest/doctest.h>

using namespace mera;
using namespace std::chrono;

TEST_CASE("kind, number and date stand in the first lines of a document") {
    struct Case {
        const char* sentence;
        std::vector<std::string> lines;
        DocumentRequisites expected;
    };
    const Date january = 2020y / January / 14;
    const Case cases[] = {
        {"an order with its requisites in one line",
         {"МБОУ «СОШ № 2»", "ПРИКАЗ", "14.01.2020 № 12-О", "Об итогах семинара"},
         {"приказ", "12-О", january}},
        {"letters set apart, date in words", {"П Р И К А З", "от «14» января 2020 г. № 7"}, {"приказ", "7", january}},
        {"requisites above the kind", {"от 14.01.2020 № 3", "Распоряжение"}, {"распоряжение", "3", january}},
        {"a protocol",
         {"Протокол № 4", "заседания педагогического совета", "14 января 2020 г."},
         {"протокол", "4", january}},
        {"a plan without requisites", {"План коррекции знаний", "на 2020 год"}, {"план", "", {}}},
        {"numbers of other documents are not its own",
         {"ПРИКАЗ",
          "В соответствии с приказом Департамента образования города от 04.12.2019 № 882 «Об утверждении комплекса "
          "мер, направленных на создание условий» приказываю:"},
         {"приказ", "", {}}},
        {"a longer word is another word", {"Планирование уроков", "14.01.2020 № 3"}, {}},
        {"in the middle of a sentence it is not the kind", {"приказ об отпуске был издан 14.01.2020 № 3"}, {}},
        {"a page of a site", {"Новости", "14.01.2020"}, {}},
        {"nothing", {}, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sentence);
        const DocumentRequisites found = document_requisites(c.lines);
        CHECK(found.kind == c.expected.kind);
        CHECK(found.number == c.expected.number);
        CHECK((found.date == c.expected.date));
    }
}
