// Execution control of the whole application: transfers, bulk decisions, the review queue, the lists behind the figures.
#include <doctest/doctest.h>

#include <regex>

#include "store/audit.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"
#include "support/whole_program.hpp"
#include "usecases/doctor.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/preview_evidence.hpp"

using namespace mera;
using namespace mera::test;

namespace {

std::string address(const ObligationRow& row) { return "/obligations/" + std::to_string(row.id.value); }

std::vector<ObligationRow> in_state(Program& program, ExecutionState state) {
    ObligationFilter filter;
    filter.state = state;
    filter.control = ControlFilter::on_control;
    return list_obligations(program.db, filter, program.today, {1, 1'000});
}

ObligationRow of_school(Program& program, ExecutionState state, const std::string& school) {
    for (const ObligationRow& row : in_state(program, state))
        if (row.organisation_name == school) return row;
    FAIL("no such obligation");
    return {};
}

std::string transfer_address(Program& program, const ObligationRow& row) {  // of the last request
    return address(row) + "/transfers/" + std::to_string(transfers_of(program.db, row.id).back().id.value);
}

ObligationRow again(Program& program, const ObligationRow& row) { return find_obligation(program.db, row.id).value(); }

std::string selected(const ObligationRow& row) {
    return std::to_string(row.id.value) + ":" +
           (row.last_submission ? std::to_string(row.last_submission->value) : std::string{});
}

std::string unescaped(const std::string& address) { return replace_all(address, "&amp;", "&"); }

// Every number of a page that leads to a list of obligations, with its address.
std::vector<std::pair<std::int64_t, std::string>> numbers_of(const std::string& page) {
    static const std::regex in_table{R"(<a class='govuk-link' href='(/obligations\?[^']*)'>(\d+)</a>)"};
    static const std::regex in_figure{
        R"(mera-stat__value'>(\d+)</span> <span class='mera-stat__label'><a class='mera-stat__link' href='(/obligations\?[^']*)')"};
    std::vector<std::pair<std::int64_t, std::string>> out;
    for (auto at = std::sregex_iterator(page.begin(), page.end(), in_table); at != std::sregex_iterator(); ++at)
        out.emplace_back(std::stoll((*at)[2]), unescaped((*at)[1]));
    for (auto at = std::sregex_iterator(page.begin(), page.end(), in_figure); at != std::sregex_iterator(); ++at)
        out.emplace_back(std::stoll((*at)[1]), unescaped((*at)[2]));
    return out;
}

std::int64_t found_by(Browser& browser, const std::string& list) {
    const std::string page = page_of(browser.get(list));
    std::smatch number;
    if (!std::regex_search(page, number, std::regex{R"(Найдено: <strong>(\d+)</strong>)"})) return -1;
    return std::stoll(number[1]);
}

}  // namespace

TEST_CASE("every number of control leads to a list exactly as long") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser controller{program};
        controller.sign_in("controller", passwords["controller"]);
        // Something of everything: lifted before and after its term, closed as fulfilled.
        for (const auto& [state, reason] :
             {std::pair{ExecutionState::overdue, "procedure_cancelled"},
              std::pair{ExecutionState::in_progress, "procedure_cancelled"},
              std::pair{ExecutionState::upcoming, "not_applicable"}, std::pair{ExecutionState::fulfilled, "fulfilled"}})
            CHECK(controller
                      .post(address(in_state(program, state).front()) + "/release",
                            {{"release_reason", reason}, {"basis", "приказ № 1 (учебные данные)"}})
                      .status == 303);
        int checked = 0, zeros = 0;
        for (const char* page : {"/dashboard", "/dashboard?programme=1", "/discipline", "/discipline?by=executor",
                                 "/discipline?by=measure", "/discipline?by=month",
                                 "/discipline?by=month&due_from=15.01.2020&due_to=10.03.2020",
                                 "/discipline?by=organisation&due_from=01.02.2020&due_to=29.02.2020&programme=1",
                                 "/organisations", "/organisations/2", "/organisations/5"})
            for (const auto& [number, list] : numbers_of(page_of(controller.get(page)))) {
                INFO(page << " → " << list);
                CHECK(found_by(controller, list) == number);
                ++checked;
                zeros += number == 0;
            }
        CHECK(checked > 150);
        CHECK(checked - zeros > 100);
        CHECK(says(controller.get("/dashboard"), "процедура отменена"));
        CHECK(says(controller.get("/discipline?due_from=01.10.2020"), "нет данных"));
        CHECK(controller.get("/discipline/export/csv?by=month").status == 200);
    });
}

