#include "office/word/docx.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "support/made_documents.hpp"

namespace mera {

namespace {

std::string paragraph(const std::string& text, const std::string& properties = {}) {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") +
           "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

std::string cell(const std::string& content, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

std::string row(const std::string& cells, const std::string& properties = {}) {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

std::string table(const std::string& rows, const std::string& grid = {}) {
    return "<w:tbl><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>";
}

Document read(const made::Docx& docx) {
    const auto document = read_docx(docx.bytes());
    REQUIRE_MESSAGE(document, (document ? "" : document.failure().detail));
    return *document;
}

std::string text_of(const Document& document, std::size_t block) {
    REQUIRE(block < document.blocks.size());
    return std::get<DocParagraph>(document.blocks[block]).text;
}

const DocTable& table_of(const Document& document, std::size_t block) {
    REQUIRE(block < document.blocks.size());
    return std::get<DocTable>(document.blocks[block]);
}

std::vector<std::string> lines(const Document& document) {
    std::vector<std::string> out;
    for (const auto& block : document.blocks)
        if (const auto* it = std::get_if<DocParagraph>(&block)) out.push_back(it->text);
    return out;
}

std::string numbered(int list, int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
           "\"/></w:numPr>";
}

std::string level(int index, const std::string& format, const std::string& text, const std::string& more = {}) {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
           "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

std::string list(int id, int abstract, const std::string& more = {}) {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract) +
           "\"/>" + more + "</w:num>";
}

std::string abstract_list(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}

const std::string kPlainLevels =
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "russianLower", "%3)");

}  // namespace

TEST_CASE("tracked changes are taken as accepted") {
    const Document document = read(
        {R"(
        <w:p><w:r><w:t>Срок: </w:t></w:r><w:del><w:r><w:delText>май</w:delText></w:r></w:del>
             <w:ins><w:r><w:t>июнь</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> 2019</w:t></w:r></w:moveFrom>
             <w:moveTo><w:r><w:t> 2020</w:t></w:r></w:moveTo></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>первая половина </w:t></w:r></w:p>
        <w:p><w:r><w:t>вторая половина</w:t></w:r></w:p>)" +
         table(row(cell(paragraph("осталась")) + cell(paragraph("б"))) + row(cell(paragraph("удалена")), "<w:del/>") +
               row(cell(paragraph("вставлена")) + cell(paragraph("в")), "<w:ins/>"))});
    CHECK(text_of(document, 0) == "Срок: июнь 2020");
    CHECK(text_of(document, 1) == "первая половина вторая половина");
    const DocTable& rows = table_of(document, 2);
    REQUIRE(rows.rows.size() == 2);
    CHECK(rows.rows[1].cells[0].text == "вставлена");
}

TEST_CASE("what is typed with marks of its own comes out as letters") {
    const Document document = read({R"(
        <w:p><w:r><w:t>Ханты</w:t><w:noBreakHyphen/><w:t>Мансийск</w:t><w:tab/><w:t>не</w:t><w:softHyphen/><w:t>менее</w:t>
             <w:br/><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 30 %</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t></w:r><w:r><w:t>видно</w:t></w:r></w:p>
        <w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Место для ввода</w:t></w:r></w:sdtContent></w:sdt>
             <w:sdt><w:sdtContent><w:r><w:t>введено</w:t></w:r></w:sdtContent></w:sdt></w:p>)"});
    CHECK(lines(document) == std::vector<std::string>{"Ханты-Мансийск\tнеменее\n≥ 30 %", "видно", "введено"});
    CHECK(document.notes == std::vector<std::string>{"Скрытый текст документа пропущен."});
}

TEST_CASE("what is struck out is taken back") {
    const Document document = read({R"(
        <w:p><w:r><w:t>Срок: </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>май 2020 </w:t></w:r><w:r><w:rPr>
             <w:strike w:val="0"/></w:rPr><w:t>июнь 2020</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t> года</w:t></w:r></w:p>)"});
    CHECK(lines(document) == std::vector<std::string>{"Срок: июнь 2020"});
    CHECK(document.notes == std::vector<std::string>{"Зачёркнутый текст документа пропущен."});
}

TEST_CASE("of a field its result is read, of a nested instruction nothing") {
    const Document document = read({R"(
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>
             <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>
             <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>внутри условия</w:t></w:r>
             <w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
             <w:r><w:t>12 июня</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
             <w:fldSimple w:instr="PAGE"><w:r><w:t> 2020</w:t></w:r></w:fldSimple></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>не закрыто</w:t></w:r></w:p>
        <w:p><w:r><w:t>дальше видно</w:t></w:r></w:p>)"});
    CHECK(lines(document) == std::vector<std::string>{"12 июня 2020", "дальше видно"});
}

TEST_CASE("a text box is read once, though the file holds it twice") {
    const std::string box = "<w:txbxContent>" + paragraph("УТВЕРЖДАЮ") + "</w:txbxContent>";
    const Document document = read({"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" + box +
                                    "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                                    "</w:pict></mc:Fallback></mc:AlternateContent><w:t>Приказ</w:t></w:r></w:p>"});
    CHECK(lines(document) == std::vector<std::string>{"Приказ", "УТВЕРЖДАЮ"});
}

TEST_CASE("numbers count on through cells, restart below, and start where the list says") {
    const std::string numbering =
        abstract_list(1, kPlainLevels) + list(1, 1) + list(2, 1) +
        list(3, 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>");
    const auto numbers = [&](const std::vector<std::pair<int, int>>& items) {
        std::string rows;
        for (const auto& [id, depth] : items)
            rows += row(cell("<w:p><w:pPr>" + numbered(id, depth) + "</w:pPr></w:p>") + cell(paragraph("x")));
        const Document document = read({table(rows), numbering});
        std::string out;
        for (const DocRow& it : table_of(document, 0).rows) out += it.cells[0].text + " ";
        return out;
    };
    CHECK(numbers({{1, 0}, {1, 1}, {1, 1}, {1, 0}, {1, 1}}) == "1. 1.1. 1.2. 2. 2.1. ");
    CHECK_MESSAGE(numbers({{1, 1}, {1, 1}, {1, 0}}) == "1.1. 1.2. 1. ", "a level never used shows its start");
    CHECK_MESSAGE(numbers({{1, 0}, {2, 0}, {1, 0}}) == "1. 2. 3. ", "two lists of one description count together");
    CHECK_MESSAGE(numbers({{1, 0}, {3, 0}, {3, 0}}) == "1. 5. 6. ", "unless one of them starts anew");
    CHECK(numbers({{1, 0}, {1, 1}, {1, 2}, {1, 2}, {1, 1}, {1, 2}}) == "1. 1.1. а) б) 1.2. а) ");
    CHECK_MESSAGE(numbers({{0, 0}, {9, 0}, {1, 0}}) == "  1. ", "list 0 and an unknown list give no number");
}

TEST_CASE("styles number paragraphs; the paragraph's own word is stronger") {
    made::Docx docx;
    docx.numbering = abstract_list(1, level(0, "decimal", "%1", "<w:suff w:val=\"nothing\"/><w:pStyle w:val=\"A\"/>") +
                                          level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"B\"/>")) +
                     list(1, 1) + abstract_list(2, level(0, "bullet", "\xEF\x82\xB7")) + list(2, 2) +
                     abstract_list(3, level(0, "bullet", "–")) + list(3, 3);
    docx.styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:name w:val=\"Мера\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:basedOn w:val=\"B\"/><w:name w:val=\"Внук\"/></w:style>";
    docx.body = paragraph(" Раздел", "<w:pStyle w:val=\"A\"/>") + paragraph("Мера", "<w:pStyle w:val=\"B\"/>") +
                paragraph("Без номера", "<w:pStyle w:val=\"B\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                paragraph("Мера", "<w:pStyle w:val=\"B\"/>") + paragraph("точка", numbered(2, 0)) +
                paragraph("тире", numbered(3, 0));
    const Document document = read(docx);
    CHECK(lines(document) ==
          std::vector<std::string>{"1Раздел", "1.1 Мера", "Без номера", "1.2 Мера", "• точка", "– тире"});
    const auto& heading = std::get<DocParagraph>(document.blocks[0]);
    CHECK(heading.heading == 1);
    CHECK(heading.bold);
}

TEST_CASE("merged cells keep their place in the grid") {
    const Document document = read(
        {table(row(cell(paragraph("№"), "<w:vMerge w:val=\"restart\"/>") +
                       cell(paragraph("Срок"), "<w:gridSpan w:val=\"2\"/>"),
                   "<w:tblHeader/>") +
               row(cell(paragraph("забыто"), "<w:vMerge/>") + cell(paragraph("начало")) + cell(paragraph("конец"))) +
               row(cell(paragraph("1")) + cell(paragraph("май")) + cell(paragraph("июнь"))) +
               row(cell(paragraph("сбоку")), "<w:gridBefore w:val=\"2\"/>"))});
    const DocTable& it = table_of(document, 0);
    CHECK(it.columns == 3);
    REQUIRE(it.rows.size() == 4);
    CHECK(it.rows[0].repeated_header);
    CHECK(it.rows[0].cells[0].row_span == 2);
    CHECK(it.rows[0].cells[1].column_span == 2);
    REQUIRE(it.rows[1].cells.size() == 2);
    CHECK(it.rows[1].cells[0].column == 1);
    CHECK(it.rows[1].cells[0].text == "начало");
    CHECK(it.rows[3].cells[0].column == 2);
}

TEST_CASE("borders dragged by a millimetre do not make columns") {
    const std::string grid =
        "<w:gridCol w:w=\"700\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"60\"/><w:gridCol w:w=\"2000\"/>";
    const Document document = read({table(
        row(cell(paragraph("№")) + cell(paragraph("Мера")) + cell(paragraph("Срок"), "<w:gridSpan w:val=\"2\"/>")) +
            row(cell(paragraph("1")) + cell(paragraph("Провести"), "<w:gridSpan w:val=\"2\"/>") +
                cell(paragraph("май"))),
        grid)});
    const DocTable& it = table_of(document, 0);
    CHECK(it.columns == 3);
    CHECK(it.rows[0].cells[2].column == 2);
    CHECK(it.rows[1].cells[2].column == 2);
    CHECK(it.rows[1].cells[1].column_span == 1);
}

TEST_CASE("a table in a cell is text; a table that only arranges the page lets its content out") {
    const std::string inner =
        table(row(cell(paragraph("а")) + cell(paragraph("б"))) + row(cell(paragraph("в")) + cell(paragraph("г"))));
    SUBCASE("in a real cell") {
        const Document document = read({table(row(cell(paragraph("1")) + cell(paragraph("Итоги:") + inner)) +
                                              row(cell(paragraph("2")) + cell(paragraph("x"))) +
                                              row(cell(paragraph("3")) + cell(paragraph("y"))))});
        CHECK(table_of(document, 0).rows[0].cells[1].text == "Итоги:\nа\tб\nв\tг");
        CHECK(document.notes.size() == 1);
    }
    SUBCASE("in a frame") {
        const Document document = read({table(row(cell(paragraph("Приложение") + inner)))});
        CHECK(text_of(document, 0) == "Приложение");
        CHECK(table_of(document, 1).rows.size() == 2);
    }
}

TEST_CASE("a footnote is a note, its mark is not a digit of the order") {
    made::Docx docx;
    docx.body =
        "<w:p><w:r><w:t>не менее 30</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t> "
        "%</w:t></w:r></w:p>";
    docx.footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote w:id=\"2\">" +
                     paragraph("от общего числа") + "</w:footnote>";
    const Document document = read(docx);
    CHECK(text_of(document, 0) == "не менее 30 %");
    CHECK(document.notes == std::vector<std::string>{"Сноска к словам «не менее 30»: от общего числа"});
}

TEST_CASE("what is set small above the line is no figure of the text") {
    const std::string raised = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>";
    const auto with = [&](const std::string& text, const std::string& mark) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r>" + raised + mark + "</w:t></w:r></w:p>";
    };
    CHECK(lines(read({with("до 1 мая 2024", "1)") + with("50 м", "2") + with("1", "-го")})) ==
          std::vector<std::string>{"до 1 мая 2024¹", "50 м²", "1-го"});
}

TEST_CASE("a document set whole into another is a part of its text") {
    made::Docx docx{.body = paragraph("Приказ") + "<w:altChunk r:id=\"rId4\"/>" + paragraph("Подпись")};
    docx.chunk = "<html><meta charset=utf-8><body><p>План</p></body></html>";
    CHECK(lines(read(docx)) == std::vector<std::string>{"Приказ", "План", "Подпись"});
    docx.chunk = made::Docx{.body = paragraph("Приложение") + "<w:altChunk r:id=\"rId4\"/>", .chunk = "глубже"}.bytes();
    CHECK(lines(read(docx)) == std::vector<std::string>{"Приказ", "Приложение", "Подпись"});
    docx.chunk = std::string{"\0\1\2", 3};
    const Document unread = read(docx);
    CHECK(lines(unread) == std::vector<std::string>{"Приказ", "Подпись"});
    CHECK(unread.notes == std::vector<std::string>{"Часть документа вставлена в него другим файлом и не прочитана."});
}

TEST_CASE("a hidden row is not read") {
    const Document document = read({table(row(cell(paragraph("1")) + cell(paragraph("мера"))) +
                                          row(cell(paragraph("2")) + cell(paragraph("старая")), "<w:hidden/>"))});
    CHECK(table_of(document, 0).rows.size() == 1);
    CHECK(document.notes == std::vector<std::string>{"Скрытый текст документа пропущен."});
}

TEST_CASE("what surrounds rows and cells does not hide them") {
    const Document document = read({table(
        "<w:sdt><w:sdtContent>" +
        row(cell(paragraph("1")) + "<w:sdt><w:sdtContent>" + cell(paragraph("в поле")) + "</w:sdtContent></w:sdt>") +
        "</w:sdtContent></w:sdt>" +
        row("<w:customXml>" + cell(paragraph("2")) + "</w:customXml>" + cell(paragraph("б"))))});
    CHECK(table_of(document, 0).rows[0].cells[1].text == "в поле");
    CHECK(table_of(document, 0).rows[1].cells[0].text == "2");
}

TEST_CASE("the names of namespaces are the writer's choice") {
    const auto body_with = [](const std::string& prefix) {
        std::string body = table(row(cell(paragraph("1"), "<w:gridSpan w:val=\"2\"/>")) +
                                 row(cell(paragraph("2")) + cell(paragraph("3"))));
        return replace_all(replace_all(body, "<w:", "<" + prefix + ":"), "</w:", "</" + prefix + ":");
    };
    const auto archive = [&](const std::string& prefix) {
        const std::string name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const std::string body = replace_all(body_with(prefix), " w:val", " " + prefix + ":val");
        return made::zipped(
            {{"_rels/.rels", made::relations({{"officeDocument", "word/document.xml"}})},
             {"word/document.xml", "<" + prefix + ":document xmlns:" + prefix + "=\"" + name + "\"><" + prefix +
                                       ":body>" + body + "</" + prefix + ":body></" + prefix + ":document>"}});
    };
    for (const std::string prefix : {"w", "ns0", "ns12"}) {
        const auto document = read_docx(archive(prefix));
        REQUIRE_MESSAGE(document, prefix);
        REQUIRE(table_of(*document, 0).rows[0].cells.size() == 1);
        CHECK(table_of(*document, 0).rows[0].cells[0].text == "1");
        CHECK(table_of(*document, 0).rows[0].cells[0].column_span == 2);
    }
}

TEST_CASE("a table of contents is not the document") {
    made::Docx docx;
    docx.styles = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"toc 1\"/></w:style>";
    docx.body = paragraph("1. Раздел ... 3", "<w:pStyle w:val=\"T\"/>") + paragraph("1. Раздел");
    CHECK(lines(read(docx)) == std::vector<std::string>{"1. Раздел"});
}

}  // namespace mera
