#include "domain/plan/document_text.hpp"

#include <doctest/doctest.h>

namespace mera {

TEST_CASE("the text of a document is kept with the colours of its cells") {
    DocumentText text;
    text.tables = {{{{1, "№"}, {2, "Май"}}, {{1, "1"}, {2, "", true}}}};
    text.lines = {"План"};
    const auto files = document_texts_from_json(to_json({DocumentText{}, text}));
    const DocumentText& kept = *file_at(files, {.file = 2});
    REQUIRE(kept.tables.size() == 1);
    CHECK(kept.tables[0][1][1].shaded);
    CHECK_FALSE(kept.tables[0][1][0].shaded);
    CHECK(kept.lines == text.lines);
    CHECK(file_at(files, {.file = 1})->tables.empty());
    CHECK(file_at(files, {.file = 3}) == nullptr);
    const auto kept_before = document_texts_from_json(R"({"tables":[[[[1,"№"]]]],"lines":[]})");
    CHECK_MESSAGE(file_at(kept_before, {})->tables[0][0][0].text == "№", "of one document");
}

TEST_CASE("headings over two rows are joined, a row of the plan is none") {
    const std::vector<TextRowCells> two{{{1, "№"}, {2, "Март"}, {4, "Апрель"}},
                                        {{2, "1 нед."}, {3, "2 нед."}, {4, "1 нед."}},
                                        {{1, "1"}, {2, "Провести"}}};
    CHECK(heading_over(two, 1) == "№");
    CHECK(heading_over(two, 3) == "Март, 2 нед.");
    CHECK(heading_over(two, 4) == "Апрель, 1 нед.");
    const std::vector<TextRowCells> reaching_down{{{1, "№"}, {2, "Когда"}, {4, "Кто"}},
                                                  {{2, "9 класс"}, {3, "11 класс"}}};
    CHECK(heading_over(reaching_down, 3) == "Когда, 11 класс");
    CHECK(heading_over(reaching_down, 4) == "Кто");
    const std::vector<TextRowCells> one{{{1, "№"}, {2, "Мера"}}, {{1, ""}, {2, "Провести"}}};
    CHECK(heading_over(one, 2) == "Мера");
    CHECK(heading_over({}, 1).empty());
    const std::vector<TextRowCells> titled{{{1, "План"}}, {{1, "№"}, {2, "Мера"}}};
    CHECK(heading_over(titled, 2).empty());
}

}  // namespace mera
