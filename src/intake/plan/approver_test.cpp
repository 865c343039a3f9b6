#include "intake/plan/approver.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

namespace mera::intake {

namespace {

Approver approver(std::initializer_list<const char*> texts) {
    std::vector<Line> lines;
    for (const char* text : texts) lines.push_back({.text = text, .place = {}});
    return approver_of(lines);
}

}  // namespace

TEST_CASE("the corner mark of a plan tells whose it is") {
    CHECK(
        approver({"УТВЕРЖДАЮ", "Директор МБОУ СОШ № 5", "____________ Т.В. Примерова", "«30» августа 2023 г.", "ПЛАН"})
            .organisation == "МБОУ СОШ № 5");
    CHECK(approver({"УТВЕРЖДАЮ Директор МБОУ «Учебная школа» И.И. Примеров"}).organisation == "МБОУ «Учебная школа»");
    CHECK(approver({"«УТВЕРЖДАЮ»", "И.о. заведующего МБДОУ", "«Детский сад № 7»", "Приказ от 01.09.2023 № 5"})
              .organisation == "МБДОУ «Детский сад № 7»");
    const Approver unit = approver({"УТВЕРЖДАЮ:", "Начальник управления", "образования Учебного района", "30.08.2023"});
    CHECK(unit.organisation == "Управление образования Учебного района");
    CHECK_FALSE(unit.sure);
    CHECK(approver({"УТВЕРЖДАЮ", "Директор школы", "П.П. Примеров"}).organisation.empty());
    CHECK(approver({"План работы", "Директор МБОУ СОШ № 5"}).organisation.empty());
}

}  // namespace mera::intake
