#include "intake/plan/plan_term.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("the term of a plan stands in its title, not in the day it was signed on") {
    struct Example {
        std::vector<std::string> titles;
        Date first, last;
    };
    const Example cases[] = {
        {{"«29» августа 2025 г.", "на 2025-2026 учебный год"}, make_date(2025, 9, 1), make_date(2026, 8, 31)},
        {{"от 20 декабря 2024 г. № 211", "мероприятий на территории поселения в 2025 году"},
         make_date(2025, 1, 1),
         make_date(2025, 12, 31)},
        {{"12 мая 2025 года", "План работы на 2026 год"}, make_date(2026, 1, 1), make_date(2026, 12, 31)},
        {{"«_______»_____________2020г.", "Перечень мероприятий на 2021 год"},
         make_date(2021, 1, 1),
         make_date(2021, 12, 31)},
        {{"«___» августа 2025 г.", "«   » сентября 2025 г.", "от            2025 г. №", "План на 2026 год"},
         make_date(2026, 1, 1),
         make_date(2026, 12, 31)},
        {{"г. Заречный, 2020 г.", "План работы на 2021 год"}, make_date(2021, 1, 1), make_date(2021, 12, 31)},
        {{"План «Сентябрь 2025 года»"}, make_date(2025, 1, 1), make_date(2025, 12, 31)},
        {{"Дорожная карта проекта «Чистая вода» (2026–2027)"}, make_date(2026, 1, 1), make_date(2027, 12, 31)},
        {{"План на октябрь 2025 года"}, make_date(2025, 1, 1), make_date(2025, 12, 31)},
        {{"План с 1 сентября 2025 г. по 31 декабря 2025 г."}, make_date(2025, 1, 1), make_date(2025, 12, 31)},
        {{"План месячника", "23.01.2026г.- 22.02.2026г."}, make_date(2026, 1, 1), make_date(2026, 12, 31)},
        {{"План месячника с 25.01.2026 по 28.02.2026г."}, make_date(2026, 1, 1), make_date(2026, 12, 31)},
        {{"План декады", "21.12.2025 - 10.01.2026"}, make_date(2025, 12, 21), make_date(2026, 1, 10)},
        {{"Отчёт за период с 01.02.2024 по 31.03.2024", "План на 2026 год"},
         make_date(2026, 1, 1),
         make_date(2026, 12, 31)}};
    for (const Example& c : cases) {
        const auto found = plan_term({.order_date = {}, .titles = c.titles, .sections = {}, .deadlines = {}});
        REQUIRE_MESSAGE(found, c.titles.front());
        CHECK_MESSAGE((found->term == PlanTerm{c.first, c.last}), c.titles.front());
    }
}

TEST_CASE("of several years in a title the one the plan is for") {
    const PlanTerm year{make_date(2021, 1, 1), make_date(2021, 12, 31)};
    for (const std::vector<std::string>& titles : std::vector<std::vector<std::string>>{
             {"План по устранению недостатков, выявленных в 2020 году, на 2021 год"},
             {"Анализ работы за 2020 год и план на 2021 год"},
             {"План повышения показателей к 2030 году на 2021 год"},
             {"План реализации программы «Развитие образования на 2014-2020 годы» на 2021 год"},
             {"План реализации в 2021 году программы «Развитие образования на 2019-2024 годы»"},
             {"План выполнения решений конференции 2020 года", "на 2021 год"},
             {"Заречный", "2020", "План работы на 2021 год"}}) {
        const auto found = plan_term({.order_date = {}, .titles = titles, .sections = {}, .deadlines = {}});
        REQUIRE_MESSAGE(found, titles.front());
        CHECK_MESSAGE((found->term == year), titles.front());
    }
}

TEST_CASE("the plan of an order of autumn that names no year runs on into the next, guessed") {
    const auto term = [](Date ordered, std::vector<std::string> deadlines) {
        return plan_term(
            {.order_date = ordered, .titles = {"План мероприятий"}, .sections = {}, .deadlines = deadlines});
    };
    const auto next = term(make_date(2023, 12, 20), {"январь", "до 15 февраля", "декабрь"});
    REQUIRE(next);
    CHECK(next->term == PlanTerm{make_date(2023, 12, 20), make_date(2024, 12, 19)});
    CHECK(next->guessed);
    // One row may be a slip, and an order of spring may plan what has begun before it.
    CHECK_FALSE(term(make_date(2023, 10, 2), {"до 15 февраля", "ноябрь", "декабрь"})->guessed);
    CHECK_FALSE(term(make_date(2023, 4, 3), {"январь", "февраль", "декабрь"})->guessed);
}

