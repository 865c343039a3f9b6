#include "domain/plan/plan_comparison.hpp"

#include <doctest/doctest.h>

#include "domain/plan/words_difference.hpp"

using namespace mera;

namespace {

DraftMeasure measure(std::string number, std::string title, std::string deadline = "до 20 июня 2020 года") {
    DraftMeasure out;
    out.number = std::move(number);
    out.title = std::move(title);
    out.executors = {"Образовательные организации"};
    out.deadline_text = std::move(deadline);
    return out;
}
PlanDraft plan(std::vector<DraftMeasure> measures) {
    PlanDraft out;
    out.sections.push_back({"1", "Методическая работа", std::move(measures)});
    return out;
}
constexpr const char* kSeminar = "Проведение семинара для учителей математики по итогам диагностики";
constexpr const char* kMonitoring = "Мониторинг успеваемости обучающихся девятых классов";
constexpr const char* kPlan = "Утверждение индивидуальных планов профессионального развития педагогов";

const ComparedRow& row_of(const PlanComparison& comparison, std::size_t after) {
    for (const ComparedRow& row : comparison.rows)
        if (row.after && row.after->second == after) return row;
    FAIL("no such row");
    return comparison.rows.front();
}

}  // namespace

TEST_CASE("measures of a new wording are found by number and by words") {
    const PlanDraft before = plan({measure("1.1", kSeminar), measure("1.2", kMonitoring), measure("1.3", kPlan)});

    SUBCASE("the same plan has not changed, whatever its quotes and spaces") {
        PlanDraft after = before;
        after.sections[0].measures[0].title = "Проведение  семинара для учителей математики по итогам диагностики";
        const auto compared = compare_plans(before, after);
        CHECK(compared.count(RowChange::same) == 3);
        CHECK(compared.doubtful() == 0);
    }
    SUBCASE("renumbered after an insertion: the words tell, and nobody is asked") {
        const auto compared =
            compare_plans(before, plan({measure("1.1", "Создание рабочей группы департамента"),
                                        measure("1.2", kSeminar), measure("1.3", kMonitoring), measure("1.4", kPlan)}));
        CHECK(compared.count(RowChange::added) == 1);
        CHECK(compared.count(RowChange::removed) == 0);
        CHECK(row_of(compared, 1).before == PlanRow{PlanRow::Kind::measure, 0, 0});
        CHECK(row_of(compared, 1).doubts.empty());
        REQUIRE(row_of(compared, 1).fields.size() == 1);
        CHECK(row_of(compared, 1).fields.front().field == "number");
    }
    SUBCASE("an order that names one measure of three does not exclude the others") {
        const PlanDraft after = plan({measure("1.2", kMonitoring)});
        CHECK(compare_plans(before, before).likely_scope() == AmendedScope::whole_plan);
        CHECK(compare_plans(before, after).likely_scope() == AmendedScope::named_measures);
        const auto compared = compare_plans(before, after, {}, AmendedScope::named_measures);
        CHECK(compared.count(RowChange::removed) == 0);
        CHECK(compared.count(RowChange::same) == 3);
        CHECK(compare_plans(before, after).count(RowChange::removed) == 2);

        PlanDraft headed = after;
        headed.sections[0].title = "изложить меру 1.2 в следующей редакции";
        CHECK(row_of(compare_plans(before, headed), 0).fields.size() == 1);
        CHECK(row_of(compare_plans(before, headed, {}, AmendedScope::named_measures), 0).fields.empty());
    }
    SUBCASE("a changed term is one changed field") {
        PlanDraft after = before;
        after.sections[0].measures[1].deadline_text = "до 15 июля 2020 года";
        const auto compared = compare_plans(before, after);
        REQUIRE(compared.count(RowChange::changed) == 1);
        CHECK(row_of(compared, 1).fields ==
              std::vector<FieldChange>{{"deadline_text", "до 20 июня 2020 года", "до 15 июля 2020 года"}});
    }
    SUBCASE("other words under an old number are another measure, and that is a doubt") {
        PlanDraft after = before;
        after.sections[0].measures[1].title = "Закупка оборудования для кабинетов химии";
        const auto compared = compare_plans(before, after);
        CHECK(compared.count(RowChange::added) == 1);
        CHECK(compared.count(RowChange::removed) == 1);
        CHECK(row_of(compared, 1).doubts.size() == 1);
    }
    SUBCASE("words changed a good deal under an old number are the same measure with a doubt") {
        PlanDraft after = before;
        after.sections[0].measures[1].title =
            "Мониторинг успеваемости и посещаемости обучающихся выпускных классов школ";
        const auto compared = compare_plans(before, after);
        CHECK(compared.count(RowChange::removed) == 0);
        CHECK(row_of(compared, 1).before == PlanRow{PlanRow::Kind::measure, 0, 1});
        CHECK(row_of(compared, 1).doubts.size() == 1);
    }
    SUBCASE("what was split off is new and doubted") {
        const PlanDraft two =
            plan({measure("1.1", std::string{kSeminar} + " и мониторинг успеваемости учащихся школ города")});
        const auto compared = compare_plans(two, plan({measure("1.1", std::string{kSeminar} + " и школ города"),
                                                       measure("1.2", "Мониторинг успеваемости учащихся")}));
        CHECK(compared.count(RowChange::added) == 1);
        CHECK(row_of(compared, 1).doubts.size() == 1);
    }
    SUBCASE("the person's choice holds") {
        PlanDraft after = before;
        after.sections[0].measures[1].title = "Закупка оборудования для кабинетов химии";
        const PlanRow row{PlanRow::Kind::measure, 0, 1};
        const auto compared = compare_plans(before, after, {{row, row}});
        CHECK(compared.count(RowChange::added) == 0);
        CHECK(row_of(compared, 1).before == row);
        CHECK(row_of(compared, 1).doubts.empty());
    }
    SUBCASE("executors in another order have not changed; another executor has") {
        PlanDraft after = before;
        after.sections[0].measures[0].executors = {"образовательные  организации"};
        CHECK(compare_plans(before, after).count(RowChange::changed) == 0);
        after.sections[0].measures[0].executors.push_back("МКУ ДО «Центр развития образования»");
        CHECK(compare_plans(before, after).count(RowChange::changed) == 1);
    }
}

