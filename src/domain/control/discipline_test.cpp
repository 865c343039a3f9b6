#include "domain/control/discipline.hpp"

#include <doctest/doctest.h>

using namespace mera;

TEST_CASE("a band follows the share, its borders and the day") {
    const auto bands = DisciplineBands::from_csv(
        "valid_from,band,up_to_percent,words,basis\n"
        "2019-01-01,low,50,низкая,а\n2019-01-01,middle,75,средняя,а\n2019-01-01,high,100,высокая,а\n"
        "2021-01-01,low,80,низкая,б\n2021-01-01,high,100,высокая,б\n");
    REQUIRE(bands);
    const auto band = [&](std::int64_t on_time, std::int64_t due, Date day) {
        const auto* step = bands->step_of({on_time, due}, day);
        REQUIRE(step != nullptr);
        return step->band;
    };
    const Date day = make_date(2020, 6, 12);
    CHECK(band(1, 2, day) == Band::low);
    CHECK(band(501, 1000, day) == Band::middle);
    CHECK(band(3, 4, day) == Band::middle);
    CHECK(band(4, 4, day) == Band::high);
    CHECK(band(0, 4, day) == Band::low);
    CHECK(band(3, 4, make_date(2021, 6, 12)) == Band::low);
    CHECK_MESSAGE(bands->step_of({0, 0}, day) == nullptr, "nothing was due: nothing to judge");
    CHECK_MESSAGE(bands->step_of({1, 1}, make_date(2018, 1, 1)) == nullptr, "no rule held yet");
}

TEST_CASE("a scale that does not reach the whole, falls, or cannot be read is refused") {
    for (const char* wrong : {"2019-01-01,low,50,низкая,а", "2019-01-01,low,75,н,а\n2019-01-01,high,50,в,а",
                              "2019-13-01,low,100,низкая,а", "2019-01-01,grey,100,низкая,а", "2019-01-01,low,1OO,н,а"})
        CHECK_FALSE(DisciplineBands::from_csv(wrong));
}