TEST_CASE("a title that names a stretch over the end of a year") {
    for (const char* title :
         {"План на период с сентября 2020 г. по май 2021 г.", "План на сентябрь 2020 – май 2021 года"}) {
        const auto found = plan_term({.order_date = {}, .titles = {title}, .sections = {}, .deadlines = {}});
        REQUIRE_MESSAGE(found, title);
        CHECK_MESSAGE((found->term == PlanTerm{make_date(2020, 9, 1), make_date(2021, 5, 31)}), title);
    }
    const auto both =
        plan_term({.order_date = {}, .titles = {"План на 2021 и 2022 годы"}, .sections = {}, .deadlines = {}});
    REQUIRE(both);
    CHECK((both->term == PlanTerm{make_date(2021, 1, 1), make_date(2022, 12, 31)}));
}

TEST_CASE("a plan until a year runs from the day of its order") {
    const auto found = plan_term({.order_date = make_date(2021, 3, 15),
                                  .titles = {"Дорожная карта на период до 2025 года"},
                                  .sections = {},
                                  .deadlines = {"май"}});
    REQUIRE(found);
    CHECK((found->term == PlanTerm{make_date(2021, 3, 15), make_date(2025, 12, 31)}));
}

TEST_CASE("a title whose letters are a guess gives no term that the deadlines deny") {
    TermFacts facts{.order_date = {},
                    .titles = {"25-2026 учебный год"},
                    .sections = {},
                    .deadlines = {"до 1 октября 2025 г.", "март 2026 г.", "19 сентября 2025 г."}};
    CHECK((plan_term(facts)->term.last == make_date(2027, 8, 31)));
    facts.unsure_titles = true;
    CHECK((plan_term(facts)->term == PlanTerm{make_date(2025, 9, 1), make_date(2026, 8, 31)}));
    facts.titles = {"на 2025-2026 учебный год"};
    CHECK_FALSE(plan_term(facts)->guessed);
}

TEST_CASE("rows name the year of a plan in two digits, too") {
    const auto found = plan_term(
        {.order_date = {}, .titles = {"План месячника"}, .sections = {}, .deadlines = {"23.01.26", "28.01.", "22.02"}});
    REQUIRE(found);
    CHECK((found->term == PlanTerm{make_date(2026, 1, 1), make_date(2026, 12, 31)}));
    CHECK(found->guessed);
    CHECK_FALSE(
        plan_term({.order_date = {}, .titles = {"План"}, .sections = {}, .deadlines = {"28.01.", "п. 1.2.26"}}));
}

TEST_CASE("exams are prepared for from the autumn before them") {
    const auto term = [](std::optional<Date> ordered, const char* title) {
        return plan_term({.order_date = ordered, .titles = {title}, .sections = {}, .deadlines = {"сентябрь"}});
    };
    const Date august = make_date(2023, 8, 30), october = make_date(2023, 10, 2), january = make_date(2024, 1, 15);
    for (const char* title : {"План подготовки к ГИА-2024", "План подготовки к ЕГЭ 2024",
                              "Подготовка к ОГЭ и ЕГЭ в 2024 году", "По итогам ЕГЭ 2022 года, подготовка к ГИА-2024",
                              "Дорожная карта проведения государственной итоговой аттестации в 2024 году"}) {
        INFO(title);
        REQUIRE(term(august, title));
        CHECK(term(august, title)->term == PlanTerm{august, make_date(2024, 8, 31)});
        CHECK_FALSE(term(august, title)->guessed);
        CHECK(term(october, title)->term == PlanTerm{make_date(2023, 9, 1), make_date(2024, 8, 31)});
        CHECK(term(january, title)->term == PlanTerm{make_date(2024, 1, 1), make_date(2024, 12, 31)});
        CHECK(term(make_date(2023, 12, 28), title)->term == PlanTerm{make_date(2024, 1, 1), make_date(2024, 12, 31)});
        CHECK(term({}, title)->guessed);
    }
    CHECK_FALSE(term({}, "План по итогам ГИА-2023"));
    CHECK_FALSE(term({}, "Снизить долю до 3 % к июню 2024 года"));
    CHECK(term({}, "План подготовки к ГИА на 2024 год")->term ==
          PlanTerm{make_date(2024, 1, 1), make_date(2024, 12, 31)});
}

