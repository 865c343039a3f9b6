#include "intake/plan/guessed_rows.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

namespace {

RawMeasure measure(const std::string& number, const std::string& title, const std::string& executors,
                   const std::string& deadline) {
    RawMeasure out;
    out.label = label_of(number);
    for (const auto& [field, text] : {std::pair{&out.number, &number},
                                      {&out.title, &title},
                                      {&out.executors, &executors},
                                      {&out.deadline, &deadline}}) {
        field->text = *text;
        field->guessed = true;
        field->place.page = 3;
    }
    return out;
}

}  // namespace

TEST_CASE("sound rows among sound ones lose the doubt at every field, the table keeps one") {
    RawPlan plan;
    RawSection& section = plan.sections.emplace_back();
    section.measures = {measure("1", "Провести опрос", "Методист", "до 5 мая 2024 года"),
                        measure("2", "Составить список", "Директор", "июнь 2024 года"),
                        measure("3", "Подготовить приказ", "Директор", "Ежеквартально"),
                        measure("4", "Направить отчёт", "Методист", "до 20 сентября"),  // its year stands below
                        measure("5", "Провести сбор", "Директор", "2024 года июль 2024 года")};
    weigh_guessed_rows(plan);
    REQUIRE(plan.guessed_tables.size() == 1);
    CHECK(plan.guessed_tables[0].page == 3);
    CHECK_FALSE(section.measures[0].deadline.guessed);
    CHECK_FALSE(section.measures[1].deadline.guessed);
    CHECK_MESSAGE(section.measures[2].deadline.guessed, "the row below is not sound");
    CHECK(section.measures[3].deadline.guessed);
    CHECK(section.measures[4].deadline.guessed);
}

TEST_CASE("a list of times is one phrase, and a row that may belong to the one above is not sound") {
    RawPlan plan;
    RawSection& section = plan.sections.emplace_back();
    section.measures = {measure("1", "Провести опрос", "Методист", "октябрь, апрель"),
                        measure("2", "Составить список", "Директор", "июнь"),
                        measure("3", "Подготовить приказ", "Директор", "июль")};
    RawPlan other = plan;
    weigh_guessed_rows(plan);
    CHECK_FALSE(section.measures[0].deadline.guessed);
    other.sections[0].measures[2].may_go_on = true;
    weigh_guessed_rows(other);
    CHECK_FALSE(other.sections[0].measures[0].deadline.guessed);
    CHECK(other.sections[0].measures[1].deadline.guessed);
}

TEST_CASE("a day behind another time may be of the row that ran into this one") {
    RawPlan plan;
    plan.sections.emplace_back().measures = {measure("1", "Провести опрос", "Методист", "По особому плану 16 января"),
                                             measure("2", "Составить список", "Директор", "до 5 мая")};
    weigh_guessed_rows(plan);
    CHECK(plan.sections[0].measures[0].deadline.guessed);
}

TEST_CASE("days under a month, a plan that names no executors or no times, and small letters everywhere are sound") {
    RawPlan plan;
    RawSection& january = plan.sections.emplace_back();
    january.title = "Январь";
    january.measures = {measure("1", "Первенство школы", "тренер", "11–12"),
                        measure("2", "Турнир по мини-футболу", "тренер", "6"),
                        measure("3", "Лыжная гонка", "тренер", "18 25")};  // two rows run together
    weigh_guessed_rows(plan);
    CHECK_FALSE(january.measures[0].deadline.guessed);
    CHECK_MESSAGE(january.measures[1].deadline.guessed, "the row below is not sound");
    CHECK(january.measures[2].deadline.guessed);

    RawPlan bare;
    bare.sections.emplace_back().measures = {measure("1", "Провести опрос", "", ""),
                                             measure("2", "Составить список", "", "")};
    for (RawMeasure& it : bare.sections[0].measures) it.columns_have_deadline = false;
    weigh_guessed_rows(bare);
    CHECK_FALSE(bare.sections[0].measures[0].title.guessed);
}

TEST_CASE("a row out of order, without an executor or with a title that goes on is not sound") {
    for (const RawMeasure& odd : {measure("4", "Составить список", "Директор", "июнь 2024 года"),
                                  measure("2", "Составить список", "", "июнь 2024 года"),
                                  measure("2", "Составить список и", "Директор", "июнь 2024 года"),
                                  measure("2", "список учащихся", "Директор", "июнь 2024 года")}) {
        RawPlan plan;
        plan.sections.emplace_back().measures = {measure("1", "Провести опрос", "Методист", "май 2024 года"), odd};
        weigh_guessed_rows(plan);
        CHECK(plan.sections[0].measures[0].deadline.guessed);
        CHECK(plan.sections[0].measures[1].deadline.guessed);
    }
}

}  // namespace mera::intake
