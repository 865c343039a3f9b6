// «В течение учебного года» is owed by each school's own days. All orders here are training data (учебные данные).
#include <doctest/doctest.h>

#include "domain/plan/adoption.hpp"
#include "store/drafts.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/school_years.hpp"
#include "store/submissions.hpp"
#include "support/adopted_programme.hpp"
#include "support/plan_pieces.hpp"
#include "support/whole_program.hpp"
#include "usecases/draft.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/obligation.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr Date kOrder = make_date(2019, 9, 10);
constexpr Date kAdopted = make_date(2020, 2, 1);  // in Mera

DraftMeasure owed(std::string number, const std::string& words, Deadline deadline) {
    return measure(std::move(number), "Мера «" + words + "» (учебные данные)", kSchools, words, std::move(deadline));
}

PlanDraft plan() {
    PlanDraft out;
    out.order = {"21", kOrder, "План (учебные данные)", "Департамент образования Администрации города Ханты-Мансийска"};
    const Date first = make_date(2019, 9, 1), last = make_date(2020, 5, 31);
    out.sections.push_back(
        {"1",
         "Раздел",
         {owed("1.1", "в течение учебного года", {DeadlineKind::school_year, first, last, {}, {}}),
          owed("1.2", "два раза в год", {DeadlineKind::recurring, {}, {}, "FREQ=MONTHLY;INTERVAL=6", {}}),
          owed("1.3", "до 31 мая 2020 года", by(last)),
          owed("1.4", "ежемесячно в течение учебного года", {DeadlineKind::recurring, first, last, "FREQ=MONTHLY", {}}),
          owed("1.5", "до конца учебного года", by(last))}});
    return out;
}

struct Town {
    explicit Town(const std::string& database)
        : program(database, kDemoDay), passwords(demo(program)), browser(program) {
        program.today = kAdopted;
        fifth = find_organisation_by_name(program.db, "МБОУ «СОШ №5»")->id;
    }
    void adopt() {
        const Actor coordinator = actor("coordinator");
        const auto draft = insert_draft(program.db, "приказ 21.txt", "21", plan(), coordinator.person, program.now());
        AdoptionTerms terms = propose_adoption(plan(), all_organisations(program.db));
        terms.schools = {{"МБОУ СОШ №2"}, {"МБОУ «СОШ №5»"}};
        terms.school_list_basis = "приказ № 20 (учебные данные)";
        terms.schedule.term = {kOrder, make_date(2020, 12, 31)};
        terms.schedule.half_year = HalfYear::school;
        terms.schedule.shift_policy = ShiftPolicy::as_is;
        terms.schedule.school_year_last = make_date(2020, 5, 31);
        const auto adopted = adopt_plan(program.db, coordinator, draft, terms, production_calendar(), program.now());
        if (!adopted) FAIL(adopted.failure().message);
        programme = adopted->programme;
    }
    // Known before the plan is adopted: nothing has to follow.
    void set_year(Date first, Date last) { save_school_year(program.db, fifth, *SchoolYear::between(first, last)); }
    std::vector<ObligationRow> rows(const std::string& number, const std::string& school) {
        return rows_of(program, programme, number, school);
    }
    std::string dues(const std::string& number, const std::string& school) {
        std::string out;
        for (const ObligationRow& row : rows(number, school))
            if (!row.facts.release || row.facts.last)
                out += (out.empty() ? "" : ", ") + iso(row.period_first) + "/" + iso(row.facts.due);
        return out;
    }
    ObligationRow due(const std::string& number, Date on) {
        for (const ObligationRow& row : rows(number, "СОШ № 5"))
            if (row.facts.due == on) return row;
        FAIL("nothing of " << number << " is due on " << iso(on));
        return {};
    }
    void morning(Date day, const std::string& login = "admin") {
        program.today = day;
        browser.sign_in(login, passwords[login]);
    }
    Response change(const char* first, const char* last, const char* step) {
        return browser.post("/register/" + std::to_string(fifth.value) + "/school-year",
                            {{"first_day", first}, {"last_day", last}, {"step", step}});
    }
    Actor actor(const std::string& login) {
        return load_actor(program.db, find_person_by_login(program.db, login)->id, program.today);
    }

    Program program;
    std::map<std::string, std::string> passwords;
    Browser browser;
    OrganisationId fifth = {};
    ProgrammeId programme = {};
};

}  // namespace

