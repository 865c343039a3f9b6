#include "office/text/aligned_tables.hpp"

#include <doctest/doctest.h>

#include "office/text/plain_text.hpp"

namespace mera {

namespace {

const DocTable* table_of(const Document& document) {
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<DocTable>(&block)) return table;
    return nullptr;
}

}  // namespace

TEST_CASE("columns kept by spaces alone are a table, rows by the numbers of the first") {
    const auto document = read_plain_text(
        "План работы клуба на 2026 год\n\n"
        "№   Мероприятие                  Срок           Ответственный\n\n"
        "1   Подготовить зал к встрече    до 10.03.2026  Завхоз\n"
        "    с ветеранами\n\n"
        "2   Провести встречу             12.03.2026     Методист,\n"
        "                                                директор клуба\n\n\n"
        "Директор                                        И.И. Примеров\n");
    REQUIRE(document);
    const DocTable* table = table_of(*document);
    REQUIRE(table != nullptr);
    REQUIRE(table->rows.size() == 3);
    REQUIRE(table->columns == 4);
    CHECK(table->rows[1].cells[1].text == "Подготовить зал к встрече с ветеранами");
    CHECK(table->rows[1].cells[2].text == "до 10.03.2026");
    CHECK(table->rows[2].cells[3].text == "Методист, директор клуба");
    CHECK(table->rows[1].place.line == 5);
    CHECK(table->rows[2].cells[0].guessed);
}

TEST_CASE("approvals side by side and the spaces of a justified text are no table") {
    const auto document = read_plain_text(
        "СОГЛАСОВАНО                      УТВЕРЖДАЮ\n"
        "Председатель профкома            Директор школы\n"
        "________ А.А. Образцова          ________ И.И. Примеров\n\n\n"
        "   В  целях  исполнения  распоряжения  главы  округа  школам  следует\n"
        "провести  сбор  подписей  и  направить  списки в  отдел  образования.\n");
    REQUIRE(document);
    CHECK(table_of(*document) == nullptr);
}

}  // namespace mera
