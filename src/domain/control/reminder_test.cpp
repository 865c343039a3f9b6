#include "domain/control/reminder.hpp"

#include <doctest/doctest.h>

using namespace mera;

namespace {

constexpr Date june(unsigned day) { return make_date(2020, 6, day); }
const ReminderRules kRules;  // 7 and 1 day before, again after 7, the controller after 3

WatchedObligation owed(Date due) { return {.facts = {.period_first = make_date(2020, 5, 1), .due = due}}; }
WatchedObligation handed_in(Date due, Date on) {
    WatchedObligation out = owed(due);
    out.facts.last = LastSubmission{on};
    return out;
}
WatchedObligation returned(Date due, Date on) {
    WatchedObligation out = handed_in(due, add_days(on, -1));
    out.facts.last->verdict = Verdict::returned;
    out.facts.returns = 1;
    out.returned_on = on;
    return out;
}
WatchedObligation accepted(Date due) {
    WatchedObligation out = handed_in(due, due);
    out.facts.last->verdict = Verdict::accepted;
    return out;
}
WatchedObligation lifted(Date due) {
    WatchedObligation out = owed(due);
    out.facts.release = Release{ReleaseReason::procedure_cancelled, add_days(due, -1)};
    return out;
}
WatchedObligation asking(Date due, Date on) {
    WatchedObligation out = owed(due);
    out.transfer_asked_on = on;
    return out;
}

std::string words(const std::vector<ToTell>& told, Date today, Date told_until) {
    std::string out;
    for (const ToTell& t : told) {
        const bool fresh = told_until < t.reason_on && t.reason_on <= today;
        out += (out.empty() ? "" : " ") + std::string{code_of(t.kind)} + (fresh ? "!" : "");
    }
    return out;
}

}  // namespace

TEST_CASE("what is told of an obligation follows its state and the day; «!» is a new reason since yesterday") {
    struct Case {
        const char* sentence;
        WatchedObligation obligation;
        Date today;
        const char* told;
    };
    const Case cases[] = {
        {"far before the term nothing is told", owed(june(20)), june(12), ""},
        {"a week before it is", owed(june(20)), june(13), "soon!"},
        {"in between it is only listed", owed(june(20)), june(14), "soon"},
        {"a day before, again", owed(june(20)), june(19), "soon!"},
        {"on the day", owed(june(20)), june(20), "due_today!"},
        {"the morning after, to who owes it and who helps", owed(june(20)), june(21), "overdue! helped!"},
        {"on the second day it is only listed", owed(june(20)), june(22), "overdue helped"},
        {"on the third the controller is told", owed(june(20)), june(23), "overdue helped escalated!"},
        {"a week after the first time, again", owed(june(20)), june(28), "overdue! helped! escalated"},
        {"and the controller a week after theirs", owed(june(20)), june(30), "overdue helped escalated!"},
        {"handed in is nobody's duty but the reviewer's, the morning after", handed_in(june(20), june(10)), june(11),
         "to_review!"},
        {"on the day of handing in the reviewer is not hurried", handed_in(june(20), june(11)), june(11), "to_review"},
        {"what waits for a week is told again", handed_in(june(5), june(4)), june(12), "to_review!"},
        {"returned comes back the morning after, however far the term", returned(june(30), june(10)), june(11),
         "returned!"},
        {"and is listed afterwards", returned(june(30), june(10)), june(12), "returned"},
        {"returned and near the term is told as any other", returned(june(20), june(10)), june(19), "returned!"},
        {"returned and due today", returned(june(20), june(10)), june(20), "due_today!"},
        {"returned after the term is overdue, with a reason of its own", returned(june(1), june(10)), june(11),
         "overdue! helped escalated!"},
        {"accepted is done", accepted(june(10)), june(11), ""},
        {"what left control is not owed", lifted(june(10)), june(20), ""},
        {"a request to move the date goes to the controller", asking(june(30), june(10)), june(11), "transfer_asked!"},
        {"and stays while undecided", asking(june(30), june(10)), june(12), "transfer_asked"},
        {"a request does not hide the delay", asking(june(10), june(11)), june(12), "overdue helped transfer_asked!"},
    };
    for (const Case& c : cases) {
        INFO(c.sentence);
        CHECK(words(what_to_tell(c.obligation, c.today, kRules), c.today, add_days(c.today, -1)) == c.told);
    }
}

TEST_CASE("the days are settings") {
    const ReminderRules rules{.days_before = {14, 3}, .repeat_days = 2, .escalate_after_days = 1};
    const auto told = [&](Date today) {
        return words(what_to_tell(owed(june(20)), today, rules), today, add_days(today, -1));
    };
    CHECK(told(june(6)) == "soon!");
    CHECK(told(june(13)) == "soon");
    CHECK(told(june(17)) == "soon!");
    CHECK(told(june(21)) == "overdue! helped! escalated!");
    CHECK(told(june(22)) == "overdue helped escalated");
    CHECK(told(june(23)) == "overdue! helped! escalated!");
    const ReminderRules never_before{.days_before = {}};
    CHECK(what_to_tell(owed(june(20)), june(19), never_before).empty());
}

