// An obligation looked at on each day of its life.
#include "domain/control/obligation_story.hpp"

#include <doctest/doctest.h>

using namespace mera;

namespace {

constexpr Date june(unsigned day) { return make_date(2020, 6, day); }

ObligationStory opened() {
    ObligationStory out;
    out.id = {7};
    out.opened = {june(1), june(1), june(30), june(20)};
    out.due_effective = june(19);
    return out;
}

ExecutionState state_on(const ObligationStory& story, Date day) {
    return execution_state(known_on(story, day).value().facts, day);
}

}  // namespace

TEST_CASE("a day knows what had been recorded when it ended") {
    ObligationStory story = opened();
    story.hand_ins = {{{1}, june(5), Verdict::returned, june(8)}, {{2}, june(10), Verdict::accepted, june(12)}};
    CHECK_MESSAGE(!known_on(story, make_date(2020, 5, 31)), "nobody knew of it before it was opened");
    struct Case {
        const char* sentence;
        unsigned day;
        ExecutionState state;
    };
    for (const Case& c :
         {Case{"opened and in work", 1, ExecutionState::in_progress},
          Case{"handed in: waits for review", 5, ExecutionState::under_review},
          Case{"the day before the answer it still waits", 7, ExecutionState::under_review},
          Case{"sent back", 8, ExecutionState::returned}, Case{"handed in again", 10, ExecutionState::under_review},
          Case{"accepted", 12, ExecutionState::fulfilled}, Case{"and so it stays", 30, ExecutionState::fulfilled}})
        CHECK_MESSAGE(state_on(story, june(c.day)) == c.state, c.sentence);
    CHECK(known_on(story, june(7))->facts.returns == 0);
    CHECK(known_on(story, june(8))->facts.returns == 1);
    CHECK(known_on(story, june(9))->last_submission == SubmissionId{1});
    CHECK(days_of(story) == std::vector{june(1), june(5), june(8), june(10), june(12)});
}

TEST_CASE("a due day moves when it is decided, not when it is asked for") {
    ObligationStory story = opened();
    story.new_dues = {{june(15), false, june(17), true, june(26)}, {june(25), false, {}, false, {}}};
    CHECK(known_on(story, june(14))->facts.due == june(19));
    CHECK(!known_on(story, june(14))->transfer_asked);
    CHECK(known_on(story, june(15))->facts.due == june(19));
    CHECK(known_on(story, june(15))->transfer_asked);
    CHECK(known_on(story, june(17))->facts.due == june(26));
    CHECK(!known_on(story, june(17))->transfer_asked);
    CHECK(known_on(story, june(17))->transfers == 1);
    CHECK(known_on(story, june(25))->transfer_asked);
    story.hand_ins = {{{1}, june(25), Verdict::accepted, june(26)}};
    CHECK(known_on(story, june(25))->transfer_asked);
    CHECK_MESSAGE(!known_on(story, june(26))->transfer_asked, "accepted work asks for no other day");
}

TEST_CASE("a refused transfer moves nothing, a revision's is not counted as one") {
    ObligationStory story = opened();
    story.new_dues = {{june(3), false, june(4), false, june(26)}, {june(10), true, june(10), true, june(29)}};
    CHECK(known_on(story, june(4))->facts.due == june(19));
    CHECK(known_on(story, june(4))->transfers == 0);
    CHECK(known_on(story, june(10))->facts.due == june(29));
    CHECK(known_on(story, june(10))->transfers == 0);
    story.terms = {{june(10), june(2), june(29), june(28)}};
    CHECK(known_on(story, june(9))->facts.period_first == june(1));
    CHECK(known_on(story, june(10))->facts.period_first == june(2));
    CHECK(known_on(story, june(10))->period_last == june(29));
    CHECK(known_on(story, june(10))->due_nominal == june(28));
}

TEST_CASE("a release counts from the day it was recorded until it is taken back") {
    ObligationStory story = opened();
    story.liftings = {{{ReleaseReason::not_applicable, june(20)}, june(10), june(15)},
                      {{ReleaseReason::revoked_by_order, june(18)}, june(18), {}}};
    CHECK(!known_on(story, june(9))->facts.release);
    // Known before the day it counts from: the list said so already.
    CHECK(known_on(story, june(10))->facts.release == Release{ReleaseReason::not_applicable, june(20)});
    CHECK(!known_on(story, june(15))->facts.release);
    CHECK(known_on(story, june(18))->facts.release == Release{ReleaseReason::revoked_by_order, june(18)});
}

TEST_CASE("several things of one day are one day") {
    ObligationStory story = opened();
    story.hand_ins = {{{1}, june(1), Verdict::returned, june(1)}, {{2}, june(1), {}, {}}};
    CHECK(days_of(story) == std::vector{june(1)});
    CHECK(state_on(story, june(1)) == ExecutionState::under_review);
    CHECK(known_on(story, june(1))->facts.returns == 1);
}
