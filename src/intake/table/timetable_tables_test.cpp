#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "intake/table/laid_out.hpp"
#include "intake/table/table_shapes.hpp"

namespace mera::intake {

namespace {

using Texts = std::vector<std::vector<std::string>>;

Grid grid_of(const Texts& texts) {
    Grid out{.table = 1, .columns = static_cast<int>(texts.front().size()), .rows = {}};
    for (const std::vector<std::string>& row : texts) {
        std::vector<Cell> cells;
        for (const std::string& text : row) cells.push_back({.text = text});
        out.rows.push_back(row_of(std::move(cells), 1));
    }
    return out;
}

std::vector<std::string> column(const Grid& grid, int at) {
    std::vector<std::string> out;
    for (const Row& row : grid.rows) out.push_back(row.at(at)->text);
    return out;
}

const Texts kSubjects = {{"Предмет", "Классы", "Дата", "Время"},
                         {"Химия", "7-11", "12.11.2024", "10.00"},
                         {"Право", "9-11", "14.11.2024", "11.30"}};

}  // namespace

TEST_CASE("a table with days beside texts is laid out as measures, and says once what was taken for what") {
    const auto laid = timetable_table(grid_of(kSubjects), {"График школьного этапа олимпиады"});
    REQUIRE(laid);
    CHECK(column(*laid, 0) == std::vector<std::string>{"Мероприятие", "Химия", "Право"});
    CHECK(column(*laid, 1) == std::vector<std::string>{"Срок", "12.11.2024", "14.11.2024"});
    CHECK(column(*laid, 3) == std::vector<std::string>{"Время", "10.00", "11.30"});
    REQUIRE(laid->doubts.size() == 1);
    CHECK(laid->doubts[0].find("название — графа «Предмет», срок — графа «Дата»") != std::string::npos);
    CHECK(laid->doubts[0].find("примечания — «Классы», «Время»") != std::string::npos);
    for (std::size_t row = 1; row < laid->rows.size(); ++row) {
        CHECK(laid->rows[row].one_measure);
        CHECK(laid->rows[row].at(0)->doubts.empty());
    }
}

TEST_CASE(
    "each day of a row is a measure of its own, named by the heading of its column; a beginning and an end are one") {
    const auto stages = timetable_table(grid_of({{"Конкурс", "Заявки", "Очный тур"},
                                                 {"Чтецы", "до 01.02.2026", "15.02.2026"},
                                                 {"Танец", "до 02.02.2026", ""}}),
                                        {});
    REQUIRE(stages);
    CHECK(column(*stages, 0) ==
          std::vector<std::string>{"Мероприятие", "Чтецы (заявки)", "Чтецы (очный тур)", "Танец (заявки)"});
    CHECK(stages->doubts[0].find("в скобках за названием заголовок графы со сроком") != std::string::npos);
    const auto stays = timetable_table(grid_of({{"Смена", "Заезд", "Выезд"},
                                                {"Первая", "02.06.2025", "22.06.2025"},
                                                {"Вторая", "25.06.2025", "15.07.2025"}}),
                                       {});
    REQUIRE(stays);
    CHECK(column(*stays, 0) == std::vector<std::string>{"Мероприятие", "Первая", "Вторая"});
    CHECK(column(*stays, 2) == std::vector<std::string>{"Окончание", "22.06.2025", "15.07.2025"});
}

TEST_CASE("what has been, who there is and hours alone are no timetable") {
    CHECK_FALSE(timetable_table(grid_of(kSubjects), {"Результаты школьного этапа олимпиады"}));
    CHECK_FALSE(timetable_table(
        grid_of({{"ФИО", "Дата рождения"}, {"Примерова А.А.", "12.03.1971"}, {"Образцов Б.Б.", "04.11.1968"}}), {}));
    CHECK_FALSE(timetable_table(grid_of({{"Должность", "ФИО", "Дата", "Подпись"},
                                         {"Юрист", "Примеров П.П.", "11.02.2024", ""},
                                         {"Бухгалтер", "Учебная Т.Т.", "12.02.2024", ""}}),
                                {"Лист согласования к приказу"}));
    CHECK_FALSE(timetable_table(
        grid_of({{"Урок", "Начало", "Окончание"}, {"Первый", "8.30", "9.10"}, {"Второй", "9.20", "10.00"}}),
        {"Расписание звонков"}));
    CHECK_FALSE(timetable_table(grid_of({{"Документ", "Дата", "Контрагент", "Сумма"},
                                         {"Договор поставки", "12.02.2024", "ООО «Пример»", "48 000"},
                                         {"Договор подряда", "20.02.2024", "ИП Образцов", "150 300"}}),
                                {}));
}

}  // namespace mera::intake
