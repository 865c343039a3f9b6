#include "office/web/html_page.hpp"

#include <doctest/doctest.h>

namespace mera {

namespace {

Document read(const std::string& html) {
    const auto document = read_html_page(html);
    REQUIRE_MESSAGE(document, (document ? "" : document.failure().detail));
    return *document;
}

std::vector<std::string> lines(const Document& document) {
    std::vector<std::string> out;
    for (const auto& block : document.blocks)
        if (const auto* it = std::get_if<DocParagraph>(&block)) out.push_back(it->text);
    return out;
}

const DocTable& table_of(const Document& document, std::size_t block) {
    REQUIRE(block < document.blocks.size());
    return std::get<DocTable>(document.blocks[block]);
}

}  // namespace

TEST_CASE("spans of a web table, with markup as people leave it") {
    const Document document = read(
        "<title>нет</title><script>var x = '<td>';</script><p align=center><b>План</b><table border><caption>Таблица "
        "1</caption>"
        "<thead><tr><th rowspan=2>№<th colspan=2>Срок<tr><th>начало<th>конец</thead>"
        "<tr><td>1<td>май<td>июнь</tr><td>2<td colspan=99>всё лето</table>после");
    CHECK(lines(document) == std::vector<std::string>{"План", "Таблица 1", "после"});
    CHECK(std::get<DocParagraph>(document.blocks[0]).centred);
    CHECK(std::get<DocParagraph>(document.blocks[0]).bold);
    const DocTable& table = table_of(document, 2);
    CHECK(table.columns == 3);
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].repeated_header);
    CHECK(table.rows[0].cells[0].row_span == 2);
    CHECK(table.rows[1].cells[0].column == 1);
    CHECK(table.rows[2].cells[2].text == "июнь");
    CHECK_FALSE(table.rows[2].repeated_header);
    CHECK(table.rows[3].cells[1].column_span == 2);
}

TEST_CASE("marks of notes and running titles are no words of the page") {
    const Document document = read(
        "<div title=\"header\"><p>План на 1999 год</p></div><p>октябрь 2024<sup><a "
        "href=\"#n1\"><sup>1</sup></a></sup></p>"
        "<p><a href=\"#_ftnref1\">[1]</a> Срок может быть перенесён.</p><p><a href=\"#plan\">план</a>, 5 "
        "м<sup>2</sup></p>");
    CHECK(lines(document) == std::vector<std::string>{"октябрь 2024", "Срок может быть перенесён.", "план, 5 м²"});
}

TEST_CASE("what is struck out is taken back, its cell stays") {
    const Document document = read(
        "<p>до <s>1 мая</s> <span style='text-decoration: line-through'>2 мая</span> 3 мая</p>"
        "<table><tr><td>1<td style='text-decoration:line-through'>май<td>школа<tr><td>2<td>июнь<td>клуб</table>");
    CHECK(lines(document) == std::vector<std::string>{"до 3 мая"});
    CHECK(table_of(document, 1).rows[0].cells[1].text.empty());
    CHECK(table_of(document, 1).rows[0].cells[2].text == "школа");
    CHECK(document.notes == std::vector<std::string>{"Зачёркнутый текст страницы пропущен."});
}

TEST_CASE("text of a page: spaces, breaks, lists, what is hidden or deleted") {
    const Document document = read(
        "<div>Не   менее\n30&nbsp;%<br>и до&shy;ля</div><ol start=3><li>третий<li>четвёртый<ul><li>точка</ul></ol>"
        "<p style='display: none'>скрыто</p><p>было <del>удалено</del><ins>стало</ins></p><h2>Раздел</h2>");
    CHECK(lines(document) == std::vector<std::string>{"Не менее 30\u00A0%\nи доля", "3. третий", "4. четвёртый",
                                                      "• точка", "было стало", "Раздел"});
    CHECK(std::get<DocParagraph>(document.blocks.back()).heading == 2);
}

