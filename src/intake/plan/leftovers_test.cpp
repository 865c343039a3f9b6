// Nothing that was read is lost in silence: what is no measure, no clause and no furniture is a doubt at its place.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "intake/read/recognise.hpp"
#include "office/flow.hpp"

namespace mera {

namespace {

DocParagraph line(std::string text, int page) {
    DocParagraph out;
    out.text = std::move(text);
    out.place = {.page = page, .box = DocBox{0.1, 0.1, 0.9, 0.2}};
    return out;
}

DocTable table(std::initializer_list<std::initializer_list<const char*>> rows, int page) {
    DocTable out;
    for (const auto& cells : rows) {
        DocRow& row = out.rows.emplace_back();
        row.place.page = page;
        for (const char* text : cells) {
            DocCell cell;
            cell.text = text;
            cell.column = static_cast<int>(row.cells.size());
            cell.place = {.page = page, .box = DocBox{0.1, 0.3, 0.9, 0.4}};
            row.cells.push_back(std::move(cell));
        }
        out.columns = static_cast<int>(row.cells.size());
    }
    return out;
}

Document plan_and(std::vector<Block> after) {
    Document document;
    document.format = DocFormat::pdf_scan;
    document.pages = 2;
    document.blocks.emplace_back(line("План мероприятий на 2024 год", 1));
    document.blocks.emplace_back(table({{"№", "Мероприятие", "Срок", "Исполнитель"},
                                        {"1", "Провести опрос родителей", "до 15.05.2024", "Директор школы"},
                                        {"2", "Обновить стенды", "май 2024 г.", "Завуч"}},
                                       1));
    for (Block& block : after) document.blocks.push_back(std::move(block));
    return document;
}

std::vector<Doubt> left_in(const Document& document) {
    const auto draft = recognise(document);
    REQUIRE(draft);
    std::vector<Doubt> out;
    for (const Doubt& doubt : draft->doubts)
        if (doubt.why.find("не отнесён") != std::string::npos) out.push_back(doubt);
    return out;
}

}  // namespace

TEST_CASE("the rest of a table that came out as lines is doubted at its place") {
    const auto left = left_in(plan_and({line("3 Подготовить отчёт об итогах", 2), line("июнь 2024 г. Директор", 2)}));
    REQUIRE(left.size() == 1);
    CHECK(left[0].place.page == 2);
    CHECK(left[0].place.box);
    CHECK(left[0].why.find("на листе 2") != std::string::npos);
    CHECK(left[0].why.find("Подготовить отчёт об итогах июнь 2024 г. Директор") != std::string::npos);
}

TEST_CASE("one short word of a lost row is enough for a doubt, a page number is not") {
    CHECK(left_in(plan_and({line("Библиотекарь", 2)})).size() == 1);
    CHECK_MESSAGE(left_in(plan_and({line("Директор школы", 2)})).empty(), "signed by hand");
    CHECK(left_in(plan_and({line("– 2 –", 2)})).empty());
    CHECK(left_in(plan_and({line("стр. 2 из 12", 2)})).empty());
}

TEST_CASE("signatures, approvals and annex marks are furniture") {
    CHECK(left_in(plan_and({line("Директор МБОУ «СОШ № 1» И.И. Учебная", 2)})).empty());
    CHECK(
        left_in(plan_and({line("СОГЛАСОВАНО", 2), line("Председатель профкома", 2), line("П.П. Учебный", 2)})).empty());
    CHECK(left_in(plan_and({line("Приложение № 2 к приказу от 12.01.2024 № 15", 2)})).empty());
    CHECK_MESSAGE(left_in(plan_and({line("Директор школы до 15 мая 2024 года", 2)})).size() == 1,
                  "a time says that it is the rest of a row");
}

TEST_CASE("a row lost above the plan is doubted, its letterhead is not") {
    Document document = plan_and({});
    document.blocks.insert(document.blocks.begin(), line("МБОУ «Учебная школа № 1»", 1));
    CHECK(left_in(document).empty());
    document.blocks.insert(document.blocks.begin() + 1, line("1. Провести собрание трудового коллектива", 1));
    CHECK(left_in(document).size() == 1);
}

TEST_CASE("a second table that nobody knows is doubted, a list of schools is only named") {
    const auto unknown = left_in(plan_and({table({{"Ремонт крыши", "июль 2024", "Завхоз"}}, 2)}));
    REQUIRE(unknown.size() == 1);
    CHECK(unknown[0].place.table == 2);
    CHECK(left_in(
              plan_and({table({{"Организация", "Фамилия", "Должность"}, {"Школа № 1", "Учебная И.И.", "учитель"}}, 2)}))
              .empty());
}

TEST_CASE("furniture of a record system goes in silence, a deed that sounds like it does not") {
    CHECK(left_in(plan_and({line("С приказом ознакомлены:", 2), line("№ ФИО Дата ознакомления Подпись", 2)})).empty());
    CHECK(left_in(plan_and({line("Документ создан в электронной форме. № 45-од от 12.02.2024", 2)})).empty());
    CHECK(left_in(plan_and({line("* ММЦ – муниципальный методический центр", 2)})).empty());
    CHECK(left_in(plan_and({line("Подписать приказы о назначении на должность", 2)})).size() == 1);
    CHECK(left_in(plan_and({line("Примечание: отчёт представить до 1 июня", 2)})).size() == 1);
    CHECK(left_in(plan_and({table({{"Математика", "10.10.2024", "Школы"}, {"Физика", "12.10.2024", "Школы"}}, 2)}))
              .size() == 1);
}

}  // namespace mera
