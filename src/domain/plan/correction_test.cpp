#include "domain/plan/correction.hpp"
#include "domain/plan/plan_row.hpp"

#include <doctest/doctest.h>

using namespace mera;

namespace {

DraftMeasure measure(const std::string& number, const std::string& title, int row) {
    DraftMeasure out;
    out.number = number;
    out.title = title;
    out.executors = {"ЦРО"};
    out.deadline_text = "в течение года";
    out.doubts = {{"executors", "Буквы прочитаны неуверенно.", {}}, {"deadlines", "Срок не ясен.", {}}};
    out.places = {{"number", {.page = 1, .table = 1, .row = row, .column = 1, .words = number}},
                  {"title", {.page = 1, .table = 1, .row = row, .column = 2, .words = title}}};
    return out;
}

PlanDraft plan() {
    PlanDraft out;
    out.clauses = {{"1", "Утвердить план", {"Иванова"}, {}, {}, {}}, {"2", "Контроль", {}, {}, {}, {}}};
    out.sections = {{"1", "Раздел", {measure("1.1", "Семинар", 2), measure("1.2", "Совещание", 3)}, {}}};
    return out;
}

PlanDraft corrected() {
    PlanDraft out = plan();
    DraftMeasure& first = out.sections[0].measures[0];
    first.deadline_text = "до 12 июня 2020 года";
    first.deadlines = {{.kind = DeadlineKind::by_date, .end = make_date(2020, 6, 12)}};
    first.doubts.clear();
    return out;
}

}  // namespace

TEST_CASE("nothing changed is no correction") { CHECK(corrections_between(plan(), plan()).empty()); }

TEST_CASE("a new reading of the same words keeps what people corrected and accepted") {
    const auto made = corrections_between(plan(), corrected());
    CHECK(made.size() == 3);  // the words of the deadline, its reading, the accepted executors
    CHECK(with_corrections(plan(), made) == corrected());

    SUBCASE("wherever the row has moved") {
        PlanDraft moved = plan();
        std::swap(moved.sections[0].measures[0], moved.sections[0].measures[1]);
        moved.sections[0].measures[1].places[1].place.row = 9;
        const PlanDraft out = with_corrections(moved, made);
        CHECK(out.sections[0].measures[1].deadline_text == "до 12 июня 2020 года");
        CHECK(out.sections[0].measures[1].doubts.empty());
        CHECK(out.sections[0].measures[0].deadline_text == "в течение года");
    }
    SUBCASE("a doubt that nobody has seen stays") {
        PlanDraft doubted = plan();
        doubted.sections[0].measures[0].doubts.push_back({"executors", "Новое сомнение.", {}});
        const auto doubts = with_corrections(doubted, made).sections[0].measures[0].doubts;
        REQUIRE(doubts.size() == 1);
        CHECK(doubts[0].why == "Новое сомнение.");
    }
    SUBCASE("a row that is gone, or reads otherwise at the same place, is said and not guessed") {
        PlanDraft other = plan();
        other.sections[0].measures[0] = measure("1.1", "Олимпиада", 2);
        other.sections[0].measures[0].deadline_text = "ежемесячно";
        const PlanDraft out = with_corrections(other, made);
        CHECK(out.sections[0].measures[0].deadline_text == "ежемесячно");
        REQUIRE(out.doubts.size() == 1);
        CHECK(out.doubts[0].why.find("до 12 июня 2020 года") != std::string::npos);
    }
}

TEST_CASE("several measures of one cell are told apart by their order") {
    PlanDraft twins = plan();
    twins.sections[0].measures = {measure("1.1", "Семинар. Круглый стол", 2),
                                  measure("1.1", "Семинар. Круглый стол", 2)};
    PlanDraft after = twins;
    after.sections[0].measures[1].title = "Круглый стол";
    CHECK(with_corrections(twins, corrections_between(twins, after)) == after);
}

TEST_CASE("corrections follow each other; a clause is corrected only while it reads as it did") {
    PlanDraft once = plan(), twice = plan();
    once.clauses[1].text = "Контроль оставляю за собой";
    twice.clauses[1].text = "Контроль оставить за заместителем";
    auto made = corrections_between(plan(), once);
    for (const Correction& second : corrections_between(once, twice)) made.push_back(second);
    CHECK(with_corrections(plan(), made).clauses[1].text == "Контроль оставить за заместителем");
    PlanDraft other = plan();
    other.clauses[1].text = "Рассылка";
    const PlanDraft out = with_corrections(other, made);
    CHECK(out.clauses[1].text == "Рассылка");
    CHECK(out.doubts.size() == 2);
}

TEST_CASE("the corrected term of a clause settles its doubt and returns with the same document") {
    PlanDraft read = plan(), corrected = plan();
    read.clauses[0].doubts = {{"due", "Срок не прочитан.", {}}};
    corrected.clauses[0].deadline_text = "ежеквартально";
    corrected.clauses[0].deadlines = {{.kind = DeadlineKind::recurring, .recurrence = "FREQ=MONTHLY;INTERVAL=3"}};
    CHECK(with_corrections(read, corrections_between(read, corrected)) == corrected);
}

TEST_CASE("a day of a clause corrected before clauses had whole deadlines is still put in") {
    const Correction day{"clause||0|0", "due", "null", R"("2020-06-12")", R"(["Срок не прочитан."])", "[]"};
    PlanDraft read = plan();
    read.clauses[0].deadline_text = "до 15 числа";
    read.clauses[0].deadlines = {{.kind = DeadlineKind::unknown}};
    read.clauses[0].doubts = {{"due", "Число не прочитано.", {}}};
    const DraftClause clause = with_corrections(read, {day}).clauses[0];
    CHECK(due_of(clause) == make_date(2020, 6, 12));
    CHECK(clause.doubts.empty());
    const Correction none{"clause||0|0", "due", R"("2020-06-12")", "null", "[]", "[]"};
    CHECK_FALSE(is_obligation(with_corrections(with_corrections(read, {day}), {none}).clauses[0]));
}

TEST_CASE("accepting a doubt of the whole plan retypes nobody") {
    PlanDraft read = plan();
    read.doubts = {{"executors", "В таблице нет графы с исполнителями.", {}}, {"table", "Шапка не понята.", {}}};
    PlanDraft accepted = read;
    accept_doubts(accepted, {}, "executors");
    const auto made = corrections_between(read, accepted);
    REQUIRE(made.size() == 1);
    CHECK(made[0].field == "executors");
    CHECK(retyped_executors(made[0]).empty());
    const PlanDraft again = with_corrections(read, made);
    REQUIRE(again.doubts.size() == 1);
    CHECK(again.doubts[0].field == "table");
}
