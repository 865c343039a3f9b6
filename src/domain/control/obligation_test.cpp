#include "domain/control/obligation.hpp"

#include <doctest/doctest.h>

using namespace mera;

namespace {

constexpr Date june(unsigned day) { return make_date(2020, 6, day); }

ObligationFacts due_12_june(std::optional<LastSubmission> last, std::optional<Release> release = {}) {
    return {june(1), june(12), last, release};
}

}  // namespace

TEST_CASE("the execution state follows the day and the verdict") {
    struct Case {
        const char* sentence;
        std::optional<LastSubmission> last;
        Date today;
        ExecutionState state;
    };
    const Case cases[] = {
        {"before the period begins it waits", {}, make_date(2020, 5, 31), ExecutionState::upcoming},
        {"from the first day it is in progress", {}, june(1), ExecutionState::in_progress},
        {"on the due day itself it is not late", {}, june(12), ExecutionState::in_progress},
        {"the next morning it is", {}, june(13), ExecutionState::overdue},
        {"waiting for review is not a delay", LastSubmission{june(12), {}}, june(20), ExecutionState::under_review},
        {"accepted counts by the day of handing in", LastSubmission{june(12), Verdict::accepted}, june(20),
         ExecutionState::fulfilled},
        {"a day late stays late", LastSubmission{june(13), Verdict::accepted}, june(20),
         ExecutionState::fulfilled_late},
        {"returned in time leaves time", LastSubmission{june(10), Verdict::returned}, june(12),
         ExecutionState::returned},
        {"returned and forgotten is overdue", LastSubmission{june(10), Verdict::returned}, june(13),
         ExecutionState::overdue},
        {"handed in before its period is under review", LastSubmission{make_date(2020, 5, 20), {}},
         make_date(2020, 5, 21), ExecutionState::under_review},
    };
    for (const Case& c : cases) {
        INFO(c.sentence);
        CHECK(in_russian(execution_state(due_12_june(c.last), c.today)) == in_russian(c.state));
    }
}

TEST_CASE("nothing is handed in twice, nor after the control is lifted") {
    CHECK(may_submit(due_12_june({})));
    CHECK(may_submit(due_12_june(LastSubmission{june(3), Verdict::returned})));
    CHECK_FALSE(may_submit(due_12_june(LastSubmission{june(3), {}})));
    CHECK_FALSE(may_submit(due_12_june(LastSubmission{june(3), Verdict::accepted})));
    CHECK_FALSE(may_submit(due_12_june({}, Release{ReleaseReason::procedure_cancelled, june(2)})));
}

TEST_CASE("a decision is taken once, and a return says why") {
    const auto waiting = due_12_june(LastSubmission{june(3), {}});
    CHECK(may_review(waiting, Verdict::accepted, ""));
    CHECK(may_review(waiting, Verdict::returned, "нет подписи"));
    CHECK_FALSE(may_review(waiting, Verdict::returned, "   "));
    CHECK_FALSE(may_review(due_12_june(LastSubmission{june(3), Verdict::accepted}), Verdict::returned, "поздно"));
    CHECK_FALSE(may_review(due_12_june({}), Verdict::accepted, ""));
}

TEST_CASE("release from control rests on an act") {
    CHECK(may_release(due_12_june({}), ReleaseReason::procedure_cancelled, "приказ от 17.03.2020 № 1"));
    CHECK_FALSE(may_release(due_12_june({}), ReleaseReason::procedure_cancelled, " "));
    CHECK_FALSE(may_release(due_12_june({}), ReleaseReason::fulfilled, ""));
    CHECK(may_release(due_12_june(LastSubmission{june(3), Verdict::accepted}), ReleaseReason::fulfilled, ""));
    CHECK_FALSE(may_release(due_12_june({}, Release{ReleaseReason::not_applicable, june(2)}),
                            ReleaseReason::not_applicable, "письмо"));
}

TEST_CASE("a transfer goes forward and says why") {
    CHECK(may_ask_transfer(due_12_june({}), june(20), "карантин", june(10)));
    CHECK_FALSE(may_ask_transfer(due_12_june({}), june(12), "карантин", june(10)));
    CHECK_FALSE(may_ask_transfer(due_12_june({}), june(15), "карантин", june(16)));
    CHECK_FALSE(may_ask_transfer(due_12_june({}), june(20), "", june(10)));
    CHECK_FALSE(
        may_ask_transfer(due_12_june(LastSubmission{june(3), Verdict::accepted}), june(20), "карантин", june(10)));
}

TEST_CASE("only open work past its due day is overdue by days") {
    CHECK(days_overdue(due_12_june({}), june(12)) == 0);
    CHECK(days_overdue(due_12_june({}), june(15)) == 3);
    CHECK(days_overdue(due_12_june({}, Release{ReleaseReason::procedure_cancelled, june(2)}), june(15)) == 0);
}
