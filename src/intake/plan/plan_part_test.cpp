#include "intake/plan/plan_part.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("a title says for which part of the year the plan is") {
    struct Example {
        const char* title;
        Date first, last;
        bool sure = true;
    };
    const Example cases[] = {
        {"План работы на сентябрь 2024 года", make_date(2024, 9, 1), make_date(2024, 9, 30)},
        {"План на I полугодие 2025 года", make_date(2025, 1, 1), make_date(2025, 6, 30)},
        {"План на 2 полугодие 2024-2025 учебного года", make_date(2025, 1, 1), make_date(2025, 5, 31)},
        {"План на IV квартал 2024 г.", make_date(2024, 10, 1), make_date(2024, 12, 31)},
        {"План на четвёртый квартал 2024 г.", make_date(2024, 10, 1), make_date(2024, 12, 31)},
        {"План на октябрь 2023 г. – март 2024 г.", make_date(2023, 10, 1), make_date(2024, 3, 31)},
        {"План на октябрь-ноябрь 2024 г.", make_date(2024, 10, 1), make_date(2024, 11, 30)},
        {"10 – 15 февраля 2025 года", make_date(2025, 2, 10), make_date(2025, 2, 15), false},
        {"План месячника безопасности (1–30 сентября 2024 г.)", make_date(2024, 9, 1), make_date(2024, 9, 30), false},
        {"План подготовки к празднику с 1 по 9 мая 2024 года", make_date(2024, 5, 1), make_date(2024, 5, 9), false},
    };
    for (const auto& [title, first, last, sure] : cases) {
        CAPTURE(title);
        const auto part = part_in_title(title);
        REQUIRE(part);
        CHECK((part->days == PlanTerm{first, last}));
        CHECK(part->sure == sure);
    }
    for (const char* title : {"План на осенние каникулы 2024 года", "План на летний период 2024 года",
                              "План на 1 четверть 2024-2025 учебного года"}) {
        CAPTURE(title);
        const auto part = part_in_title(title);
        REQUIRE(part);
        CHECK_FALSE(part->days);
    }
    for (const char* title :
         {"План на 2024 год", "План на 2024/2025 учебный год", "План мероприятий на 2025–2027 годы"})
        CHECK_FALSE(part_in_title(title));
}

TEST_CASE("a heading says in brackets when its rows take place") {
    CHECK((term_in_brackets("2 этап – основной (январь 2025 г. – май 2026 г.)") ==
           PlanTerm{make_date(2025, 1, 1), make_date(2026, 5, 31)}));
    CHECK((term_in_brackets("I этап (2025 год)") == PlanTerm{make_date(2025, 1, 1), make_date(2025, 12, 31)}));
    for (const char* heading : {"Работа с кадрами (приложение 2)", "Отчёты (до 2025 года)", "Кадры",
                                "Контроль (ежемесячно)", "Сентябрь (2 неделя)"})
        CHECK_FALSE(term_in_brackets(heading));
}

}  // namespace mera::intake
