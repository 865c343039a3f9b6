// The cascade of the whole application: a school's programme made from the city's, approved, and carried out without
// anything handed in twice.
#include <doctest/doctest.h>

#include "store/audit.hpp"
#include "store/child_programmes.hpp"
#include "store/evidence_checks.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/parts.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/responsibilities.hpp"
#include "store/submissions.hpp"
#include "support/child_programmes.hpp"
#include "usecases/child_hand_in.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/doctor.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/part.hpp"
#include "usecases/request_child_programmes.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

TEST_CASE("a head composes the school's programme from the city's and types nothing that the city's holds") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser head{program}, stranger{program}, coordinator{program};
        head.sign_in("school1", passwords["school1"]);
        stranger.sign_in("school5", passwords["school5"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        const OrganisationId school = school_of(program, "school1");
        const PersonId person = person_named(program, "school1");
        CHECK(says(head.get("/programmes"), "Составить: программа школы"));
        const Fields make{{"programme", "1"}, {"organisation", text(school.value)}};
        CHECK_MESSAGE(stranger.post("/child-programmes", make).status == 403, "another school's programme");
        REQUIRE(head.post("/child-programmes", make).status == 303);
        REQUIRE(head.post("/child-programmes", make).status == 303);
        CHECK_MESSAGE(child_programmes_of(program.db, {1}).size() == 3, "a second press makes no second programme");
        const ChildProgrammeId id = find_child_programme(program.db, {1}, school)->id;
        const std::string at = "/child-programmes/" + text(id.value);

        // Every measure the school carries out is there, with the city's words.
        const ChildPlan plan = plan_of(program, id);
        ObligationFilter own;
        own.organisations = {school};
        for (const ObligationRow& row : list_obligations(program.db, own, program.today, {1, 1'000})) {
            INFO(row.measure_number);
            CHECK(row_numbered(plan, row.measure_number).measure.title == row.measure_title);
        }
        const Response compose = head.get(at + "/compose");
        CHECK(says(compose, "осталось отметить: " + text(static_cast<std::int64_t>(plan.rows.size()))));
        CHECK(says(compose, "Психолого-педагогическое сопровождение"));
        CHECK(stranger.get(at + "/compose").status == 404);
        CHECK(coordinator.get(at + "/compose").status == 403);
        CHECK(coordinator.get(at).status == 200);

        const auto decide = [&](const ChildRow& row, Fields fields) {
            fields.add("version", version(program, id));
            return head.post(at + "/measures/" + text(row.measure.id.value), std::move(fields));
        };
        const ChildRow& autumn = row_numbered(plan, "6.3");  // октябрь – ноябрь 2020
        const Response late = decide(autumn, {{"person", text(person.value)}, {"deadline_text", "до 20 декабря 2020"}});
        CHECK(late.status == 422);
        CHECK(says(late, "позже срока вышестоящей программы"));
        CHECK_MESSAGE(says(late, "до 20 декабря 2020"), "nobody types twice");
        CHECK(decide(autumn, {{"person", text(person.value)}, {"deadline_text", "абракадабра"}}).status == 422);
        CHECK_MESSAGE(decide(autumn, {{"person", text(person_named(program, "school5").value)}}).status == 422,
                      "a person of another school");
        REQUIRE(decide(autumn, {{"person", text(person.value)},
                                {"deadline_text", "до 20 ноября 2020"},
                                {"addition", "На методическом дне школы"}})
                    .status == 303);
        CHECK(row_numbered(plan_of(program, id), "6.3").obligations.front().due_inside == make_date(2020, 11, 20));
        CHECK_MESSAGE(
            says(head.get(at + "/measures/" + text(autumn.measure.id.value)), "Прочитано: до 20 ноября 2020 г."),
            "who wrote it sees how it was read");
        const ChildRow& contest = row_numbered(plan, "4.4");
        REQUIRE(decide(contest, {{"left_out", "конкурс отменён организатором"}}).status == 303);
        CHECK_MESSAGE(head.post(at + "/measures/" + text(contest.measure.id.value),
                                {{"version", "1"}, {"person", text(person.value)}})
                              .status == 409,
                      "somebody changed it in between");

        // Additions: in a section of the city's programme and in an own one.
        const auto add = [&](Fields fields) {
            fields.add("version", version(program, id));
            return head.post(at + "/additions/0", std::move(fields));
        };
        CHECK(add({{"title", "Без срока"}, {"own_section", "Своё"}, {"deadline_text", ""}}).status == 422);
        CHECK(add({{"title", ""}, {"own_section", "Своё"}, {"deadline_text", "апрель 2020"}}).status == 422);
        CHECK(add({{"title", "Без раздела"}, {"section", "0"}, {"deadline_text", "апрель 2020"}}).status == 422);
        REQUIRE(add({{"title", "Клуб родителей"},
                     {"own_section", "Работа с семьёй"},
                     {"deadline_text", "ежемесячно"},
                     {"evidence", "Протокол\nФото"}})
                    .status == 303);
        REQUIRE(add({{"title", "Часы подготовки"},
                     {"section", text(plan.sections.front().id.value)},
                     {"deadline_text", "апрель 2020"},
                     {"person", text(person.value)}})
                    .status == 303);

        const auto approve = [&](const char* number, const char* date) {
            return head.post(at + "/approval",
                             {{"version", version(program, id)}, {"order_number", number}, {"order_date", date}});
        };
        CHECK_MESSAGE(approve("15", "14.03.2020").status == 422, "measures are still undecided");
        CHECK(says(head.get(at + "/approval"), "отметьте, кто отвечает"));
        REQUIRE(head.post(at + "/rest", {{"version", version(program, id)}, {"person", text(person.value)}}).status ==
                303);
        CHECK(approve("", "14.03.2020").status == 422);
        CHECK(approve("15", "16.03.2020").status == 422);
        CHECK(approve("15", "03.12.2019").status == 422);
        REQUIRE(approve("15", "14.03.2020").status == 303);
        const Response page = head.get(at);
        CHECK(says(page, "Утверждена: приказ № 15 от 14 марта 2020 г."));
        CHECK(says(page, "Клуб родителей"));
        CHECK(says(page, "Работа с семьёй"));
        CHECK(says(page, "конкурс отменён организатором"));
        CHECK(head.get(at + "/export/xlsx").status == 200);
        CHECK(head.get(at + "/export/docx").status == 200);
        CHECK(says(coordinator.get("/programmes/1/children"), "конкурс отменён организатором"));
        CHECK_MESSAGE(count_states(program.db, own, program.today).total() > 0,
                      "leaving a measure out releases nobody from the city's obligation");

        // A later edition is appended: until it is approved, the earlier one is in force.
        REQUIRE(decide(autumn, {{"person", text(person.value)}}).status == 303);
        CHECK(says(head.get(at), "есть неутверждённая правка"));
        CHECK(says(head.get(at), "до 20 ноября 2020"));
        CHECK_FALSE(says(head.get(at + "?edition=last"), "до 20 ноября 2020"));
        REQUIRE(approve("16", "15.03.2020").status == 303);
        CHECK(child_approvals(program.db, id).size() == 2);
        CHECK(check_up(program.db, program.evidence).findings.empty());
    });
}

TEST_CASE("two people approving at once: the second is told who did") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        const ChildProgrammeId id = find_child_programme(program.db, {1}, school_of(program, "school2"))->id;
        Browser first{program}, second{program};
        first.sign_in("school2", passwords["school2"]);
        second.sign_in("school2", passwords["school2"]);
        const std::string at = "/child-programmes/" + text(id.value);
        REQUIRE(first
                    .post(at + "/rest",
                          {{"version", version(program, id)}, {"person", text(person_named(program, "school2").value)}})
                    .status == 303);
        const std::string seen = version(program, id);
        const Fields form{{"version", seen}, {"order_number", "7"}, {"order_date", "13.03.2020"}};
        CHECK(first.post(at + "/approval", form).status == 303);
        const Response late = second.post(at + "/approval", form);
        CHECK(late.status == 409);
        CHECK(child_approvals(program.db, id).size() == 1);
        const auto again = approve_child_programme(program.db, actor(program, "school2"), id, std::stoll(seen), "8",
                                                   "13.03.2020", production_calendar(), program.now());
        REQUIRE_FALSE(again);
        CHECK(again.failure().message.find("приказом № 7") != std::string::npos);
        CHECK(again.failure().message.find("Директор школы № 2") != std::string::npos);
    });
}