TEST_CASE("what is set small above the line is no figure of the text") {
    const Document document = read(
        "<body><table><tr><td>до 1 мая 2024<sup>1</sup><td>зал 50 м<sup>2</sup><td>Завуч<sup>[2]</sup>"
        "<td>1<sup>-го</sup> мая<td>школа<span style='vertical-align: super'>*</span></table>");
    const DocTable& table = table_of(document, 0);
    std::vector<std::string> cells;
    for (const DocCell& cell : table.rows.front().cells) cells.push_back(cell.text);
    CHECK(cells == std::vector<std::string>{"до 1 мая 2024¹", "зал 50 м²", "Завуч²", "1-го мая", "школа*"});
}

TEST_CASE("hidden rows and cells of a web page are not read") {
    const Document document = read(
        "<body><table><tr><td>1<td>мера<td style='display: none'>черновик<td>май</tr>"
        "<tr style='display:none'><td>2<td>старая<td>июнь</tr><tr><td>3<td>другая<td>июль</tr></table>");
    const DocTable& table = table_of(document, 0);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells.size() == 3);
    CHECK(table.rows[1].cells[1].text == "другая");
    CHECK(document.notes == std::vector<std::string>{"Скрытый текст страницы пропущен."});
}

TEST_CASE("the number of an item that the page also writes out is read once") {
    const Document document = read(
        "<ol><li><p><span>1.</span>Утвердить план.</p></li><li><p><span>2.</span>Школам:</p>"
        "<ol><li>2.1. провести разбор;</li><li>2.2.  сдать отчёт</li></ol></li><li>15.09. собрание</li></ol>"
        "<table><tr><td><ol><li><p>3.2.</p></li></ol><td>мера</table>");
    CHECK(lines(document) == std::vector<std::string>{"1.Утвердить план.", "2.Школам:", "2.1. провести разбор;",
                                                      "2.2. сдать отчёт", "3. 15.09. собрание"});
    CHECK(table_of(document, 5).rows[0].cells[0].text == "3.2.");
}

TEST_CASE("an item of a list without text is the number of its cell") {
    const Document document = read(
        "<body><table><tr><td><ol><li><p></p></li></ol><td>мера<td>май</tr>"
        "<tr><td><ol start=2><li></li></ol><td>другая<td>июнь</tr></table><ol><li></li></ol><p>текст</p>");
    const DocTable& table = table_of(document, 0);
    CHECK(table.rows[0].cells[0].text == "1.");
    CHECK(table.rows[0].cells[1].text == "мера");
    CHECK(table.rows[1].cells[0].text == "2.");
    CHECK(lines(document) == std::vector<std::string>{"текст"});
}

TEST_CASE("elements that a parser leaves in the head are read") {
    CHECK(lines(read("<html><meta charset=utf-8><title>нет</title><details><p>План</p></details>")) ==
          std::vector<std::string>{"План"});
}

TEST_CASE("the encoding is found by the letters, whatever the page says") {
    const std::string cp1251 =
        "<html><head><meta charset=utf-8></head><body><p>\xCF\xF0\xE8\xEA\xE0\xE7 \xEE "
        "\xEC\xE5\xF0\xE0\xF5</p></body></html>";
    CHECK(lines(read(cp1251)) == std::vector<std::string>{"Приказ о мерах"});
}

TEST_CASE("a page laid out by tables lets the real table out") {
    std::string inner = "<table>";
    for (int at = 0; at < 9; ++at) inner += "<tr><td>" + std::to_string(at) + "<td>мера<td>срок</tr>";
    inner += "</table>";
    const Document document = read("<table><tr><td>меню<td>" + inner + "<tr><td>низ<td>адрес</table>");
    CHECK(lines(document) == std::vector<std::string>{"меню", "низ", "адрес"});
    CHECK(table_of(document, 1).rows.size() == 9);
}

TEST_CASE("a hundred thousand open tags neither overflow nor hang") {
    for (const std::string tag : {"<div>", "<b>", "<table><tr><td>", "<ul><li>"}) {
        std::string html;
        for (int at = 0; at < 100'000; ++at) html += tag;
        const auto document = read_html_page(html + "дно");
        CHECK((document || !document.failure().message.empty()));
    }
}

}  // namespace mera
