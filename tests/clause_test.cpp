// A clause of an order that comes again each quarter, from the order's text to what each school owes: the whole application on
// both engines. All orders here are training data (учебные данные).
#include <doctest/doctest.h>

#include <functional>

#include "store/drafts.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/plan_past.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "store/submissions.hpp"
#include "support/adopted_programme.hpp"
#include "support/whole_program.hpp"
#include "usecases/calendar_feed.hpp"
#include "usecases/doctor.hpp"
#include "usecases/draft.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/obligation.hpp"
#include "usecases/reading.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr Date kOrdered = make_date(2020, 1, 13);

constexpr const char* kOrder = R"(Департамент образования Администрации города Ханты-Мансийска

ПРИКАЗ

от 13.01.2020 № 17

О мониторинге качества образования (учебные данные)

В целях контроля за качеством образования

ПРИКАЗЫВАЮ:

1. Утвердить порядок мониторинга.
2. Руководителям образовательных организаций представлять отчёт о мониторинге ежеквартально, до 5 числа месяца, следующего за отчётным кварталом.
3. МКУ ДО «Центр развития образования» ежемесячно до 25 числа направлять сведения о консультациях.
4. Руководителям образовательных организаций проводить консультации для родителей в течение 2019-2020 учебного года.
5. Руководителям образовательных организаций представить план работы в срок до 20 февраля 2020 года.
6. Контроль за исполнением приказа оставляю за собой.

Директор Департамента    Ю.М. Личкун
)";

struct Town {
    explicit Town(const std::string& database, bool adopted = true)
        : program(database, kDemoDay), passwords(demo(program)), browser(program) {
        morning(kOrdered);
        if (adopted) adopt(read(kOrder));
    }

    Actor actor(const std::string& login) {
        return load_actor(program.db, find_person_by_login(program.db, login)->id, program.today);
    }
    DraftId read(const std::string& order) {
        const auto draft = import_order(program.db, program.evidence, actor("coordinator"), "приказ.txt", order,
                                        program.now(), {.child_program = MERA_READ_CHILD});
        REQUIRE(draft);
        return *draft;
    }
    void adopt(DraftId draft) {
        const PlanDraft plan = find_draft(program.db, draft).value().plan;
        AdoptionTerms terms = adoption_terms_for(program.db, actor("coordinator"), plan);
        terms.schools = {{"МБОУ СОШ №2"}, {"МБОУ «СОШ №5»"}};
        terms.school_list_basis = "приказ от 10.01.2020 № 9 (учебные данные)";
        terms.schedule.term = {kOrdered, make_date(2020, 12, 31)};
        terms.schedule.shift_policy = ShiftPolicy::next;
        terms.schedule.school_year_last = make_date(2020, 5, 31);
        const auto done =
            adopt_plan(program.db, actor("coordinator"), draft, terms, production_calendar(), program.now());
        if (!done) FAIL(done.failure().message);
        programme = done->programme;
    }
    void morning(Date day, const std::string& login = "coordinator") {
        program.today = day;
        browser.sign_in(login, passwords[login]);
    }
    std::vector<ObligationRow> rows(const std::string& number, const std::string& organisation) {
        return rows_of(program, programme, number, organisation);
    }
    std::string dues(const std::string& number, const std::string& organisation) {
        std::string out;
        for (const ObligationRow& row : rows(number, organisation))
            if (!row.facts.release) out += (out.empty() ? "" : " ") + iso(row.facts.due);
        return out;
    }
    ObligationRow due(const std::string& number, const std::string& organisation, Date on) {
        for (const ObligationRow& row : rows(number, organisation))
            if (row.facts.due == on) return row;
        FAIL("nothing of " << number << " is due on " << iso(on));
        return {};
    }
    Measure clause(const std::string& number) {
        for (const Measure& one : measures_of(program.db, programme))
            if (one.number == number) return one;
        FAIL("no clause " << number);
        return {};
    }

    Program program;
    std::map<std::string, std::string> passwords;
    Browser browser;
    ProgrammeId programme = {};
};

std::string address(const ObligationRow& row) { return "/obligations/" + std::to_string(row.id.value); }

