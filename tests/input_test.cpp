// What people get wrong, mistype, send twice or too late, through the whole application: each time a sentence that says
// what to do, and what was typed is still there.
#include <doctest/doctest.h>

#include "store/obligations.hpp"
#include "store/people.hpp"
#include "store/submissions.hpp"
#include "support/whole_program.hpp"

using namespace mera;
using namespace mera::test;

namespace {

struct Town {  // the demonstration with those who work in it
    explicit Town(const std::string& database)
        : program{database, kDemoDay},
          passwords{demo(program)},
          school{program},
          coordinator{program},
          controller{program},
          administrator{program} {
        school.sign_in("school5", passwords["school5"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        controller.sign_in("controller", passwords["controller"]);
        administrator.sign_in("admin", passwords["admin"]);
    }
    ObligationRow of_school(ExecutionState state) {
        ObligationFilter filter;
        filter.state = state;
        filter.control = ControlFilter::on_control;
        for (const ObligationRow& row : list_obligations(program.db, filter, program.today, {1, 1'000}))
            if (row.organisation_name == "СОШ № 5" && !row.transfer_asked) return row;
        FAIL("no such obligation");
        return {};
    }
    Program program;
    std::map<std::string, std::string> passwords;
    Browser school, coordinator, controller, administrator;
};

std::string address(const ObligationRow& row) { return "/obligations/" + std::to_string(row.id.value); }

std::string long_words(std::size_t letters) {
    std::string out;
    for (std::size_t n = 0; n < letters; ++n) out += "Ж";
    return out;
}

}  // namespace

TEST_CASE("a filter with a day that is not in the calendar finds nothing and says why") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        for (const char* page : {"/obligations?due_from=31.02.2020", "/obligations?due_to=2020-13-01",
                                 "/discipline?due_from=31.02.2020"}) {
            const Response shown = town.controller.get(page);
            INFO(page);
            CHECK(shown.status == 422);
            CHECK(says(shown, "Такой даты нет в календаре"));
            CHECK_FALSE(says(shown, "Все найденные, на всех страницах"));
        }
        CHECK(says(town.controller.get("/obligations?due_from=31.02.2020"), "value='31.02.2020'"));
        CHECK(says(town.controller.get("/obligations?due_from=" + url_encode("вчера")), "Укажите срок числами"));
        const std::string list = page_of(town.controller.get("/obligations/export/csv?due_from=31.02.2020"));
        CHECK_MESSAGE(list.find("СОШ") == std::string::npos, "a file taken for the answer");
        CHECK(says(town.controller.get("/obligations?due_from=5.3.2020"), "Найдено"));
    });
}

TEST_CASE("what was typed into a form that came too late is shown back") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const ObligationRow row = town.of_school(ExecutionState::in_progress);
        const Fields words{{"comment", "Документы <b>готовы</b> к пятнице"}, {"password", "не для чужих глаз"}};

        Browser left{town.program};  // signed out in another window
        const Response out = left.post(address(row) + "/comments", words);
        CHECK(out.status == 401);
        CHECK(says(out, "Войдите заново"));
        CHECK(says(out, "Документы &lt;b&gt;готовы&lt;/b&gt; к пятнице"));
        CHECK_FALSE(says(out, "не для чужих глаз"));
        CHECK_MESSAGE(left.post(address(row) + "/comments", {{"comment", ""}}).status == 303, "no words: just sign in");

        Browser other{town.program};
        other.sign_in("school5", town.passwords["school5"]);
        Request stale = make_test_request({.method = Method::post,
                                           .target = address(row) + "/comments",
                                           .headers = {{"cookie", std::string{kSessionCookie} + "=" + other.session()}},
                                           .form = {{"comment", "Старая страница, новые слова"}},
                                           .files = {}});
        const Response refused = town.program.site->answer(stale);
        CHECK(refused.status == 403);
        CHECK(says(refused, "Форма устарела"));
        CHECK(says(refused, "Старая страница, новые слова"));
        CHECK_FALSE(says(town.school.get(address(row)), "новые слова"));
    });
}

TEST_CASE("endless words are refused with a number, and stay in the form") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const ObligationRow row = town.of_school(ExecutionState::in_progress);
        const std::string endless = long_words(10'000);
        const auto refused = [&](const Response& answer) {
            CHECK(answer.status == 422);
            CHECK(says(answer, "Слишком длинно: знаков 10000"));
            CHECK_MESSAGE(says(answer, endless), "nobody types it twice");
        };
        refused(town.school.post(address(row) + "/evidence", {{"link", "https://example.org/a"}, {"note", endless}}));
        refused(town.school.post(address(row) + "/transfer", {{"due", "30.12.2020"}, {"reason", endless}}));
        refused(town.school.post(address(row) + "/comments", {{"comment", endless}}));
        refused(town.controller.post(address(row) + "/release",
                                     {{"release_reason", "not_applicable"}, {"basis", endless}}));
        refused(town.administrator.post(
            "/people",
            {{"login", "endless"}, {"full_name", endless}, {"organisation", "МБОУ СОШ №2"}, {"role", "executor"}}));
        CHECK_FALSE(find_person_by_login(town.program.db, "endless"));
        CHECK(submissions_of(town.program.db, row.id).empty());
        CHECK(transfers_of(town.program.db, row.id).empty());
        const ObligationRow waiting = town.of_school(ExecutionState::under_review);
        refused(town.coordinator.post(address(waiting) + "/review",
                                      {{"submission", std::to_string(waiting.last_submission->value)},
                                       {"verdict", "returned"},
                                       {"reason", endless}}));
    });
}

