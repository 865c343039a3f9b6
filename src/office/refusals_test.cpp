// What people must not send, and what they send by mistake: each gets one sentence that says what to do.
#include <doctest/doctest.h>

#include <string>

#include "office/limits.hpp"
#include "office/package/identify.hpp"
#include "office/package/xml_part.hpp"
#include "office/package/zip_archive.hpp"
#include "office/read/read_child.hpp"
#include "support/made_documents.hpp"

namespace mera {

namespace {

Failure refused(const std::string& bytes) {
    const auto document = read_document_here(bytes);
    REQUIRE_FALSE(document);
    return document.failure();
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t at = 0; at < times; ++at) out += text;
    return out;
}

const std::string kPassword = "Файл закрыт паролем. Снимите пароль, сохраните и загрузите файл ещё раз.";

// An OLE file with an encrypted package inside, as Word writes a DOCX with a password.
std::string encrypted_office_file() {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(2'000, '\0');
    for (const char c : std::string{"EncryptedPackage"}) bytes += {c, '\0'};
    return bytes + std::string(500, '\0');
}

}  // namespace

TEST_CASE("a file is known by its content") {
    struct Case {
        const char* what;
        std::string bytes;
        FileKind kind;
    };
    const Case cases[] = {
        {"nothing", "", FileKind::empty},
        {"only spaces", "  \r\n\t ", FileKind::empty},
        {"Word", made::Docx{"<w:p/>"}.bytes(), FileKind::docx},
        {"ODT", made::odf("text", ""), FileKind::odt},
        {"ODS", made::odf("spreadsheet", ""), FileKind::ods},
        {"Excel", made::xlsx({}), FileKind::xlsx},
        {"some archive", made::zipped({{"a.cpp", "x"}}), FileKind::archive},
        {"documents in an archive", made::zipped({{"a.txt", "x"}}), FileKind::bundle},
        {"RAR", std::string{"Rar!\x1A\x07\x01\0", 8}, FileKind::archive},
        {"slides", made::zipped({{"[Content_Types].xml", "<x/>"}, {"ppt/presentation.xml", "<x/>"}}),
         FileKind::unknown},
        {"a page saved as one file",
         "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: "
         "multipart/related;\r\n\tboundary=\"x\"\r\n\r\n<p>",
         FileKind::web_archive},
        {"a letter with an order attached",
         "From: office@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x",
         FileKind::letter},
        {"a text about such pages", "Формат MIME-Version описан ниже.\n\nmultipart/related", FileKind::plain_text},
        {"PDF after a line of mail", "\r\nX-Mail: 1\r\n%PDF-1.4\n", FileKind::pdf},
        {"RTF", "{\\rtf1\\ansi}", FileKind::rtf},
        {"a web page", "<!DOCTYPE HTML><html><p>x", FileKind::html},
        {"a web page after an XML head", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">",
         FileKind::html},
        {"flat ODT",
         "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">",
         FileKind::odt},
        {"Word 2003 XML", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>",
         FileKind::doc},
        {"a text that mentions a tag", "Тег <table> в тексте", FileKind::plain_text},
        {"a text that begins like a bitmap", "BMW и другие", FileKind::plain_text},
        {"CP1251", "\xCF\xF0\xE8\xEA\xE0\xE7 \xEE \xEC\xE5\xF0\xE0\xF5", FileKind::plain_text},
        {"PNG", "\x89PNG\r\n\x1A\n....", FileKind::picture},
        {"TIFF", std::string{"II*\0....", 8}, FileKind::picture},
        {"HEIC",
         std::string{"\0\0\0\x18"
                     "ftypheic\0\0\0\0",
                     16},
         FileKind::picture},
        {"an Office file with a password", encrypted_office_file(), FileKind::encrypted},
        {"a program",
         std::string{"\x7F"
                     "ELF\x02\x01\x01\0\0\0",
                     10},
         FileKind::unknown},
    };
    for (const Case& it : cases) {
        INFO(it.what);
        CHECK(static_cast<int>(identify(it.bytes)) == static_cast<int>(it.kind));
    }
}

TEST_CASE("passwords are named as such") {
    CHECK(refused(encrypted_office_file()).message == kPassword);
    CHECK(
        refused(made::zipped({{"[Content_Types].xml", "<x/>"}, {"_rels/.rels", "<x/>"}, {"word/document.xml", "<x/>"}},
                             "тайна"))
            .message == kPassword);
    CHECK(refused(made::zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                {"META-INF/manifest.xml", "<manifest:encryption-data/>"},
                                {"content.xml", "\x01\x02\x03"}}))
              .message == kPassword);
    // RC4 of 40 bits, and a check of the user's password that the empty one does not pass.
    const std::string check = "<" + repeated("41", 32) + ">";
    const std::string locked = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O" + check + "/U" + check + ">>";
    CHECK(refused(made::pdf({{made::pdf_text(100, 700, "Order")}}, locked)).message == kPassword);
}

