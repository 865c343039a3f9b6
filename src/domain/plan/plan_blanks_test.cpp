#include "domain/plan/plan_blanks.hpp"

#include <doctest/doctest.h>

namespace mera {

namespace {

DraftMeasure measure(std::vector<std::string> executors, std::string deadline_text) {
    DraftMeasure out;
    out.title = "Провести семинар";
    out.executors = std::move(executors);
    out.deadline_text = std::move(deadline_text);
    if (!out.deadline_text.empty())
        out.deadlines = {{.kind = DeadlineKind::by_date,
                          .end = Date{std::chrono::year{2024}, std::chrono::December, std::chrono::day{25}}}};
    if (out.executors.empty()) out.doubts.push_back({"executors", "Исполнитель не назван.", {}});
    if (out.deadline_text.empty()) out.doubts.push_back({"deadlines", "Срок не указан.", {}});
    return out;
}

PlanDraft plan() {
    PlanDraft out;
    out.order.date = Date{std::chrono::year{2024}, std::chrono::January, std::chrono::day{15}};
    out.sections.resize(2);
    out.sections[0].measures = {measure({}, "март 2024 г."), measure({"методист"}, ""), measure({}, "")};
    out.sections[1].measures = {measure({"завуч"}, "май 2024 г.")};
    out.doubts = {{"executors", "В таблице нет графы с исполнителями.", {}}, {"order.number", "Номер не найден.", {}}};
    return out;
}

}  // namespace

TEST_CASE("blanks are counted by section") {
    CHECK(blanks_of(plan()) == std::vector<SectionBlanks>{{0, 2, 2}});
    CHECK(blanks_of({}).empty());
}

TEST_CASE("what is said once fills the blanks and nothing else") {
    const PlanDraft filled = fill_blanks(plan(), {{0, {"СОШ № 1", "СОШ № 2"}, "до 1 апреля 2024 г."}});
    const auto& measures = filled.sections[0].measures;
    CHECK(measures[0].executors == std::vector<std::string>{"СОШ № 1", "СОШ № 2"});
    CHECK(measures[0].deadline_text == "март 2024 г.");
    CHECK(measures[1].executors == std::vector<std::string>{"методист"});
    REQUIRE(measures[1].deadlines.size() == 1);
    CHECK(measures[1].deadlines[0].end == Date{std::chrono::year{2024}, std::chrono::April, std::chrono::day{1}});
    CHECK(measures[2].doubts.empty());
    CHECK(filled.sections[1].measures == plan().sections[1].measures);
    CHECK(blanks_of(filled).empty());
    REQUIRE(filled.doubts.size() == 1);  // of the number, which nobody asked about
    CHECK(filled.doubts[0].field == "order.number");
}

TEST_CASE("half an answer leaves the other question open, an unread deadline its doubt") {
    const PlanDraft executors = fill_blanks(plan(), {{0, {"СОШ № 1"}, ""}});
    CHECK(blanks_of(executors) == std::vector<SectionBlanks>{{0, 0, 2}});
    const PlanDraft unread = fill_blanks(plan(), {{0, {}, "когда-нибудь"}});
    CHECK_FALSE(unread.sections[0].measures[1].doubts.empty());
    CHECK(unread.doubts.size() == 2);  // executors are still not said
    CHECK(fill_blanks(plan(), {{7, {"СОШ № 1"}, ""}}) == plan());
}

}  // namespace mera
