#include "domain/control/school_year_following.hpp"

#include <doctest/doctest.h>

#include "support/follow_steps.hpp"

using namespace mera;
using mera::test::told;

namespace {

constexpr Date day(int year, unsigned month, unsigned day) { return make_date(year, month, day); }

ScheduledPeriod when(Date first, Date last) { return {*Period::between(first, last), last, last}; }

Owed owed(const ScheduledPeriod& term) {
    return {{1}, {}, {}, term, day(2019, 9, 1), {term.period.first(), term.due_effective}};
}

const ScheduledPeriod kUsual = when(day(2019, 9, 1), day(2020, 5, 31));
const ScheduledPeriod kShorter = when(day(2019, 9, 16), day(2020, 5, 22));
const ScheduledPeriod kLonger = when(day(2019, 9, 1), day(2020, 6, 5));

}  // namespace

TEST_CASE("one obligation follows the days of the school year that were changed") {
    Owed open = owed(kUsual), handed_in = open, accepted = open, returned = open, released = open, lifted = open,
         given = open, by_hand = open;
    handed_in.facts.last = LastSubmission{day(2020, 5, 10), {}};
    accepted.facts.last = LastSubmission{day(2020, 5, 10), Verdict::accepted};
    returned.facts.last = LastSubmission{day(2020, 5, 10), Verdict::returned};
    released.facts.release = Release{ReleaseReason::procedure_cancelled, day(2020, 3, 1)};
    lifted.facts.release = Release{ReleaseReason::not_applicable, day(2020, 3, 1)};
    lifted.lifted_by_change = true;
    given.transferred = true;
    given.facts.due = day(2020, 5, 27);
    by_hand.by_hand = true;
    struct Case {
        const char* sentence;
        Owed owed;
        std::vector<ScheduledPeriod> wanted;
        Date today;
        const char* steps;
    };
    const Date spring = day(2020, 4, 10), end_of_may = day(2020, 5, 25), june = day(2020, 6, 3), july = day(2020, 7, 1);
    for (const Case& c : std::vector<Case>{
             {"open work gets the new last day", open, {kShorter}, spring, "moved to 2020-05-22"},
             {"returned work is open", returned, {kShorter}, spring, "moved to 2020-05-22"},
             {"a day that has passed by then counts from today", open, {kShorter}, end_of_may, "moved to 2020-05-25"},
             {"the same days change nothing", open, {kUsual}, spring, ""},
             {"overdue by the old days and by the new ones stays overdue", open, {kShorter}, july, ""},
             {"overdue by the old days alone is in time again", open, {kLonger}, june, "moved to 2020-06-05"},
             {"waiting for review keeps its term", handed_in, {kShorter}, spring, "answers"},
             {"accepted work keeps its term", accepted, {kShorter}, spring, "answers"},
             {"what a person lifted stays lifted", released, {kShorter}, spring, "answers"},
             {"what an earlier change lifted is owed again",
              lifted,
              {kShorter},
              spring,
              "returned, moved to 2020-05-22"},
             {"the day that a controller gave holds against an earlier one",
              given,
              {kShorter},
              spring,
              "holds 2020-05-27"},
             {"and against a later one", given, {kLonger}, spring, "holds 2020-05-27"},
             {"work that is not owed any more leaves control", open, {}, spring, "released"},
             {"unless its day has passed", open, {}, july, ""},
             {"or a controller has given it a day", given, {}, spring, ""},
             {"or a person opened it", by_hand, {kShorter}, spring, "created for 2020-05-22"}})
        CHECK_MESSAGE(told(follow_school_year({c.owed}, c.wanted, c.today)) == c.steps, c.sentence);
}

TEST_CASE("months of a school year follow month by month") {
    const std::vector<Owed> months{owed(when(day(2020, 9, 1), day(2020, 9, 30))),
                                   owed(when(day(2020, 10, 1), day(2020, 10, 31))),
                                   owed(when(day(2021, 5, 1), day(2021, 5, 31)))};
    // Lessons from 5 October to 22 May: September is not owed, October and May are shorter, nothing is owed twice.
    CHECK(told(follow_school_year(months,
                                  {when(day(2020, 10, 5), day(2020, 10, 31)), when(day(2021, 5, 1), day(2021, 5, 22))},
                                  day(2020, 9, 3))) == "released, moved to 2020-10-31, moved to 2021-05-22");
    CHECK_MESSAGE(told(follow_school_year({months[1]}, {months[0].when, months[1].when}, day(2020, 9, 3))) ==
                      "created for 2020-09-30",
                  "a month that comes to be owed");
    CHECK_MESSAGE(told(follow_school_year({months[1]}, {months[0].when, months[1].when}, day(2020, 10, 3))).empty(),
                  "but not one that has passed");
}

TEST_CASE("the beginning and the end of a school year follow each its own") {
    const ScheduledPeriod begin = when(day(2019, 8, 1), day(2019, 9, 1)), end = when(day(2019, 8, 1), day(2020, 5, 31));
    const ScheduledPeriod later = when(day(2019, 8, 1), day(2019, 9, 16)),
                          sooner = when(day(2019, 8, 1), day(2020, 5, 22));
    CHECK(told(follow_school_year({owed(begin), owed(end)}, {sooner, later}, day(2019, 8, 20))) ==
          "moved to 2019-09-16, moved to 2020-05-22");
    const auto one_day = [](Date at) { return when(at, at); };
    CHECK_MESSAGE(told(follow_school_year({owed(one_day(day(2019, 9, 1)))}, {one_day(day(2019, 8, 26))},
                                          day(2019, 8, 20))) == "moved to 2019-08-26",
                  "a plan of the school year itself leaves one day for its beginning");
}

TEST_CASE("an obligation is of the same school period when most of its days are") {
    const auto same = [](const ScheduledPeriod& left, const ScheduledPeriod& right) {
        return is_same_school_period(left.period, left.due_nominal, right.period, right.due_nominal);
    };
    CHECK(same(kUsual, kShorter));
    CHECK(same(when(day(2019, 8, 1), day(2020, 5, 31)), when(day(2019, 8, 1), day(2020, 8, 28))));
    CHECK_FALSE_MESSAGE(same(when(day(2019, 8, 1), day(2019, 9, 1)), when(day(2019, 8, 1), day(2020, 5, 31))),
                        "both begin with the plan, one is owed at its beginning");
    CHECK_FALSE(same(when(day(2020, 5, 1), day(2020, 5, 31)), when(day(2020, 6, 1), day(2020, 6, 20))));
}