TEST_CASE("clauses of an amending order do not take away those of the order it amends") {
    PlanDraft before = plan({measure("1.1", kSeminar)}), after = before;
    before.clauses.push_back({"2.3",
                              "Направить информацию до 12 июня",
                              {"школы"},
                              "до 12 июня",
                              {{DeadlineKind::by_date, {}, make_date(2020, 6, 12), {}, {}}}});
    after.clauses.push_back({"1", "Внести изменения в приказ", {}, {}});
    after.clauses.push_back({"2",
                             "Представить отчёт о внесённых изменениях",
                             {"школы"},
                             "до 1 мая",
                             {{DeadlineKind::by_date, {}, make_date(2020, 5, 1), {}, {}}}});
    const auto compared = compare_plans(before, after);
    CHECK(compared.count(RowChange::removed) == 0);
    CHECK(compared.count(RowChange::added) == 1);
}

TEST_CASE("the difference of two wordings is told word by word") {
    using Kind = DifferencePiece::Kind;
    CHECK(words_difference("до 20 июня 2020 года", "до 15 июля 2020 года") ==
          std::vector<DifferencePiece>{
              {Kind::same, "до"}, {Kind::removed, "20 июня"}, {Kind::added, "15 июля"}, {Kind::same, "2020 года"}});
    CHECK(words_difference("", "новое") == std::vector<DifferencePiece>{{Kind::added, "новое"}});
    CHECK(words_difference("то же", "то  же") == std::vector<DifferencePiece>{{Kind::same, "то же"}});
    std::string lengthy;
    for (std::size_t word = 0; word <= kDifferenceWordsMax; ++word) lengthy += "слово ";
    CHECK(words_difference(lengthy, "иное").size() == 2);
}