TEST_CASE("what an inner executor hands in becomes the school's submission in one press, with the same files") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser deputy{program}, head{program}, coordinator{program}, stranger{program};
        deputy.sign_in("deputy5", passwords["deputy5"]);
        head.sign_in("school5", passwords["school5"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        stranger.sign_in("school2", passwords["school2"]);
        const OrganisationId school = school_of(program, "school5");
        const ChildProgrammeId id = find_child_programme(program.db, {1}, school)->id;
        const ChildPlan plan = plan_of(program, id);
        // A measure for which the deputy answers and something is still owed.
        const ChildObligation* found = nullptr;
        for (const ChildRow& row : plan.rows)
            for (const ChildObligation& one : row.obligations)
                if (found == nullptr && row.person.starts_with("Заместитель") && may_submit(one.row.facts))
                    found = &one;
        REQUIRE(found != nullptr);
        const ObligationId obligation = found->row.id;
        CHECK(says(deputy.get(address(obligation)), "Передать ответственному"));
        CHECK_MESSAGE(deputy.post(address(obligation) + "/evidence", {{"link", "https://example.org/"}}).status == 403,
                      "the school hands in by who leads the programme");

        const std::vector<RequestDraft::File> file{{"files", "Протокол.txt", "text/plain", "учебные данные: протокол"}};
        const Response refused =
            deputy.post(address(obligation) + "/parts", {{"link", "javascript:1"}, {"note", "почти готово"}}, file);
        CHECK(refused.status == 422);
        CHECK_MESSAGE(says(refused, "почти готово</textarea>"), "a refused part keeps what was typed");
        CHECK(says(refused, "Выберите их ещё раз: Протокол.txt."));
        CHECK(says(refused, "Передать ответственному"));
        REQUIRE(deputy.post(address(obligation) + "/parts", {{"note", "готово"}}, file).status == 303);
        REQUIRE(deputy.post(address(obligation) + "/parts", {{"note", "готово"}}, file).status == 303);
        REQUIRE_MESSAGE(parts_of(program.db, obligation).size() == 1, "pressed twice, handed in once");
        const PartId part = parts_of(program.db, obligation).front().id;
        CHECK(says(head.get(address(obligation)), "Подготовлено к сдаче"));
        CHECK(says(head.get("/"), "подготовлено: примите и сдайте"));
        CHECK_FALSE(says(deputy.get(address(obligation)), "Подготовлено к сдаче"));
        CHECK_FALSE(says(deputy.get("/"), "подготовлено: примите и сдайте"));
        CHECK(says(deputy.get("/"), "Вы отвечаете"));

        const std::string back = address(obligation) + "/parts/" + text(part.value) + "/return";
        CHECK(deputy.post(back, {{"part_reason", "сам себе"}}).status == 403);
        CHECK(stranger.post(back, {{"part_reason", "чужое"}}).status == 404);
        const Response no_reason = head.post(back, {{"part_reason", " "}});
        CHECK(no_reason.status == 422);
        CHECK_MESSAGE(says(no_reason, "Подготовлено к сдаче"), "the page of the work itself, not a dead end");
        REQUIRE(head.post(back, {{"part_reason", "нет подписи"}}).status == 303);
        CHECK(says(deputy.get(address(obligation)), "нет подписи"));
        const Fields accept_returned{{"part", text(part.value)}};
        CHECK_MESSAGE(head.post(address(obligation) + "/parts/accept", accept_returned).status == 409,
                      "what was sent back does not go up");

        const std::vector<RequestDraft::File> better{
            {"files", "Протокол.txt", "text/plain", "учебные данные: протокол с подписью"}};
        REQUIRE(deputy.post(address(obligation) + "/parts", {{"note", "исправлено"}}, better).status == 303);
        const PartRecord waiting = parts_of(program.db, obligation).back();
        const std::size_t before = submissions_of(program.db, obligation).size();
        const Fields accept{{"part", text(waiting.id.value)}};
        CHECK(deputy.post(address(obligation) + "/parts/accept", accept).status == 403);
        REQUIRE(head.post(address(obligation) + "/parts/accept", accept).status == 303);
        REQUIRE_MESSAGE(head.post(address(obligation) + "/parts/accept", accept).status == 303, "pressed twice");
        const auto submissions = submissions_of(program.db, obligation);
        REQUIRE(submissions.size() == before + 1);
        REQUIRE(submissions.back().evidence.size() == 1);
        CHECK(submissions.back().evidence.front().sha256 == waiting.evidence.front().sha256);
        CHECK(state_of(program, obligation) == ExecutionState::under_review);
        REQUIRE(coordinator
                    .post(address(obligation) + "/review",
                          {{"submission", text(submissions.back().id.value)}, {"verdict", "accepted"}})
                    .status == 303);
        CHECK(find_obligation(program.db, obligation)->facts.last->verdict == Verdict::accepted);
        CHECK(check_up(program.db, program.evidence).findings.empty());
    });
}