TEST_CASE("a school with days of its own owes the school year and its halves by them") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        town.set_year(make_date(2019, 9, 16), make_date(2020, 5, 22));
        town.adopt();
        CHECK(town.dues("1.1", "СОШ № 2") == "2019-09-01/2020-05-31");
        CHECK(town.dues("1.1", "СОШ № 5") == "2019-09-16/2020-05-22");
        CHECK(town.dues("1.2", "СОШ № 2") == "2019-09-10/2019-12-31, 2020-01-01/2020-05-31, 2020-09-01/2020-12-31");
        CHECK_MESSAGE(
            town.dues("1.2", "СОШ № 5") == "2019-09-16/2019-12-31, 2020-01-01/2020-05-22, 2020-09-01/2020-12-31",
            "the year nobody changed begins as usual");
        CHECK(town.dues("1.4", "СОШ № 2").starts_with("2019-09-01/2019-09-30, 2019-10-01/2019-10-31"));
        CHECK(town.dues("1.4", "СОШ № 2").ends_with("2020-05-01/2020-05-31"));
        CHECK(town.dues("1.4", "СОШ № 5").starts_with("2019-09-16/2019-09-30, 2019-10-01/2019-10-31"));
        CHECK(town.dues("1.4", "СОШ № 5").ends_with("2020-04-01/2020-04-30, 2020-05-01/2020-05-22"));
        CHECK_MESSAGE(town.dues("1.3", "СОШ № 5") == town.dues("1.3", "СОШ № 2"), "a date in the order is a date");
        CHECK(town.dues("1.5", "СОШ № 2") == "2019-09-10/2020-05-31");
        CHECK(town.dues("1.5", "СОШ № 5") == "2019-09-10/2020-05-22");
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
    });
}

TEST_CASE("days of a school year that are changed afterwards move what is open, and that is shown first") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        Db& db = town.program.db;
        town.adopt();
        const std::string closed = town.dues("1.4", "СОШ № 5");
        // April's report is handed in, March's accepted; February's stays open and overdue; the year itself is transferred.
        const auto hand_in = [&](const ObligationRow& row, Date on) {
            const Moment then{on, iso(on) + "T10:00:00Z"};
            const auto submission = insert_submission(db, row.id, "учебные данные", {}, then);
            refresh_obligation_facts(db, row.id);
            return std::pair{submission, then};
        };
        const auto [march, then] = hand_in(town.due("1.4", make_date(2020, 3, 31)), make_date(2020, 3, 30));
        insert_review(db, march, Verdict::accepted, "", {}, then);
        refresh_obligation_facts(db, town.due("1.4", make_date(2020, 3, 31)).id);
        (void)hand_in(town.due("1.4", make_date(2020, 4, 30)), make_date(2020, 4, 9));
        town.program.today = make_date(2020, 4, 10);
        const ObligationRow year = town.due("1.1", make_date(2020, 5, 31));
        REQUIRE(ask_transfer(db, town.actor("school5"), year.id, "10.06.2020", "карантин", town.program.now()));
        REQUIRE(decide_transfer(db, town.actor("controller"), transfers_of(db, year.id).front().id, {true, "", ""},
                                production_calendar(), town.program.now()));

        town.morning(make_date(2020, 4, 11));
        const Response shown = town.change("02.09.2019", "22.05.2020", "preview");
        CHECK(shown.status == 200);
        // Three of this programme and four of the demonstration's.
        CHECK(says(shown,
                   "Получает новый срок 7 обязательств, остаётся со сроком, который дал контролёр, 1 обязательство."));
        CHECK(says(shown, "31.05.2020"));
        CHECK(says(shown, "22.05.2020"));
        CHECK_MESSAGE(town.dues("1.4", "СОШ № 5") == closed, "showing changes nothing");
        REQUIRE(town.change("02.09.2019", "22.05.2020", "change").status == 303);

        CHECK(town.due("1.2", make_date(2020, 5, 22)).due_original == make_date(2020, 5, 31));
        const ObligationRow may = town.due("1.4", make_date(2020, 5, 22));
        CHECK(may.due_original == make_date(2020, 5, 31));
        CHECK_MESSAGE(may.transfers == 0, "nobody asked for a transfer");
        CHECK(may.period_last == make_date(2020, 5, 22));
        CHECK(execution_state(town.due("1.4", make_date(2020, 2, 29)).facts, town.program.today) ==
              ExecutionState::overdue);
        CHECK(execution_state(town.due("1.4", make_date(2020, 3, 31)).facts, town.program.today) ==
              ExecutionState::fulfilled);
        CHECK(town.due("1.4", make_date(2020, 4, 30)).facts.last.has_value());
        CHECK_MESSAGE(town.due("1.1", make_date(2020, 6, 10)).transfers == 1, "a controller's transfer holds");
        CHECK(town.dues("1.3", "СОШ № 5") == "2019-09-10/2020-05-31");
        CHECK_MESSAGE(town.dues("1.5", "СОШ № 5") == "2019-09-10/2020-05-22", "an edge of the school year follows it");
        CHECK(town.due("1.5", make_date(2020, 5, 22)).due_original == make_date(2020, 5, 31));
        CHECK(town.dues("1.4", "СОШ № 2").ends_with("2020-05-01/2020-05-31"));
        CHECK(says(town.browser.get("/audit"), "сроков изменено 7, создано 0"));
        town.morning(town.program.today, "coordinator");
        const Response page = town.browser.get("/obligations/" + std::to_string(may.id.value));
        CHECK(says(page, "учебный год СОШ № 5 с 2 сентября 2019 г. по 22 мая 2020"));
        // Looked at as it was the day before, and nothing is owed twice.
        CHECK(says(town.browser.get("/obligations/" + std::to_string(may.id.value) + "?on=2020-04-10"), "31 мая 2020"));
        ObligationFilter before;
        before.programme = town.programme;
        before.known_on = make_date(2020, 4, 10);
        before.due_from = before.due_to = make_date(2020, 5, 31);
        CHECK_MESSAGE(count_obligations(db, before, make_date(2020, 4, 10)) == 9, "all but what had been transferred");
        CHECK(count_wrong_obligation_facts(db) == 0);
        Transaction transaction = db.begin();
        CHECK(expand_programme(db, find_programme(db, town.programme).value(), production_calendar()) == 0);
    });
}