TEST_CASE("days that are not in the calendar are named in every form") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const ObligationRow row = town.of_school(ExecutionState::in_progress);
        const auto refused = [](const Response& answer) {
            CHECK(answer.status == 422);
            CHECK(says(answer, "Такой даты нет в календаре: 31.02.2020"));
        };
        const Response handed = town.school.post(
            address(row) + "/evidence",
            {{"document_kind", "приказ"}, {"document_date", "31.02.2020"}, {"note", "Мои слова остались"}});
        refused(handed);
        CHECK(says(handed, "Мои слова остались"));
        refused(town.school.post(address(row) + "/transfer", {{"due", "31.02.2020"}, {"reason", "карантин"}}));
        refused(town.controller.post("/obligations/bulk", {{"deed", "transfer"},
                                                           {"step", "check"},
                                                           {"selected", std::to_string(row.id.value) + ":"},
                                                           {"due", "31.02.2020"},
                                                           {"words", "карантин"}}));
        refused(town.coordinator.post("/programmes/1/schools", {{"step", "preview"},
                                                                {"school", "МБОУ СОШ №2"},
                                                                {"kind", "leaves"},
                                                                {"on", "31.02.2020"},
                                                                {"basis", "приказ"}}));
        const std::string role =
            "/people/" + std::to_string(find_person_by_login(town.program.db, "school2")->id.value);
        refused(town.administrator.post(role + "/roles",
                                        {{"organisation", "1"}, {"role", "observer"}, {"starts_on", "31.02.2020"}}));
    });
}

TEST_CASE("an empty file of an order is told from no file") {
    Folder folder;
    Town town{"sqlite:" + (folder.path() / "mera.db").string()};
    const Response empty =
        town.coordinator.post("/drafts", {}, {{.field = "file", .name = "приказ.docx", .content = ""}});
    CHECK(empty.status == 422);
    CHECK(says(empty, "Файл «приказ.docx» пустой"));
    CHECK(says(town.coordinator.post("/drafts", {}), "Выберите файл приказа"));
}

TEST_CASE("markup in names and words is shown as it was typed") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const ObligationRow row = town.of_school(ExecutionState::in_progress);
        CHECK(town.administrator
                  .post("/people", {{"login", "markup"},
                                    {"full_name", "<script>alert(1)</script> Пётр"},
                                    {"organisation", "МБОУ «СОШ №5»"},
                                    {"role", "executor"},
                                    {"post", "<img src=x onerror=alert(2)>"}})
                  .status == 200);
        CHECK(town.school.post(address(row) + "/comments", {{"comment", "\"'><svg onload=alert(3)>"}}).status == 303);
        for (const std::string& page : {std::string{"/people"}, std::string{"/audit"}}) {
            const std::string shown = page_of(town.administrator.get(page));
            CHECK(shown.find("<script>alert") == std::string::npos);
            CHECK(shown.find("<img src=x") == std::string::npos);
            CHECK(shown.find("&lt;script&gt;alert(1)") != std::string::npos);
        }
        CHECK(page_of(town.school.get(address(row))).find("<svg onload") == std::string::npos);
    });
}

TEST_CASE("a press of a decision's button twice changes nothing the second time, and says so") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const auto twice = [](Browser& who, const std::string& deed, const Fields& form, const char* said) {
            INFO(deed);
            CHECK(who.post(deed, form).status == 303);
            const Response again = who.post(deed, form);
            CHECK(again.status == 409);
            CHECK(says(again, said));
            CHECK_FALSE(says(again, "..."));
            CHECK_FALSE(says(again, "г.. "));
            CHECK_FALSE(says(again, ".. "));
        };
        const ObligationRow waiting = town.of_school(ExecutionState::under_review);
        twice(town.coordinator, address(waiting) + "/review",
              {{"submission", std::to_string(waiting.last_submission->value)}, {"verdict", "accepted"}},
              "решение по этим документам уже принято");
        const ObligationRow open = town.of_school(ExecutionState::in_progress);
        twice(town.school, address(open) + "/transfer", {{"due", "30.12.2020"}, {"reason", "карантин"}},
              "Перенос уже запрошен");
        const std::string transfer =
            address(open) + "/transfers/" + std::to_string(transfers_of(town.program.db, open.id).back().id.value);
        twice(town.controller, transfer, {{"decision", "refuse"}, {"transfer_comment", "нет"}}, "уже принял");
        twice(town.school, address(open) + "/evidence", {{"link", "https://example.org/a"}}, "уже на проверке");
        twice(town.controller, address(open) + "/release",
              {{"release_reason", "not_applicable"}, {"basis", "приказ № 1"}}, "уже снято");
        const Response late = town.school.post(address(open) + "/evidence", {{"link", "https://example.org/b"}});
        CHECK(late.status == 409);
        CHECK(says(late, "снято с контроля: сдавать по нему ничего не нужно"));
    });
}
