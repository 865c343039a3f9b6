// What is done inside an organisation reaches its people: own measures and earlier days in reminders, in the calendar and
// in the iCalendar; nobody outside is told. Training data (учебные данные) of the demonstration.
#include <doctest/doctest.h>

#include "store/child_hand_ins.hpp"
#include "store/child_programmes.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/reminders.hpp"
#include "support/whole_program.hpp"
#include "usecases/calendar_feed.hpp"
#include "usecases/child_hand_in.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/inside_work.hpp"
#include "usecases/remind.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr Date april(unsigned day) { return make_date(2020, 4, day); }

struct School {
    explicit School(const std::string& database) : program(database, kDemoDay), passwords(demo(program)) {
        head = find_person_by_login(program.db, "school5")->id;
        deputy = find_person_by_login(program.db, "deputy5")->id;
        const auto organisation = find_organisation_by_name(program.db, "МБОУ «СОШ №5»")->id;
        child = find_child_programme(program.db, {1}, organisation)->id;
    }
    Actor actor(PersonId person) { return load_actor(program.db, person, program.today); }
    ChildPlan plan() {
        return child_plan(program.db, *find_child_programme(program.db, child), Edition::in_force,
                          production_calendar(), program.today);
    }
    // An earlier day of the school's own for a measure, approved by its order.
    ObligationRow set_earlier(const std::string& number, const std::string& words) {
        const ChildPlan before = plan();
        for (const ChildRow& row : before.rows) {
            if (row.measure.number != number) continue;
            ChildMeasure decided{.parent = row.measure.id, .person = deputy, .deadline_text = words};
            const auto seen = last_child_version(program.db, child).version;
            REQUIRE(decide_child_measure(program.db, actor(head), child, seen, decided, production_calendar(),
                                         program.now()));
            REQUIRE(approve_child_programme(program.db, actor(head), child, seen + 1, "9-У",
                                            in_russian_short(program.today), production_calendar(), program.now()));
            return row.obligations.front().row;
        }
        FAIL("no such measure");
        return {};
    }
    void remind_on(Date day) {
        program.today = day;
        const auto made = remind(program.db, {}, program.now());
        if (!made) FAIL(made.failure().message);
    }
    std::optional<ReminderSection> told(PersonId person, ReminderKind kind) {
        const auto kept = reminders_of(program.db, person, 1, 0);
        if (kept.empty() || kept.front().day != program.today) return {};
        for (const ReminderSection& section : kept.front().reminder.sections)
            if (section.kind == kind) return section;
        return {};
    }
    static bool holds(const std::optional<ReminderSection>& section, const ReminderSubject& subject) {
        return section && std::find(section->first.begin(), section->first.end(), subject) != section->first.end();
    }
    Browser browser_of(const std::string& login) {
        Browser out{program};
        out.sign_in(login, passwords[login]);
        return out;
    }
    std::string feed_of(PersonId person) {
        std::string out =
            calendar_feed_of(program.db, actor(person), "https://mera.example", production_calendar(), program.now());
        return replace_all(replace_all(out, "\r\n ", ""), "\\,", ",");
    }

    Program program;
    std::map<std::string, std::string> passwords;
    PersonId head = {}, deputy = {};
    ChildProgrammeId child = {};
};

}  // namespace

