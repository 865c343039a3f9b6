#include "office/word/odt.hpp"

#include <doctest/doctest.h>

#include "support/made_documents.hpp"

namespace mera {

namespace {

Document read(const std::string& body, const std::string& styles = {}) {
    const auto document = read_odt(made::odf("text", body, styles));
    REQUIRE_MESSAGE(document, (document ? "" : document.failure().detail));
    return *document;
}

std::vector<std::string> lines(const Document& document) {
    std::vector<std::string> out;
    for (const auto& block : document.blocks)
        if (const auto* it = std::get_if<DocParagraph>(&block)) out.push_back(it->text);
    return out;
}

std::string p(const std::string& text) { return "<text:p>" + text + "</text:p>"; }
std::string cell(const std::string& content, const std::string& attributes = {}) {
    return "<table:table-cell " + attributes + ">" + content + "</table:table-cell>";
}
std::string row(const std::string& cells, const std::string& attributes = {}) {
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

const std::string kCovered = "<table:covered-table-cell/>";
const std::string kNumbers =
    R"x(<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
       <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
       <text:list-level-style-number text:level="3" loext:num-list-format="%3%)" style:num-format="а, б, .., аа, аб, ... (ru)"/></text:list-style>
       <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="&#xF0B7;"/></text:list-style>)x";

std::string list(const std::string& items, const std::string& attributes = "text:style-name=\"L\"") {
    return "<text:list " + attributes + ">" + items + "</text:list>";
}
std::string item(const std::string& content, const std::string& attributes = {}) {
    return "<text:list-item " + attributes + ">" + content + "</text:list-item>";
}

}  // namespace

TEST_CASE("white space of ODF is what its elements say") {
    const Document document = read(
        "<text:p>Не  менее\n  <text:span>30</text:span> <text:span>%</text:span><text:s text:c=\"3\"/>и<text:tab/>до"
        "<text:line-break/>12 июня</text:p>");
    CHECK(lines(document) == std::vector<std::string>{"Не менее 30 % и\tдо\n12 июня"});
}

TEST_CASE("what is set small above the line is no figure of the text") {
    const auto document = read_odt(made::odf(
        "text", "<text:p>до 1 мая 2024<text:span text:style-name=\"Up\">1</text:span></text:p>",
        "<style:style style:name=\"Up\" style:family=\"text\"><style:text-properties style:text-position=\"super "
        "58%\"/></style:style>"));
    REQUIRE(document);
    CHECK(lines(*document) == std::vector<std::string>{"до 1 мая 2024¹"});
}

TEST_CASE("what is struck out in ODT is taken back") {
    const Document document = read(
        p("до <text:span text:style-name=\"S\">1 мая</text:span> 3 мая") +
            "<text:p text:style-name=\"P\">старая строка</text:p>",
        "<style:style style:name=\"S\" style:family=\"text\"><style:text-properties "
        "style:text-line-through-style=\"solid\"/></style:style><style:style style:name=\"P\" "
        "style:family=\"paragraph\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>");
    CHECK(lines(document) == std::vector<std::string>{"до 3 мая"});
    CHECK(document.notes == std::vector<std::string>{"Зачёркнутый текст документа пропущен."});
}

TEST_CASE("what was deleted under tracking stands aside and is not read") {
    const Document document =
        read("<text:tracked-changes><text:changed-region><text:deletion>" + p("удалено") +
             "</text:deletion></text:changed-region></text:tracked-changes><text:p>осталось<text:change "
             "text:change-id=\"c\"/><office:annotation>" +
             p("замечание") + "</office:annotation></text:p>");
    CHECK(lines(document) == std::vector<std::string>{"осталось"});
}

TEST_CASE("lists of ODT are numbered, go on, and start where they say") {
    const Document document =
        read(list(item(p("раздел") + list(item(p("мера")) + item(p("мера") + list(item(p("часть")))), "")) +
                      item(p("раздел")),
                  "xml:id=\"one\" text:style-name=\"L\"") +
                 list(item(p("новый список"))) +
                 list(item(p("продолжение")), "text:continue-list=\"one\" text:style-name=\"L\"") +
                 list(item(p("с пяти"), "text:start-value=\"5\"") + item(p("абзац") + p("второй абзац пункта"))) +
                 list(item(p("точка")), "text:style-name=\"B\"") +
                 list("<text:list-header>" + p("без номера") + "</text:list-header>"),
             kNumbers);
    CHECK(lines(document) == std::vector<std::string>{"1. раздел", "1.1. мера", "1.2. мера", "а) часть", "2. раздел",
                                                      "1. новый список", "3. продолжение", "5. с пяти", "6. абзац",
                                                      "второй абзац пункта", "• точка", "без номера"});
}

TEST_CASE("a list goes on from cell to cell") {
    const auto number = [](const std::string& level) {
        return cell("<text:list text:continue-numbering=\"true\" text:style-name=\"L\"><text:list-item>" + level +
                    "</text:list-item></text:list>");
    };
    const std::string empty = "<text:p/>", deeper = "<text:list><text:list-item><text:p/></text:list-item></text:list>";
    const Document document =
        read("<table:table>" + row(number(empty) + cell(p("а"))) + row(number(deeper) + cell(p("б"))) +
                 row(number(deeper) + cell(p("в"))) + row(number(empty) + cell(p("г"))) + "</table:table>",
             kNumbers);
    std::string numbers;
    for (const DocRow& it : std::get<DocTable>(document.blocks[0]).rows) numbers += it.cells[0].text + " ";
    CHECK(numbers == "1. 1.1. 1.2. 2. ");
}

TEST_CASE("covered and repeated cells of ODT keep the grid") {
    const Document document =
        read("<table:table><table:table-header-rows>" +
             row(cell(p("№"), "table:number-rows-spanned=\"2\"") +
                 cell(p("Срок"), "table:number-columns-spanned=\"2\"") + kCovered) +
             "</table:table-header-rows>" + row(kCovered + cell(p("начало")) + cell(p("конец"))) +
             row(cell(p("да"), "table:number-columns-repeated=\"3\""), "table:number-rows-repeated=\"2\"") +
             "</table:table>");
    const auto& table = std::get<DocTable>(document.blocks[0]);
    CHECK(table.columns == 3);
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].repeated_header);
    CHECK(table.rows[0].cells[0].row_span == 2);
    CHECK(table.rows[0].cells[1].column_span == 2);
    CHECK(table.rows[1].cells[0].column == 1);
    CHECK(table.rows[3].cells.size() == 3);
    CHECK(table.rows[3].cells[2].text == "да");
}

