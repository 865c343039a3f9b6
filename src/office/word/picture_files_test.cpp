// Pages that were photographed or scanned one by one: together in an archive, pasted into a text document.
#include "office/word/picture_files.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <fstream>
#include <iterator>

#include "office/package/file_names.hpp"
#include "office/package/identify.hpp"
#include "office/read/document_look.hpp"
#include "office/read/read_child.hpp"
#include "office/refusals.hpp"
#include "office/scan/scan.hpp"
#include "office/word/docx.hpp"
#include "office/word/odt.hpp"
#include "office/word/pasted_pictures.hpp"
#include "support/made_documents.hpp"
#include "support/made_scans.hpp"

namespace mera {

namespace {

constexpr int kDpi = 200;

std::string page_of_a_scan() {
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/tests/data/scans/plan-upside-down.tif", std::ios::binary);
    REQUIRE(in);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto source = PageSource::open(bytes);
    REQUIRE(source);
    PixPtr page{pixRotateOrth(source->grey_page(1, kDpi).get(), 2)};
    Box* area = boxCreate(0, 0, pixGetWidth(page.get()), 700);  // the header and the first rows
    page.reset(pixClipRectangle(page.get(), area, nullptr));
    boxDestroy(&area);
    pixSetResolution(page.get(), kDpi, kDpi);
    return made::jpeg_of(page.get());
}

std::string paragraph(const std::string& inside) { return "<w:p><w:r>" + inside + "</w:r></w:p>"; }
std::string text(const std::string& words) { return paragraph("<w:t>" + words + "</w:t>"); }
std::string drawing(const std::string& id, int width_cm, int height_cm) {
    return "<w:drawing><wp:inline><wp:extent cx=\"" + std::to_string(width_cm * 360'000) + "\" cy=\"" +
           std::to_string(height_cm * 360'000) + "\"/><a:graphic><pic:blipFill><a:blip r:embed=\"" + id +
           "\"/></pic:blipFill></a:graphic></wp:inline></w:drawing>";
}

std::string docx(const std::string& body, const made::Parts& media) {
    std::vector<std::pair<std::string, std::string>> related;
    made::Parts parts{{"_rels/.rels", made::relations({{"officeDocument", "word/document.xml"}})}};
    for (const auto& [name, bytes] : media) {
        related.emplace_back("image", name);
        parts.emplace_back("word/" + name, bytes);
    }
    parts.emplace_back("word/_rels/document.xml.rels", made::relations(related));
    parts.emplace_back("word/document.xml",
                       "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                           body + "</w:body></w:document>");
    return made::zipped(parts);
}

std::vector<std::string> pasted_into(const std::string& body, const made::Parts& media) {
    const auto document = read_docx(docx(body, media));
    REQUIRE(document);
    return pictures_of(*document);
}

std::string words_of(const Document& document) {
    std::string out;
    for (const auto& block : document.blocks) {
        if (const auto* line = std::get_if<DocParagraph>(&block)) out += line->text + "\n";
        if (const auto* table = std::get_if<DocTable>(&block))
            for (const DocRow& row : table->rows)
                for (const DocCell& cell : row.cells) out += cell.text + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("an archive of pictures is told from other archives, its pages stand as people count") {
    const auto kind = [](const made::Parts& parts) { return identify(made::zipped(parts)); };
    CHECK(kind({{"IMG_10.jpg", "x"}, {"IMG_2.JPEG", "x"}}) == FileKind::pictures);
    CHECK(kind({{"скан/", ""}, {"скан/2.png", "x"}, {"__MACOSX/._2.png", "x"}, {"Thumbs.db", "x"}}) ==
          FileKind::pictures);
    CHECK(kind({{"1.jpg", "x"}, {"main.cpp", "x"}}) == FileKind::archive);
    CHECK(kind({{"Thumbs.db", "x"}}) == FileKind::archive);
    const std::string bytes = made::zipped({{"IMG_10.jpg", "x"}, {"Thumbs.db", "x"}, {"IMG_2.jpg", "x"}});
    CHECK(pictures_of_archive(*ZipArchive::open(bytes)) == std::vector<std::string>{"IMG_2.jpg", "IMG_10.jpg"});
}

TEST_CASE("pictures taken one by one are packed in the order of their names, the same ones always alike") {
    const std::string packed = packed_pictures({{"2.jpg", "second"}, {"10.jpg", "third"}, {"1.jpg", "first"}});
    CHECK(packed == packed_pictures({{"10.jpg", "third"}, {"1.jpg", "first"}, {"2.jpg", "second"}}));
    CHECK(identify(packed) == FileKind::pictures);
    auto files = PictureFiles::open(packed);
    REQUIRE(files);
    REQUIRE(files->count() == 3);
    CHECK(*files->at(2) == "third");
    CHECK(*files->at(0) == "first");
    // A telephone calls each of them «image.jpg»: they stay as they were sent.
    auto alike = PictureFiles::open(packed_pictures({{"image.jpg", "a"}, {"image.jpg", "b"}}));
    REQUIRE(alike);
    CHECK(alike->count() == 2);
}

TEST_CASE("pictures as large as a page are pages, seals and drawings of other kinds are none") {
    const made::Parts media{{"media/a.jpeg", "x"}, {"media/b.png", "x"}, {"media/c.emf", "x"}};
    CHECK(pasted_into(paragraph(drawing("rId2", 17, 24)) + text("Приложение") + paragraph(drawing("rId1", 17, 6)),
                      media) == std::vector<std::string>{"word/media/b.png", "word/media/a.jpeg"});
    CHECK(pasted_into(text("Приказ") + paragraph(drawing("rId1", 4, 4)) + paragraph(drawing("rId3", 17, 24)), media)
              .empty());
    CHECK(pasted_into("<w:p><w:r><w:pict><v:shape style=\"position:absolute;width:467.8pt;height:661.5pt\">"
                      "<v:imagedata r:id=\"rId1\"/></v:shape></w:pict></w:r></w:p>",
                      media) == std::vector<std::string>{"word/media/a.jpeg"});
    CHECK(centimetres("15.9cm") == doctest::Approx(15.9));
    CHECK(centimetres("72pt") == doctest::Approx(2.54));
    CHECK(centimetres("210mm") == doctest::Approx(21));
    CHECK(centimetres("auto") == 0);

    const auto odt = read_odt(
        made::odf("text",
                  "<text:p>Приложение<draw:frame svg:width=\"16cm\" svg:height=\"22cm\"><draw:image "
                  "xlink:href=\"./Pictures/a.jpg\"/></draw:frame></text:p><text:p><draw:frame svg:width=\"3cm\" "
                  "svg:height=\"3cm\"><draw:image xlink:href=\"Pictures/b.jpg\"/></draw:frame></text:p>"));
    REQUIRE(odt);
    CHECK(pictures_of(*odt) == std::vector<std::string>{"Pictures/a.jpg"});
}

TEST_CASE("pages pasted into a text are read where they stand") {
    const std::string page = page_of_a_scan();
    const auto alone = read_document_here(page);
    REQUIRE(alone);
    const std::string words = words_of(*alone);
    REQUIRE(words.size() > 200);
    const made::Parts media{{"media/a.jpeg", page}};

    const std::string bytes = docx(text("До страницы") + paragraph(drawing("rId1", 17, 9)) + text("После неё"), media);
    const auto read = read_document_here(bytes);
    REQUIRE_MESSAGE(read, (read ? "" : read.failure().message));
    CHECK(words_of(*read) == "До страницы\n" + words + "После неё\n");
    CHECK(read->format == DocFormat::image);
    CHECK(std::get<DocParagraph>(read->blocks.front()).place.page == 0);
    CHECK(render_page(bytes, 1, 50));

    const auto archive = read_document_here(packed_pictures({{"1.jpg", page}, {"2.jpg", "no picture"}}));
    REQUIRE(archive);
    CHECK(words_of(*archive) == words);
    CHECK(archive->pages == 2);
    CHECK_MESSAGE(archive->unread == std::vector<std::string>{"Страница 2 повреждена и не прочитана."},
                  "what is no picture is said");
}

TEST_CASE("pages of a document that cannot hand them out are said not to be read") {
    Document document;
    document.blocks = {DocParagraph{.text = "Приказ"}, DocParagraph{.text = {}, .picture = "word/media/a.jpeg"}};
    const auto without = without_pictures(document);
    REQUIRE(without);
    CHECK(without->blocks.size() == 1);
    CHECK(without->unread.size() == 1);
    document.blocks.erase(document.blocks.begin());
    CHECK(without_pictures(document).failure().message == refuse_only_pictures().message);
}

TEST_CASE("a document of pasted pages handed in as evidence is a scan, and is not read") {
    const made::Parts media{{"media/a.jpeg", "no picture at all"}};
    const auto look = look_at_document(docx(paragraph(drawing("rId1", 17, 24)), media), "/nowhere");
    REQUIRE(look);
    CHECK(look->is_scan);
    CHECK(!look->is_damaged);
}

}  // namespace mera
