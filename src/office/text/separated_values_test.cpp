// Tables saved by a spreadsheet as text, and prose that only looks like one.
#include "office/text/separated_values.hpp"

#include <doctest/doctest.h>

namespace mera {

TEST_CASE("a table saved as text is read with its quotes and line breaks") {
    const auto blocks = read_separated_values(
        "План на 2024 год;;\n№;Мероприятие;Срок\n1;\"Семинар \"\"Итоги\"\";\nвторой день\";март\n2;Отчёт;апрель\n");
    REQUIRE(blocks);
    REQUIRE(blocks->size() == 2);
    CHECK(std::get<DocParagraph>((*blocks)[0]).text == "План на 2024 год");
    const auto& table = std::get<DocTable>((*blocks)[1]);
    REQUIRE(table.rows.size() == 3);
    CHECK(table.columns == 3);
    CHECK(table.rows[1].cells[1].text == "Семинар \"Итоги\";\nвторой день");
    CHECK(table.rows[1].place.line == 3);
    CHECK(table.rows[2].place.line == 5);
}

TEST_CASE("commas part cells when every row has as many") {
    const auto blocks = read_separated_values("№,Мероприятие,Срок\n1,Семинар,март\n2,\"Отчёт, итоги\",апрель\n");
    REQUIRE(blocks);
    CHECK(std::get<DocTable>(blocks->front()).rows[2].cells[1].text == "Отчёт, итоги");
}

TEST_CASE("prose is no table, whatever its signs") {
    CHECK_FALSE(read_separated_values("Провести; проверить; сдать.\nУтвердить план.\nОтчитаться; разместить.\nВсё.\n"));
    CHECK_FALSE(read_separated_values("Директору, завучу, методисту\nпровести семинар, итоги доложить.\n"));
    CHECK_FALSE(read_separated_values("а;б;в\n\"не закрыто;г;д\nе;ж;з\nи;к;л\n"));
    CHECK_FALSE(read_separated_values(""));
}

TEST_CASE("a note that tells a spreadsheet the separator is no record") {
    const auto blocks = read_separated_values("sep=;\r\n№;Мероприятие;Срок\n1;Семинар;март\n2;Отчёт;апрель\n");
    REQUIRE(blocks);
    REQUIRE(blocks->size() == 1);
    CHECK(std::get<DocTable>(blocks->front()).rows.size() == 3);
}

}  // namespace mera