TEST_CASE("frames with text, footnotes and headings of ODT") {
    const Document document = read(
        "<text:p>Приказ<draw:frame><draw:text-box>" + p("УТВЕРЖДАЮ") +
        "</draw:text-box></draw:frame></text:p><text:h text:outline-level=\"2\">Раздел<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body>" +
        p("пояснение") +
        "</text:note-body></text:note></text:h>"
        "<text:table-of-content><text:index-body>" +
        p("Раздел 1") + "</text:index-body></text:table-of-content>");
    CHECK(lines(document) == std::vector<std::string>{"Приказ", "УТВЕРЖДАЮ", "Раздел"});
    CHECK(std::get<DocParagraph>(document.blocks[2]).heading == 2);
    CHECK(document.notes ==
          std::vector<std::string>{"Сноска к словам «Раздел»: пояснение", "Оглавление документа пропущено."});
}

TEST_CASE("one flat XML is an ODT too") {
    const auto document =
        read_odt("<?xml version=\"1.0\"?><office:document" + std::string{made::kOdfNames} +
                 "<office:body><office:text>" + p("Приказ") + "</office:text></office:body></office:document>");
    REQUIRE(document);
    CHECK(lines(*document) == std::vector<std::string>{"Приказ"});
}

TEST_CASE("cells repeated without end are cut off, and it is said") {
    std::string rows;
    for (int at = 0; at < 50; ++at)
        rows += row(cell(p(std::string(10'000, 'x')), "table:number-columns-repeated=\"500\""),
                    "table:number-rows-repeated=\"100000\"");
    const Document document = read("<table:table>" + rows + "</table:table>");
    CHECK(document.notes == std::vector<std::string>{"Таблица слишком большая: прочитано только её начало."});
}

}  // namespace mera
