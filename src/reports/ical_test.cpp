#include "reports/ical.hpp"

#include <doctest/doctest.h>
#include <libical/ical.h>

#include "base/text.hpp"

using namespace mera;

namespace {

const IcalEvent kHard{.uid = "obligation-7@mera",
                      .day = make_date(2020, 6, 11),
                      .summary =
                          "2.3: запятая, точка с запятой; обратная \\ черта и очень длинное название меры, которое "
                          "не помещается в одну строку календаря и складывается посреди русских букв",
                      .description = "первая строка\nвторая \"строка\"\r",
                      .address = "https://mera.example/obligations/7",
                      .revised_on = make_date(2020, 1, 15),
                      .sequence = 2,
                      .remind = true};

}  // namespace

TEST_CASE("every line ends with CRLF, is at most 75 octets and whole UTF-8") {
    const std::string text = to_ical("Мера", {kHard});
    CHECK(text.ends_with("END:VCALENDAR\r\n"));
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        const std::string line = text.substr(at, end - at);
        INFO(line);
        CHECK(line.size() <= 75);
        CHECK(is_valid_utf8(line));
        CHECK(line.find('\n') == std::string::npos);
        at = end + 2;
    }
}

TEST_CASE("a real parser reads back what was written") {
    const std::string text = to_ical("Мера", {kHard});
    icalcomponent* calendar = icalparser_parse_string(text.c_str());
    REQUIRE(calendar != nullptr);
    CHECK(icalcomponent_count_errors(calendar) == 0);
    CHECK(icalrestriction_check(calendar) == 1);
    icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    REQUIRE(event != nullptr);
    CHECK(icalcomponent_get_summary(event) == kHard.summary);
    CHECK(std::string{icalcomponent_get_description(event)} == "первая строка\nвторая \"строка\"");
    CHECK(icalcomponent_get_uid(event) == kHard.uid);
    CHECK(icalcomponent_get_sequence(event) == 2);
    const icaltimetype start = icalcomponent_get_dtstart(event);
    CHECK(start.is_date == 1);
    CHECK(start.year == 2020);
    CHECK(start.month == 6);
    CHECK(start.day == 11);
    CHECK(icalcomponent_get_dtend(event).day == 12);
    CHECK(icaltime_is_utc(icalcomponent_get_dtstamp(event)));
    CHECK(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT) == 1);
    CHECK(text.find("\r\nDTSTAMP:20200115T000000Z\r\n") != std::string::npos);
    CHECK(text.find("DTSTART;VALUE=DATE:20200611") != std::string::npos);
    CHECK(text.find("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n") != std::string::npos);
    CHECK(text.find("\r\nNAME:Мера\r\n") != std::string::npos);
    CHECK(text.find("TRIGGER:-P1DT15H") != std::string::npos);
    icalcomponent_free(calendar);
}

TEST_CASE("an empty calendar is a calendar") {
    icalcomponent* calendar = icalparser_parse_string(to_ical("Мера", {}).c_str());
    REQUIRE(calendar != nullptr);
    CHECK(icalcomponent_count_errors(calendar) == 0);
    icalcomponent_free(calendar);
}