TEST_CASE("a transfer: asked with a reason, decided once, with that date or another, never into the past") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser school{program}, controller{program}, second{program};
        school.sign_in("school5", passwords["school5"]);
        controller.sign_in("controller", passwords["controller"]);
        second.sign_in("controller", passwords["controller"]);
        const ObligationRow row = of_school(program, ExecutionState::overdue, "СОШ № 5");
        CHECK(school.post(address(row) + "/transfer", {{"due", "12.06.2020"}, {"reason", " "}}).status == 422);
        CHECK(says(school.post(address(row) + "/transfer", {{"due", "01.03.2020"}, {"reason", "карантин"}}),
                   "в прошлое"));
        CHECK(school.post(address(row) + "/transfer", {{"due", "15.06.2020"}, {"reason", "карантин"}}).status == 303);
        const std::string decide = transfer_address(program, row);
        CHECK(says(controller.post(decide, {{"decision", "approve"}, {"decided_due", "01.03.2020"}}), "в прошлое"));
        CHECK(controller.post(decide, {{"decision", "approve"}, {"decided_due", "32.06.2020"}}).status == 422);
        CHECK(controller.post(decide, {{"decision", "refuse"}, {"transfer_comment", ""}}).status == 422);
        CHECK(
            controller
                .post(decide, {{"decision", "approve"}, {"decided_due", "20.04.2020"}, {"transfer_comment", "раньше"}})
                .status == 303);
        const Response late = second.post(decide, {{"decision", "refuse"}, {"transfer_comment", "нет"}});
        CHECK_MESSAGE(late.status == 409, "two controllers deciding at once");
        CHECK(says(late, "уже принял"));
        CHECK(again(program, row).facts.due == make_date(2020, 4, 20));
        CHECK(again(program, row).due_original == row.due_original);
        CHECK(again(program, row).transfers == 1);
        const Response page = school.get(address(row));
        CHECK(says(page, "Первоначальный срок"));
        CHECK(says(page, "просили 15 июня 2020 г."));
        CHECK(says(page, "карантин"));
        // On time is judged by the date in force.
        CHECK(school.post(address(row) + "/evidence", {{"link", "https://example.org/"}}).status == 303);
        CHECK(controller
                  .post(address(row) + "/review",
                        {{"submission", std::to_string(again(program, row).last_submission->value)},
                         {"verdict", "accepted"}})
                  .status == 303);
        CHECK(execution_state(again(program, row).facts, program.today) == ExecutionState::fulfilled);
        CHECK(school.post(address(row) + "/transfer", {{"due", "20.06.2020"}, {"reason", "ещё"}}).status == 409);
        CHECK(count_wrong_obligation_facts(program.db) == 0);
    });
}