TEST_CASE("bombs are refused before they go off") {
    SUBCASE("a part that unpacks a thousandfold") {
        made::Docx docx{"<w:p><w:r><w:t>" + std::string(40'000'000, ' ') + "</w:t></w:r></w:p>"};
        CHECK(refused(docx.bytes()).kind == Failure::Kind::too_large);
    }
    SUBCASE("more parts than any document has") {
        made::Parts parts{{"word/document.xml", "<x/>"}};
        for (std::size_t at = 0; at <= kZipEntriesMax; ++at) parts.emplace_back("f" + std::to_string(at), "");
        const auto archive = ZipArchive::open(made::zipped(parts));
        REQUIRE_FALSE(archive);
        CHECK(archive.failure().kind == Failure::Kind::too_large);
    }
    SUBCASE("entities that multiply") {
        std::string xml = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">";
        for (char c = 'b'; c < 'k'; ++c)
            xml += std::string{"<!ENTITY "} + c + " \"" +
                   repeated(std::string{"&"} + static_cast<char>(c - 1) + ";", 10) + "\">";
        CHECK_FALSE(XmlPart::parse(xml + "]><x>&j;</x>"));
    }
    SUBCASE("elements deeper than any program writes") {
        CHECK_FALSE(XmlPart::parse(repeated("<a>", 100'000) + repeated("</a>", 100'000)));
        CHECK(XmlPart::parse(repeated("<a>", 100) + repeated("</a>", 100)));
        CHECK(
            refused(
                made::Docx{repeated("<w:tbl><w:tr><w:tc>", 1'000) + repeated("</w:tc></w:tr></w:tbl>", 1'000)}.bytes())
                .kind == Failure::Kind::too_large);
    }
    SUBCASE("too many elements") { CHECK_FALSE(XmlPart::parse("<a>" + repeated("<b/>", kXmlNodesMax + 1) + "</a>")); }
    SUBCASE("ten thousand pages") {
        const Failure failure = refused(made::pdf(std::vector<made::PdfSheet>(10'000)));
        CHECK(failure.kind == Failure::Kind::too_large);
        CHECK(failure.message.find("10000") != std::string::npos);
    }
    SUBCASE("a page as large as a field") {
        made::PdfSheet sheet{made::pdf_text(10, 10, "x"), 14'000, 14'000};
        CHECK(refused(made::pdf({sheet})).kind == Failure::Kind::too_large);
    }
    SUBCASE("a file over the limit") {
        CHECK(refused(std::string(kInputBytesMax + 1, 'x')).kind == Failure::Kind::too_large);
    }
}

TEST_CASE("damaged files are named as such") {
    const std::string damaged[] = {"%PDF-1.4\n%%EOF\n", std::string{"II*\0\x08\0\0\0", 8} + std::string(100, '\xFF'),
                                   made::zipped({{"_rels/.rels", "<x"}, {"word/document.xml", "<w:document"}}),
                                   made::odf("text", "<text:p>")};
    for (const std::string& bytes : damaged) {
        const Failure failure = refused(bytes);
        CHECK(failure.kind == Failure::Kind::invalid_input);
        CHECK(failure.message.find("поврежд") != std::string::npos);
    }
}

TEST_CASE("whole documents cut at any place give a document or a sentence") {
    const std::string samples[] = {made::Docx{"<w:p><w:r><w:t>Приказ</w:t></w:r></w:p>"}.bytes(),
                                   made::odf("text", "<text:p>Приказ</text:p>"),
                                   made::xlsx({{"Лист1", "", "<sheetData><row><c><v>1</v></c></row></sheetData>"}}),
                                   made::pdf({{made::pdf_text(100, 700, "Order")}})};
    for (const std::string& whole : samples)
        for (std::size_t at = 1; at < whole.size(); at += 1 + whole.size() / 60) {
            const auto document = read_document_here(whole.substr(0, at));
            if (!document) CHECK_FALSE(document.failure().message.empty());
        }
}

TEST_CASE("nothing to read and nothing we can read") {
    CHECK(refused("").message.find("нет ни текста, ни таблиц") != std::string::npos);
    CHECK(refused(made::Docx{"<w:p/>"}.bytes()).message.find("нет ни текста") != std::string::npos);
    CHECK(refused(made::Docx{"<w:p><w:r><w:drawing/></w:r></w:p>"}.bytes()).message.find("как PDF") !=
          std::string::npos);
    CHECK(
        refused(made::odf("text", "<text:p><draw:frame><draw:image/></draw:frame></text:p>")).message.find("как PDF") !=
        std::string::npos);
    CHECK(refused(made::zipped({{"a.txt", "x"}})).message.find("Распакуйте его") != std::string::npos);
    CHECK(refused(std::string{"\x7F"
                              "ELF\x02\x01\x01\0\0\0\0\0\0\0",
                              14})
              .message.find("Мера не читает") != std::string::npos);
    CHECK(refused("%PDF-1.4\nмусор").message.find("повреждён") != std::string::npos);
}

}  // namespace mera