// The order that amends it says one thing.
std::string amending(const std::string& what) {
    return "Департамент образования Администрации города Ханты-Мансийска\n\nПРИКАЗ\n\nот 10.04.2020 № 60\n\nО внесении "
           "изменений в приказ от 13.01.2020 № 17 (учебные данные)\n\nВ целях уточнения\n\nПРИКАЗЫВАЮ:\n\n1. Внести в "
           "приказ Департамента образования Администрации города Ханты-Мансийска от 13.01.2020 № 17 «О мониторинге "
           "качества образования» следующие изменения:\n1.1. " +
           what + "\n2. Контроль за исполнением приказа оставляю за собой.\n\nДиректор Департамента    Ю.М. Личкун\n";
}

}  // namespace

TEST_CASE("a clause that comes each quarter is owed each quarter by everybody it is addressed to") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        for (const char* school : {"СОШ № 2", "СОШ № 5"}) {
            CHECK_MESSAGE(town.dues("2", school) == "2020-04-06 2020-07-06 2020-10-05 2021-01-11",
                          "the fifth after the quarter, moved off holidays");
            CHECK(town.dues("4", school) == "2020-06-01");
            CHECK(town.dues("5", school) == "2020-02-20");
        }
        const auto monthly = town.rows("3", "ЦРО");
        REQUIRE(monthly.size() == 12);
        CHECK(monthly.front().facts.due == make_date(2020, 1, 27));
        CHECK(monthly.back().facts.due == make_date(2020, 12, 25));
        const ObligationRow quarter = town.due("2", "СОШ № 5", make_date(2020, 7, 6));
        CHECK(quarter.due_nominal == make_date(2020, 7, 5));
        CHECK(period_label(*Period::between(quarter.period_first, quarter.period_last)) ==
              "II\u00A0квартал 2020\u00A0г.");
        CHECK_MESSAGE(town.rows("1", "СОШ № 2").empty(), "nobody and nothing by a time");

        const Response page = town.browser.get("/measures/" + std::to_string(town.clause("2").id.value));
        CHECK(says(page, "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом"));
        CHECK(says(page, "II квартал 2020 г."));
        CHECK_FALSE(says(page, "Открыть обязательство"));
        CHECK_MESSAGE(
            says(town.browser.get("/measures/" + std::to_string(town.clause("5").id.value)), "Открыть обязательство"),
            "of one day the next time is opened by hand");
        // The same in a person's calendar and in the tables that people download.
        const std::string feed = calendar_feed_of(town.program.db, town.actor("school5"), "https://mera.example",
                                                  production_calendar(), town.program.now());
        for (const char* day :
             {"DTSTART;VALUE=DATE:20200406", "DTSTART;VALUE=DATE:20200706", "DTSTART;VALUE=DATE:20210111"})
            CHECK_MESSAGE(feed.find(day) != std::string::npos, day);
        CHECK(feed.find("Сдать: Пункт 2. ") != std::string::npos);
        const std::string table = page_of(
            town.browser.get("/obligations/export/csv?control=any&programme=" + std::to_string(town.programme.value)));
        for (const char* words : {"II квартал 2020 г.", "IV квартал 2020 г."})
            CHECK_MESSAGE(table.find(words) != std::string::npos, words);
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
        Transaction transaction = town.program.db.begin();
        CHECK(expand_programme(town.program.db, find_programme(town.program.db, town.programme).value(),
                               production_calendar()) == 0);
    });
}

TEST_CASE("the term of a clause is typed in words, shown as it is read, and owed so") {
    on_both_engines([](const std::string& database) {
        Town town{database, false};
        const DraftId draft = town.read(kOrder);
        const std::string row = "/drafts/" + std::to_string(draft.value) + "/clauses/5";
        CHECK(says(town.browser.get(row), "value='до 20 февраля 2020 года'"));
        Fields typed{{"version", std::to_string(find_draft(town.program.db, draft)->version)},
                     {"field", "due"},
                     {"number", "5"},
                     {"text", "Представить план работы"},
                     {"assignees", "образовательные организации"},
                     {"deadline_text", "до 20 февраля 2020 года; до 20 сентября 2020 года"}};
        Fields shown = typed;
        shown.add("step", "read");
        CHECK(says(town.browser.post(row, shown), "до 20 сентября 2020"));
        REQUIRE(town.browser.post(row, typed).status == 303);
        CHECK(says(town.browser.get("/drafts/" + std::to_string(draft.value)), "до 20 сентября 2020 года"));
        town.adopt(draft);
        CHECK(town.dues("5", "СОШ № 2") == "2020-02-20 2020-09-21");
    });
}

