#include "intake/plan/plan_heading.hpp"

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

TEST_CASE("a report says so in its first word, or that its deeds have been done; a plan for results does not") {
    for (const char* report : {"Отчёт о проведённых мероприятиях Недели науки", "Итоги реализации дорожной карты",
                               "Перечень мероприятий, проведённых школой", "Анализ выполнения плана за 2024 год"})
        CHECK_MESSAGE(title_of_report(lines({"МБОУ «Школа»", report})) != nullptr, report);
    for (const char* plan : {"План мероприятий по итогам проверки", "План-отчёт о мероприятиях", "Анализ: план",
                             "Дорожная карта выполненных в 2023 году работ и мероприятий", "Итоги"})
        CHECK_MESSAGE(title_of_report(lines({plan})) == nullptr, plan);
}

TEST_CASE("an organisation below a title that ends with its year is no part of it; in the genitive it is") {
    CHECK(plan_title(lines({"План работы на 2025 год", "ГБУ «Комплексный центр»"})) == "План работы на 2025 год");
    CHECK(plan_title(lines({"План подготовки в 2023/2024 учебном году", "Отдел образования района"})) ==
          "План подготовки в 2023/2024 учебном году");
    CHECK(plan_title(lines({"План работы", "Управления образования", "на 2025 год"})) ==
          "План работы Управления образования на 2025 год");
}

TEST_CASE("a filled act, a signature and the minutes beside it are no blanks") {
    CHECK(unfilled_act(lines({"Приложение к приказу от 12.05.2026 № 15", "План"})) == nullptr);
    CHECK(unfilled_act(lines({"УТВЕРЖДАЮ", "Директор ________ И.И. Примеров", "«___» ________ 2026 г."})) == nullptr);
    CHECK(unfilled_act(lines({"Утверждён приказом от 12.05.2026 № 15", "Принят, протокол от ____ № ____"})) == nullptr);
}

TEST_CASE("the act that approves a plan may say whose it is") {
    CHECK(issuer_of_approval(lines({"УТВЕРЖДЕН", "приказом управления образования", "администрации Озёрного района",
                                    "от 12.05.2026 № 15", "План"})) ==
          "Управление образования администрации Озёрного района");
    CHECK(issuer_of_approval(lines({"Приложение 1 к приказу МКУ «Центр образования» от 12.05.2026 № 15", "План"})) ==
          "МКУ «Центр образования»");
    for (const char* act : {"Утверждён приказом МБОУ «СОШ № 6» от 12.05.2026 № 15",
                            "Утверждён приказом МБОУ «СОШ № 6» № 15 от 12.05.2026"})
        CHECK(issuer_of_approval(lines({act, "План"})) == "МБОУ «СОШ № 6»");
    for (const char* other :
         {"Утверждён приказом от 12.05.2026 № 15", "Утверждён приказом директора от 12.05.2026 № 15"})
        CHECK(issuer_of_approval(lines({other, "План"})).empty());
}

TEST_CASE("the act that approves a plan may be shortened") {
    const Requisites found =
        approved_by(lines({"Утверждаю. Заведующий Примерова П.П. Пр. № 45 от 28.08.2020", "План"}));
    CHECK(found.number == "45");
    CHECK(found.date == make_date(2020, 8, 28));
    CHECK_FALSE(approved_by(lines({"Площадь им. пр. Ленина", "План на 28.08.2020"})).date);
}

TEST_CASE("the number of a school is not that of the order that approves its plan") {
    const auto number = [](std::initializer_list<const char*> stamp) { return approved_by(lines(stamp)).number; };
    CHECK(number({"УТВЕРЖДЕНО", "приказом директора МАОУ СОШ № 21", "от 03.06.2024 № 203/1", "План"}) == "203/1");
    CHECK(number({"Утверждено приказом МАОУ «Гимназия № 2» от 11.10.2021 № 211", "План"}) == "211");
    CHECK(number({"Утверждено приказом по школе № 15 от 11.10.2021", "План"}) == "15");
    CHECK(number({"Утверждено приказом директора СОШ № 21 от 11.10.2021", "План"}).empty());
}

TEST_CASE("the foot of a title page is no part of the title") {
    CHECK(plan_title(lines({"ПРОГРАММА", "поддержки чтения на 2023 год", "с. Озёрное, 2023", "Содержание"})) ==
          "ПРОГРАММА поддержки чтения на 2023 год");
}

TEST_CASE("letters set apart are closed up to words") {
    CHECK(with_letters_closed_up("П Л А Н") == "ПЛАН");
    CHECK(with_letters_closed_up("П Л А Н работы клуба") == "ПЛАН работы клуба");
    CHECK(with_letters_closed_up("П Л А Н  Р А Б О Т Ы") == "ПЛАН РАБОТЫ");
    CHECK(with_letters_closed_up("П Л А Н Р А Б О Т Ы на год") == "ПЛАН РАБОТЫ на год");
    CHECK(with_letters_closed_up("П Р О Г Р А М М А") == "ПРОГРАММА");
    CHECK(with_letters_closed_up("А Б В") == "А Б В");
    CHECK(with_letters_closed_up("План работы") == "План работы");
}

TEST_CASE("what stands below a title and is none of it") {
    CHECK(plan_title(lines({"План месячника", "Девиз: «Вместе веселее!»"})) == "План месячника");
    CHECK(plan_title(lines({"План", "работы клуба", "Место проведения: спортзал"})) == "План работы клуба");
    CHECK(plan_title(lines({"План", "месячника безопасности", "(утв. постановлением администрации Примерного района",
                            "от 13 декабря 2026 г. N 19)"})) == "План месячника безопасности");
    CHECK(plan_title(lines({"План улучшения питания школьников", "09.09.2026"})) ==
          "План улучшения питания школьников");
    CHECK(plan_title(lines({"План: неделя здоровья"})) == "План: неделя здоровья");
    CHECK(plan_title(lines({"План работы музея", "План работы."})) == "План работы музея");
    CHECK(plan_title(lines({"План на октябрь",
                            "ПЛАН мероприятий клуба «Ручеёк» г.п. Примерного для детей и их семей на "
                            "октябрь 2026 г."})) ==
          "ПЛАН мероприятий клуба «Ручеёк» г.п. Примерного для детей и их семей на октябрь 2026 г.");
}

}  // namespace mera::intake
