// The whole application in-process: the three roles' path from an order's text to accepted evidence, refusals included,
// on both engines.
#include <doctest/doctest.h>

#include <fstream>

#include "base/text.hpp"
#include "domain/plan/adoption.hpp"
#include "store/drafts.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/submissions.hpp"
#include "support/whole_program.hpp"
#include "usecases/backup.hpp"
#include "usecases/doctor.hpp"
#include "usecases/people.hpp"
#include "web/site.hpp"

using namespace mera;
using namespace mera::test;

namespace {

ObligationRow one(Program& program, ExecutionState state, const std::string& organisation) {
    ObligationFilter filter;
    filter.state = state;
    filter.search = organisation;
    const auto rows = list_obligations(program.db, filter, program.today, {1, 1});
    REQUIRE(!rows.empty());
    return rows.front();
}

std::string address(const ObligationRow& row) { return "/obligations/" + std::to_string(row.id.value); }

// The addresses of all pages, with 1 for every number in them.
std::vector<std::string> every_page() {
    std::vector<std::string> out;
    for (const Route<PageHandler>& route : routes()) {
        if (route.method != Method::get) continue;
        std::string target{route.pattern};
        for (const char* parameter : {"{id}", "{section_id}", "{measure_id}", "{clause_id}", "{page_id}"})
            target = replace_all(target, parameter, "1");
        out.push_back(replace_all(replace_all(target, "{format}", "csv"), "{file}", "guess.ics"));
    }
    return out;
}

}  // namespace

TEST_CASE("an order's text becomes a programme with dated obligations") {
    on_both_engines([](const std::string& database) {
        Program program{database, make_date(2019, 12, 4)};
        const OrganisationId department =
            insert_organisation(program.db, {.name = "Департамент образования Администрации города Ханты-Мансийска",
                                             .short_name = "Департамент",
                                             .kind = OrganisationKind::department});
        (void)department;
        const auto account =
            create_person(program.db, {},
                          {"coordinator", "Сычугова З.Р.", "", "",
                           "Департамент образования Администрации города Ханты-Мансийска", Role::coordinator, ""},
                          program.now());
        REQUIRE(account);
        Browser coordinator{program};
        CHECK(coordinator.sign_in("coordinator", account->password).status == 303);
        const Response uploaded = coordinator.post(
            "/drafts", {}, {{.field = "file", .name = "order-882.txt", .content = std::string{demo_order()}}});
        REQUIRE(uploaded.status == 303);
        const std::string draft{uploaded.header("location")};
        CHECK(says(coordinator.get(draft), "Мер: 25"));
        CHECK_MESSAGE(says(coordinator.get(draft), ">Приказ № 882 от 4 декабря 2019 г.</h1>"),
                      "a draft is called as people call the order");
        CHECK(says(coordinator.get("/drafts"), "Приказ № 882 от 4 декабря 2019 г."));

        // A corrected deadline is read by the same grammar.
        CHECK(coordinator
                  .post(draft + "/measures/1/1", {{"version", "1"},
                                                  {"number", "1.1"},
                                                  {"title", "Обсуждение"},
                                                  {"executors", "Департамент образования\nобразовательные организации"},
                                                  {"deadline_text", "до 31 августа 2020 года"}})
                  .status == 303);
        CHECK(says(coordinator.get(draft), "до 31 августа 2020"));
        const Response misdated = coordinator.post(draft + "/order", {{"version", "2"},
                                                                      {"order_number", "882-а"},
                                                                      {"order_date", "31.02.2020"},
                                                                      {"order_issuer", "Департамент"},
                                                                      {"order_title", "Другое название"}});
        CHECK(misdated.status == 422);
        for (const char* typed : {"value='882-а'", "value='31.02.2020'", "Другое название</textarea>"})
            CHECK_MESSAGE(says(misdated, typed), "a refused correction stands as it was typed");
        CHECK_MESSAGE(
            coordinator.post(draft + "/measures/1/1", {{"version", "1"}, {"number", "1.1"}, {"title", "Другое"}})
                    .status == 409,
            "somebody corrected in between");

        const Response form = coordinator.get(draft + "/adopt");
        CHECK(says(form, "МБОУ СОШ №2"));
        CHECK(says(form, "от 02.12.2019 № 1576"));
        Fields terms{{"step", "adopt"},
                     {"owner", "Департамент образования Администрации города Ханты-Мансийска"},
                     {"term_first", "04.12.2019"},
                     {"term_last", "31.12.2020"},
                     {"school_year_last", "31.05.2020"},
                     {"shift_policy", "previous"},
                     {"half_year", "calendar"},
                     {"school_list_basis", "приказ от 02.12.2019 № 1576"},
                     {"schools", "МБОУ СОШ №2\nМБОУ «СОШ №5»"}};
        int number = 0;
        for (const AdoptedExecutor& executor :
             propose_adoption(find_draft(program.db, {1})->plan, all_organisations(program.db)).executors) {
            const std::string at = std::to_string(number++);
            terms.add("words-" + at, executor.words);
            terms.add("kind-" + at, std::string{code_of(executor.kind)});
            terms.add("organisation-" + at, executor.organisation);
        }
        Fields mistyped{{"term_last", "31.02.2020"}, {"school_year_last", "май"}};
        for (const auto& [name, value] : terms)
            if (!mistyped.has(name)) mistyped.add(name, value);
        const Response refused = coordinator.post(draft + "/adopt", mistyped);
        CHECK(refused.status == 422);
        CHECK_MESSAGE(says(refused, "МБОУ СОШ №2\nМБОУ «СОШ №5»"), "a mistyped date loses nothing of the form");
        CHECK(says(refused, "приказ от 02.12.2019 № 1576"));
        CHECK_MESSAGE(says(refused, "value='31.02.2020'"), "what was typed stands where it was typed");
        CHECK_MESSAGE(says(refused, "value='май'"), "both are told at once");
        CHECK_MESSAGE(says(refused, "Такой организации в списке нет"), "the questions about executors stay");

        const Response adopted = coordinator.post(draft + "/adopt", terms);
        REQUIRE(adopted.status == 303);
        CHECK(says(coordinator.get(std::string{adopted.header("location")}), "Организационно-правовое обеспечение"));
        CHECK_MESSAGE(coordinator.post(draft + "/adopt", terms).status == 409, "a second adoption of the same order");

        // Clause 2.3 is owed by each school of the list by 12 June, moved off the holiday.
        ObligationFilter clause;
        clause.due_from = make_date(2020, 6, 11);
        clause.due_to = make_date(2020, 6, 11);
        const auto rows = list_obligations(program.db, clause, program.today, {1, 100});
        REQUIRE(rows.size() == 2);
        CHECK(rows.front().is_clause);
        CHECK(rows.front().due_nominal == make_date(2020, 6, 12));
        CHECK(count_wrong_obligation_facts(program.db) == 0);
    });
}

