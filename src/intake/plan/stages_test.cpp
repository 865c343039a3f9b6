// Stages of a plan and their days.
#include "intake/plan/stages.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

namespace {

Source telling(std::initializer_list<const char*> lines) {
    Source source;
    for (const char* line : lines) source.items.emplace_back(Line{.text = line});
    return source;
}

}  // namespace

TEST_CASE("the days of a stage stand in its heading or where the document tells of it") {
    const Source source =
        telling({"I этап – диагностический (январь – май 2023 г.)", "Второй этап, основной: сентябрь 2023 – май 2025",
                 "Заключительный этап – 2025/26 учебный год", "Этап 4 – 2026 год", "Этап 4 – 2027 год"});
    const Stages stages{source};
    const PlanTerm second{make_date(2023, 9, 1), make_date(2025, 5, 31)};
    CHECK((stages.term_of("1 этап") == PlanTerm{make_date(2023, 1, 1), make_date(2023, 5, 31)}));
    CHECK((stages.term_of("II этап – основной") == second));
    CHECK((stages.term_of("Основной этап") == second));
    CHECK((stages.term_of("Заключительный этап") == PlanTerm{make_date(2025, 9, 1), make_date(2026, 8, 31)}));
    CHECK((stages.term_of("Этап № 3 (2024 год)") == PlanTerm{make_date(2024, 1, 1), make_date(2024, 12, 31)}));
    CHECK_FALSE(stages.term_of("IV этап"));
    CHECK_FALSE(stages.term_of("Работа с кадрами"));
    CHECK(names_stage("III этап"));
    CHECK_FALSE(names_stage("Подготовка и проведение в школах района школьного этапа олимпиады"));
}

}  // namespace mera::intake
