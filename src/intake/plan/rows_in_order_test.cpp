#include "intake/plan/rows_in_order.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

namespace {

using Phrases = std::vector<std::string>;

}  // namespace

TEST_CASE("rows in order tell the years that they do not name") {
    const Phrases school = {"октябрь 2022", "ноябрь",     "до 15 декабря", "январь",
                            "постоянно",    "март – май", "до 15 июня"};
    const auto named = term_of_rows_in_order(school, std::nullopt);
    REQUIRE(named);
    CHECK(named->term == PlanTerm{make_date(2022, 10, 1), make_date(2023, 6, 30)});
    CHECK(named->sure);
    CHECK_FALSE(term_of_rows_in_order({"октябрь", "ноябрь", "январь"}, std::nullopt));

    const auto ordered =
        term_of_rows_in_order({"сентябрь", "октябрь", "декабрь", "февраль", "май"}, make_date(2023, 8, 31));
    REQUIRE(ordered);
    CHECK(ordered->term == PlanTerm{make_date(2023, 9, 1), make_date(2024, 5, 31)});
    CHECK(ordered->sure);
}

TEST_CASE("few rows in order may stand so by chance, and rows before the order are asked about") {
    const auto few = term_of_rows_in_order({"ноябрь 2022 г.", "декабрь", "январь"}, std::nullopt);
    REQUIRE(few);
    CHECK_FALSE(few->sure);
    const Phrases rows = {"сентябрь", "октябрь", "ноябрь", "декабрь", "январь"};
    const auto before = term_of_rows_in_order(rows, make_date(2024, 10, 20));
    REQUIRE(before);
    CHECK(before->term.first == make_date(2024, 9, 1));
    CHECK_FALSE(before->sure);
}

TEST_CASE("rows in another order, over more than a year, or against their years tell nothing") {
    CHECK_FALSE(term_of_rows_in_order({"май 2022", "январь", "октябрь", "март", "сентябрь"}, std::nullopt));
    CHECK_FALSE(term_of_rows_in_order({"март 2022", "сентябрь", "март", "сентябрь", "март"}, std::nullopt));
    CHECK_FALSE(term_of_rows_in_order({"октябрь 2022", "декабрь", "январь 2022", "март"}, std::nullopt));
}

}  // namespace mera::intake