TEST_CASE("an amending order changes the term of a clause; what is open follows, what was done stays") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        Db& db = town.program.db;
        const ObligationRow first = town.due("2", "СОШ № 2", make_date(2020, 4, 6));
        const Moment then{make_date(2020, 4, 3), "2020-04-03T10:00:00Z"};
        insert_review(db, insert_submission(db, first.id, "учебные данные", {}, then), Verdict::accepted, "", {}, then);
        refresh_obligation_facts(db, first.id);
        town.morning(make_date(2020, 4, 10));
        const DraftId draft = town.read(
            amending("В пункте 2 слова «ежеквартально, до 5 числа месяца, следующего за отчётным кварталом» заменить "
                     "словами «ежеквартально, до 15 числа месяца, следующего за отчётным кварталом»."));
        const Response compared = town.browser.get("/programmes/" + std::to_string(town.programme.value) +
                                                   "/revisions/new?draft=" + std::to_string(draft.value));
        CHECK(says(compared, "изменённых: 1"));
        CHECK(says(compared, "<del>5</del>"));
        const Response adopted = town.browser.post("/programmes/" + std::to_string(town.programme.value) + "/revisions",
                                                   revision_form(draft, "adopt"));
        CHECK(adopted.status == 303);

        CHECK(town.dues("2", "СОШ № 2") == "2020-04-06 2020-07-15 2020-10-15 2021-01-15");
        CHECK_MESSAGE(town.dues("2", "СОШ № 5") == "2020-04-15 2020-07-15 2020-10-15 2021-01-15",
                      "the overdue report of the first quarter gets the new day");
        CHECK(town.due("2", "СОШ № 5", make_date(2020, 7, 15)).due_original == make_date(2020, 7, 6));
        CHECK(execution_state(town.due("2", "СОШ № 2", make_date(2020, 4, 6)).facts, town.program.today) ==
              ExecutionState::fulfilled);
        CHECK(plan_on(db, town.programme, make_date(2020, 4, 9)).measures.size() ==
              measures_of(db, town.programme).size());
        CHECK(count_wrong_obligation_facts(db) == 0);
    });
}

TEST_CASE("an amending order makes a clause rarer, words it anew, or puts a new one in") {
    on_both_engines([](const std::string& database) {
        const auto revised = [&](Town& town, const std::string& what) {
            town.morning(make_date(2020, 4, 10));
            const DraftId draft = town.read(amending(what));
            const Response adopted = town.browser.post(
                "/programmes/" + std::to_string(town.programme.value) + "/revisions", revision_form(draft, "adopt"));
            CHECK(adopted.status == 303);
            CHECK(count_wrong_obligation_facts(town.program.db) == 0);
        };
        Town town{database};
        revised(town,
                "Пункт 3 изложить в следующей редакции: «3. МКУ ДО «Центр развития образования» направлять сведения о "
                "консультациях ежеквартально, до 10 числа месяца, следующего за отчётным кварталом.».");
        CHECK(town.dues("3", "ЦРО").find("2020-07-10 2020-10-12 2021-01-11") != std::string::npos);
        CHECK_MESSAGE(town.dues("3", "ЦРО").find("2020-05-25") == std::string::npos, "May is no longer asked for");
    });
}

TEST_CASE("a clause of the school year follows each school's own days, changed later too") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const auto fifth = find_organisation_by_name(town.program.db, "МБОУ «СОШ №5»")->id;
        town.morning(make_date(2020, 4, 11), "admin");
        REQUIRE(town.browser
                    .post("/register/" + std::to_string(fifth.value) + "/school-year",
                          {{"first_day", "02.09.2019"}, {"last_day", "22.05.2020"}, {"step", "change"}})
                    .status == 303);
        CHECK(town.dues("4", "СОШ № 5") == "2020-05-22");
        CHECK(town.dues("4", "СОШ № 2") == "2020-06-01");
        CHECK(town.dues("2", "СОШ № 5") == town.dues("2", "СОШ № 2"));
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
    });
}