TEST_CASE("hand in, return, hand in again, accept: each person sees and may do their own") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser school{program}, other{program}, coordinator{program}, controller{program}, stranger{program};
        school.sign_in("school2", passwords["school2"]);
        other.sign_in("school5", passwords["school5"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        controller.sign_in("controller", passwords["controller"]);
        const ObligationRow row = one(program, ExecutionState::overdue, "СОШ № 2");

        CHECK(stranger.get(address(row)).status == 303);
        CHECK(school.get(address(row)).status == 200);
        CHECK_MESSAGE(other.get(address(row)).status == 404, "another organisation's obligation looks absent");
        CHECK(other.post(address(row) + "/evidence", {{"link", "https://example.org/"}}).status == 404);
        CHECK(coordinator.post(address(row) + "/evidence", {{"link", "https://example.org/"}}).status == 403);

        CHECK_MESSAGE(school.post(address(row) + "/evidence", {}).status == 422, "an empty form");
        const Response mistyped =
            school.post(address(row) + "/evidence", {{"document_number", "7"}, {"document_date", "31.02.2020"}},
                        {{.field = "files", .name = "отчёт.txt", .content = "учебные данные"}});
        CHECK(mistyped.status == 422);
        CHECK_MESSAGE(says(mistyped, "Выберите их ещё раз: отчёт.txt."), "a browser keeps no chosen files: it is told");
        CHECK_MESSAGE(says(mistyped, "<details class='govuk-details' open>"), "the mistyped field is in sight");
        CHECK_MESSAGE(
            (says(mistyped, "Укажите вид документа") && says(mistyped, "Такой даты нет в календаре: 31.02.2020")),
            "all mistakes at once");
        CHECK(says(school.post(address(row) + "/evidence", {{"link", "javascript:alert(1)"}}), "не похоже на адрес"));
        CHECK(school
                  .post(address(row) + "/evidence", {{"link", "https://example.org/page"}, {"note", "учебные данные"}},
                        {{.field = "files", .name = "Приказ.txt", .content = "учебные данные"}})
                  .status == 303);
        CHECK_MESSAGE(school.post(address(row) + "/evidence", {{"link", "https://example.org/"}}).status == 409,
                      "a second click");

        const auto waiting = find_obligation(program.db, row.id).value();
        const std::string seen = std::to_string(waiting.last_submission.value().value);
        CHECK(school.post(address(row) + "/review", {{"submission", seen}, {"verdict", "accepted"}}).status == 403);
        CHECK_MESSAGE(
            coordinator.post(address(row) + "/review", {{"submission", seen}, {"verdict", "returned"}, {"reason", " "}})
                    .status == 422,
            "a return says why");
        CHECK(coordinator
                  .post(address(row) + "/review",
                        {{"submission", seen}, {"verdict", "returned"}, {"reason", "нет подписи"}})
                  .status == 303);
        CHECK_MESSAGE(
            controller.post(address(row) + "/review", {{"submission", seen}, {"verdict", "accepted"}}).status == 409,
            "two people deciding at once");
        CHECK(says(school.get(address(row)), "нет подписи"));
        CHECK(school
                  .post(address(row) + "/evidence",
                        {{"document_kind", "приказ"}, {"document_number", "12"}, {"document_date", "12.03.2020"}})
                  .status == 303);
        const auto again = find_obligation(program.db, row.id).value();
        CHECK(coordinator
                  .post(address(row) + "/review",
                        {{"submission", std::to_string(again.last_submission->value)}, {"verdict", "accepted"}})
                  .status == 303);
        CHECK(execution_state(find_obligation(program.db, row.id)->facts, program.today) ==
              ExecutionState::fulfilled_late);
        CHECK(count_wrong_obligation_facts(program.db) == 0);
        CHECK(check_up(program.db, program.evidence).findings.empty());

        CHECK_MESSAGE(says(controller.get("/audit?search=документы+сданы"), "мера " + row.measure_number),
                      "the journal names what a deed is about");
        const Response table = controller.get("/obligations/export/csv");
        CHECK_MESSAGE((says(table, "пункт 2.3") && says(table, "№ 882 от 04.12.2019")), "each line names its order");
    });
}

