// Tables drawn with signs in a plain text («учебные данные»): spans as drawn, divided words whole, a wrapped paragraph one.
#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "office/text/plain_text.hpp"

namespace mera {

namespace {

const DocTable& table_in(const Document& document) {
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<DocTable>(&block)) return *table;
    FAIL("no table");
    throw 0;
}

std::vector<std::string> texts(const DocRow& row) {
    std::vector<std::string> out;
    for (const DocCell& cell : row.cells) out.push_back(cell.text);
    return out;
}

}  // namespace

TEST_CASE("a drawn table keeps its merged cells and its divided words") {
    const auto document = read_plain_text(
        "┌───┬──────────┬───────────────────┐\n"
        "│ N │Мероприя- │       Сроки       │\n"
        "│   │тие       ├─────────┬─────────┤\n"
        "│   │          │ начало  │  конец  │\n"
        "├───┴──────────┴─────────┴─────────┤\n"
        "│          1. Подготовка           │\n"
        "├───┬──────────┬─────────┬─────────┤\n"
        "│1. │Создать   │май      │         │\n"
        "│   │комиссию  │         │июнь     │\n"
        "├───┼──────────┼─────────┤         │\n"
        "│2. │Приемка   │июль     │         │\n"
        "└───┴──────────┴─────────┴─────────┘\n");
    REQUIRE(document);
    const DocTable& table = table_in(*document);
    REQUIRE(table.columns == 4);
    REQUIRE(table.rows.size() == 5);
    CHECK(texts(table.rows[0]) == std::vector<std::string>{"N", "Мероприятие", "Сроки"});
    CHECK(table.rows[0].cells[1].row_span == 2);
    CHECK(table.rows[0].cells[2].column_span == 2);
    CHECK(texts(table.rows[1]) == std::vector<std::string>{"начало", "конец"});
    CHECK(table.rows[2].cells[0].column_span == 4);
    CHECK(texts(table.rows[3]) == std::vector<std::string>{"1.", "Создать комиссию", "май", "июнь"});
    CHECK(table.rows[3].cells[3].row_span == 2);
    CHECK(texts(table.rows[4]) == std::vector<std::string>{"2.", "Приемка", "июль"});
    CHECK(table.rows[4].place.line == 11);
}

TEST_CASE("rows of a drawing without rules begin at a number or after an empty line") {
    const std::string head =
        "-----T---------------T--------\n"
        "¦ N  ¦  Мероприятие  ¦ Срок   ¦\n"
        "+----+---------------+--------+\n";
    const std::string foot = "L----+---------------+---------\n";
    const auto numbered = read_plain_text(head +
                                          "¦ 1. ¦Совет          ¦май     ¦\n"
                                          "¦    ¦руководителей  ¦        ¦\n"
                                          "¦ 2. ¦Отчет          ¦июнь    ¦\n" +
                                          foot);
    const auto parted = read_plain_text(head +
                                        "¦    ¦Совет          ¦май     ¦\n"
                                        "¦    ¦руководителей  ¦        ¦\n"
                                        "¦    ¦               ¦        ¦\n"
                                        "¦    ¦Отчет          ¦июнь    ¦\n" +
                                        foot);
    REQUIRE(numbered);
    REQUIRE(parted);
    for (const Document* document : {&*numbered, &*parted}) {
        const DocTable& table = table_in(*document);
        REQUIRE(table.rows.size() == 3);
        CHECK(table.rows[1].cells[1].text == "Совет руководителей");
        CHECK(table.rows[2].cells[2].text == "июнь");
    }
}

TEST_CASE("a table whose walls do not stand under each other is read cell by cell all the same") {
    const auto document = read_plain_text(
        "+---+-----+\n"
        "| N | Срок |\n"
        "+---+-----+\n"
        "| 1 | май 2020 года | июнь |\n"
        "+---+-----+\n");
    REQUIRE(document);
    CHECK(table_in(*document).rows.size() == 2);
}

TEST_CASE("lines typed to a width become paragraphs; a title in the middle stays apart") {
    const auto document = read_plain_text(
        "                     ПОСТАНОВЛЕНИЕ\n"
        "\n"
        "     1. Утвердить  прилагаемый  план мероприятий по подго-\n"
        "товке школ к новому учебному году и организовать его выпол-\n"
        "нение во всех муниципальных образовательных учреждениях.\n"
        "     2. Рекомендовать учебно-воспитательным и научно-\n"
        "методическим  учреждениям  города  принять  участие  в  его\n"
        "выполнении.\n");
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 3);
    CHECK(std::get<DocParagraph>(document->blocks[1]).text ==
          "1. Утвердить прилагаемый план мероприятий по подготовке школ к новому учебному году и организовать его "
          "выполнение во всех муниципальных образовательных учреждениях.");
    CHECK(std::get<DocParagraph>(document->blocks[2]).text ==
          "2. Рекомендовать учебно-воспитательным и научно-методическим учреждениям города принять участие в его "
          "выполнении.");
}

TEST_CASE("a title between rows below a frame spans all columns") {
    const auto document = read_plain_text(
        "+---+----+\n"
        "| 1 | Провести семинар | май |\n"
        "Работа с кадрами\n"
        "| 2 | Провести совет | июнь |\n");
    REQUIRE(document);
    const DocTable& table = table_in(*document);
    CHECK(table.columns == 3);
    REQUIRE(table.rows.size() == 3);
    REQUIRE(table.rows[1].cells.size() == 1);
    CHECK(table.rows[1].cells[0].column_span == 3);
}

}  // namespace mera
