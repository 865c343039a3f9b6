// A table as a paper, read back by the reader of DOCX and, as an office would, by LibreOffice's rules of the format.
#include <doctest/doctest.h>

#include "office/word/docx.hpp"
#include "reports/printed_table.hpp"

using namespace mera;

namespace {

PrintedTable programme() {
    PrintedTable out;
    out.approved = {"УТВЕРЖДЕНО", "приказом СОШ № 5", "от 20 декабря 2019 г. № 112-У"};
    out.title = "Программа школы";
    out.subtitle = {"МБОУ «СОШ №5»"};
    out.table = {"Программа",
                 {{"№", 8}, {"Мера", 60}, {"Срок", 20}, {"Всего", 10}},
                 {{std::string{"1.1"}, std::string{"Провести <семинар> & «круглый стол»\nу нас: в декабре"},
                   make_date(2020, 6, 12), std::int64_t{3}},
                  {std::string{"доп. 1"}, std::string{"Своя мера"}, std::monostate{}, 12.5}}};
    return out;
}

}  // namespace

TEST_CASE("a printed table is a DOCX with the words, the table and its repeated head") {
    const std::string bytes = to_docx(programme());
    const auto read = read_docx(bytes);
    REQUIRE(read);
    std::vector<std::string> paragraphs;
    const DocTable* table = nullptr;
    for (const auto& block : read->blocks) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block); paragraph != nullptr && !paragraph->text.empty())
            paragraphs.push_back(paragraph->text);
        if (const auto* found = std::get_if<DocTable>(&block)) table = found;
    }
    CHECK(paragraphs == std::vector<std::string>{"УТВЕРЖДЕНО", "приказом СОШ № 5", "от 20 декабря 2019 г. № 112-У",
                                                 "Программа школы", "МБОУ «СОШ №5»"});
    REQUIRE(table != nullptr);
    REQUIRE(table->rows.size() == 3);
    const auto cells = [&](std::size_t row) {
        std::vector<std::string> out;
        for (const DocCell& cell : table->rows[row].cells) out.push_back(cell.text);
        return out;
    };
    CHECK(cells(0) == std::vector<std::string>{"№", "Мера", "Срок", "Всего"});
    CHECK(table->rows[0].repeated_header);
    CHECK(cells(1) ==
          std::vector<std::string>{"1.1", "Провести <семинар> & «круглый стол»\nу нас: в декабре", "12.06.2020", "3"});
    CHECK(cells(2) == std::vector<std::string>{"доп. 1", "Своя мера", "", "12,5"});
    CHECK_MESSAGE(to_docx(programme()) == bytes, "the same table is the same file");
}

TEST_CASE("a table without rows is still a document") {
    PrintedTable empty = programme();
    empty.table.rows.clear();
    CHECK(read_docx(to_docx(empty)));
}