TEST_CASE("transfers and release from control belong to the controller") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser school{program}, coordinator{program}, controller{program};
        school.sign_in("school5", passwords["school5"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        controller.sign_in("controller", passwords["controller"]);
        const ObligationRow row = one(program, ExecutionState::overdue, "СОШ № 5");
        CHECK(school.post(address(row) + "/transfer", {{"due", "01.03.2020"}, {"reason", "карантин"}}).status == 422);
        CHECK(school.post(address(row) + "/transfer", {{"due", "12.06.2020"}, {"reason", "карантин"}}).status == 303);
        CHECK(school.post(address(row) + "/transfer", {{"due", "13.06.2020"}, {"reason", "карантин"}}).status == 409);
        CHECK(says(controller.get("/"), "Решите о переносе"));
        CHECK(coordinator
                  .post(address(row) + "/transfers/" + std::to_string(transfers_of(program.db, row.id).back().id.value),
                        {{"decision", "approve"}})
                  .status == 403);
        CHECK(controller
                  .post(address(row) + "/transfers/" + std::to_string(transfers_of(program.db, row.id).back().id.value),
                        {{"decision", "approve"}})
                  .status == 303);
        CHECK_MESSAGE(find_obligation(program.db, row.id)->facts.due == make_date(2020, 6, 11),
                      "12 June is a holiday: the day before, by the programme's policy");
        CHECK(controller
                  .post(address(row) + "/transfers/" + std::to_string(transfers_of(program.db, row.id).back().id.value),
                        {{"decision", "approve"}})
                  .status == 409);

        CHECK(coordinator
                  .post(address(row) + "/release", {{"release_reason", "procedure_cancelled"}, {"basis", "приказ"}})
                  .status == 403);
        CHECK(controller.post(address(row) + "/release", {{"release_reason", "procedure_cancelled"}, {"basis", ""}})
                  .status == 422);
        CHECK(controller
                  .post(address(row) + "/release", {{"release_reason", "procedure_cancelled"},
                                                    {"basis", "приказ от 12.03.2020 № 1 (учебные данные)"}})
                  .status == 303);
        CHECK_MESSAGE(school.post(address(row) + "/evidence", {{"link", "https://example.org/"}}).status == 409,
                      "nothing is handed in after release");
        CHECK(count_wrong_obligation_facts(program.db) == 0);
    });
}

