// Handed-in documents through the whole application: twins, dates and kinds, signatures, pages behind links.
#include <doctest/doctest.h>

#include <thread>

#include "store/evidence_checks.hpp"
#include "store/link_checks.hpp"
#include "store/obligations.hpp"
#include "store/people.hpp"
#include "support/loopback_site.hpp"
#include "support/whole_program.hpp"
#include "usecases/check_links.hpp"
#include "usecases/doctor.hpp"
#include "usecases/evidence_inspector.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/obligation.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

// The school's open obligation under a measure of the order.
ObligationRow owed(Program& program, const std::string& organisation, const std::string& measure) {
    ObligationFilter filter;
    filter.search = organisation;
    for (const ObligationRow& row : list_obligations(program.db, filter, program.today, {1, 500}))
        if (row.measure_number == measure && may_submit(row.facts)) return row;
    FAIL("no open obligation under measure " << measure);
    return {};
}

std::string address(const ObligationRow& row) { return "/obligations/" + std::to_string(row.id.value); }

RequestDraft::File file(const std::string& name, const std::string& content) {
    return {.field = "files", .name = name, .content = content};
}

const std::string kOrder = "МБОУ «СОШ № 2»\nПРИКАЗ\n14.01.2020 № 12-О\nОб итогах. Учебные данные.\n";

struct People {  // three of the demonstration, each at a browser
    People(Program& program_, std::map<std::string, std::string> passwords_)
        : program(program_), passwords(std::move(passwords_)) {
        sign_in();
    }
    void sign_in() {
        school.sign_in("school2", passwords["school2"]);
        other.sign_in("school5", passwords["school5"]);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
    }
    void next_day(int days) {  // sessions do not last so long
        program.today = add_days(program.today, days);
        sign_in();
    }
    Program& program;
    std::map<std::string, std::string> passwords;
    Browser school{program}, other{program}, coordinator{program};
};

}  // namespace

TEST_CASE("a reviewer is warned of a file handed in twice, of its date and its kind") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        People people{program, demo(program)};

        const ObligationRow mine = owed(program, "СОШ № 2", "6.5"), theirs = owed(program, "СОШ № 5", "6.5");
        REQUIRE(people.school.post(address(mine) + "/evidence", {}, {file("order.txt", kOrder)}).status == 303);
        const Response first = people.coordinator.get(address(mine));
        CHECK(says(first, "В файле: приказ № 12-О от 14 января 2020 г."));
        CHECK_FALSE(says(first, "Этот же файл уже сдан"));
        CHECK(says(first, "Сдан другой документ: приказ. Приказ ждёт: Ссылка на страницу сайта."));

        REQUIRE(people.other.post(address(theirs) + "/evidence", {}, {file("order.txt", kOrder)}).status == 303);
        CHECK(says(people.coordinator.get(address(theirs)), "Этот же файл уже сдан: мера 6.5, СОШ № 2."));
        CHECK(says(people.coordinator.get(address(mine)), "Этот же файл уже сдан: мера 6.5, СОШ № 5."));

        // Requisites given with the one file belong to it.
        const ObligationRow second = owed(program, "СОШ № 2", "2.1");
        const Fields requisites{{"document_kind", "план"}, {"document_date", "01.12.2019"}};
        REQUIRE(
            people.school.post(address(second) + "/evidence", requisites, {file("plan.txt", "План. Учебные данные.")})
                .status == 303);
        const Response dated = people.coordinator.get(address(second));
        CHECK(says(dated, "план от 1 декабря 2019 г."));
        CHECK(says(dated, "Документ от 1 декабря 2019 г. старше приказа, который он исполняет (4 декабря 2019 г.)."));
        CHECK_FALSE(says(dated, "Сдан другой документ"));
    });
}

TEST_CASE("a reviewer is told that a handed-in document does not open") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        People people{program, demo(program)};
        const ObligationRow mine = owed(program, "СОШ № 2", "6.5");
        const std::string cut = "PK\x03\x04 word/document.xml: половина файла";
        REQUIRE(people.school.post(address(mine) + "/evidence", {}, {file("order.docx", cut)}).status == 303);
        CHECK(says(people.coordinator.get(address(mine)), "Файл не открывается"));
    });
}