TEST_CASE("an own measure is handed in and accepted inside, and counts nowhere above") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser deputy{program}, head{program}, coordinator{program}, stranger{program};
        deputy.sign_in("deputy5", passwords["deputy5"]);
        head.sign_in("school5", passwords["school5"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        stranger.sign_in("school2", passwords["school2"]);
        const ChildProgrammeId id = find_child_programme(program.db, {1}, school_of(program, "school5"))->id;
        const StateCounts above = count_states(program.db, {}, program.today);
        const std::string own = "/child-programmes/" + text(id.value) + "/own/1";
        const ChildPlan plan = plan_of(program, id);
        const AdditionPeriod& february = plan.additions.front().periods.front();
        CHECK(execution_state(february.facts, program.today) == ExecutionState::overdue);
        CHECK(says(deputy.get("/"), "Родительские собрания"));
        const std::string due = iso(february.when->due_nominal);
        CHECK(stranger.get(own + "?due=" + due).status == 404);
        CHECK(head.get(own + "?due=2020-02-03").status == 404);
        CHECK(stranger.post(own + "/evidence", {{"due", due}, {"link", "https://example.org/"}}).status == 404);
        CHECK(coordinator.post(own + "/evidence", {{"due", due}, {"link", "https://example.org/"}}).status == 403);
        CHECK(deputy.post(own + "/evidence", {{"due", due}}).status == 422);
        const Fields form{{"due", due}, {"link", "https://example.org/meeting"}};
        REQUIRE(deputy.post(own + "/evidence", form).status == 303);
        CHECK_MESSAGE(deputy.post(own + "/evidence", form).status == 409, "pressed twice");
        const auto handed = child_hand_ins(program.db, id);
        REQUIRE(handed.size() == 1);
        const auto decide = [&](Browser& who, const char* verdict, const char* reason) {
            return who
                .post(own + "/decision", {{"due", due},
                                          {"hand_in", text(child_hand_ins(program.db, id).back().id.value)},
                                          {"verdict", verdict},
                                          {"reason", reason}})
                .status;
        };
        CHECK_MESSAGE(decide(deputy, "accepted", "") == 403, "nobody accepts their own");
        CHECK(decide(coordinator, "accepted", "") == 403);
        CHECK(decide(head, "returned", "") == 422);
        CHECK(decide(head, "returned", "нет числа присутствующих") == 303);
        CHECK(says(deputy.get(own + "?due=" + due), "нет числа присутствующих"));
        REQUIRE(deputy.post(own + "/evidence", form).status == 303);
        CHECK(decide(head, "accepted", "") == 303);
        CHECK(decide(head, "accepted", "") == 409);
        CHECK(plan_of(program, id).additions.front().periods.front().facts.last->verdict == Verdict::accepted);
        CHECK_MESSAGE(count_states(program.db, {}, program.today) == above, "the city's figures do not move");
    });
}

