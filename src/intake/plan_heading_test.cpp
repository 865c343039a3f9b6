#include "intake/plan_heading.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

namespace {

std::vector<Line> lines(std::initializer_list<const char*> texts) {
    std::vector<Line> out;
    for (const char* text : texts) out.push_back({.text = text, .place = {}});
    return out;
}

}  // namespace

TEST_CASE("an act whose day and number nobody filled in is found") {
    const auto stamp =
        lines({"УТВЕРЖДЕН", "приказом управления образования", "от «___» ________ 2026 г. № _____", "План"});
    const Line* found = unfilled_act(stamp);
    REQUIRE(found != nullptr);
    CHECK(found->text == stamp[2].text);
    CHECK(unfilled_act(lines({"Приложение к приказу от ____________ № ____", "План"})) != nullptr);
}

TEST_CASE("a filled act, a signature and the minutes beside it are no blanks") {
    CHECK(unfilled_act(lines({"Приложение к приказу от 12.05.2026 № 15", "План"})) == nullptr);
    CHECK(unfilled_act(lines({"УТВЕРЖДАЮ", "Директор ________ И.И. Примеров", "«___» ________ 2026 г."})) == nullptr);
    CHECK(unfilled_act(lines({"Утверждён приказом от 12.05.2026 № 15", "Принят, протокол от ____ № ____"})) == nullptr);
}

}  // namespace mera::intake
