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

// What the numbers of two sections, each named by a title alone, are read as.
std::string in_order(std::vector<std::vector<const char*>> read) {
    RawPlan plan;
    for (const auto& numbers : read) {
        RawSection& section = plan.sections.emplace_back();
        for (const char* number : numbers) {
            RawMeasure& measure = section.measures.emplace_back();
            measure.label = row_label_of(number);
            measure.number.text = number;
        }
    }
    mend_numbers_by_order(plan);
    std::string out;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures) out += measure.label->text + " ";
    return out;
}

}  // namespace

TEST_CASE("numbers that count on over the titles of sections are put right at their ends, too") {
    CHECK(in_order({{"1", "2", "5"}, {"4", "5", "6"}}) == "1 2 3 4 5 6 ");
    CHECK(in_order({{"1", "2", "3"}, {"1", "2", "3"}}) == "1 2 3 1 2 3 ");
    CHECK(in_order({{"1", "2", "5"}, {"1", "2", "3"}}) == "1 2 5 1 2 3 ");
}

TEST_CASE("rows put in between two others keep their letters, and the numbers count on over them") {
    CHECK(in_order({{"5", "5а", "6"}}) == "5 5а 6 ");
    CHECK(in_order({{"7", "8", "8а", "8б", "9", "9а"}}) == "7 8 8а 8б 9 9а ");
    CHECK(in_order({{"1.1", "1.2", "1.2а", "7.3", "1.4"}}) == "1.1 1.2 1.2а 1.3 1.4 ");
    CHECK(in_order({{"33", "3а", "35"}}) == "33 34 35 ");  // «4» read as a letter
}

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
