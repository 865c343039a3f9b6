#include "reports/table.hpp"

#include <doctest/doctest.h>

using namespace mera;

TEST_CASE("a Russian spreadsheet opens the CSV by a double click and runs nothing in it") {
    const ReportTable table{"Обязательства",
                            {{"Мера", 10}, {"Срок", 10}, {"Доля", 10}, {"Дней", 10}},
                            {{std::string{"=cmd|' /C calc'!A0"}, make_date(2020, 6, 12), 0.5, std::int64_t{-3}},
                             {std::string{"«СОШ; №2»\nвторая \"строка\""}, std::monostate{}, 1.0, std::int64_t{0}}}};
    CHECK(to_csv(table) ==
          "\xEF\xBB\xBFМера;Срок;Доля;Дней\r\n'=cmd|' /C calc'!A0;12.06.2020;0,5;-3\r\n\"«СОШ; №2»\nвторая "
          "\"\"строка\"\"\";;1;0\r\n");
}

TEST_CASE("the workbook is a zip with a sheet") {
    const std::string bytes =
        to_xlsx({"Список: все/любые", {{"Мера", 10}}, {{std::string{"1.1"}}, {make_date(2020, 6, 12)}}});
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(bytes.find("xl/worksheets/sheet1.xml") != std::string::npos);
}
