#pragma once
// Small documents made by the tests that need them: what is hard in them stands in the test itself.
#include <zip.h>

#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mera::made {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zipped(const Parts& parts, const char* password = nullptr) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("zip_open_from_source");
    for (const auto& [name, text] : parts) {
        zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (password != nullptr)
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

inline std::string relations(const std::vector<std::pair<std::string, std::string>>& kinds_and_targets) {
    std::string out = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    int id = 0;
    for (const auto& [kind, target] : kinds_and_targets)
        out += "<Relationship Id=\"rId" + std::to_string(++id) +
               "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
               "\" Target=\"" + target + "\"/>";
    return out + "</Relationships>";
}

struct Docx {
    std::string body;  // of w:body
    std::string numbering = {}, styles = {}, footnotes = {};
    std::string chunk = {};  // a document set into this one, rId4
    std::string bytes() const {
        const std::string open =
            R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">)";
        return zipped({{"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})},
                       {"word/_rels/document.xml.rels", relations({{"numbering", "numbering.xml"},
                                                                   {"styles", "styles.xml"},
                                                                   {"footnotes", "footnotes.xml"},
                                                                   {"aFChunk", "chunk.bin"}})},
                       {"word/document.xml", "<w:document" + open + "<w:body>" + body + "</w:body></w:document>"},
                       {"word/numbering.xml", "<w:numbering" + open + numbering + "</w:numbering>"},
                       {"word/styles.xml", "<w:styles" + open + styles + "</w:styles>"},
                       {"word/footnotes.xml", "<w:footnotes" + open + footnotes + "</w:footnotes>"},
                       {"word/chunk.bin", chunk}});
    }
};

inline constexpr const char* kOdfNames =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0">)";

// `kind`: «text» or «spreadsheet».
inline std::string odf(const std::string& kind, const std::string& body, const std::string& styles = {}) {
    return zipped({{"mimetype", "application/vnd.oasis.opendocument." + kind},
                   {"content.xml", "<office:document-content" + std::string{kOdfNames} + "<office:automatic-styles>" +
                                       styles + "</office:automatic-styles><office:body><office:" + kind + ">" + body +
                                       "</office:" + kind + "></office:body></office:document-content>"}});
}

struct MadeSheet {
    std::string name, state, data;  // data: what stands in <worksheet>
};

inline std::string xlsx(const std::vector<MadeSheet>& sheets, const std::string& strings = {},
                        const std::string& styles = {}, const std::string& properties = {}) {
    std::vector<std::pair<std::string, std::string>> related;
    Parts parts{{"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})}};
    std::string list;
    for (std::size_t at = 0; at < sheets.size(); ++at) {
        const std::string number = std::to_string(at + 1);
        related.emplace_back("worksheet", "worksheets/sheet" + number + ".xml");
        list += "<sheet name=\"" + sheets[at].name + "\" sheetId=\"" + number + "\"" +
                (sheets[at].state.empty() ? "" : " state=\"" + sheets[at].state + "\"") + " r:id=\"rId" + number +
                "\"/>";
        parts.emplace_back("xl/worksheets/sheet" + number + ".xml", "<worksheet>" + sheets[at].data + "</worksheet>");
    }
    related.emplace_back("sharedStrings", "sharedStrings.xml");
    related.emplace_back("styles", "styles.xml");
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations(related));
    parts.emplace_back("xl/workbook.xml",
                       "<workbook xmlns:r=\"r\">" + properties + "<sheets>" + list + "</sheets></workbook>");
    parts.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
    parts.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
    return zipped(parts);
}

struct PdfSheet {
    std::string content;  // drawing operators; the font F1 is Helvetica
    int width = 600, height = 800, rotate = 0;
};

inline std::string pdf(const std::vector<PdfSheet>& sheets, const std::string& trailer = {}) {
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", "",
                                     "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"};
    std::string kids;
    for (const PdfSheet& sheet : sheets) {
        objects.push_back("<</Length " + std::to_string(sheet.content.size()) + ">>stream\n" + sheet.content +
                          "\nendstream");
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + std::to_string(sheet.width) + " " +
                          std::to_string(sheet.height) + "]/Rotate " + std::to_string(sheet.rotate) + "/Contents " +
                          std::to_string(objects.size()) + " 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
        kids += std::to_string(objects.size()) + " 0 R ";
    }
    objects[1] = "<</Type/Pages/Count " + std::to_string(sheets.size()) + "/Kids[" + kids + "]>>";
    std::string out = "%PDF-1.4\n", table;
    for (std::size_t at = 0; at < objects.size(); ++at) {
        char entry[32];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
        table += entry;
        out += std::to_string(at + 1) + " 0 obj\n" + objects[at] + "\nendobj\n";
    }
    const std::string start = std::to_string(out.size());
    return out + "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n" + table +
           "trailer<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R" + trailer + ">>\nstartxref\n" +
           start + "\n%%EOF\n";
}

inline std::string pdf_text(double x, double y, const std::string& text, double size = 10) {
    return "BT /F1 " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text +
           ") Tj ET\n";
}

inline std::string pdf_line(double x0, double y0, double x1, double y1) {
    return std::to_string(x0) + " " + std::to_string(y0) + " m " + std::to_string(x1) + " " + std::to_string(y1) +
           " l S\n";
}

}  // namespace mera::made
