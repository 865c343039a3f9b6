#include "intake/plan/lost_zero.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("a day whose number may have lost a zero") {
    CHECK(with_lost_zero("14.1") == "14.10");
    CHECK(with_lost_zero("14.1 суббота") == "14.10 суббота");
    CHECK(with_lost_zero("2.1-5.1") == std::nullopt);  // no single number
    CHECK(with_lost_zero("14.1\n21.1") == "14.10\n21.10");
    for (const char* whole : {"14.10", "14.01", "1.1.2026", "14.2", "2014.1", "14.11", "до 14"})
        CHECK_MESSAGE(!with_lost_zero(whole), whole);
}

TEST_CASE("a month of the plan") {
    const PlanTerm school{make_date(2025, 9, 1), make_date(2026, 5, 31)};
    CHECK(covers_month(school, 10));
    CHECK(covers_month(school, 1));
    CHECK_FALSE(covers_month(school, 7));
    CHECK_FALSE(covers_month({make_date(2026, 10, 1), make_date(2026, 10, 31)}, 1));
}

}  // namespace mera::intake
