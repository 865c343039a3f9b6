#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>

#include "base/text.hpp"
#include "office/package/zip_writer.hpp"
#include "reports/printed_table.hpp"

namespace mera {

namespace {

// Twentieths of a point. A4 across, the left margin wide enough to be filed.
constexpr int kPageWidth = 16838, kPageHeight = 11906;
constexpr int kMarginLeft = 1134, kMarginRight = 567, kMarginTop = 850, kMarginBottom = 850;
constexpr int kTextWidth = kPageWidth - kMarginLeft - kMarginRight;
constexpr int kApprovedIndent = kTextWidth * 6 / 10;
constexpr int kTitleHalfPoints = 28, kBodyHalfPoints = 24, kTableHalfPoints = 18;
constexpr const char* kFont = "Times New Roman";  // what offices file their papers in

constexpr const char* kContentTypes = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr const char* kRelationships = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

struct Paragraph {
    int half_points = kBodyHalfPoints;
    bool bold = false;
    const char* align = "left";
    int indent = 0;
};

void put_paragraph(pugi::xml_node parent, std::string_view words, const Paragraph& look) {
    auto paragraph = parent.append_child("w:p");
    auto properties = paragraph.append_child("w:pPr");
    auto spacing = properties.append_child("w:spacing");
    spacing.append_attribute("w:before") = 0;
    spacing.append_attribute("w:after") = 0;
    if (look.indent > 0) properties.append_child("w:ind").append_attribute("w:left") = look.indent;
    properties.append_child("w:jc").append_attribute("w:val") = look.align;
    auto run = paragraph.append_child("w:r");
    auto font = run.append_child("w:rPr");
    auto fonts = font.append_child("w:rFonts");
    for (const char* set : {"w:ascii", "w:hAnsi", "w:cs"}) fonts.append_attribute(set) = kFont;
    if (look.bold) font.append_child("w:b");
    for (const char* size : {"w:sz", "w:szCs"}) font.append_child(size).append_attribute("w:val") = look.half_points;
    bool first = true;
    for (const std::string& line : split(words, '\n')) {
        if (!first) run.append_child("w:br");
        first = false;
        auto text = run.append_child("w:t");
        text.append_attribute("xml:space") = "preserve";
        text.text() = line.c_str();
    }
}

struct Words {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return replace_all(fmt::format("{:.1f}", number), ".", ","); }
    std::string operator()(Date date) const { return in_russian_short(date); }
};

std::vector<int> widths_of(const ReportTable& table) {
    const double whole = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                         [](double sum, const TableColumn& c) { return sum + c.width_characters; });
    std::vector<int> out;
    for (const TableColumn& column : table.columns)
        out.push_back(static_cast<int>(std::lround(kTextWidth * column.width_characters / whole)));
    return out;
}

void put_table_frame(pugi::xml_node properties) {
    auto width = properties.append_child("w:tblW");
    width.append_attribute("w:w") = kTextWidth;
    width.append_attribute("w:type") = "dxa";
    auto borders = properties.append_child("w:tblBorders");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
        auto border = borders.append_child(side);
        border.append_attribute("w:val") = "single";
        border.append_attribute("w:sz") = 4;
        border.append_attribute("w:space") = 0;
        border.append_attribute("w:color") = "auto";
    }
    properties.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    auto margins = properties.append_child("w:tblCellMar");
    for (const char* side : {"w:left", "w:right"}) {
        auto margin = margins.append_child(side);
        margin.append_attribute("w:w") = 57;
        margin.append_attribute("w:type") = "dxa";
    }
}

void put_row(pugi::xml_node table, const std::vector<int>& widths, const std::vector<std::string>& cells, bool head) {
    auto row = table.append_child("w:tr");
    auto properties = row.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    if (head) properties.append_child("w:tblHeader");  // repeated on each sheet
    for (std::size_t at = 0; at < widths.size(); ++at) {
        auto cell = row.append_child("w:tc");
        auto width = cell.append_child("w:tcPr").append_child("w:tcW");
        width.append_attribute("w:w") = widths[at];
        width.append_attribute("w:type") = "dxa";
        put_paragraph(cell, at < cells.size() ? cells[at] : std::string{},
                      {.half_points = kTableHalfPoints, .bold = head, .align = head ? "center" : "left"});
    }
}

void put_table(pugi::xml_node body, const ReportTable& report) {
    auto table = body.append_child("w:tbl");
    put_table_frame(table.append_child("w:tblPr"));
    const auto widths = widths_of(report);
    auto grid = table.append_child("w:tblGrid");
    for (const int width : widths) grid.append_child("w:gridCol").append_attribute("w:w") = width;
    std::vector<std::string> cells;
    for (const TableColumn& column : report.columns) cells.push_back(column.title);
    put_row(table, widths, cells, true);
    for (const auto& row : report.rows) {
        cells.clear();
        for (const TableCell& cell : row) cells.push_back(std::visit(Words{}, cell));
        put_row(table, widths, cells, false);
    }
}

void put_page(pugi::xml_node body) {
    auto section = body.append_child("w:sectPr");
    auto size = section.append_child("w:pgSz");
    size.append_attribute("w:w") = kPageWidth;
    size.append_attribute("w:h") = kPageHeight;
    size.append_attribute("w:orient") = "landscape";
    auto margins = section.append_child("w:pgMar");
    for (const auto& [side, width] : {std::pair{"w:top", kMarginTop}, std::pair{"w:right", kMarginRight},
                                      std::pair{"w:bottom", kMarginBottom}, std::pair{"w:left", kMarginLeft},
                                      std::pair{"w:header", 0}, std::pair{"w:footer", 0}, std::pair{"w:gutter", 0}})
        margins.append_attribute(side) = width;
}

std::string document_xml(const PrintedTable& printed) {
    pugi::xml_document xml;
    auto document = xml.append_child("w:document");
    document.append_attribute("xmlns:w") = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    auto body = document.append_child("w:body");
    for (const std::string& line : printed.approved) put_paragraph(body, line, {.indent = kApprovedIndent});
    put_paragraph(body, "", {});
    put_paragraph(body, printed.title, {.half_points = kTitleHalfPoints, .bold = true, .align = "center"});
    for (const std::string& line : printed.subtitle) put_paragraph(body, line, {.align = "center"});
    put_paragraph(body, "", {});
    put_table(body, printed.table);
    put_paragraph(body, "", {});  // Word wants a paragraph after a table
    put_page(body);
    std::ostringstream out;
    xml.save(out, "", pugi::format_raw | pugi::format_no_declaration);
    return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)" + ("\n" + out.str());
}

}  // namespace

std::string to_docx(const PrintedTable& printed) {
    const std::string document = document_xml(printed);
    return zipped(
        {{"[Content_Types].xml", kContentTypes}, {"_rels/.rels", kRelationships}, {"word/document.xml", document}});
}

}  // namespace mera
