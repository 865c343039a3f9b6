#include "domain/control/standing.hpp"

#include <doctest/doctest.h>

#include <set>

#include "domain/control/state_counts.hpp"

using namespace mera;

namespace {

constexpr Date kFirst = make_date(2020, 6, 1), kDue = make_date(2020, 6, 12);

struct Example {
    ObligationFacts facts;
    Date today;
};

// Facts that lead to this combination, whatever deeds would allow.
Example example_of(const Standing& s) {
    Example out{{kFirst, kDue}, make_date(2020, 6, 10)};
    switch (s.execution) {
        case ExecutionState::upcoming: out.today = make_date(2020, 5, 20); break;
        case ExecutionState::in_progress: break;
        case ExecutionState::under_review: out.facts.last = LastSubmission{make_date(2020, 6, 9), {}}; break;
        case ExecutionState::returned: out.facts.last = LastSubmission{make_date(2020, 6, 9), Verdict::returned}; break;
        case ExecutionState::fulfilled:
            out.facts.last = LastSubmission{make_date(2020, 6, 9), Verdict::accepted};
            break;
        case ExecutionState::fulfilled_late:
            out.facts.last = LastSubmission{make_date(2020, 6, 15), Verdict::accepted};
            out.today = make_date(2020, 6, 20);
            break;
        case ExecutionState::overdue: out.today = make_date(2020, 6, 20); break;
    }
    if (s.release) out.facts.release = Release{*s.release, out.today};
    return out;
}

}  // namespace

TEST_CASE("every combination of the two axes: what is shown, counted and allowed") {
    std::set<std::pair<int, int>> seen;
    for (const Standing& s : standings()) {
        const Example e = example_of(s);
        INFO(in_russian(s.execution) << " / " << (s.release ? in_russian(*s.release) : "на контроле"));
        CHECK(seen.insert({static_cast<int>(s.execution), s.release ? 1 + static_cast<int>(*s.release) : 0}).second);
        CHECK(in_russian(execution_state(e.facts, e.today)) == in_russian(s.execution));
        CHECK(&standing_of(e.facts, e.today) == &s);

        // Shown: on control and after «исполнено» the state, otherwise why it left control.
        if (s.figures == Figures::as_state)
            CHECK(s.shown == in_russian(s.execution));
        else
            CHECK(s.shown == "снято с контроля: " + std::string{in_russian(*s.release)});

        // Counted: once, under its state or apart; never under both.
        StateCounts counts;
        counts.add(e.facts, e.today);
        CHECK(counts.of(s.execution) == (s.figures == Figures::as_state ? 1 : 0));
        CHECK(counts.released == (s.figures == Figures::apart ? 1 : 0));
        CHECK(counts.total() + counts.released == 1);

        // Allowed, by the deeds themselves.
        const Date later = make_date(2020, 7, 1);
        CHECK(static_cast<bool>(may_submit(e.facts)) == s.hand_in);
        CHECK(static_cast<bool>(may_review(e.facts, Verdict::accepted, "")) == s.review);
        CHECK(static_cast<bool>(may_ask_transfer(e.facts, later, "карантин", e.today)) == s.ask_transfer);
        CHECK(static_cast<bool>(may_transfer(e.facts, later, e.today)) == s.transfer);
        CHECK(static_cast<bool>(may_release(e.facts, ReleaseReason::fulfilled, "")) == s.close);
        for (const ReleaseReason reason :
             {ReleaseReason::not_applicable, ReleaseReason::procedure_cancelled, ReleaseReason::revoked_by_order})
            CHECK(static_cast<bool>(may_release(e.facts, reason, "приказ от 17.03.2020 № 1")) == s.lift);

        // What left control allows nothing; a combination nobody can reach is one that release refuses.
        if (s.release) {
            CHECK_FALSE((s.hand_in || s.review || s.ask_transfer || s.transfer || s.close || s.lift));
            ObligationFacts before = e.facts;
            before.release.reset();
            CHECK(s.reached == static_cast<bool>(may_release(before, *s.release, "приказ от 17.03.2020 № 1")));
        } else {
            CHECK(s.reached);
        }
    }
    CHECK(seen.size() == kExecutionStates.size() * (1 + kReleaseReasons.size()));
}

