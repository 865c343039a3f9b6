#include "intake/order/signature_marks.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("the mark of an electronic signature is left out, whatever stands round it") {
    struct Case {
        const char* text;
        const char* rest;
    };
    const Case cases[] = {
        {"ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ\nСертификат: 00A1B2C3D4E5F607\nВладелец: Образцов Борис Викторович\n"
         "Действителен: с 01.01.2024 до 01.04.2025",
         ""},
        {"Контроль возложить на Примерову А.А. ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ Сертификат 00A1 B2C3 Владелец "
         "Образцов Борис "
         "Викторович Действителен с 01.01.2024 по 01.04.2025 Начальник управления Б.В. Образцов",
         "Контроль возложить на Примерову А.А. Начальник управления Б.В. Образцов"},
        {"Документ подписан усиленной квалифицированной электронной подписью", ""},
        {"Начальник управления ДОКУМЕНТ ПОДПИСАН Б.В. Образцов ЭЛЕКТРОННОЙ ПОДПИСЬЮ Сертификат: 00A1B2C3D4",
         "Начальник управления Б.В. Образцов"},
        {"Документ подписан простой электронной подписью\nИнформация о владельце:\nФИО: Образцов Борис\nДолжность: "
         "Директор\n"
         "Дата подписи: 01.09.2024",
         ""},
        {"Подписано ЭП, срок действия с 01.01.2024 по 01.04.2025. 1. Утвердить план.", "1. Утвердить план."},
        // What the order itself says of signatures stays.
        {"Обеспечить, чтобы каждый документ был подписан электронной подписью руководителя до 1 марта.",
         "Обеспечить, чтобы каждый документ был подписан электронной подписью руководителя до 1 марта."},
        {"Отчёты, подписанные электронной подписью, направить в отдел.",
         "Отчёты, подписанные электронной подписью, направить в отдел."},
        {"Сертификат выдать участникам.", "Сертификат выдать участникам."},
        {"Документ подписан директором и передан в архив, а копия с электронной подписью остаётся в деле.",
         "Документ подписан директором и передан в архив, а копия с электронной подписью остаётся в деле."},
    };
    for (const Case& it : cases) CHECK(without_signature_mark(it.text) == it.rest);
}

TEST_CASE("a mark goes on over paragraphs and cells, and no further") {
    Source source{.format = DocFormat::docx, .items = {}, .words = {}};
    const auto line = [&](const char* text) { source.items.emplace_back(Line{.text = text}); };
    line("3. Контроль оставляю за собой.");
    line("Документ подписан электронной подписью");
    line("Сертификат 00A1B2C3");
    line("Владелец Образцов Борис Викторович");
    line("Действителен с 01.01.2024 по 01.04.2025");
    line("Должность и стаж указать в отчёте.");
    CHECK(drop_signature_marks(source));
    REQUIRE(source.items.size() == 2);
    CHECK(std::get<Line>(source.items[1]).text == "Должность и стаж указать в отчёте.");
    CHECK(std::get<Line>(source.items[0]).text == "3. Контроль оставляю за собой.");

    source.items.clear();
    line("3. Контроль оставляю за собой. ДОКУМЕНТ ПОДПИСАН");
    line("ЭЛЕКТРОННОЙ ПОДПИСЬЮ");
    line("Сертификат: 00A1B2C3");
    line("Начальник управления Б.В. Образцов");
    CHECK(drop_signature_marks(source));
    REQUIRE(source.items.size() == 2);
    CHECK(std::get<Line>(source.items[0]).text == "3. Контроль оставляю за собой.");

    source.items.clear();
    Grid grid{.table = 1, .columns = 1, .rows = {}};
    for (const char* text :
         {"ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ", "Сертификат: 00A1B2C3", "Владелец: Образцов Б.В."}) {
        Row row;
        row.cells.push_back({.text = text});
        grid.rows.push_back(std::move(row));
    }
    source.items.emplace_back(std::move(grid));
    line("Начальник управления Б.В. Образцов");
    CHECK(drop_signature_marks(source));
    REQUIRE(source.items.size() == 1);
    CHECK_FALSE(drop_signature_marks(source));
}

}  // namespace mera::intake
