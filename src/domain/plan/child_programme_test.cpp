#include "domain/plan/child_programme.hpp"

#include <doctest/doctest.h>

using namespace mera;

namespace {

OwnTerms terms(ShiftPolicy policy = ShiftPolicy::as_is) {
    OwnTerms out;
    out.schedule.term = {make_date(2019, 12, 4), make_date(2020, 12, 31)};
    out.schedule.shift_policy = policy;
    out.schedule.school_year_last = make_date(2020, 5, 31);
    return out;
}

Measure measure(std::int64_t id, const char* number) {
    Measure out;
    out.id = {id};
    out.number = number;
    return out;
}

constexpr Date d(int year, unsigned month, unsigned day) { return make_date(year, month, day); }

const std::vector<ParentDue> kOnce = {{d(2020, 6, 1), d(2020, 6, 30)}};
const std::vector<ParentDue> kTwice = {{d(2020, 6, 1), d(2020, 6, 30)}, {d(2020, 10, 1), d(2020, 10, 31)}};
const std::vector<ParentDue> kMonthly = {
    {d(2020, 1, 1), d(2020, 1, 31)}, {d(2020, 2, 1), d(2020, 2, 29)}, {d(2020, 3, 1), d(2020, 3, 31)}};

}  // namespace

TEST_CASE("an own term: read as an order's, never later than the parent's") {
    struct Case {
        const char* sentence;
        const char* words;
        std::vector<ParentDue> parent;
        std::vector<std::optional<Date>> own;  // empty: refused
        const char* refusal = "";
    };
    const Case cases[] = {
        {"nothing written: the parent's", "", kOnce, {std::nullopt}},
        {"a day earlier", "до 20 июня 2020", kOnce, {d(2020, 6, 20)}},
        {"the same day", "до 30 июня 2020", kOnce, {d(2020, 6, 30)}},
        {"before the period begins: prepared beforehand", "до 20 мая 2020", kOnce, {d(2020, 5, 20)}},
        {"a month", "май 2020", kOnce, {d(2020, 5, 31)}},
        {"a day later", "до 1 июля 2020", kOnce, {}, "позже срока вышестоящей программы"},
        {"later than the first and before the second begins is late for the first",
         "до 15 июля 2020",
         kTwice,
         {},
         "позже срока вышестоящей программы"},
        {"one of two", "до 20 июня 2020", kTwice, {d(2020, 6, 20), std::nullopt}},
        {"both, as a list", "до 20 июня 2020; до 15 октября 2020", kTwice, {d(2020, 6, 20), d(2020, 10, 15)}},
        {"nonsense", "когда рак свистнет", kOnce, {}, "не читается"},
        {"no day", "при необходимости", kOnce, {}, "нет дня"},
        {"opened by hand: any day passes", "до 20 июня 2020", {}, {}},
    };
    for (const Case& c : cases) {
        INFO(c.sentence);
        const auto own = own_dues(c.words, c.parent, terms(), Calendar{});
        if (*c.refusal != '\0') {
            REQUIRE_FALSE(own);
            CHECK(own.failure().message.find(c.refusal) != std::string::npos);
            CHECK(own.failure().field == "deadline_text");
        } else {
            REQUIRE(own);
            CHECK(*own == c.own);
        }
    }
}

TEST_CASE("an own term that repeats has its day in each of the parent's periods") {
    OwnTerms t = terms();
    t.schedule.term = {d(2020, 1, 1), d(2020, 3, 31)};
    const auto own = own_dues("ежемесячно до 25 числа", kMonthly, t, Calendar{});
    REQUIRE(own);
    CHECK(*own == std::vector<std::optional<Date>>{d(2020, 1, 25), d(2020, 2, 25), d(2020, 3, 25)});
}

