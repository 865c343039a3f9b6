// Plans written as lists: what belongs to no item is said, what may be two items is doubted.
#include "intake/plan/list_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "intake/read/recognise.hpp"
#include "office/read/read_child.hpp"

namespace mera {

namespace {

bool is_said(const std::vector<Doubt>& doubts, const std::string& words) {
    return std::any_of(doubts.begin(), doubts.end(),
                       [&](const Doubt& doubt) { return doubt.why.find(words) != std::string::npos; });
}

PlanDraft plan_of(const char* text) {
    const auto document = read_document_here(text);
    REQUIRE(document);
    const auto draft = recognise(*document);
    REQUIRE(draft);
    return *draft;
}

}  // namespace

TEST_CASE("a paragraph between the items of a list that is none of them is said, not dropped") {
    const PlanDraft draft = plan_of(
        "План мероприятий по улучшению питания\n\n1. Утвердить меню. Срок: до 25 августа 2026 года. Отв.: завуч\n\n"
        "Меню вывешивается у входа в столовую.\n\n2. Провести опрос. Срок: октябрь 2026 года. Отв.: завуч\n\n"
        "3. Обновить посуду. Срок: до 1 декабря 2026 года. Отв.: завхоз\n");
    CHECK(count_measures(draft) == 3);
    CHECK(is_said(draft.doubts, "Меню вывешивается у входа в столовую"));
}

TEST_CASE("an item that names two times is doubted: the one below it may have run into it") {
    const PlanDraft draft = plan_of(
        "План мероприятий по улучшению питания\n\n1. Утвердить меню. Срок: до 25 августа 2026 года. Отв.: завуч\n\n"
        "2. Провести опрос. Срок: октябрь 2026 года. Отв.: завуч 3. Проверять кухню. Срок: ежемесячно. Отв.: совет\n");
    REQUIRE(count_measures(draft) == 2);
    CHECK(draft.sections.front().measures[0].doubts.empty());
    CHECK(is_said(draft.sections.front().measures[1].doubts, "два срока"));
}

TEST_CASE("an item put in between two others has a letter behind its number") {
    const PlanDraft draft = plan_of(
        "План мероприятий по улучшению питания\n\n1. Утвердить меню. Срок: до 25 августа 2026 года. Отв.: завуч\n\n"
        "1а. Провести опрос. Срок: октябрь 2026 года. Отв.: завуч\n\n1б. Обсудить опрос. Срок: ноябрь 2026 года. "
        "Отв.: совет\n\n2. Обновить посуду. Срок: до 1 декабря 2026 года. Отв.: завхоз\n");
    REQUIRE(count_measures(draft) == 4);
    const auto& measures = draft.sections.front().measures;
    CHECK(measures[1].number == "1а");
    CHECK(measures[1].title == "Провести опрос");
    CHECK(measures[2].number == "1б");
    CHECK(measures[3].number == "2");
    // Line on line, marked otherwise; a class of pupils is no number.
    const PlanDraft lines = plan_of(
        "План мероприятий гимназии на 2026 год (учебные данные)\n\n"
        "1. Провести час в классах 5а, 5б,\n5в. Срок: до 1 марта. Отв.: завуч\n"
        "2. Организовать экскурсию. Срок: до 5 мая. Отв.: завуч\n3. Обновить стенд. Срок: сентябрь. Отв.: "
        "методист\n"
        "3а) Проверить стенд. Срок: октябрь. Отв.: методист\n4. Подвести итоги. Срок: декабрь. Отв.: завуч\n");
    std::string numbers;
    for (const auto& measure : lines.sections.front().measures) numbers += measure.number + " ";
    CHECK(numbers == "1 2 3 3а 4 ");
}

TEST_CASE("in a list whose items begin with their days, those that begin with «до» and «с» are items, too") {
    const PlanDraft draft = plan_of(
        "План мероприятий ко Дню села на 2026 год (учебные данные)\n\n15 апреля – субботник у памятника (отв. "
        "завхоз).\n\n"
        "22–24 апреля – выставка рисунков (отв. методист).\n\nдо 1 мая – вручение открыток (отв. совет ветеранов).\n\n"
        "5 мая – уроки мужества (отв. завуч).\n\nс 6 по 8 мая – автопробег (отв. завхоз).\n\n"
        "июнь – поход по родному краю (отв. методист).\n\n22 июня – концерт (отв. методист).\n");
    REQUIRE(draft.sections.size() == 1);
    const auto& measures = draft.sections.front().measures;
    REQUIRE(measures.size() == 7);
    CHECK(measures[2].title == "вручение открыток");
    CHECK(measures[2].deadline_text == "до 1 мая");
    CHECK(measures[4].title == "автопробег");
    CHECK(measures[4].deadline_text == "с 6 по 8 мая");
    CHECK(measures[5].deadline_text == "июнь");
    for (const auto& measure : measures) CHECK(measure.doubts.empty());
}

TEST_CASE("«он же» in a list is whom the item above names") {
    const PlanDraft draft = plan_of(
        "План мероприятий\n\n1. Утвердить меню. Срок: до 25 августа 2026 года. Отв.: завуч\n\n"
        "2. Провести опрос. Срок: октябрь 2026 года. Отв.: он же\n");
    REQUIRE(count_measures(draft) == 2);
    CHECK(draft.sections.front().measures[1].executors == std::vector<std::string>{"завуч"});
}

TEST_CASE("the first heading with a time is one when the others begin as it does") {
    const PlanDraft draft = plan_of(
        "План работы объединения на 2019-2020 учебный год\n\nЗаседание № 1 (август)\n1. Анализ работы (Примерова "
        "Н.П.).\n"
        "2. Утверждение программ.\n\nЗаседание № 2 (октябрь)\n1. Итоги работ (Примерова Н.П.).\n2. Об олимпиаде.\n");
    REQUIRE(draft.sections.size() == 2);
    CHECK(draft.sections.front().title == "Заседание № 1 (август)");
    CHECK(draft.sections.front().measures.front().deadlines.front().start == make_date(2019, 8, 1));
}

}  // namespace mera
