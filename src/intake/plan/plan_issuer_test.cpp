#include "intake/plan/plan_issuer.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

namespace {

std::vector<Line> lines_of(std::initializer_list<const char*> texts) {
    std::vector<Line> out;
    for (const char* text : texts) out.push_back({text});
    return out;
}

// With «?» where it is worth a doubt.
std::string named(std::string_view title) {
    const auto issuer = issuer_of_plan({Line{std::string{title}}}, std::string{title}, Vocabulary{});
    return issuer ? issuer->organisation + (issuer->sure ? "" : "?") : std::string{};
}

}  // namespace

TEST_CASE("the lines above the title of a plan name whose it is") {
    const auto above = lines_of({"Комитет по образованию", "МБДОУ «Учебный сад № 2»", "ПЛАН", "работы на 2024 год"});
    const auto issuer = issuer_of_plan(above, "ПЛАН работы на 2024 год", Vocabulary{});
    REQUIRE(issuer);
    CHECK(issuer->organisation == "МБДОУ «Учебный сад № 2»");
    CHECK(issuer->sure);
}

TEST_CASE("who wrote the plan is none of whose it is, and what else stands there is worth a doubt") {
    const auto by_teacher = lines_of({"МБДОУ «Учебный сад № 2»", "Воспитатель И.И. Примерова", "План на 2024 год"});
    const auto issuer = issuer_of_plan(by_teacher, "План на 2024 год", Vocabulary{});
    REQUIRE(issuer);
    CHECK(issuer->organisation == "МБДОУ «Учебный сад № 2»");
    CHECK(!issuer->sure);
    const auto with_motto = lines_of({"МБДОУ «Учебный сад № 2»", "Растём вместе", "План на 2024 год"});
    const auto doubted = issuer_of_plan(with_motto, "План на 2024 год", Vocabulary{});
    CHECK((doubted && !doubted->sure));
}

TEST_CASE("what a mark above the title names is not taken from its lines") {
    const auto above = lines_of({"Приложение к приказу", "МБДОУ «Учебный сад № 2»", "План работы на 2024 год"});
    CHECK(!issuer_of_plan(above, "План работы на 2024 год", Vocabulary{}));
}

TEST_CASE("the title of a plan names whose it is, but not with whom or for whom") {
    CHECK(named("План работы МБОУ СОШ № 5 с. Учебное на 2024 год") == "МБОУ СОШ № 5 с. Учебное");
    CHECK(named("План оценки качества (ВСОКО) МБОУ «Учебная школа» на 2024 год") == "МБОУ «Учебная школа»?");
    CHECK(named("План проверки МБОУ «Учебная школа» на 2024 год") == "МБОУ «Учебная школа»?");
    CHECK(named("План работы ШМО учителей химии МБОУ «Учебная школа» на 2024 год") == "МБОУ «Учебная школа»?");
    CHECK(named("План работы ШМО учителей химии на 2024 год").empty());
    CHECK(named("План работы отдела по делам молодёжи Учебного района на март 2024 года") ==
          "Отдел по делам молодёжи Учебного района");
    CHECK(named("План работы школы № 5 на 2024 год") == "Школа № 5");
    CHECK(named("План смены лагеря МБОУ СОШ № 5 июнь 2024 года") == "МБОУ СОШ № 5?");
    CHECK(named("План школ МБОУ «Учебная школа» МБОУ «Учебный лицей» на 2024 год").empty());
    CHECK(named("План работы школы на 2024 год").empty());
    CHECK(named("План взаимодействия с МБОУ СОШ № 5 на 2024 год").empty());
    CHECK(named("План преемственности детского сада № 3 и МБОУ СОШ № 5 на 2024 год").empty());
    CHECK(named("План преемственности детского сада № 3 иМБОУ СОШ № 5 на 2024 год").empty());
    CHECK(named("План работы учителей на 2024 год").empty());
}

}  // namespace mera::intake
