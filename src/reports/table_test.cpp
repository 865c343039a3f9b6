#include "reports/table.hpp"

#include <doctest/doctest.h>

#include "office/package/zip_archive.hpp"

using namespace mera;

TEST_CASE("a Russian spreadsheet opens the CSV by a double click and runs nothing in it") {
    const ReportTable table{
        "Обязательства",
        {{"Мера", 10}, {"Срок", 10}, {"Доля", 10}, {"Дней", 10}},
        {{std::string{"=cmd|' /C calc'!A0"}, make_date(2020, 6, 12), 83.0 + 1.0 / 3, std::int64_t{-3}},
         {std::string{"«СОШ; №2»\nвторая \"строка\""}, std::monostate{}, 1.0, std::int64_t{0}}}};
    CHECK(to_csv(table) ==
          "\xEF\xBB\xBFМера;Срок;Доля;Дней\r\n'=cmd|' /C calc'!A0;12.06.2020;83,3;-3\r\n\"«СОШ; №2»\nвторая "
          "\"\"строка\"\"\";;1;0\r\n");
}

TEST_CASE("the workbook is a zip with a sheet") {
    const std::string bytes =
        to_xlsx({"Список: все/любые", {{"Мера", 10}}, {{std::string{"1.1"}}, {make_date(2020, 6, 12)}}});
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(bytes.find("xl/worksheets/sheet1.xml") != std::string::npos);
}

TEST_CASE("long cells stand in rows of their height, the sheet prints across A4 with its header on every page") {
    const std::string bytes = to_xlsx({"Меры",
                                       {{"Мера", 10}, {"Слово", 5}},
                                       {{std::string{"Участие школ в оценке"}, {}},
                                        {std::string{"1.1"}, {}},
                                        {std::string{"одна\nдве"}, std::string{"двенадцатый"}}}});
    auto archive = ZipArchive::open(bytes);
    REQUIRE(archive);
    const auto sheet = archive->part("xl/worksheets/sheet1.xml");
    REQUIRE(sheet);
    const auto row = [&](const char* number) {
        const auto at = sheet->find(std::string{"<row r=\""} + number + "\"");
        REQUIRE(at != std::string::npos);
        return sheet->substr(at, sheet->find('>', at) - at);
    };
    CHECK_MESSAGE(row("2").find("ht=\"45\"") != std::string::npos, "«Участие» / «школ в» / «оценке»: ", row("2"));
    CHECK_MESSAGE(row("3").find("ht=") == std::string::npos, "one line has the height of a line");
    CHECK_MESSAGE(row("4").find("ht=\"45\"") != std::string::npos, "a word longer than its column goes on: ", row("4"));
    CHECK(sheet->find("orientation=\"landscape\"") != std::string::npos);
    CHECK(sheet->find("fitToHeight=\"0\"") != std::string::npos);
    const auto book = archive->part("xl/workbook.xml");
    REQUIRE(book);
    CHECK_MESSAGE(book->find("Print_Titles") != std::string::npos, "the header is repeated");
}
