#include <doctest/doctest.h>

#include "domain/plan/plan_draft.hpp"

namespace mera {

namespace {

PlanDraft draft_with_everything() {
    PlanDraft draft;
    draft.order = {"882", make_date(2019, 12, 4), "Об утверждении «комплекса»", "Департамент образования"};
    draft.clauses = {{"2.3",
                      "Направить \"отчёт\"\nв срок",
                      {"руководители"},
                      "до 12 июня 2020 года",
                      {{.kind = DeadlineKind::by_date, .end = make_date(2020, 6, 12)}}},
                     {"6", "Контроль", {}, {}, {}, {{"assignees", "не ясно", {.line = 41, .words = "Контроль"}}}}};
    DraftMeasure measure;
    measure.number = "1.1";
    measure.title = "Семинар";
    measure.executors = {"ЦРО", "школы"};
    measure.deadline_text = "по полугодиям";
    measure.deadlines = {{.kind = DeadlineKind::recurring, .recurrence = "FREQ=MONTHLY;INTERVAL=6"},
                         {.kind = DeadlineKind::range,
                          .start = make_date(2020, 1, 1),
                          .end = make_date(2020, 1, 31),
                          .condition = DeadlineCondition::on_demand}};
    measure.result = "Охват";
    measure.targets = {{"охват", ">=", 30, "%", "педагоги"}, {"доля", "<", 0.5, "", ""}};
    measure.evidence = {"приказ"};
    measure.notes = "Примечание: нет";
    measure.doubts = {{"title",
                       "слово не прочитано",
                       {.page = 3,
                        .sheet = "Лист1",
                        .table = 1,
                        .row = 2,
                        .column = 4,
                        .words = "Сем_нар",
                        .box = Place::Box{0.1, 0.25, 0.5, 0.75}}}};
    measure.repairs = {{"title", "Πриказ → Приказ", {.line = 7}}};
    measure.places = {{"title", {.page = 3}}};
    draft.sections = {{"1", "Раздел", {measure}, {{"title", "склеено", {}}}, {{"title", {.page = 2}}}}};
    draft.doubts = {{"order", "номер не найден", {}}};
    draft.repairs = {{"", "кодировка CP1251", {}}};
    draft.places = {{"order.number", {.page = 1, .words = "№ 882"}}};
    return draft;
}

}  // namespace

TEST_CASE("a draft goes to JSON and back unchanged") {
    const PlanDraft draft = draft_with_everything();
    for (const int indent : {-1, 1}) {
        const auto back = plan_draft_from_json(to_json(draft, indent));
        REQUIRE(back);
        CHECK(*back == draft);
    }
    const auto empty = plan_draft_from_json(to_json(PlanDraft{}));
    REQUIRE(empty);
    CHECK(*empty == PlanDraft{});
}

TEST_CASE("keys stand in the order of the published shape, absent values are null") {
    PlanDraft draft;
    DraftMeasure measure;
    measure.deadlines = {Deadline{}};
    measure.targets = {{"m", "=", 100, "%", ""}};
    draft.sections = {{"1", "A", {measure}, {}}};
    CHECK(
        to_json(draft) ==
        R"({"order":{"number":"","date":null,"title":"","issuer":""},"clauses":[],"sections":[{"number":"1",)"
        R"("title":"A","measures":[{"number":"","title":"","executors":[],"deadline_text":"",)"
        R"("deadlines":[{"kind":"unknown","start":null,"end":null,"recurrence":null,"condition":null}],"result":"",)"
        R"("targets":[{"metric":"m","comparator":"=","value":100,"unit":"%","population":""}],"evidence":[],)"
        R"("doubts":[],"notes":"","repairs":[],"places":[]}],"doubts":[],"places":[]}],"doubts":[],"repairs":[],"places":[]})");
}

TEST_CASE("a clause tells its day beside its deadlines; a draft kept before it had them has the day alone") {
    PlanDraft draft;
    draft.clauses = {
        {"3",
         "Отчёт",
         {"школы"},
         "до 12 июня 2020 года",
         {{.kind = DeadlineKind::by_date, .end = make_date(2020, 6, 12)}}},
        {"4", "Сводка", {"школы"}, "ежемесячно", {{.kind = DeadlineKind::recurring, .recurrence = "FREQ=MONTHLY"}}}};
    const std::string json = to_json(draft);
    CHECK(json.find(R"("due":"2020-06-12","deadline_text":"до 12 июня 2020 года","deadlines":[{"kind":"by_date")") !=
          std::string::npos);
    CHECK(json.find(R"("due":null,"deadline_text":"ежемесячно")") != std::string::npos);

    const auto kept = plan_draft_from_json(
        R"({"clauses":[{"number":"2.3","text":"Направить","assignees":["школы"],"due":"2020-06-12","doubts":[]},)"
        R"({"number":"6","text":"Контроль","assignees":["отдел"],"due":null}]})");
    REQUIRE(kept);
    CHECK(kept->clauses[0].deadlines == draft.clauses[0].deadlines);
    CHECK(kept->clauses[0].deadline_text == "до " + in_russian(make_date(2020, 6, 12)));
    CHECK(is_obligation(kept->clauses[0]));
    CHECK_FALSE(is_obligation(kept->clauses[1]));
}

TEST_CASE("a reading of a deadline is one line of JSON") {
    DeadlineReading reading;
    reading.deadlines = {{.kind = DeadlineKind::by_date, .end = make_date(2020, 6, 12)}};
    reading.doubts = {"год взят из срока плана"};
    CHECK(to_json(reading, "до 12\tиюня") ==
          R"({"text":"до 12\tиюня","deadlines":[{"kind":"by_date","start":null,"end":"2020-06-12",)"
          R"("recurrence":null,"condition":null}],"doubts":["год взят из срока плана"]})");
    CHECK_NOTHROW(to_json(reading, "\xFF\xFE bad bytes"));
}

TEST_CASE("a draft of another shape is refused with the field named") {
    struct Case {
        const char* json;
        const char* field;
    };
    const Case cases[] = {
        {R"({"sections":[{"measures":[{"title":5}]}]})", "sections[0].measures[0].title"},
        {R"({"clauses":[{"due":"2020-02-31"}]})", "clauses[0].due"},
        {R"({"sections":[{"measures":[{"deadlines":[{"kind":"soon"}]}]}]})",
         "sections[0].measures[0].deadlines[0].kind"},
        {R"({"sections":[{"measures":[{"deadlines":[{"kind":"date","condition":"x"}]}]}]})",
         "sections[0].measures[0].deadlines[0].condition"},
        {R"({"sections":{}})", "sections"},
        {R"({"order":[]})", "order"},
        {R"({"doubts":[{"place":{"page":-1}}]})", "doubts[0].place.page"},
        {"[]", ""},
        {"{", ""},
        {"", ""},
    };
    for (const Case& c : cases) {
        const auto draft = plan_draft_from_json(c.json);
        INFO(c.json);
        REQUIRE(!draft);
        CHECK(draft.failure().field == c.field);
        CHECK(!draft.failure().message.empty());
    }
}

TEST_CASE("a place in Russian names what is known") {
    CHECK(in_russian(Place{.line = 41}) == "строка\u00A041");
    CHECK(in_russian(Place{.page = 3, .table = 1, .row = 2, .column = 4}) ==
          "стр.\u00A03, таблица\u00A01, строка\u00A02, графа\u00A04");
    CHECK(in_russian(Place{.sheet = "План", .row = 2}) == "лист\u00A0«План», строка\u00A02");
    CHECK(in_russian(Place{}).empty());
}

TEST_CASE("measures and doubts are counted through the whole draft") {
    const PlanDraft draft = draft_with_everything();
    CHECK(count_measures(draft) == 1);
    CHECK(count_doubts(draft) == 4);
}

}  // namespace mera
