#include "domain/control/obligation_following.hpp"

#include <doctest/doctest.h>

#include "support/follow_steps.hpp"

using namespace mera;
using mera::test::told;

namespace {

Date day(unsigned month, unsigned d) { return make_date(2020, month, d); }
ScheduledPeriod by(Date due, Date first = make_date(2020, 1, 10)) { return {*Period::between(first, due), due, due}; }
ScheduledPeriod month(unsigned m) { return by(last_day_of_month(day(m, 1)), day(m, 1)); }

Owed open(const ScheduledPeriod& when) {
    return {{1}, {}, {}, when, day(1, 10), {when.period.first(), when.due_effective}};
}
Owed accepted(const ScheduledPeriod& when, Date on) {
    Owed out = open(when);
    out.facts.last = LastSubmission{on, Verdict::accepted};
    return out;
}
Owed waiting(const ScheduledPeriod& when, Date on) {
    Owed out = open(when);
    out.facts.last = LastSubmission{on, {}};
    return out;
}
Owed lifted(const ScheduledPeriod& when, bool by_change) {
    Owed out = open(when);
    out.facts.release = Release{ReleaseReason::not_applicable, day(3, 1)};
    out.lifted_by_change = by_change;
    return out;
}

}  // namespace

TEST_CASE("obligations follow a change of the plan in force from 10 April") {
    const Date from = day(4, 10);
    Owed returned_work = open(by(day(6, 20)));
    returned_work.facts.last = LastSubmission{day(4, 1), Verdict::returned};
    Owed transferred = open(by(day(6, 20)));
    transferred.facts.due = day(8, 1);
    Owed on_demand = open(by(day(6, 20)));
    on_demand.by_hand = true;

    struct Case {
        const char* sentence;
        std::vector<Owed> owed;
        std::vector<ScheduledPeriod> wanted;
        Belonging belonging;
        const char* steps;
    };
    const Case cases[] = {
        {"nothing changed", {open(by(day(6, 20)))}, {by(day(6, 20))}, Belonging::stays, ""},
        {"open work gets the new term",
         {open(by(day(6, 20)))},
         {by(day(7, 15))},
         Belonging::stays,
         "moved to 2020-07-15"},
        {"returned work is open", {returned_work}, {by(day(7, 15))}, Belonging::stays, "moved to 2020-07-15"},
        {"overdue work gets the new term",
         {open(by(day(3, 1)))},
         {by(day(7, 15))},
         Belonging::stays,
         "moved to 2020-07-15"},
        {"a new term that has passed counts from the day in force",
         {open(by(day(6, 20)))},
         {by(day(3, 1))},
         Belonging::stays,
         "moved to 2020-04-10"},
        {"a later transfer a person was given holds",
         {transferred},
         {by(day(7, 15))},
         Belonging::stays,
         "moved to 2020-08-01"},
        {"what was done early answers for the new term",
         {accepted(by(day(6, 20)), day(4, 1))},
         {by(day(7, 15))},
         Belonging::stays,
         "answers"},
        {"what waits for review answers too",
         {waiting(by(day(6, 20)), day(4, 1))},
         {by(day(7, 15))},
         Belonging::stays,
         "answers"},
        {"what was done by an old term does not answer for a later piece of work",
         {accepted(by(day(2, 20)), day(2, 19))},
         {by(day(10, 1))},
         Belonging::stays,
         "created for 2020-10-01"},
        {"a person's release stays a release",
         {lifted(by(day(6, 20)), false)},
         {by(day(7, 15))},
         Belonging::stays,
         "answers"},
        {"months that became quarters are other work but for the one that ends the same day; the past stays owed",
         {open(month(2)), open(month(5)), open(month(6))},
         {by(day(3, 31), day(1, 1)), by(day(6, 30), day(4, 1)), by(day(9, 30), day(7, 1)), by(day(12, 31), day(10, 1))},
         Belonging::stays,
         "released, moved to 2020-06-30, created for 2020-09-30, created for 2020-12-31"},
        {"an excluded measure leaves control, the past with it",
         {open(by(day(3, 1))), open(by(day(6, 20)))},
         {},
         Belonging::ended,
         "released, released"},
        {"but not what was done or waits",
         {accepted(by(day(6, 20)), day(4, 1)), waiting(by(day(7, 1)), day(4, 1))},
         {},
         Belonging::ended,
         ""},
        {"what was opened by hand goes with its measure and does not follow a term",
         {on_demand},
         {},
         Belonging::ended,
         "released"},
        {"and stays when only the term changed",
         {on_demand},
         {by(day(7, 15))},
         Belonging::stays,
         "created for 2020-07-15"},
        {"a school that leaves the list still owes the past",
         {open(by(day(3, 1))), open(by(day(6, 20)))},
         {by(day(3, 1))},
         Belonging::leaves,
         "released"},
        {"a school that returns owes again what the list had lifted",
         {lifted(by(day(6, 20)), true)},
         {by(day(6, 20))},
         Belonging::stays,
         "returned"},
        {"but not what a person had lifted", {lifted(by(day(6, 20)), false)}, {by(day(6, 20))}, Belonging::stays, ""},
        {"nothing due before the day in force is created",
         {},
         {by(day(3, 1)), by(day(4, 10))},
         Belonging::stays,
         "created for 2020-04-10"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sentence);
        CHECK(told(follow(c.owed, c.wanted, c.belonging, from)) == c.steps);
    }
}
