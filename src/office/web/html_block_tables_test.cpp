#include "office/web/html_block_tables.hpp"

#include <doctest/doctest.h>

#include "office/web/html_page.hpp"

namespace mera {

namespace {

// The only table of the page, cells by «|», rows by «/»; empty when there is none.
std::string table_of(const std::string& html) {
    const auto document = read_html_page(html);
    REQUIRE(document);
    std::string out;
    for (const auto& block : document->blocks) {
        const auto* table = std::get_if<DocTable>(&block);
        if (table == nullptr) continue;
        for (const auto& row : table->rows) {
            if (!out.empty()) out += " / ";
            for (const auto& cell : row.cells) out += (&cell == &row.cells.front() ? "" : "|") + cell.text;
        }
    }
    return out;
}

constexpr std::string_view kPlan = "№|Мероприятие|Срок / 1|Провести сбор|май / 2|Собрать отчёты|июнь";

}  // namespace

TEST_CASE("blocks that the page shows as rows and cells are a table") {
    CHECK(
        table_of("<div style='display:table'><div style='display: table-row'><span style='display:table-cell'>№</span>"
                 "<span style='display:table-cell'>Мероприятие</span><span style='display:table-cell'>Срок</span></div>"
                 "<div style='display:table-row-group'><div style='display:table-row'><div>1</div><div>Провести "
                 "сбор</div><div>май</div></div><div style='display:table-row'><div>2</div><div>Собрать "
                 "отчёты</div><div>июнь</div></div></div></div>") == kPlan);
    CHECK(table_of("<div role=table><div role=row><p>№</p><p>Мероприятие</p><p>Срок</p></div><div role=row><p>1</p>"
                   "<p>Провести сбор</p><p>май</p></div><div role=row><p>2</p><p>Собрать отчёты</p><p>июнь</p></div>"
                   "</div>") == kPlan);
}

TEST_CASE("rows and columns by the names of their classes, a title across all of them") {
    CHECK(table_of("<div class='row head'><div class='col-md-1'>№</div><div class='col-md-8'>Мероприятие</div>"
                   "<div class=col>Срок</div></div><div class=row><div class='col-12'>Весна</div></div>"
                   "<div class=row><div class=col>1</div><div class=col>Провести сбор</div><div class=col>май</div>"
                   "</div>") == "№|Мероприятие|Срок / Весна / 1|Провести сбор|май");
    CHECK(table_of("<ul><li class=divTableRow><b class=divTableCell>1</b><b class=divTableCell>Сбор</b>"
                   "<b class=divTableCell>май</b></li><li class=divTableRow><b class=divTableCell>2</b>"
                   "<b class=divTableCell>Отчёт</b><b class=divTableCell>июнь</b></li></ul>") ==
          "1|Сбор|май / 2|Отчёт|июнь");
}

TEST_CASE("a grid of columns is laid out row by row") {
    const std::string cells =
        "<div>№</div><div>Мероприятие</div><div>Срок</div><div style='grid-column: 1 / -1'>Весна</div>"
        "<div>1</div><div>Провести сбор</div><div>май</div></div>";
    constexpr std::string_view kRead = "№|Мероприятие|Срок / Весна / 1|Провести сбор|май";
    CHECK(table_of("<style>.plan{display:grid;grid-template-columns:40px 1fr minmax(10px, 1fr)}</style>"
                   "<div class=plan>" +
                   cells) == kRead);
    CHECK(table_of("<div style='display:grid; grid-template-columns: repeat(3, 1fr)'>" + cells) == kRead);
}

TEST_CASE("a layout, a menu and a form are no tables") {
    CHECK(table_of("<div class=row><div class=col-3>Меню</div><div class=col-9>План</div></div>").empty());
    CHECK(table_of("<ul style='display:flex'><li>Главная</li><li>Документы</li><li>Контакты</li></ul>").empty());
    CHECK(table_of("<div class=row><div class=col>Имя</div><div class=col>Иван</div></div>"
                   "<div class=row><div class=col>Город</div><div class=col>Заречный</div></div>")
              .empty());
}

}  // namespace mera