TEST_CASE("an own term on a day off is compared as it is in force") {
    // 31 May 2020 is a Sunday: before it is Friday the 29th, after it Monday the 1st of June.
    const std::vector<ParentDue> parent = {{d(2020, 5, 1), d(2020, 5, 31)}};
    CHECK(own_dues("до 31 мая 2020", parent, terms(ShiftPolicy::previous), Calendar{})->front() == d(2020, 5, 29));
    CHECK_FALSE(own_dues("до 31 мая 2020", parent, terms(ShiftPolicy::next), Calendar{}));
}

TEST_CASE("inside, the earlier of both terms holds") {
    CHECK(due_inside({}, d(2020, 6, 30)) == d(2020, 6, 30));
    CHECK(due_inside(d(2020, 6, 20), d(2020, 6, 30)) == d(2020, 6, 20));
    CHECK_MESSAGE(due_inside(d(2020, 6, 20), d(2020, 6, 10)) == d(2020, 6, 10), "the parent's came to be earlier");
}

TEST_CASE("who may make a programme from which") {
    struct Case {
        const char* sentence;
        std::vector<OrganisationId> owners, below;
        bool allowed;
    };
    const OrganisationId region{1}, city{2}, school{3};
    const Case cases[] = {
        {"a school from its city's", {city}, {}, true},
        {"a school from a city's that was made from the region's", {city, region}, {}, true},
        {"an organisation from its own", {school}, {}, false},
        {"a ring: the city's was made from the school's", {city, school}, {}, false},
        {"from one below", {city}, {city}, false},
        {"deeper than there are levels", {{4}, {5}, {6}, {7}}, {}, false},
    };
    for (const Case& c : cases) {
        INFO(c.sentence);
        CHECK(static_cast<bool>(may_descend(c.owners, school, c.below)) == c.allowed);
    }
}

TEST_CASE("what keeps a programme from being approved") {
    const std::vector<Measure> measures = {measure(1, "1.1"), measure(2, "1.2")};
    Composition composition;
    CHECK(obstacles(composition, measures).size() == 2);
    composition = with(composition, ChildMeasure{.parent = {1}, .person = PersonId{7}});
    CHECK(obstacles(composition, measures).size() == 1);
    composition = with(composition, ChildMeasure{.parent = {2}, .left_out = "нет таких классов"});
    CHECK(obstacles(composition, measures).empty());
    composition = with(composition, Addition{.title = "Своя", .deadline_text = "май 2020"});
    CHECK_MESSAGE(obstacles(composition, measures).size() == 1, "nobody answers for the own measure");
    composition = with(composition, ChildMeasure{.parent = {1}, .left_out = "не наше"});
    composition = without_addition(composition, 1);
    CHECK_MESSAGE(obstacles(composition, measures).size() == 1, "everything is left out");
}

TEST_CASE("a composition comes back from JSON as it was, and a key is never given twice") {
    Composition composition = with({}, ChildMeasure{{1}, PersonId{7}, "май 2020", "по классам", "", {{3}, {4}}});
    composition = with(composition, Addition{.own_section = "Родители", .title = "Собрание «А»"});
    composition = without_addition(with(composition, Addition{.section = SectionId{2}, .title = "Вторая"}), 2);
    composition = with(composition, Addition{.title = "Третья", .person = PersonId{1}, .organisations = {{9}}});
    CHECK(composition.additions.back().key == 3);
    CHECK(composition_from_json(to_json(composition)) == composition);
}

TEST_CASE("the approving order: a number, a day that came and is not before the order above") {
    const Date above = d(2019, 12, 4), today = d(2020, 3, 15);
    CHECK(approving_order(" 12-од ", "20.12.2019", above, today)->number == "12-од");
    CHECK(approving_order("", "20.12.2019", above, today).failure().field == "order_number");
    CHECK(approving_order("1", "32.12.2019", above, today).failure().field == "order_date");
    CHECK(approving_order("1", "16.03.2020", above, today).failure().field == "order_date");
    CHECK(approving_order("1", "03.12.2019", above, today).failure().field == "order_date");
}