TEST_CASE("an event whose days nobody names is shorter than the plan's years") {
    const auto found = plan_term({.order_date = make_date(2016, 1, 11),
                                  .titles = {"О проведении месячника оборонной работы", "План проведения месячника"},
                                  .sections = {},
                                  .deadlines = {"весь период"}});
    REQUIRE((found && found->part));
    CHECK_FALSE(found->part->days);
    const auto weeks = plan_term(
        {.order_date = {}, .titles = {"План предметных недель на 2016 год"}, .sections = {}, .deadlines = {}});
    CHECK_FALSE((weeks && weeks->part));
}

TEST_CASE("a stretch that a title reports on is not when the plan runs") {
    CHECK_FALSE(plan_term({.order_date = {},
                           .titles = {"План по итогам проверки за период с 01.02.2024 по 31.03.2024"},
                           .sections = {},
                           .deadlines = {}}));
}

TEST_CASE("what was found or began in a year is no year of the plan") {
    const auto term = [](const char* title, std::optional<Date> ordered = {}) {
        return plan_term({.order_date = ordered, .titles = {title}, .sections = {}, .deadlines = {"март"}});
    };
    CHECK_FALSE(term("План по итогам независимой оценки 2022 года"));
    CHECK_FALSE(term("План по устранению недостатков, выявленных в ходе проверки 2022 года"));
    CHECK(term("План по решению коллегии 2022 года", make_date(2024, 2, 1))->term.first == make_date(2024, 2, 1));
    for (const char* title : {"План-график введения стандарта с 1 сентября 2022 года", "План летней кампании 2022"}) {
        const auto found = term(title);
        REQUIRE_MESSAGE(found, title);
        CHECK_MESSAGE(found->guessed, title);
    }
    CHECK(term("План на 2022 год", make_date(2024, 2, 1))->guessed);
}

TEST_CASE("years that begin in autumn, and the school year that an order of August leaves unsaid") {
    const PlanTerm school{make_date(2023, 9, 1), make_date(2024, 8, 31)};
    for (const char* title : {"План воспитательной работы 2023/24", "План на осенне-зимний период 2023-2024 гг.",
                              "План на отопительный период 2023/2024 г."}) {
        const auto found = plan_term({.order_date = {}, .titles = {title}, .sections = {}, .deadlines = {}});
        REQUIRE_MESSAGE(found, title);
        CHECK_MESSAGE((found->term == school), title);
    }
    // What prepares for the season is done in the summer before it.
    const auto before = plan_term({.order_date = {},
                                   .titles = {"План подготовки к отопительному сезону 2023/2024 г."},
                                   .sections = {},
                                   .deadlines = {}});
    REQUIRE(before);
    CHECK(before->term.first == make_date(2023, 1, 1));
    const TermFacts facts{
        .order_date = make_date(2023, 9, 1), .titles = {"План на учебный год"}, .sections = {}, .deadlines = {"март"}};
    CHECK(plan_term(facts)->term == school);
}

TEST_CASE("headings of stages in order say the years of those that name none") {
    const auto found = plan_term(
        {.order_date = make_date(2024, 9, 2),
         .titles = {"План"},
         .sections = {"I этап (сентябрь – ноябрь)", "II этап (декабрь 2024 – март 2025)", "III этап (апрель – май)"},
         .deadlines = {"октябрь", "май"}});
    REQUIRE(found);
    CHECK(found->term.first == make_date(2024, 9, 1));
    CHECK(found->term.last >= make_date(2025, 5, 31));
    CHECK_FALSE(found->guessed);
}

TEST_CASE("«ГИА» over rows from August to June is of that school year") {
    TermFacts facts{.order_date = {},
                    .titles = {"Дорожная карта подготовки к ГИА-2025"},
                    .sections = {},
                    .deadlines = {"август", "октябрь", "декабрь, март", "до 1 февраля", "май – июнь"}};
    CHECK_FALSE(plan_term(facts)->guessed);
    facts.deadlines = {"январь", "март", "май", "сентябрь", "октябрь"};
    CHECK(plan_term(facts)->guessed);
}

}  // namespace mera::intake
