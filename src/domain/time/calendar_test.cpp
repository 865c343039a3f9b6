#include "domain/time/calendar.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "domain/time/school_year.hpp"

using namespace mera;

namespace {

Calendar shipped() {
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/rules/production_calendar.csv");
    return *Calendar::from_csv(std::string{std::istreambuf_iterator<char>(in), {}});
}

int working_days(const Calendar& calendar, int year) {
    int out = 0;
    for (Date day = make_date(year, 1, 1); day.year() == std::chrono::year{year}; day = add_days(day, 1))
        out += calendar.is_working(day) ? 1 : 0;
    return out;
}

}  // namespace

TEST_CASE("the shipped calendar has the official number of working days in every year") {
    const Calendar calendar = shipped();
    for (const auto& [year, days] : {std::pair{2019, 247},
                                     {2020, 248},
                                     {2021, 247},
                                     {2022, 247},
                                     {2023, 247},
                                     {2024, 248},
                                     {2025, 247},
                                     {2026, 247},
                                     {2027, 247}}) {
        INFO(year);
        CHECK(working_days(calendar, year) == days);
    }
}

TEST_CASE("days off by decree are marked and move nothing") {
    const Calendar calendar = shipped();
    const Date day = make_date(2020, 4, 10);
    CHECK(calendar.is_nonworking_by_decree(day));
    CHECK(calendar.is_working(day));
    CHECK(calendar.effective(day, ShiftPolicy::previous) == day);
    CHECK(calendar.effective(day, ShiftPolicy::next) == day);
    CHECK(calendar.is_short(make_date(2020, 4, 30)));
    CHECK(!calendar.is_nonworking_by_decree(make_date(2020, 5, 9)));
}

TEST_CASE("a school of six days works on Saturdays that are no holidays") {
    const Calendar calendar = shipped();
    const Date saturday = make_date(2020, 6, 20), victory_day = make_date(2020, 5, 9), sunday = make_date(2020, 6, 21);
    CHECK(!calendar.is_working(saturday));
    CHECK(calendar.is_working(saturday, WorkWeek::six_days));
    CHECK(calendar.effective(saturday, ShiftPolicy::previous, WorkWeek::six_days) == saturday);
    CHECK(calendar.effective(sunday, ShiftPolicy::previous, WorkWeek::six_days) == saturday);
    CHECK(!calendar.is_working(victory_day, WorkWeek::six_days));
    CHECK_MESSAGE(calendar.is_working(make_date(2021, 2, 20)), "a Saturday that the decree made a working one");
}

TEST_CASE("a school year begins in autumn and ends by the next August") {
    CHECK(SchoolYear::year_of(make_date(2020, 3, 15)) == 2019);
    CHECK(SchoolYear::year_of(make_date(2020, 9, 1)) == 2020);
    CHECK(SchoolYear::usual(2019).last() == make_date(2020, 5, 31));
    CHECK(SchoolYear::usual(2019).legal_end() == make_date(2020, 8, 31));
    const auto own = SchoolYear::between(make_date(2019, 9, 2), make_date(2020, 5, 30));
    REQUIRE(own);
    CHECK(!own->has_lessons_on(make_date(2019, 9, 1)));
    CHECK(own->has_lessons_on(make_date(2020, 5, 30)));
    CHECK(SchoolYear::between(make_date(2020, 3, 1), make_date(2020, 5, 30)).failure().field == "first_day");
    CHECK(SchoolYear::between(make_date(2019, 9, 2), make_date(2019, 12, 30)).failure().field == "last_day");
    CHECK(SchoolYear::between(make_date(2019, 9, 2), make_date(2020, 9, 1)).failure().field == "last_day");
}
