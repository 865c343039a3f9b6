// Reviewing what was read, in the whole application on both engines: the place beside the field, doubts one by one,
// corrections that a new reading of the same bytes keeps.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "domain/plan/plan_row.hpp"
#include "store/corrections.hpp"
#include "store/drafts.hpp"
#include "support/whole_program.hpp"

using namespace mera;
using namespace mera::test;

namespace {

std::string sample(const std::string& name) {
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/tests/data/" + name, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct ReviewedDemo {  // the demo with its coordinator
    explicit ReviewedDemo(const std::string& database) : program{database, kDemoDay}, coordinator{program} {
        auto passwords = demo(program);
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        school_password = passwords["school2"];
    }
    std::string upload(const std::string& name) {
        return upload({{.field = "file", .name = name, .content = sample(name)}});
    }
    std::string upload(const std::vector<RequestDraft::File>& files) {
        const Response uploaded = coordinator.post("/drafts", {}, files);
        return address_of_draft(program, coordinator, uploaded);
    }
    StoredDraft draft(const std::string& address) {
        return find_draft(program.db, {std::stoll(address.substr(std::string{"/drafts/"}.size()))}).value();
    }
    Program program;
    Browser coordinator;
    std::string school_password;
};

Fields measure_form(const StoredDraft& draft, const DraftMeasure& measure, const std::string& deadline) {
    return {{"version", std::to_string(draft.version)},   {"number", measure.number},  {"title", measure.title},
            {"executors", join(measure.executors, "\n")}, {"deadline_text", deadline}, {"result", measure.result},
            {"evidence", join(measure.evidence, "\n")}};
}

}  // namespace

TEST_CASE("the row of a text document stands beside the form with its cell marked") {
    on_both_engines([](const std::string& database) {
        ReviewedDemo review{database};
        const std::string address = review.upload("order-882.docx");
        const DraftMeasure measure = review.draft(address).plan.sections[0].measures[0];
        const Response page = review.coordinator.get(address + "/measures/1/1?field=executors");
        CHECK(page.status == 200);
        CHECK(says(page, "mera-place__cell--here"));
        CHECK(says(page, "<mark>" + measure.executors.front()));
        CHECK(review.coordinator.get(address + "/measures/1/99").status == 404);
        CHECK(review.coordinator.get(address + "/measures/0/1").status == 404);
        CHECK(says(review.coordinator.get(address + "/clauses/1"), "<mark>"));
        CHECK(review.coordinator.get(address + "/sections/1").status == 200);
        CHECK(review.coordinator.get(address + "/order").status == 200);
    });
}

TEST_CASE("work drawn as bars is shown by its coloured cells and what stands over them") {
    on_both_engines([](const std::string& database) {
        ReviewedDemo review{database};
        const std::string address = review.upload("plans/bars-weeks.docx");
        const Response page = review.coordinator.get(address + "/measures/1/1?field=deadlines");
        CHECK(says(page, "<mark>закрашено</mark>"));
        CHECK(says(page, "<dt>Март 2026, 2</dt><dd>закрашено</dd>"));
        CHECK_FALSE(says(page, "<dt>Апрель 2026"));  // white there
    });
}

TEST_CASE("the page of a PDF is shown with the cell outlined, to the coordinator alone") {
    on_both_engines([](const std::string& database) {
        ReviewedDemo review{database};
        const std::string address = review.upload("order-882.pdf");
        const auto places = review.draft(address).plan.sections[0].measures[0].places;
        REQUIRE(!places.empty());
        REQUIRE(places.front().place.box);
        const std::string picture = address + "/files/0/pages/" + std::to_string(places.front().place.page);
        CHECK(says(review.coordinator.get(address + "/measures/1/1"), picture));
        const Response png = review.coordinator.get(picture);
        REQUIRE(png.status == 200);
        CHECK(png.header("content-type") == "image/png");
        CHECK_MESSAGE(says(review.coordinator.get(address + "/measures/1/1"), "mera-place__close"),
                      "once the size of the picture is known, the cell is shown close");
        review.coordinator.get(address + "/files/0/pages/3");  // a heading goes right across its page
        CHECK_MESSAGE(says(review.coordinator.get(address + "/sections/1"), "mera-place__wide"),
                      "a part as wide as its page is moved sideways on a telephone");
        CHECK_FALSE(says(review.coordinator.get(address + "/measures/1/1?field=number"), "mera-place__wide"));
        CHECK_MESSAGE(says(review.coordinator.get(address + "/order"), "data-mera-place='order_number'"),
                      "the head of the order has its places, too");
        CHECK(says(review.coordinator.get(address + "/sections/1"), "data-mera-place='title'"));
        CHECK(review.coordinator.get(address + "/files/0/pages/999").status == 404);
        Browser school{review.program};
        school.sign_in("school2", review.school_password);
        CHECK(school.get(picture).status == 403);
    });
}

TEST_CASE("the page of a PDF among several files of one order is shown by the number of its file") {
    on_both_engines([](const std::string& database) {
        ReviewedDemo review{database};
        const std::string address =
            review.upload({{.field = "file", .name = "состав.txt", .content = "Состав рабочей группы (учебные данные)"},
                           {.field = "file", .name = "приказ.pdf", .content = sample("order-882.pdf")}});
        const auto places = review.draft(address).plan.sections[0].measures[0].places;
        REQUIRE(!places.empty());
        CHECK(places.front().place.file_name == "приказ.pdf");
        const std::string picture = address + "/files/" + std::to_string(places.front().place.file) + "/pages/" +
                                    std::to_string(places.front().place.page);
        CHECK(says(review.coordinator.get(address + "/measures/1/1"), picture));
        CHECK(review.coordinator.get(picture).status == 200);
        CHECK(review.coordinator.get(address + "/files/0/pages/1").status == 404);
        CHECK(review.coordinator.get(address + "/files/7/pages/1").status == 404);
    });
}

