#include "intake/order_paragraph.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace mera::intake {

TEST_CASE("deeds typed as one paragraph are parted by their numbers") {
    CHECK(numbered_in_paragraph(
              "В целях порядка: 1. Организовать лагеря. 2.Назначить директоров. 3. Контроль возложить.") ==
          std::vector<std::string>{"В целях порядка:", "1. Организовать лагеря.", "2.Назначить директоров.",
                                   "3. Контроль возложить."});
    CHECK(numbered_in_paragraph("3.Рекомендовать школам. 4.Управлению опубликовать. 5.Контроль возложить.").size() ==
          3);
    CHECK(numbered_in_paragraph("1. Начать сезон в школах района 2. Направить распоряжение.").size() == 2);
    for (const char* one :
         {"1. Провести проверку по форме № 1. Сдать акты.", "В соответствии с п. 2. Положения провести.",
          "1. Внести изменения в пункт 2. Приказ опубликовать.", "1. Утвердить порядок согласно п. 1.1. Положения.",
          "Провести 1.09.2024 и 2.09.2024."})
        CHECK_MESSAGE(numbered_in_paragraph(one).size() == 1, one);
    CHECK(numbered_in_paragraph(
              "1. Утвердить: 1.1. положение; 1.2. состав. 2. Директорам школ: 2.1. обеспечить порядок.") ==
          std::vector<std::string>{"1. Утвердить:", "1.1. положение;", "1.2. состав.",
                                   "2. Директорам школ:", "2.1. обеспечить порядок."});
}

TEST_CASE("the head of an order typed as one paragraph is parted, too") {
    CHECK(lines_in_paragraph("МБУ «Библиотека» ПРИКАЗ 14 марта 2025 г. № 43-ОД г. Озёрный О конкурсе библиотек С целью "
                             "развития п р и к а з ы в а ю: 1. Провести конкурс.") ==
          std::vector<std::string>{"МБУ «Библиотека»", "ПРИКАЗ 14 марта 2025 г. № 43-ОД г. Озёрный",
                                   "О конкурсе библиотек",
                                   "С целью развития п р и к а з ы в а ю:", "1. Провести конкурс."});
    CHECK(lines_in_paragraph("В целях порядка приказываю: создать комиссию.") ==
          std::vector<std::string>{"В целях порядка приказываю:", "создать комиссию."});
    CHECK(lines_in_paragraph("Совет района, тел. 2-33-44 РЕШЕНИЕ 30.05.2007 № 11/34").size() == 2);
    CHECK(lines_in_paragraph("Совет района, тел. 2-33-44 РЕШЕНИЕ").size() == 2);
    for (const char* one : {"О конкурсе библиотек", "ИЗМЕНЕНИЙ В ПРИКАЗ", "О ВНЕСЕНИИ ИЗМЕНЕНИЙ В ПРИКАЗ № 5",
                            "Приказ о конкурсе лежит в библиотеке.", "1. Провести конкурс."})
        CHECK_MESSAGE(lines_in_paragraph(one).size() == 1, one);
}

}  // namespace mera::intake
