#include "intake/plan/shared_conventions.hpp"

#include <doctest/doctest.h>

#include <string>

#include "domain/time/deadline_conventions.hpp"

namespace mera::intake {

namespace {

PlanDraft plan_by_weeks(int rows) {
    PlanDraft draft;
    draft.sections.resize(1);
    for (int at = 0; at < rows; ++at) {
        DraftMeasure& measure = draft.sections.front().measures.emplace_back();
        measure.doubts.push_back({"deadlines", std::string{kWeeksOfMonth}, {}});
        measure.doubts.push_back({"executors", "Исполнитель не назван.", {}});
    }
    return draft;
}

}  // namespace

TEST_CASE("weeks of a month in many rows are one doubt of the plan, and other doubts stay where they are") {
    PlanDraft many = plan_by_weeks(3);
    say_conventions_once(many);
    REQUIRE(many.doubts.size() == 1);
    CHECK(many.doubts.front().field == "deadlines");
    CHECK(many.doubts.front().why == std::string{kWeeksOfMonth} + " Так прочитаны сроки 3\u00A0мер.");
    for (const DraftMeasure& measure : many.sections.front().measures) {
        REQUIRE(measure.doubts.size() == 1);
        CHECK(measure.doubts.front().field == "executors");
    }

    PlanDraft few = plan_by_weeks(2);
    say_conventions_once(few);
    CHECK(few.doubts.empty());
    CHECK(few.sections.front().measures.front().doubts.size() == 2);
}

}  // namespace mera::intake