TEST_CASE("a request that has become pointless asks nobody any more") {
    Folder folder;
    Program program{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
    auto passwords = demo(program);
    Browser school{program}, controller{program};
    school.sign_in("school5", passwords["school5"]);
    controller.sign_in("controller", passwords["controller"]);
    const ObligationRow row = of_school(program, ExecutionState::overdue, "СОШ № 5");
    CHECK(school.post(address(row) + "/transfer", {{"due", "15.06.2020"}, {"reason", "карантин"}}).status == 303);
    CHECK(again(program, row).transfer_asked);
    CHECK(
        controller.post(address(row) + "/release", {{"release_reason", "procedure_cancelled"}, {"basis", "приказ № 1"}})
            .status == 303);
    CHECK_FALSE(again(program, row).transfer_asked);
    CHECK(says(controller.get(address(row)), "просьба отпала"));
    CHECK(controller.post(transfer_address(program, row), {{"decision", "approve"}}).status == 409);
}

TEST_CASE("a clock set back writes nothing and says so") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser school{program}, coordinator{program}, controller{program};
        school.sign_in("school2", passwords["school2"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        controller.sign_in("controller", passwords["controller"]);
        const ObligationRow row = of_school(program, ExecutionState::overdue, "СОШ № 2");
        REQUIRE(school.post(address(row) + "/evidence", {{"link", "https://example.org/"}}).status == 303);
        const std::string seen = std::to_string(again(program, row).last_submission->value);
        program.today = add_days(kDemoDay, -3);
        const Response refused =
            coordinator.post(address(row) + "/review", {{"submission", seen}, {"verdict", "accepted"}});
        CHECK(refused.status == 409);
        CHECK(says(refused, "Часы сервера"));
        CHECK(says(
            controller.post(address(row) + "/release", {{"release_reason", "not_applicable"}, {"basis", "письмо"}}),
            "Часы сервера"));
        ObligationFacts waiting = row.facts;
        waiting.last = LastSubmission{kDemoDay, {}};
        CHECK(again(program, row).facts == waiting);
        program.today = kDemoDay;
        CHECK(coordinator.post(address(row) + "/review", {{"submission", seen}, {"verdict", "accepted"}}).status ==
              303);
    });
}