TEST_CASE("what left control keeps the state of the day it left") {
    ObligationFacts facts{kFirst, kDue};
    facts.release = Release{ReleaseReason::procedure_cancelled, make_date(2020, 6, 5)};
    CHECK(execution_state(facts, make_date(2020, 9, 1)) == ExecutionState::in_progress);
    CHECK(execution_state(facts, make_date(2020, 5, 1)) == ExecutionState::upcoming);
}

TEST_CASE("discipline judges what was due and on control, and shows what it leaves out") {
    struct Case {
        const char* sentence;
        ObligationFacts facts;
        int due, on_time, excluded, waiting;
    };
    const auto on = [](unsigned day) { return make_date(2020, 6, day); };
    const auto lifted = [&](unsigned day) { return Release{ReleaseReason::procedure_cancelled, on(day)}; };
    const Case cases[] = {
        {"accepted in time", {kFirst, kDue, LastSubmission{on(12), Verdict::accepted}, {}}, 1, 1, 0, 0},
        {"accepted late", {kFirst, kDue, LastSubmission{on(13), Verdict::accepted}, {}}, 1, 0, 0, 0},
        {"returned work is not on time", {kFirst, kDue, LastSubmission{on(10), Verdict::returned}, {}, 1}, 1, 0, 0, 0},
        {"waiting counts when it is accepted", {kFirst, kDue, LastSubmission{on(10), {}}, {}}, 1, 0, 0, 1},
        {"forgotten", {kFirst, kDue, {}, {}}, 1, 0, 0, 0},
        {"not due yet is not judged", {kFirst, on(20), LastSubmission{on(10), Verdict::accepted}, {}}, 0, 0, 0, 0},
        {"lifted before the due day is left out", {kFirst, kDue, {}, lifted(5)}, 0, 0, 1, 0},
        {"lifted on the due day is left out: it was not late yet", {kFirst, kDue, {}, lifted(12)}, 0, 0, 1, 0},
        {"lifted when already late stays judged", {kFirst, kDue, {}, lifted(13)}, 1, 0, 0, 0},
        {"closed as fulfilled stays judged",
         {kFirst, kDue, LastSubmission{on(11), Verdict::accepted}, Release{ReleaseReason::fulfilled, on(12)}},
         1,
         1,
         0,
         0},
    };
    for (const Case& c : cases) {
        INFO(c.sentence);
        StateCounts counts;
        counts.add(c.facts, on(20));
        CHECK(counts.discipline == Discipline{c.on_time, c.due});
        CHECK(counts.excluded == c.excluded);
        CHECK(counts.judged_waiting == c.waiting);
        CHECK(belongs_to(ControlFigure::not_on_time, c.facts, on(20)) == (c.due == 1 && c.on_time == 0));
    }
    CHECK_FALSE(Discipline{}.share());
}

TEST_CASE("seven days ahead, today included, while the work is still owed") {
    const auto soon = [](Date due, std::optional<LastSubmission> last) {
        return belongs_to(ControlFigure::due_soon, {kFirst, due, last, {}}, make_date(2020, 6, 5));
    };
    CHECK(soon(make_date(2020, 6, 5), {}));
    CHECK(soon(kDue, {}));
    CHECK(soon(kDue, LastSubmission{make_date(2020, 6, 2), Verdict::returned}));
    CHECK_FALSE(soon(make_date(2020, 6, 13), {}));
    CHECK_FALSE(soon(make_date(2020, 6, 4), {}));
    CHECK_FALSE(soon(kDue, LastSubmission{make_date(2020, 6, 2), {}}));
}

TEST_CASE("a clock set back is noticed") {
    CHECK(clock_goes_forward({}, kDue));
    CHECK(clock_goes_forward(kDue, kDue));
    const auto refused = clock_goes_forward(kDue, make_date(2020, 6, 11));
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().message.find("Часы сервера") != std::string::npos);
}
