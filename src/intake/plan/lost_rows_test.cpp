#include "intake/plan/lost_rows.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

namespace {

RawPlan plan_of(const std::vector<std::string>& numbers, const std::string& title = "") {
    RawPlan plan;
    plan.found = true;
    RawSection& section = plan.sections.emplace_back();
    section.title = title;
    for (const std::string& number : numbers) {
        RawMeasure& measure = section.measures.emplace_back();
        measure.label = row_label_of(number);
        measure.number.text = number;
        measure.number.place.page = 2;
    }
    return plan;
}

}  // namespace

TEST_CASE("a number missing between two others says that a row may be lost, and where") {
    CHECK(doubts_about_lost_rows(plan_of({"1", "2", "3"})).empty());
    CHECK(doubts_about_lost_rows(plan_of({"2.1", "2.2"})).empty());
    CHECK(doubts_about_lost_rows(plan_of({"1", "2", "2а", "2б", "3"})).empty());
    const auto one = doubts_about_lost_rows(plan_of({"1", "2", "4"}));
    REQUIRE(one.size() == 1);
    CHECK(one[0].why == "Номера 3 в прочитанном плане нет. Проверьте, не потеряна ли строка.");
    CHECK(one[0].place.page == 2);
    const auto two = doubts_about_lost_rows(plan_of({"1.1", "1.4"}));
    REQUIRE(two.size() == 1);
    CHECK(two[0].why == "Номеров 1.2–1.3 в прочитанном плане нет. Проверьте, не потеряна ли строка.");
    CHECK(doubts_about_lost_rows(plan_of({"3", "4"})).size() == 1);
    CHECK(doubts_about_lost_rows(plan_of({"5", "1", "2"})).size() == 1);  // only what stands before 5
}

TEST_CASE("a row taken for the title of a section is doubted, a title is not") {
    CHECK(doubts_about_lost_rows(plan_of({"1"}, "Работа с кадрами")).empty());
    CHECK(doubts_about_lost_rows(plan_of({"1"}, "Сентябрь 2024 года")).empty());
    CHECK(doubts_about_lost_rows(plan_of({"1"}, "Этап 1. Подготовительный (январь – март 2022 года)")).empty());
    CHECK(doubts_about_lost_rows(plan_of({"1"}, "5 Внести изменения в банк данных до 24 сентября")).size() == 1);
    CHECK(doubts_about_lost_rows(plan_of({}, "Работа с кадрами")).size() == 2);  // the title, and no measure at all
}

}  // namespace mera::intake