TEST_CASE("what cannot be done with a clause's obligation is refused with its sentence") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        town.morning(make_date(2020, 7, 1));
        Browser school{town.program}, controller{town.program}, second{town.program};
        const ObligationRow row = town.due("2", "СОШ № 5", make_date(2020, 7, 6));
        school.sign_in("school5", town.passwords["school5"]);
        controller.sign_in("controller", town.passwords["controller"]);
        second.sign_in("controller", town.passwords["controller"]);
        CHECK(says(school.post(address(row) + "/transfer", {{"due", "01.06.2020"}, {"reason", "карантин"}}),
                   "в прошлое"));
        REQUIRE(school.post(address(row) + "/transfer", {{"due", "20.07.2020"}, {"reason", "карантин"}}).status == 303);
        const std::string decide =
            address(row) + "/transfers/" + std::to_string(transfers_of(town.program.db, row.id).back().id.value);
        REQUIRE(controller.post(decide, {{"decision", "approve"}}).status == 303);
        const Response late = second.post(decide, {{"decision", "refuse"}, {"transfer_comment", "нет"}});
        CHECK(late.status == 409);
        CHECK(says(late, "уже принял"));
        const ObligationRow next = town.due("2", "СОШ № 5", make_date(2020, 10, 5));
        REQUIRE(controller
                    .post(address(next) + "/release",
                          {{"release_reason", "procedure_cancelled"}, {"basis", "письмо № 7 (учебные данные)"}})
                    .status == 303);
        const Response lifted = school.post(address(next) + "/evidence", {{"link", "https://example.org/"}});
        CHECK(lifted.status == 409);
        CHECK(says(lifted, "снят"));
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
        town.program.today = make_date(2020, 6, 1);  // a clock set back
        const Response back = school.post(address(row) + "/evidence", {{"link", "https://example.org/"}});
        CHECK(back.status == 409);
        CHECK(says(back, "Часы сервера"));
        const ObligationRow untouched = town.due("2", "СОШ № 2", make_date(2020, 7, 6));
        Browser other{town.program};
        other.sign_in("school2", town.passwords["school2"]);
        town.program.today = add_days(kOrdered, -1);
        CHECK_MESSAGE(other.post(address(untouched) + "/evidence", {{"link", "https://example.org/"}}).status == 409,
                      "it was not yet owed on that day");
    });
}

TEST_CASE("a draft and a programme made before clauses had whole deadlines go on") {
    on_both_engines([](const std::string& database) {
        Town town{database, false};
        Db& db = town.program.db;
        const DraftId draft = town.read(kOrder);
        // As it was kept: the day alone.
        std::string json = to_json(find_draft(db, draft)->plan);
        for (std::size_t at = json.find(R"(,"deadline_text")"); at != std::string::npos;
             at = json.find(R"(,"deadline_text")", at)) {
            const auto end = json.find(R"(,"doubts")", at);
            json.erase(at, end - at);
        }
        db.execute("UPDATE draft_version SET plan_json = $2 WHERE draft_id = $1", draft, json);
        const auto clauses = find_draft(db, draft)->plan.clauses;
        REQUIRE(clauses.size() == 6);
        CHECK_MESSAGE(!is_obligation(clauses[1]), "the quarterly one had no day");
        CHECK(due_of(clauses[4]) == make_date(2020, 2, 20));
        town.adopt(draft);
        CHECK(town.dues("5", "СОШ № 2") == "2020-02-20");
        CHECK(town.rows("2", "СОШ № 2").empty());

        // In the plan in force its term reads «до 20 февраля 2020 г.»: an instruction about other words changes no term.
        town.morning(make_date(2020, 1, 20));
        const DraftId amended =
            town.read(replace_all(amending("В пункте 5 слова «план работы» заменить словами «план мониторинга»."),
                                  "10.04.2020", "20.01.2020"));
        Fields form{{"draft", std::to_string(amended.value)},
                    {"step", "adopt"},
                    {"in_force_from", "20.01.2020"},
                    {"term_last", "31.12.2020"}};
        const Response adopted =
            town.browser.post("/programmes/" + std::to_string(town.programme.value) + "/revisions", form);
        CHECK(adopted.status == 303);
        CHECK(town.clause("5").title.find("план мониторинга") != std::string::npos);
        CHECK(town.dues("5", "СОШ № 2") == "2020-02-20");
        CHECK_MESSAGE(town.rows("5", "СОШ № 2").front().due_original == make_date(2020, 2, 20), "no term has moved");
    });
}