TEST_CASE("a reminder is made only when there is something new, and then holds all that is open") {
    const Date today = june(20);
    const ReminderItem late{{1}, ReminderKind::overdue, june(10), june(18)};
    const ReminderItem due{{2}, ReminderKind::due_today, june(20), june(20)};
    const ReminderItem near{{3}, ReminderKind::soon, june(25), june(18)};

    CHECK(!make_reminder({}, {}, today));
    CHECK(!make_reminder({late, near}, june(19), today));  // all of it was told on the 18th
    const auto made = make_reminder({near, due, late}, june(19), today);
    REQUIRE(made);
    CHECK(*made == Reminder{{{ReminderKind::overdue, 1, 0, {{1}}},
                             {ReminderKind::due_today, 1, 1, {{2}}},
                             {ReminderKind::soon, 1, 0, {{3}}}}});
    CHECK(reminder_summary(*made) == "просрочено: 1, срок сегодня: 1, скоро срок: 1");
    // Days without a run lose nothing: what had its reason in them is told at the next one.
    CHECK(make_reminder({late, near}, june(17), today));
    CHECK(make_reminder({late}, {}, today));  // never told before, or the letter did not arrive
    // What happened today is told tomorrow.
    CHECK(!make_reminder({{{4}, ReminderKind::to_review, june(30), june(21)}}, june(19), today));
}

TEST_CASE("an organisation's own, earlier day is told to its people while the term above has not come") {
    const ReminderRules rules;
    WatchedObligation work = owed(june(28));
    work.due_inside = june(15);
    const auto told = [&](Date today) {
        std::string out;
        for (const ToTell& one : what_to_tell(work, today, rules))
            out += (out.empty() ? "" : " ") + std::string{code_of(one.kind)} + " " + iso(one.due).substr(8) +
                   (one.reason_on == today ? "!" : "");
        return out;
    };
    CHECK(told(june(7)).empty());
    CHECK(told(june(8)) == "soon 15!");
    CHECK(told(june(14)) == "soon 15!");
    CHECK(told(june(15)) == "due_today 15!");
    CHECK(told(june(16)) == "inside_passed 15!");
    CHECK(told(june(17)) == "inside_passed 15");
    CHECK_MESSAGE(told(june(21)) == "inside_passed 15!", "a week before the term above");
    CHECK_MESSAGE(told(june(27)) == "inside_passed 15!", "and the day before it");
    CHECK(told(june(28)) == "due_today 28!");
    CHECK_MESSAGE(told(june(29)) == "overdue 28! helped 28!", "late for everybody");
    work.facts.last = LastSubmission{june(10), {}};
    CHECK_MESSAGE(told(june(16)) == "to_review 28", "handed in: the inside day asks for nothing more");
}

TEST_CASE("an own task of a programme is kept beside obligations and comes back the same") {
    const ReminderSubject dated{{}, {{3}, 7, june(15)}}, when_needed{{}, {{3}, 8, {}}};
    const Reminder reminder{
        {{ReminderKind::overdue, 2, 1, {{{1}, {}}, dated}}, {ReminderKind::inside_review, 1, 1, {when_needed}}}};
    CHECK(reminder_from_json(to_json(reminder)) == reminder);
    CHECK(reminder_from_json(R"([{"kind":"overdue","total":1,"fresh":1,"first":[17]}])").sections[0].first[0] ==
          ReminderSubject{{17}, {}});
}

TEST_CASE("the most urgent come first, a duty that comes by two ways is told once, the rest is counted") {
    std::vector<ReminderItem> items;
    for (int n = 1; n <= 50; ++n) items.push_back({{n}, ReminderKind::overdue, add_days(june(20), -n), june(20)});
    items.push_back(items.back());
    const auto made = make_reminder(items, {}, june(20));
    REQUIRE(made);
    CHECK(made->sections.front().total == 50);
    CHECK(made->sections.front().first.size() == kReminderItemsMax);
    CHECK(made->sections.front().first.front().obligation == ObligationId{50});
    CHECK(reminder_from_json(to_json(*made)) == *made);
}

TEST_CASE("a person chooses what comes by mail; nothing is lost from the reminder itself") {
    const Reminder reminder{{{ReminderKind::overdue, 1, 1, {{1}}}, {ReminderKind::soon, 2, 0, {{2}, {3}}}}};
    CHECK(letter_part(reminder, {}) == reminder);
    const Reminder part = letter_part(reminder, {.unwanted = {ReminderKind::overdue}});
    CHECK(part.sections.size() == 1);
    CHECK(!part.has_fresh());  // no letter for the sake of what had been told before
    CHECK(letter_part(reminder, {.by_mail = false}).sections.empty());
}
