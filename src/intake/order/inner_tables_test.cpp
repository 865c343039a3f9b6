// Tables between the clauses of an order. «Учебные данные»: every name is made up.
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "intake/read/recognise.hpp"

namespace mera {

namespace {

void add(Document& document, std::initializer_list<const char*> lines) {
    for (const char* text : lines) {
        DocParagraph paragraph;
        paragraph.text = text;
        document.blocks.emplace_back(std::move(paragraph));
    }
}

void add_table(Document& document, const std::vector<std::vector<const char*>>& rows) {
    DocTable table;
    table.columns = static_cast<int>(rows.front().size());
    for (const auto& texts : rows) {
        DocRow row;
        for (const char* text : texts) {
            DocCell cell;
            cell.text = text;
            cell.column = static_cast<int>(row.cells.size());
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    document.blocks.emplace_back(std::move(table));
}

const std::vector<std::vector<const char*>> kPlan = {{"№", "Мероприятие", "Срок", "Ответственный"},
                                                     {"1", "Провести смотр", "до 5 мая 2024 года", "Примерова А.А."},
                                                     {"2", "Подвести итоги", "до 9 мая 2024 года", "Образцов Б.Б."}};

PlanDraft read(const Document& document) {
    auto draft = recognise(document);
    REQUIRE(draft);
    return *std::move(draft);
}

std::size_t count(const PlanDraft& draft) {
    std::size_t out = 0;
    for (const DraftSection& section : draft.sections) out += section.measures.size();
    return out;
}

Document order() {
    Document document;
    document.format = DocFormat::html;
    add(document, {"МБУ «Учебный дом»", "ПРИКАЗ", "от 12.02.2024 № 45", "О смотре", "В целях порядка ПРИКАЗЫВАЮ:"});
    return document;
}

}  // namespace

TEST_CASE("clauses go on below a table, and the table is the plan") {
    Document document = order();
    add(document, {"1. Провести смотр в сроки:"});
    add_table(document, kPlan);
    add(document, {"2. Завхозу Учебному В.В. подготовить зал до 3 мая 2024 года.",
                   "3. Контроль за исполнением приказа оставляю за собой.", "Директор Г.Г. Примеров"});
    const PlanDraft draft = read(document);
    REQUIRE(draft.clauses.size() == 3);
    CHECK(draft.clauses[1].deadline_text == "до 3 мая 2024 года");
    CHECK(draft.clauses[2].assignees == std::vector<std::string>{"Директор Г.Г. Примеров"});
    CHECK(count(draft) == 2);
}

TEST_CASE("the control stands below a table of deeds right behind the verb") {
    Document document = order();
    add_table(document, kPlan);
    add(document, {"Контроль за исполнением приказа оставляю за собой.", "Директор Г.Г. Примеров"});
    const PlanDraft draft = read(document);
    REQUIRE(draft.clauses.size() == 1);
    CHECK(draft.clauses[0].assignees == std::vector<std::string>{"Директор Г.Г. Примеров"});
    CHECK(count(draft) == 2);
}

TEST_CASE("numbered points of annexes are no clauses of the order") {
    Document document = order();
    add(document, {"1. Утвердить план и положение.", "Директор Г.Г. Примеров", "Приложение 1", "План смотра"});
    add_table(document, kPlan);
    add(document, {"Приложение 2", "Положение", "2. Комиссии принять залы до 1 мая 2024 года."});
    const PlanDraft draft = read(document);
    CHECK(draft.clauses.size() == 1);
    CHECK(count(draft) == 2);
}

TEST_CASE("a clause put in between two others has a letter behind its number") {
    Document document;
    add(document, {"ПРИКАЗ", "12.01.2024 № 7", "О смотре кабинетов",
                   "ПРИКАЗЫВАЮ:", "1. Завхозу Примеровой А.А. подготовить кабинеты 5а и", "5б. до 1 февраля 2024 года.",
                   "1а. Методисту Образцову Б.Б. составить график до 5 февраля 2024 года.",
                   "2. Завучу Примерову В.В.:", "2.1. провести смотр до 1 марта 2024 года;",
                   "2.1а. подвести итоги до 5 марта 2024 года;", "2.2. вручить грамоты до 9 марта 2024 года.",
                   "2а. Секретарю Учебновой Д.Д. ознакомить работников с приказом.",
                   "3. Завхозу Примеровой А.А. закупить:", "3а) мел;", "3б) доски.",
                   "4. Контроль за исполнением приказа оставляю за собой.", "Директор Г.Г. Примеров"});
    std::string numbers;
    for (const DraftClause& clause : read(document).clauses) numbers += clause.number + " ";
    CHECK(numbers == "1 1а 2 2.1 2.1а 2.2 2а 3 4 ");
}

TEST_CASE("of a letterhead in two languages the Russian one is read") {
    Document document;
    document.format = DocFormat::html;
    add_table(document, {{"МИНИСТЕРСТВО ОБРАЗОВАНИЯ ОБЛАСТИ", "ӨЛКӘ МӘГАРИФ МИНИСТРЛЫГЫ"}, {"ПРИКАЗ", "БОЕРЫК"}});
    add(document, {"от 12.03.2024 № 5", "О смотре", "В целях порядка приказываю:",
                   "1. Провести смотр до 5 мая 2024 года.", "2. Контроль оставляю за собой.", "Министр Г.Г. Примеров"});
    CHECK(read(document).order.issuer == "МИНИСТЕРСТВО ОБРАЗОВАНИЯ ОБЛАСТИ");
}

}  // namespace mera