TEST_CASE("an own measure is told to who answers for it, and what is handed in under it to who leads") {
    on_both_engines([](const std::string& database) {
        School school{database};
        const AdditionRow addition = school.plan().additions.front();  // февраль 2020; апрель 2020
        const ReminderSubject february{{},
                                       {school.child, addition.addition.key, addition.periods[0].when->due_nominal}};
        const ReminderSubject spring{{}, {school.child, addition.addition.key, addition.periods[1].when->due_nominal}};
        const Date due = addition.periods[1].facts.due;

        school.remind_on(add_days(due, -7));
        CHECK(School::holds(school.told(school.deputy, ReminderKind::soon), spring));
        CHECK(School::holds(school.told(school.deputy, ReminderKind::overdue), february));
        CHECK_MESSAGE(!School::holds(school.told(school.head, ReminderKind::overdue), february),
                      "another one answers for it");
        const PersonId controller = find_person_by_login(school.program.db, "controller")->id;
        for (const ReminderKind kind : kReminderKinds)
            CHECK_MESSAGE(!School::holds(school.told(controller, kind), february), "nobody outside is told");

        Browser deputy = school.browser_of("deputy5");
        const Response inbox = deputy.get("/reminders");
        CHECK(says(inbox, "Родительские собрания"));
        CHECK(says(inbox, replace_all("своя мера, срок " + in_russian(addition.periods[0].facts.due), "\u00A0", " ")));
        CHECK(says(inbox, own_task_path(february.own)));

        HandIn sent;
        sent.links = {"https://example.org/meeting"};
        const ChildHandInPlace place{school.child, february.own.addition, february.own.due_nominal};
        REQUIRE(hand_in_own_measure(school.program.db, school.actor(school.deputy), place, std::move(sent),
                                    production_calendar(), school.program.now()));
        school.remind_on(add_days(due, -6));
        CHECK(School::holds(school.told(school.head, ReminderKind::inside_review), february));
        CHECK(!School::holds(school.told(school.deputy, ReminderKind::inside_review), february));
        CHECK(!School::holds(school.told(school.deputy, ReminderKind::overdue), february));

        const auto seen = child_hand_ins(school.program.db, school.child).back().id;
        REQUIRE(decide_own_measure(school.program.db, school.actor(school.head), place, seen, Verdict::returned,
                                   "нет подписей", production_calendar(), school.program.now()));
        school.remind_on(add_days(due, -5));
        CHECK_MESSAGE(School::holds(school.told(school.deputy, ReminderKind::overdue), february),
                      "sent back after its day, it is owed again");
        school.remind_on(due);
        CHECK(School::holds(school.told(school.deputy, ReminderKind::due_today), spring));
    });
}

TEST_CASE("an earlier day of the school's own is told before the term, and its passing before the term has passed") {
    on_both_engines([](const std::string& database) {
        School school{database};
        school.program.today = make_date(2020, 4, 1);
        const ObligationRow row = school.set_earlier("6.3", "до 20 мая 2020");  // октябрь – ноябрь 2020
        const ReminderSubject subject{row.id, {}};
        REQUIRE(row.facts.due > make_date(2020, 6, 30));

        school.remind_on(make_date(2020, 5, 13));
        CHECK(School::holds(school.told(school.deputy, ReminderKind::soon), subject));
        school.remind_on(make_date(2020, 5, 20));
        CHECK(School::holds(school.told(school.deputy, ReminderKind::due_today), subject));
        school.remind_on(make_date(2020, 5, 21));
        CHECK(School::holds(school.told(school.deputy, ReminderKind::inside_passed), subject));
        CHECK(!School::holds(school.told(school.deputy, ReminderKind::overdue), subject));
        const PersonId controller = find_person_by_login(school.program.db, "controller")->id;
        CHECK_MESSAGE(!School::holds(school.told(controller, ReminderKind::escalated), subject),
                      "the city is not told of what the school set itself");
        CHECK(says(school.browser_of("deputy5").get("/reminders"), "внутренний 20 мая 2020 г."));
    });
}

TEST_CASE("own measures and earlier days stand in the calendar and in the iCalendar of who has to do with them") {
    on_both_engines([](const std::string& database) {
        School school{database};
        school.program.today = april(1);
        (void)school.set_earlier("6.3", "до 20 мая 2020");
        Browser deputy = school.browser_of("deputy5"), other = school.browser_of("school2");
        const Response spring = deputy.get("/calendar?month=2020-04"), may = deputy.get("/calendar?month=2020-05");
        CHECK(says(spring, "Родительские собрания"));
        CHECK(says(spring, "своя мера"));
        CHECK(says(may, "внутренний срок"));
        CHECK_FALSE(says(other.get("/calendar?month=2020-04"), "Родительские собрания"));
        CHECK_FALSE(says(other.get("/calendar?month=2020-05"), "внутренний срок"));
        CHECK_FALSE(says(school.browser_of("coordinator").get("/calendar?month=2020-04"), "Родительские собрания"));

        const std::string feed = school.feed_of(school.deputy);
        CHECK(feed.find("Своя мера: Родительские собрания") != std::string::npos);
        CHECK(feed.find("https://mera.example/child-programmes/") != std::string::npos);
        CHECK(feed.find("Внутренний срок: 6.3.") != std::string::npos);
        CHECK(feed.find("DTSTART;VALUE=DATE:20200520") != std::string::npos);
        const PersonId coordinator = find_person_by_login(school.program.db, "coordinator")->id;
        CHECK(school.feed_of(coordinator).find("Внутренний срок") == std::string::npos);
    });
}