TEST_CASE("every page opens for every role or refuses in words, and a forged form is refused") {
    Folder folder;
    Program program{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
    auto passwords = demo(program);
    for (const auto& [login, password] : passwords) {
        Browser person{program};
        person.sign_in(login, password);
        for (const std::string& target : every_page()) {
            const Response response = person.get(target);
            INFO(login << " " << target << " " << response.status);
            CHECK(
                (response.status == 200 || response.status == 303 || response.status == 403 || response.status == 404));
        }
        Request forged = make_test_request(
            {.method = Method::post, .target = "/sign-out", .headers = {{"sec-fetch-site", "cross-site"}}});
        CHECK(program.site->answer(forged).status != 200);
    }
}

TEST_CASE("a plan that numbers nothing: every page calls its measures and sections by their words") {
    Folder folder;
    Program program{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
    auto passwords = demo(program);
    program.db.execute("UPDATE measure SET number = ''");
    program.db.execute("UPDATE section SET number = ''");
    for (const char* login : {"coordinator", "controller", "school5"}) {
        Browser person{program};
        person.sign_in(login, passwords[login]);
        const std::string overdue = page_of(person.get("/obligations?state=overdue"));
        const auto shown = overdue.find("href='/obligations/");
        REQUIRE(shown != std::string::npos);
        auto pages = every_page();
        pages.push_back(overdue.substr(shown + 6, overdue.find('\'', shown + 6) - shown - 6));
        for (const char* more : {"/obligations?measure=5", "/measures/5", "/dashboard?cut=measure", "/audit?page=2"})
            pages.emplace_back(more);
        for (const std::string& target : pages) {
            const std::string page = page_of(person.get(target));
            for (const char* left : {">. ", "'></a>", "мера ,", "мера .", "мера :", "Мера :", "меры  ", ">Мера ,"}) {
                const auto at = page.find(left);
                CHECK_MESSAGE(at == std::string::npos,
                              login << " " << target << ": " << page.substr(std::min(at, page.size()), 120));
            }
        }
    }
    Browser coordinator{program};
    coordinator.sign_in("coordinator", passwords["coordinator"]);
    const std::string matrix = page_of(coordinator.get("/programmes/1/matrix"));
    CHECK(matrix.find("Обсуждение вопросов реализац…</a>") != std::string::npos);
    CHECK(matrix.find(">Организационно-правовое обеспечение</option>") != std::string::npos);
    CHECK(says(coordinator.get("/audit"), "мера «"));
}

TEST_CASE("ten wrong passwords close the name for a while") {
    Folder folder;
    Program program{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
    auto passwords = demo(program);
    Browser person{program};
    for (int attempt = 0; attempt < 10; ++attempt) CHECK(person.sign_in("school2", "не тот пароль").status == 403);
    CHECK(says(person.sign_in("school2", passwords["school2"]), "Слишком много"));
}

TEST_CASE("the demonstration is made on both engines, sound and once") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        const auto make = [&] { return make_demo(program.db, program.evidence, production_calendar(), demo_order()); };
        const auto made = make();
        REQUIRE(made);
        CHECK(count_obligations(program.db, {.control = ControlFilter::any}, kDemoDay) >= made->obligations);
        CHECK(check_up(program.db, program.evidence).findings.empty());
        CHECK_MESSAGE(!make(), "not over what is there");
    });
}

TEST_CASE("a backup of one engine restores into the other") {
    Folder folder;
    Program first{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
    demo(first);
    const auto archive = folder.path() / "backup.zip";
    const auto saved = back_up(first.db, first.evidence, archive);
    REQUIRE(saved);
    CHECK_MESSAGE(!back_up(first.db, first.evidence, archive), "an old copy is not overwritten");
    Program second{mera::test::throwaway_postgres(), kDemoDay};
    const auto restored = restore(second.db, second.evidence, archive);
    REQUIRE(restored);
    CHECK(restored->rows == saved->rows);
    CHECK(restored->files == saved->files);
    CHECK(check_up(second.db, second.evidence).findings.empty());
    CHECK(count_obligations(second.db, {}, kDemoDay) == count_obligations(first.db, {}, kDemoDay));
    CHECK_MESSAGE(!restore(second.db, second.evidence, archive), "only into an empty database");
}
