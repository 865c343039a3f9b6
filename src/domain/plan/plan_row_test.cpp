#include "domain/plan/plan_row.hpp"

#include <doctest/doctest.h>

using namespace mera;

namespace {

constexpr PlanRow kOrder{PlanRow::Kind::order, 0, 0}, kSecondClause{PlanRow::Kind::clause, 1, 0},
    kFirstMeasure{PlanRow::Kind::measure, 0, 0}, kSecondMeasure{PlanRow::Kind::measure, 0, 1};

PlanDraft doubtful_plan() {
    PlanDraft plan;
    plan.doubts = {{"number", "не видно", {}}};
    plan.clauses = {{"1", "Раз", {}, {}, {}, {}}, {"2", "Два", {}, {}, {}, {{"due", "не ясно", {}}}, {}}};
    DraftMeasure clear, doubted;
    doubted.doubts = {{"evidence[0]", "не ясно", {}}, {"evidence[2]", "не ясно", {}}, {"deadlines", "не ясно", {}}};
    plan.sections = {{"1", "Раздел", {clear, doubted}, {}}};
    return plan;
}

}  // namespace

TEST_CASE("the walk goes through the doubts in the order of the document, each field once") {
    const auto doubts = open_doubts(doubtful_plan());
    REQUIRE(doubts.size() == 4);
    CHECK(doubts[0] == OpenDoubt{kOrder, "number"});
    CHECK(doubts[1] == OpenDoubt{kSecondClause, "due"});
    CHECK(doubts[2] == OpenDoubt{kSecondMeasure, "evidence"});
    CHECK(doubts[3] == OpenDoubt{kSecondMeasure, "deadlines"});
    CHECK(neighbour(doubts, kSecondMeasure, "evidence", 1) == &doubts[3]);
    CHECK(neighbour(doubts, kSecondMeasure, "evidence", -1) == &doubts[1]);
    CHECK(neighbour(doubts, kOrder, "number", -1) == nullptr);
    CHECK(neighbour(doubts, kSecondMeasure, "deadlines", 1) == nullptr);
    CHECK_MESSAGE(neighbour(doubts, kFirstMeasure, "title", 1) == &doubts[2],
                  "from a row without doubts: the next below");
    CHECK(neighbour(doubts, kFirstMeasure, "title", -1) == &doubts[1]);
}

TEST_CASE("a field read somewhere has that place, one that was not read those of its doubts") {
    PlanDraft plan = doubtful_plan();
    plan.places = {{"order.number", {.line = 3}}};
    plan.sections[0].places = {{"title", {.row = 2}}};
    plan.doubts = {{"order.number", "не ясно", {.line = 9}},
                   {"clauses", "повторён", {.line = 10}},
                   {"clauses", "пропущен", {.line = 12}},
                   {"clauses", "пропущен", {.line = 12}}};
    CHECK(places_of(plan, kOrder) ==
          std::vector<DraftPlace>{{"order.number", {.line = 3}}, {"clauses", {.line = 10}}, {"clauses", {.line = 12}}});
    CHECK(places_of(plan, {PlanRow::Kind::section, 0, 0}) == std::vector<DraftPlace>{{"title", {.row = 2}}});
}

TEST_CASE("accepting a field settles its doubts and no others") {
    PlanDraft plan = doubtful_plan();
    accept_doubts(plan, kSecondMeasure, "evidence");
    CHECK(open_doubts(plan).size() == 3);
    CHECK(doubts_of(plan, kSecondMeasure).size() == 1);
    accept_doubts(plan, kSecondMeasure, "");
    CHECK(doubts_of(plan, kSecondMeasure).empty());
    CHECK(open_doubts(plan).size() == 2);
    CHECK_FALSE(has_row(plan, {PlanRow::Kind::measure, 0, 2}));
    CHECK_FALSE(has_row(plan, {PlanRow::Kind::clause, static_cast<std::size_t>(-1), 0}));
}