TEST_CASE("the coordinator asks for the programmes, and an approved one is handed in in one press") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser coordinator{program}, head{program}, second{program};
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        head.sign_in("school5", passwords["school5"]);
        second.sign_in("school2", passwords["school2"]);
        const auto clauses = clauses_to_request(program.db, {1});
        REQUIRE_FALSE(clauses.empty());
        CHECK_MESSAGE(clauses.front().number == "2.2", "the clause that speaks of working out programmes");
        CHECK(says(coordinator.get("/programmes/1/children"), "Разработку и реализацию"));
        const auto request = [&](const char* due) {
            return coordinator.post(
                "/programmes/1/children",
                {{"number", clauses.front().number}, {"words", clauses.front().text}, {"due", due}});
        };
        CHECK(request("14.03.2020").status == 422);
        CHECK(request("31.12.2099").status == 422);
        REQUIRE(request("30.04.2020").status == 303);
        CHECK(request("30.04.2020").status == 409);
        const MeasureId measure = requesting_measure(program.db, {1}).value();
        const OrganisationId school = school_of(program, "school5");
        const ObligationId obligation = open_obligation_of(program, school, measure).id;
        const ChildProgrammeId id = find_child_programme(program.db, {1}, school)->id;
        const ChildPlan plan = plan_of(program, id);
        for (const ChildRow& row : plan.rows)
            CHECK_MESSAGE(row.measure.id != measure, "«work out a programme» is no measure of the programme");
        const ChildProgrammeId draft = find_child_programme(program.db, {1}, school_of(program, "school2"))->id;
        CHECK_MESSAGE(
            second.post("/child-programmes/" + text(draft.value) + "/hand-in",
                        {{"obligation",
                          text(open_obligation_of(program, school_of(program, "school2"), measure).id.value)}})
                    .status == 409,
            "a draft is not handed in");
        const std::string at = "/child-programmes/" + text(id.value) + "/hand-in";
        CHECK(head.post(at, {{"obligation", ""}}).status == 422);
        CHECK_MESSAGE(
            head.post(at, {{"obligation",
                            text(open_obligation_of(program, school_of(program, "school2"), measure).id.value)}})
                    .status == 404,
            "another school's obligation");
        REQUIRE(head.post(at, {{"obligation", text(obligation.value)}}).status == 303);
        CHECK(head.post(at, {{"obligation", text(obligation.value)}}).status == 409);
        const Evidence document = submissions_of(program.db, obligation).back().evidence.front();
        CHECK(document.file_name == "Программа СОШ № 5, приказ № 112-У.docx");
        CHECK(document.document_number == "112-У");
        CHECK(document.document_date == make_date(2019, 12, 20));
        CHECK(document.media_type.find("wordprocessingml") != std::string::npos);
    });
}