TEST_CASE("a server looks at files after its answer, and at what an earlier run has left") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        People people{program, demo(program)};
        const auto inspector = [&] {
            EvidenceChecker checker;
            checker.child_program = MERA_READ_CHILD;
            return std::make_unique<EvidenceInspector>(
                EvidenceInspector::Parts{database, program.evidence, checker, [&] { return program.now(); },
                                         [](const std::string& fault) { FAIL_CHECK(fault); }});
        };
        const auto unseen = [&] { return obligations_with_unseen_files(program.db).size(); };
        const auto wait_for_none = [&] {
            for (int i = 0; i < 200 && unseen() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{50});
        };
        CHECK_MESSAGE(unseen() > 0, "files of the demonstration");
        {
            const auto first = inspector();  // as after a fall: nobody tells it what to look at
            wait_for_none();
        }
        CHECK(unseen() == 0);

        const ObligationRow row = owed(program, "СОШ № 2", "6.5");
        HandIn hand_in;
        hand_in.files.push_back(written_file(program.evidence, "order.txt", kOrder));
        const Actor school = load_actor(program.db, find_person_by_login(program.db, "school2")->id, kDemoDay);
        REQUIRE(submit_evidence(program.db, school, row.id, std::move(hand_in), program.now()));
        CHECK(unseen() == 1);
        CHECK(says(people.coordinator.get(address(row)), "Файл просматривается"));

        const auto second = inspector();
        wait_for_none();
        const Response seen = people.coordinator.get(address(row));
        CHECK_FALSE(says(seen, "Файл просматривается"));
        CHECK(says(seen, "В файле: приказ № 12-О от 14 января 2020 г."));
    });
}

TEST_CASE("a file that is called a signature and is none says so") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        People people{program, demo(program)};
        const ObligationRow row = owed(program, "СОШ № 2", "6.5");
        REQUIRE(
            people.school
                .post(address(row) + "/evidence", {}, {file("order.txt", kOrder), file("order.txt.sig", "не подпись")})
                .status == 303);
        const Response page = people.coordinator.get(address(row));
        CHECK(says(page, "подпись не проверена"));
        CHECK(says(page, "файл не похож на электронную подпись"));
        CHECK(people.coordinator.post(address(row) + "/signatures", {}).status == 303);
        CHECK(people.school.post(address(row) + "/signatures", {}).status == 403);
    });
}

TEST_CASE("pages behind links are visited, kept, and become work when they are gone") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        People people{program, demo(program)};
        LoopbackSite web;
        web.set_page("/page", "<title>Открытость школы</title><p>Учебные данные");
        FetchRules rules;
        rules.allowed = *AddressRanges::parse({"127.0.0.1"}, "");
        rules.time_max = std::chrono::milliseconds{2'000};
        // The demonstration's own links lead to names that do not exist here: only ours is watched.
        program.db.execute("DELETE FROM evidence WHERE kind = 'link'");

        const ObligationRow row = owed(program, "СОШ № 2", "6.4");
        REQUIRE(people.school.post(address(row) + "/evidence", {{"link", web.address("/page")}}).status == 303);
        CHECK(says(people.coordinator.get("/links"), "ещё не проверялась"));

        CHECK(visit_links(program.db, program.evidence, rules, program.now(), 10).alive == 1);
        CHECK(visit_links(program.db, program.evidence, rules, program.now(), 10).visited == 0);
        const Response seen = people.coordinator.get(address(row));
        CHECK(says(seen, "открывается"));
        CHECK(says(seen, "«Открытость школы»"));
        const auto checks = link_checks(program.db, web.address("/page"), 10);
        REQUIRE(checks.size() == 1);
        const std::string snapshot = "/snapshots/" + std::to_string(checks.front().id);
        CHECK(people.coordinator.get(snapshot).status == 200);
        CHECK(std::string{people.school.get(snapshot).header("content-disposition")}.starts_with("attachment"));
        CHECK(people.other.get(snapshot).status == 404);
        CHECK_MESSAGE(check_up(program.db, program.evidence).orphans == 0, "the snapshot is somebody's");

        // Gone once is a bad night, gone twice is work.
        web.set("/page", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        people.next_day(7);
        CHECK(visit_links(program.db, program.evidence, rules, program.now(), 10).visited == 1);
        CHECK_FALSE(says(people.school.get("/"), "Страницы перестали открываться"));
        people.next_day(1);
        CHECK(visit_links(program.db, program.evidence, rules, program.now(), 10).dead == 1);
        CHECK(says(people.school.get("/"), "Страницы перестали открываться"));
        CHECK(says(people.coordinator.get("/links?state=dead"), "страницы нет"));
        CHECK_FALSE(says(people.other.get("/links?state=dead"), "страницы нет"));

        // The page has moved.
        const auto links = watched_links(program.db, {}, 10);
        REQUIRE(links.size() == 1);
        const std::string evidence = "/evidence/" + std::to_string(links.front().evidence.value);
        CHECK(people.school.post(evidence + "/link", {{"link", web.address("/nowhere")}}).status != 303);
        CHECK(people.other.post(evidence + "/link", {{"link", web.address("/new")}}).status == 404);
        web.set_page("/new", "<title>Новое место</title>");
        CHECK(people.school.post(evidence + "/link", {{"link", web.address("/new")}}).status == 303);
        CHECK_FALSE(says(people.school.get("/"), "Страницы перестали открываться"));
        CHECK(says(people.school.get(address(row)), "прежний адрес: " + web.address("/page")));

        // An address inside the network is refused, and is nobody's fault.
        people.next_day(8);
        CHECK(visit_links(program.db, program.evidence, {}, program.now(), 10).dead == 0);
        CHECK(says(people.coordinator.get("/links"), "адрес внутренней сети"));
    });
}
