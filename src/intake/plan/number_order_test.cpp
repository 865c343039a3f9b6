#include "intake/plan/number_order.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

namespace {

DraftSection section(const char* number, const char* title) {
    return {.number = number, .title = title, .measures = {}};
}

std::string numbers_of(std::vector<DraftSection> sections) {
    std::vector<Repair> repairs;
    mend_section_numbers(sections, repairs);
    std::string out;
    for (const DraftSection& one : sections) out += "[" + one.number + "] " + one.title + " ";
    return out;
}

}  // namespace

TEST_CASE("Roman numbers of sections that a recogniser took for letters") {
    CHECK(numbers_of({section("I", "Кадры"), section("", "П. Работа с детьми"), section("", "Ш. Контроль")}) ==
          "[I] Кадры [II] Работа с детьми [III] Контроль ");
    CHECK(numbers_of({section("1", "Кадры"), section("", "Раздел П. Работа с детьми")}) ==
          "[I] Кадры [II] Работа с детьми ");
    // Figures are figures, letters out of turn are letters.
    CHECK(numbers_of({section("1", "Кадры"), section("2", "Контроль")}) == "[1] Кадры [2] Контроль ");
    CHECK(numbers_of({section("", "П. Образцов"), section("", "Г. Лесновск")}) == "[] П. Образцов [] Г. Лесновск ");
    CHECK(numbers_of({section("I", "Кадры"), section("", "Г. Лесновск")}) == "[I] Кадры [] Г. Лесновск ");
}

}  // namespace mera::intake
