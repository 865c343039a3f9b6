#include <doctest/doctest.h>

#include "office/sheet/number_format.hpp"
#include "office/sheet/ods.hpp"
#include "office/sheet/xlsx.hpp"
#include "support/made_documents.hpp"

namespace mera {

namespace {

const DocTable& only_table(const Document& document) {
    const DocTable* found = nullptr;
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<DocTable>(&block)) {
            REQUIRE(found == nullptr);
            found = table;
        }
    REQUIRE(found != nullptr);
    return *found;
}

std::vector<std::string> texts(const DocRow& row) {
    std::vector<std::string> out;
    for (const DocCell& cell : row.cells) out.push_back(cell.text);
    return out;
}

std::vector<std::string> lines(const Document& document) {
    std::vector<std::string> out;
    for (const auto& block : document.blocks)
        if (const auto* it = std::get_if<DocParagraph>(&block)) out.push_back(it->text);
    return out;
}

std::string inline_cell(const std::string& name, const std::string& text) {
    return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

}  // namespace

TEST_CASE("a workbook: title above, table, merged cells, signature below") {
    const std::string data = "<sheetData><row r=\"1\">" + inline_cell("B1", "План на 2020 год") +
                             "</row><row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c>" + inline_cell("C3", "Мера") +
                             inline_cell("F3", "Срок") + "</row><row r=\"4\">" + inline_cell("B4", "1. Раздел") +
                             "</row><row r=\"5\"><c r=\"B5\"><v>1.1000000000000001</v></c>" +
                             inline_cell("C5", "Провести") +
                             "<c r=\"F5\" s=\"1\"><v>43994</v></c></row><row r=\"6\"><c r=\"B6\"><v>1.2</v></c><c "
                             "r=\"F6\" s=\"2\"><v>43983</v></c></row>"
                             "<row r=\"8\">" +
                             inline_cell("B8", "Директор") + inline_cell("F8", "И.И. Иванова") +
                             "</row></sheetData><mergeCells><mergeCell ref=\"B1:F1\"/><mergeCell "
                             "ref=\"B4:F4\"/><mergeCell ref=\"C5:C6\"/></mergeCells>";
    const auto document =
        read_xlsx(made::xlsx({{"Лист1", "", data}, {"Черновик", "hidden", data}},
                             "<si><r><t>№ </t></r><r><t>п/п</t></r><rPh><t>x</t></rPh></si>",
                             "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-419]mmmm\\ yyyy;@\"/></numFmts>"
                             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs>"));
    REQUIRE(document);
    const DocTable& table = only_table(*document);
    CHECK(table.columns == 3);
    REQUIRE(table.rows.size() == 4);
    CHECK(texts(table.rows[0]) == std::vector<std::string>{"№ п/п", "Мера", "Срок"});
    CHECK(table.rows[1].cells[0].column_span == 3);
    CHECK(texts(table.rows[2]) == std::vector<std::string>{"1.1", "Провести", "12.06.2020"});
    CHECK(table.rows[2].cells[1].row_span == 2);
    CHECK(texts(table.rows[3]) == std::vector<std::string>{"1.2", "июнь 2020"});
    CHECK(table.rows[2].cells[2].place.sheet == "Лист1");
    CHECK(table.rows[2].cells[2].place.cell == "F5");
    CHECK(lines(*document) == std::vector<std::string>{"План на 2020 год", "Директор\tИ.И. Иванова"});
    CHECK(document->notes == std::vector<std::string>{"Лист «Черновик» скрыт и не прочитан."});
}

TEST_CASE("a hidden row of a sheet is marked, in both kinds of workbook") {
    const auto xlsx =
        read_xlsx(made::xlsx({{"Лист1", "",
                               "<sheetData><row r=\"1\">" + inline_cell("A1", "а") + inline_cell("B1", "б") +
                                   "</row><row r=\"2\" hidden=\"1\">" + inline_cell("A2", "в") +
                                   inline_cell("B2", "г") + "</row></sheetData>"}}));
    REQUIRE(xlsx);
    CHECK_FALSE(only_table(*xlsx).rows[0].hidden);
    CHECK(only_table(*xlsx).rows[1].hidden);
    const std::string cells =
        "<table:table-cell><text:p>а</text:p></table:table-cell><table:table-cell><text:p>б</text:p>"
        "</table:table-cell></table:table-row>";
    const auto ods = read_ods(made::odf("spreadsheet", "<table:table table:name=\"План\"><table:table-row>" + cells +
                                                           "<table:table-row table:visibility=\"filter\">" + cells +
                                                           "</table:table>"));
    REQUIRE(ods);
    CHECK_FALSE(only_table(*ods).rows[0].hidden);
    CHECK(only_table(*ods).rows[1].hidden);
}

TEST_CASE("a mark set small above the line is no figure of the cell") {
    const std::string data = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>" + inline_cell("B1", "Мера") +
                             "</row><row r=\"2\">" + inline_cell("A2", "1") + inline_cell("B2", "Провести") +
                             "</row></sheetData>";
    const auto document = read_xlsx(made::xlsx({{"Лист1", "", data}},
                                               "<si><r><t>Срок 2024</t></r><r><rPr><vertAlign val=\"superscript\"/>"
                                               "</rPr><t>1</t></r></si>"));
    REQUIRE(document);
    CHECK(only_table(*document).rows[0].cells[0].text == "Срок 2024¹");
}

TEST_CASE("several sheets are headed by their names; prefixed tags are read") {
    const std::string data =
        "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>а</x:v></x:c><x:c r=\"B1\" t=\"b\"><x:v>1</x:v></x:c>"
        "</x:row></x:sheetData>";
    const auto document = read_xlsx(made::xlsx({{"Сентябрь", "", data}, {"Лист2", "", data}}));
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 3);
    CHECK(lines(*document) == std::vector<std::string>{"Сентябрь"});
    CHECK(texts(std::get<DocTable>(document->blocks[1]).rows[0]) == std::vector<std::string>{"а", "ИСТИНА"});
}

TEST_CASE("a cell far away and a merged million are no reason for a million cells") {
    const auto document = read_xlsx(
        made::xlsx({{"Лист1", "",
                     "<sheetData><row r=\"1\">" + inline_cell("A1", "а") + inline_cell("XFD1", "б") +
                         "</row><row r=\"1048576\">" + inline_cell("A1048576", "в") + inline_cell("XFD1048576", "г") +
                         "</row></sheetData><mergeCells><mergeCell ref=\"A1:XFC1048575\"/></mergeCells>"}}));
    REQUIRE(document);
    const DocTable& table = only_table(*document);
    CHECK(table.columns == 2);
    CHECK(table.rows.size() == 2);
}

TEST_CASE("a number without a format is marked: zeros at its end are lost") {
    const auto document = read_xlsx(made::xlsx(
        {{"Лист1", "",
          "<sheetData><row r=\"1\">" + inline_cell("A1", "Дата") + inline_cell("B1", "Дело") +
              "</row><row r=\"2\"><c r=\"A2\"><v>14.1</v></c>" + inline_cell("B2", "14.1") + "</row></sheetData>"}}));
    REQUIRE(document);
    const DocTable& table = only_table(*document);
    CHECK(table.rows[1].cells[0].number);
    CHECK_FALSE(table.rows[1].cells[1].number);
    CHECK_FALSE(table.rows[0].cells[0].number);
}

TEST_CASE("struck text of a sheet is left out and said, the whole cell or a piece of it") {
    const std::string data = "<sheetData><row r=\"1\">" + inline_cell("A1", "Дело") + inline_cell("B1", "Срок") +
                             "</row><row r=\"2\">" + inline_cell("A2", "Отчёт") +
                             "<c r=\"B2\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>март </t></r><r><t>май</t></r>"
                             "</is></c></row><row r=\"3\">" +
                             inline_cell("A3", "Смотр") +
                             "<c r=\"B3\" s=\"1\" t=\"inlineStr\"><is><t>июнь</t></is></c></row></sheetData>";
    const auto document = read_xlsx(made::xlsx(
        {{"Лист1", "", data}}, {},
        "<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>"));
    REQUIRE(document);
    CHECK(texts(only_table(*document).rows[1]) == std::vector<std::string>{"Отчёт", "май"});
    CHECK(texts(only_table(*document).rows[2]) == std::vector<std::string>{"Смотр", ""});
    CHECK(document->notes == std::vector<std::string>{"Зачёркнутый текст листа пропущен."});
}

TEST_CASE("numbers as people see them") {
    struct Case {
        double value;
        const char* format;
        const char* shown;
    };
    const Case cases[] = {
        {0.3, "0%", "30%"},
        {0.955, "0.0%", "95,5%"},
        {0.125, "0.00", "0,13"},
        {1.5, "0.##", "1,5"},
        {2, "0.##", "2"},
        {1234567.891, "#,##0.00", "1\u00A0234\u00A0567,89"},
        {12, "0\" чел.\"", "12 чел."},
        {-3, "0;[Red]-0", "-3"},
        {-3, "0", "-3"},
        {0, "0;-0;\"—\"", "—"},
        {1.1, "General", "1.1"},
        {100000000000.0, "General", "100000000000"},
        {43994, "dd.mm.yyyy", "12.06.2020"},
        {43994, "d\\ mmmm\\ yyyy\\ \"г.\";@", "12 июня 2020 г."},
        {43994, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "12 июня 2020 г."},
        {43983, "[$-419]mmmm;@", "июнь"},
        {43983, "mmm\\-yy", "июнь-2020"},
        {43994.5, "dd.mm.yy h:mm", "12.06.2020 12:00"},
        {0.75, "h:mm:ss", "18:00:00"},
        {1, "dd.mm.yyyy", "01.01.1900"},
        {-5, "dd.mm.yyyy", "-5"},
        {1e300, "dd.mm.yyyy", "1e+300"},
        {1e300, "#,##0", "1e+300"},
    };
    for (const Case& it : cases) {
        INFO(it.format);
        CHECK(number_as_shown(it.value, it.format, false) == it.shown);
    }
    CHECK_MESSAGE(number_as_shown(42532, "dd.mm.yyyy", true) == "12.06.2020", "the calendar of 1904");
}

TEST_CASE("OpenDocument sheets: shown texts, dates by value, repeated emptiness") {
    const std::string body =
        "<table:table table:name=\"План\"><table:table-row><table:table-cell><text:p>№</text:p></table:table-cell>"
        "<table:table-cell "
        "table:number-columns-repeated=\"3\"/><table:table-cell><text:p>Срок</text:p></table:table-cell>"
        "<table:table-cell><text:p>Доля</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>1</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated=\"3\"/>"
        "<table:table-cell office:value-type=\"date\" "
        "office:date-value=\"2020-06-12\"><text:p>06/12/20</text:p></table:table-cell>"
        "<table:table-cell office:value-type=\"percentage\" "
        "office:value=\"0.3\"><text:p>30%</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"2\"><table:covered-table-cell/><table:table-cell "
        "table:number-columns-repeated=\"3\"/>"
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2020-06-01\"><text:p>июнь "
        "2020</text:p></table:table-cell>"
        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
        "table:number-columns-repeated=\"16384\"/></table:table-row>"
        "</table:table><table:table table:name=\"Скрытый\" "
        "table:style-name=\"h\"><table:table-row><table:table-cell><text:p>x</text:p>"
        "</table:table-cell></table:table-row></table:table>";
    const auto document =
        read_ods(made::odf("spreadsheet", body,
                           "<style:style style:name=\"h\" style:family=\"table\"><style:table-properties "
                           "table:display=\"false\"/></style:style>"));
    REQUIRE(document);
    const DocTable& table = only_table(*document);
    CHECK(table.columns == 3);
    REQUIRE(table.rows.size() == 4);
    CHECK(texts(table.rows[1]) == std::vector<std::string>{"1", "12.06.2020", "30%"});
    CHECK(table.rows[1].cells[0].row_span == 2);
    CHECK(texts(table.rows[2]) == std::vector<std::string>{"июнь 2020", "x"});
    CHECK(table.rows[3].cells.back().place.cell == "F4");
    CHECK(document->notes == std::vector<std::string>{"Лист «Скрытый» скрыт и не прочитан."});
}

TEST_CASE("a sheet repeated into the whole of its space is refused") {
    const auto document = read_ods(made::odf(
        "spreadsheet",
        "<table:table table:name=\"План\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
        "table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row></"
        "table:table>"));
    REQUIRE_FALSE(document);
    CHECK(document.failure().kind == Failure::Kind::too_large);
}

}  // namespace mera