TEST_CASE("a month that falls out of the school year leaves control and comes back with it") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        town.set_year(make_date(2019, 9, 2), make_date(2020, 6, 20));
        town.adopt();
        CHECK(town.dues("1.4", "СОШ № 5").ends_with("2020-05-01/2020-05-31, 2020-06-01/2020-06-20"));
        const auto june = [&] { return town.due("1.4", make_date(2020, 6, 20)); };
        town.morning(make_date(2020, 4, 11));
        REQUIRE(town.change("02.09.2019", "25.05.2020", "change").status == 303);
        CHECK(june().facts.release == Release{ReleaseReason::not_applicable, make_date(2020, 4, 11)});
        CHECK(town.dues("1.4", "СОШ № 5").ends_with("2020-04-01/2020-04-30, 2020-05-01/2020-05-25"));
        town.morning(make_date(2020, 5, 12));
        CHECK(says(town.change("02.09.2019", "19.06.2020", "preview"), "возвращается на контроль 1 обязательство"));
        REQUIRE(town.change("02.09.2019", "19.06.2020", "change").status == 303);
        CHECK(town.dues("1.4", "СОШ № 5").ends_with("2020-05-01/2020-05-31, 2020-06-01/2020-06-19"));
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
        // Days that are no school year, and days that are there already.
        CHECK(town.change("02.09.2019", "19.03.2020", "preview").status == 422);
        CHECK(town.change("вчера", "19.06.2020", "change").status == 422);
        CHECK(town.change("02.09.2019", "19.06.2020", "preview").status == 303);
        town.morning(make_date(2020, 5, 12), "coordinator");
        CHECK(town.change("02.09.2019", "25.05.2020", "change").status == 403);
    });
}

TEST_CASE("a school year that was changed before obligations followed it makes nothing owed twice") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        town.adopt();
        const auto all = [&] {
            std::string out;
            for (const char* number : {"1.1", "1.2", "1.4", "1.5"}) out += town.dues(number, "СОШ № 5");
            return out;
        };
        const std::string before = all();
        Db& db = town.program.db;
        const auto again = [&] {
            Transaction transaction = db.begin();
            return expand_programme(db, find_programme(db, town.programme).value(), production_calendar());
        };
        town.set_year(make_date(2019, 9, 2), make_date(2020, 5, 22));
        CHECK(again() == 0);
        town.set_year(make_date(2019, 10, 1), make_date(2020, 6, 12));
        CHECK(again() == 0);
        CHECK(all() == before);
    });
}