TEST_CASE("a cancelled procedure leaves control for many at once, openly") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser controller{program}, coordinator{program}, school{program};
        controller.sign_in("controller", passwords["controller"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        school.sign_in("school2", passwords["school2"]);
        // One measure of all its executors, on all pages of the list, done and not done.
        ObligationFilter of_measure;
        for (const ObligationRow& row : in_state(program, ExecutionState::overdue)) {
            of_measure.measure = row.measure;
            if (count_states(program.db, of_measure, program.today).done() > 0) break;
        }
        const MeasureId measure = of_measure.measure.value();
        const StateCounts before = count_states(program.db, of_measure, program.today);
        REQUIRE(before.done() > 0);
        const std::int64_t open = before.total() - before.done();
        Fields form{{"all", "1"}, {"query", "measure=" + std::to_string(measure.value)}, {"deed", "release"}};
        const Response nothing = controller.post("/obligations/bulk", {{"query", "state=overdue"}, {"deed", "accept"}});
        CHECK(nothing.status == 422);
        CHECK_MESSAGE(says(nothing, "/obligations?state=overdue'>Вернуться к списку"), "nothing chosen: no dead end");
        CHECK(says(controller.post("/obligations/bulk", form), "Основание"));
        form.add("step", "check");
        form.add("release_reason", "procedure_cancelled");
        CHECK_MESSAGE(controller.post("/obligations/bulk", form).status == 422, "without an act");
        form.add("words", "приказ от 17.03.2020 № 1 (учебные данные)");
        const Response plan = controller.post("/obligations/bulk", form);
        CHECK(says(plan,
                   "Будет снято с контроля: " +
                       replace_all(counted(open, "обязательство", "обязательства", "обязательств"), "\u00A0", " ")));
        CHECK(says(plan, "Документы приняты: снять с контроля можно только как исполненное."));
        CHECK_MESSAGE(count_states(program.db, of_measure, program.today) == before, "the plan changes nothing");

        Fields confirmed{{"all", "1"},
                         {"query", "measure=" + std::to_string(measure.value)},
                         {"deed", "release"},
                         {"step", "carry_out"},
                         {"release_reason", "procedure_cancelled"},
                         {"words", "приказ от 17.03.2020 № 1 (учебные данные)"}};
        CHECK_MESSAGE(coordinator.post("/obligations/bulk", confirmed).status == 403, "only the controller");
        CHECK(school.post("/obligations/bulk", confirmed).status == 403);
        CHECK(says(controller.post("/obligations/bulk", confirmed), "Снято с контроля"));
        const StateCounts after = count_states(program.db, of_measure, program.today);
        CHECK(after.released == before.released + open);
        CHECK(after.total() == before.done());
        CHECK(after.released_by_reason[static_cast<std::size_t>(ReleaseReason::procedure_cancelled)] == open);
        CHECK(count_wrong_obligation_facts(program.db) == 0);
        CHECK(check_up(program.db, program.evidence).findings.empty());
        ObligationFilter lifted;
        lifted.release = ReleaseReason::procedure_cancelled;
        for (const ObligationRow& row : list_obligations(program.db, lifted, program.today, {1, 1'000}))
            CHECK(audit_of(program.db, "obligation " + std::to_string(row.id.value)).back().deed == "снято с контроля");
        CHECK_MESSAGE(says(controller.post("/obligations/bulk", confirmed), "Пропущено"),
                      "a second click changes nothing");
        CHECK(count_states(program.db, of_measure, program.today) == after);
    });
}

TEST_CASE("many accepted or moved at once: what changed in between is passed over, nothing else is lost") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser coordinator{program}, controller{program};
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        controller.sign_in("controller", passwords["controller"]);
        const auto waiting = in_state(program, ExecutionState::under_review);
        REQUIRE(waiting.size() >= 3);
        Fields form{{"deed", "accept"}};
        for (std::size_t at = 0; at < 3; ++at) form.add("selected", selected(waiting[at]));
        form.add("selected", "99999:1");
        form.add("selected", "rubbish");
        const Response plan = coordinator.post("/obligations/bulk", form);
        CHECK(says(plan, "Документы будут приняты: 3 обязательства"));
        // Meanwhile somebody returns one of them.
        CHECK(controller
                  .post(address(waiting[1]) + "/review",
                        {{"submission", std::to_string(waiting[1].last_submission->value)},
                         {"verdict", "returned"},
                         {"reason", "нет подписи"}})
                  .status == 303);
        form.add("step", "carry_out");
        const Response done = coordinator.post("/obligations/bulk", form);
        CHECK(says(done, "Документы приняты: 2 обязательства"));
        CHECK(says(done, "Решение по этим документам уже принято"));
        CHECK(again(program, waiting[0]).facts.last->verdict == Verdict::accepted);
        CHECK(again(program, waiting[1]).facts.last->verdict == Verdict::returned);
        CHECK(again(program, waiting[2]).facts.last->verdict == Verdict::accepted);

        const auto overdue = in_state(program, ExecutionState::overdue);
        Fields move{{"deed", "transfer"}, {"step", "carry_out"}, {"due", "30.04.2020"}, {"words", "карантин"}};
        move.add("selected", selected(overdue[0]));
        move.add("selected", selected(overdue[1]));
        CHECK(coordinator.post("/obligations/bulk", move).status == 403);
        CHECK(says(controller.post("/obligations/bulk", move), "Срок перенесён: 2 обязательства"));
        CHECK(again(program, overdue[0]).facts.due == make_date(2020, 4, 30));
        CHECK(again(program, overdue[0]).transfers == 1);
        CHECK(says(controller.get(address(overdue[0])), "Решение контролёра"));
        Fields past{{"deed", "transfer"}, {"step", "check"}, {"due", "01.01.2020"}, {"words", "карантин"}};
        past.add("selected", selected(overdue[2]));
        CHECK(says(controller.post("/obligations/bulk", past), "в прошлое"));
        CHECK(controller.post("/obligations/bulk", {{"deed", "accept"}}).status == 422);
        CHECK(count_wrong_obligation_facts(program.db) == 0);
    });
}