TEST_CASE("a change of the parent is followed: a moved term, a lifted obligation, a revised measure") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser controller{program}, head{program};
        controller.sign_in("controller", passwords["controller"]);
        head.sign_in("school5", passwords["school5"]);
        const OrganisationId school = school_of(program, "school5");
        const ChildProgrammeId id = find_child_programme(program.db, {1}, school)->id;
        const std::string number = "4.4";  // 2020 год
        const ObligationRow row = row_numbered(plan_of(program, id), number).obligations.front().row;
        const auto asked = [&] { return row_numbered(plan_of(program, id), number).is_asked(); };
        CHECK(asked());
        const std::int64_t measures = plan_of(program, id).measures();
        REQUIRE(controller
                    .post(address(row.id) + "/release",
                          {{"release_reason", "procedure_cancelled"}, {"basis", "приказ № 1 (учебные данные)"}})
                    .status == 303);
        CHECK_FALSE(asked());
        CHECK(plan_of(program, id).measures() == measures - 1);
        CHECK(says(head.get("/child-programmes/" + text(id.value)), "снято с контроля"));

        // The parent's own row is what the programme shows: new words above are new words here.
        program.db.execute("UPDATE measure SET title = 'Изменённая мера' WHERE id = $1",
                           row_numbered(plan_of(program, id), "6.2").measure.id);
        CHECK(says(head.get("/child-programmes/" + text(id.value)), "Изменённая мера"));

        // The own term is capped when the one above comes to be earlier.
        const ChildRow autumn = row_numbered(plan_of(program, id), "6.3");
        REQUIRE(decide_child_measure(program.db, actor(program, "school5"), id,
                                     last_child_version(program.db, id).version,
                                     {.parent = autumn.measure.id,
                                      .person = person_named(program, "deputy5"),
                                      .deadline_text = "до 20 ноября 2020"},
                                     production_calendar(), program.now()));
        const ObligationId moved = autumn.obligations.front().row.id;
        program.db.execute(
            "UPDATE obligation SET due_effective = '2020-11-10', due_nominal = '2020-11-10' WHERE id = $1", moved);
        refresh_obligation_facts(program.db, moved);
        const ChildRow capped = row_numbered(plan_of(program, id), "6.3");
        CHECK(capped.own_term_lost);
        CHECK(capped.obligations.front().due_inside == make_date(2020, 11, 10));
    });
}