TEST_CASE("executors that the order does not name are said once for many measures, and the same bytes keep them") {
    on_both_engines([](const std::string& database) {
        ReviewedDemo review{database};
        const std::string address = review.upload("plans/calendar-of-work.html");
        StoredDraft draft = review.draft(address);
        const std::size_t open = open_doubts(draft.plan).size();
        CHECK(says(review.coordinator.get(address), address + "/blanks"));
        CHECK(says(review.coordinator.get(address + "/blanks"), "Мер без исполнителя: 7"));
        CHECK_FALSE(says(review.coordinator.get(address + "/blanks"), "Мер без срока"));
        const std::string seen = std::to_string(draft.version);
        CHECK(review.coordinator.post(address + "/blanks", {{"version", seen}}).status == 422);
        const Fields said{{"version", seen}, {"executors-all", "СОШ № 1\nСОШ № 2"}, {"executors-3", "СОШ № 5"}};
        CHECK(review.coordinator.post(address + "/blanks", said).status == 303);
        draft = review.draft(address);
        CHECK_MESSAGE(review.coordinator.post(address + "/blanks", said).status == 303,
                      "the second press of the button");
        CHECK(review.draft(address).version == draft.version);
        CHECK(draft.plan.sections[0].measures[0].executors == std::vector<std::string>{"зам. директора по УР"});
        CHECK(draft.plan.sections[1].measures[2].executors == std::vector<std::string>{"СОШ № 1", "СОШ № 2"});
        CHECK(draft.plan.sections[2].measures[0].executors == std::vector<std::string>{"СОШ № 5"});
        CHECK(open_doubts(draft.plan).size() == open - 7);
        CHECK_FALSE(says(review.coordinator.get(address), address + "/blanks"));

        const StoredDraft again = review.draft(review.upload("plans/calendar-of-work.html"));
        CHECK(again.plan.sections[1].measures[2].executors == draft.plan.sections[1].measures[2].executors);
        Browser school{review.program};
        school.sign_in("school2", review.school_password);
        CHECK(school.get(address + "/blanks").status == 403);
    });
}

TEST_CASE("a doubt is accepted in one press, a field corrected, and the same bytes read again keep both") {
    on_both_engines([](const std::string& database) {
        ReviewedDemo review{database};
        const std::string address = review.upload("order-882.txt");
        StoredDraft draft = review.draft(address);
        const auto doubts = open_doubts(draft.plan);
        REQUIRE(!doubts.empty());
        const OpenDoubt open = doubts.front();
        const std::string code =
            open.row.kind == PlanRow::Kind::order    ? "order"
            : open.row.kind == PlanRow::Kind::clause ? "clause-" + std::to_string(open.row.first + 1)
            : open.row.kind == PlanRow::Kind::section
                ? "section-" + std::to_string(open.row.first + 1)
                : "measure-" + std::to_string(open.row.first + 1) + "-" + std::to_string(open.row.second + 1);
        const Fields accept{{"version", std::to_string(draft.version)}, {"row", code}, {"field", open.field}};
        CHECK(review.coordinator.post(address + "/accept", accept).status == 303);
        CHECK_MESSAGE(review.coordinator.post(address + "/accept", accept).status == 409,
                      "a second press of an old page");
        CHECK(
            review.coordinator.post(address + "/accept", {{"version", "2"}, {"row", "measure-9-9"}, {"field", "title"}})
                .status == 404);
        draft = review.draft(address);
        CHECK(open_doubts(draft.plan).size() == doubts.size() - 1);

        const DraftMeasure& measure = draft.plan.sections[0].measures[0];
        CHECK(says(review.coordinator.post(address + "/measures/1/1",
                                           [&] {
                                               Fields form = measure_form(draft, measure, "ежеквартально");
                                               form.add("step", "read");
                                               return form;
                                           }()),
                   "квартал"));
        CHECK_MESSAGE(review.draft(address).version == draft.version, "showing how words are read saves nothing");
        CHECK(
            review.coordinator.post(address + "/measures/1/1", measure_form(draft, measure, "до 31 августа 2020 года"))
                .status == 303);
        CHECK(says(review.coordinator.get(address + "/measures/1/1"), "Исправления людей"));

        const StoredDraft again = review.draft(review.upload("order-882.txt"));
        CHECK(again.version == 1);
        CHECK(again.plan == review.draft(address).plan);
        CHECK(again.plan.sections[0].measures[0].deadline_text == "до 31 августа 2020 года");
        const auto entries = correction_entries(review.program.db, again.source_sha256);
        REQUIRE(!entries.empty());
        CHECK(!entries.front().by.empty());
    });
}

TEST_CASE("a typed deadline is shown as it will be read") {
    on_both_engines([](const std::string& database) {
        ReviewedDemo review{database};
        const std::string address = review.upload("order-882.txt");
        const auto shown = [&](const std::string& words) {
            return review.coordinator.get(address + "/deadline?deadline_text=" + url_encode(words));
        };
        CHECK(says(shown("до 12 июня 2020 года"), "12 июня 2020"));
        CHECK(says(shown("когда-нибудь"), "mera-doubt"));
        CHECK(says(shown("<script>"), "mera-doubt"));
    });
}