TEST_CASE("the queue: one document after another, and two reviewers do not step on each other") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser coordinator{program}, controller{program};
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        controller.sign_in("controller", passwords["controller"]);
        ObligationFilter filter;
        filter.state = ExecutionState::under_review;
        const auto queue = list_obligations(program.db, filter, program.today, {1, 100});
        REQUIRE(queue.size() >= 3);
        const std::string first = "/review/" + std::to_string(queue[0].id.value);
        const std::string next = "/review/" + std::to_string(queue[1].id.value);
        CHECK(says(coordinator.get(first), "Документ 1 из " + std::to_string(queue.size())));
        CHECK(says(coordinator.get(first), "href='" + next + "'"));
        CHECK(controller.get(first).status == 200);
        const Fields decision{{"submission", std::to_string(queue[0].last_submission->value)},
                              {"from", "queue"},
                              {"verdict", "returned"},
                              {"reason_template", "Нет подписи. Приложите подписанный документ."},
                              {"reason", "Лист 2."}};
        const Response moved = coordinator.post(address(queue[0]) + "/review", decision);
        CHECK(moved.status == 303);
        CHECK(moved.header("location") == next + "?done=reviewed");
        CHECK(says(coordinator.get(address(queue[0])), "Нет подписи. Приложите подписанный документ. Лист 2."));
        const Response late = controller.post(address(queue[0]) + "/review",
                                              {{"submission", std::to_string(queue[0].last_submission->value)},
                                               {"from", "queue"},
                                               {"verdict", "accepted"}});
        CHECK(late.status == 409);
        CHECK(says(late, "Пока вы смотрели"));
        CHECK(says(late, "Сычугова"));
        CHECK(says(late, "href='" + next + "'"));
        CHECK_MESSAGE(coordinator
                              .post(address(queue[1]) + "/review",
                                    {{"submission", std::to_string(queue[1].last_submission->value)},
                                     {"from", "queue"},
                                     {"verdict", "returned"},
                                     {"reason", ""}})
                              .status == 422,
                      "a return says why");
        // The last of the queue leads round to those passed over.
        const ReviewPlace last = review_place(program.db, queue.back().id);
        CHECK(last.next == queue[1].id);
        CHECK(last.number == static_cast<std::int64_t>(queue.size()) - 1);
    });
}

TEST_CASE("a document is shown in place: text and tables of office files, nothing of what could run") {
    Folder folder;
    EvidenceFiles files{folder.path() / "evidence"};
    const auto keep = [&](std::string_view bytes) {
        EvidenceWriter writer = files.writer(kPreviewBytesMax);
        REQUIRE(writer.append(bytes));
        const auto stored = writer.finish();
        REQUIRE(stored);
        Evidence e;
        e.kind = EvidenceKind::file;
        e.sha256 = stored->sha256;
        e.media_type = stored->media_type;
        e.bytes = stored->bytes;
        return e;
    };
    const ReadOptions here;
    const auto text = evidence_text(files, keep("Приказ № 5\n\nНазначить ответственных.\n"), here);
    REQUIRE(text);
    CHECK(std::get<DocParagraph>(text->document.blocks.at(0)).text.find("Приказ № 5") == 0);
    CHECK(preview_of(keep("%PDF-1.4\n")) == Preview::pdf);
    CHECK(preview_of(keep(std::string{"\x89PNG\r\n\x1A\n"} + "rest")) == Preview::picture);
    const Evidence broken = keep("PK\x03\x04 word/document [Content_Types].xml");
    CHECK(preview_of(broken) == Preview::text);
    CHECK_FALSE(evidence_text(files, broken, here));
    CHECK(preview_of(keep("7z\xBC\xAF\x27\x1C archive")) == Preview::none);
    Evidence link;
    link.kind = EvidenceKind::link;
    CHECK(preview_of(link) == Preview::none);
}

TEST_CASE("a school that enters the list in mid-year gets its obligations, others keep theirs") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        demo(program);
        const Programme programme = all_programmes(program.db).front();
        const std::int64_t before = count_obligations(program.db, {}, program.today);
        const auto expand = [&] {
            Transaction transaction = program.db.begin();
            const std::int64_t created = expand_programme(program.db, programme, production_calendar());
            transaction.commit();
            return created;
        };
        CHECK_MESSAGE(expand() == 0, "everything is there already");
        const auto school = insert_organisation(
            program.db, {.name = "МБОУ СОШ №9", .short_name = "СОШ № 9", .kind = OrganisationKind::school});
        insert_school_list_entry(program.db, programme.school_list,
                                 {school, SchoolCategory::low_results, make_date(2020, 5, 1), {}});
        const std::int64_t created = expand();
        CHECK(created > 0);
        CHECK(expand() == 0);
        ObligationFilter own;
        own.organisations = {school};
        CHECK(count_obligations(program.db, own, program.today) == created);
        for (const ObligationRow& row : list_obligations(program.db, own, program.today, {1, 1'000}))
            CHECK(row.due_nominal >= make_date(2020, 5, 1));
        CHECK(count_obligations(program.db, {}, program.today) == before + created);
        CHECK(count_wrong_obligation_facts(program.db) == 0);
    });
}

TEST_CASE("hundreds of organisations stand on pages as they are counted and are found by words") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser controller{program};
        controller.sign_in("controller", passwords["controller"]);
        CHECK_FALSE_MESSAGE(says(controller.get("/dashboard"), "role='search'"), "a few organisations need no search");
        const ObligationRow row = in_state(program, ExecutionState::in_progress).front();
        const Date due = make_date(2020, 3, 20);
        for (int number = 101; number <= 160; ++number) {
            const std::string name = "СОШ № " + std::to_string(number);
            const OrganisationId school =
                insert_organisation(program.db, {.name = "МБОУ " + name,
                                                 .short_name = name,
                                                 .kind = OrganisationKind::school,
                                                 .parent = find_organisation(program.db, row.organisation)->parent});
            insert_obligation(program.db, row.programme, row.measure,
                              {school, {*Period::between(program.today, due), due, due}}, {}, "учебные данные");
        }
        Browser coordinator{program}, admin{program};
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        admin.sign_in("admin", passwords["admin"]);
        for (Browser* one : {&coordinator, &admin}) {
            CHECK_MESSAGE(says(one->get("/"), "/register?without=executor"), "whom nobody works for is told");
            const Response idle = one->get("/register?without=executor");
            CHECK(says(idle, ">СОШ № 160<"));
            CHECK_FALSE_MESSAGE(says(idle, ">СОШ № 2<"), "somebody works there");
            CHECK(says(idle, "Завести человека"));
        }
        const Response first = controller.get("/organisations");
        CHECK(says(first, "Гимназия № 1"));
        CHECK(says(first, ">СОШ № 5<"));
        CHECK_MESSAGE(page_of(first).find(">СОШ № 5<") < page_of(first).find(">СОШ № 101<"), "2, 5, 101");
        CHECK_FALSE(says(first, ">СОШ № 160<"));
        CHECK(says(controller.get("/organisations?page=2"), ">СОШ № 160<"));
        CHECK(says(controller.get("/organisations?page=99"), ">СОШ № 160<"));
        CHECK(says(first, "/organisations?all=1"));
        const Response whole = controller.get("/organisations?all=1");
        CHECK_MESSAGE((says(whole, ">СОШ № 5<") && says(whole, ">СОШ № 160<")), "for printing");
        for (const std::string page : {"/organisations", "/dashboard"}) {
            const Response found = controller.get(page + "?search=" + url_encode("сош № 160"));
            CHECK(says(found, ">СОШ № 160<"));
            CHECK_FALSE(says(found, ">СОШ № 101<"));
            CHECK(says(controller.get(page + "?search=" + url_encode("нет такой")), "По этим условиям ничего нет"));
        }
    });
}
