// Scans in every packing that scanners and telephones use, PDF whose scans carry words of their own, spreads, and
// photographs taken at a slant.
#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "office/package/identify.hpp"
#include "office/pdf/page_kind.hpp"
#include "office/read/read_child.hpp"
#include "office/scan/scan_keystone.hpp"
#include "office/scan/scan_leaves.hpp"
#include "support/made_scans.hpp"

namespace mera {

namespace {

using made::Packing;

constexpr int kDpi = 200;
constexpr int kRows = 700;  // dots from the top: the header and the first rows, to keep the tests short

std::string sample(const std::string& name) {
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/tests/data/scans/" + name, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The upper part of a page that was scanned upside down, put upright: 8 bits deep, `kDpi`.
PixPtr upper_part() {
    const std::string bytes = sample("plan-upside-down.tif");
    const auto source = PageSource::open(bytes);
    REQUIRE(source);
    const PixPtr page = source->grey_page(1, kDpi);
    REQUIRE(page);
    const PixPtr upright{pixRotateOrth(page.get(), 2)};
    Box* area = boxCreate(0, 0, pixGetWidth(upright.get()), kRows);
    PixPtr part{pixClipRectangle(upright.get(), area, nullptr)};
    boxDestroy(&area);
    REQUIRE(part);
    pixSetResolution(part.get(), kDpi, kDpi);
    return part;
}

PixPtr black_and_white(Pix* grey) {
    PixPtr out{pixThresholdToBinary(grey, 150)};
    pixSetResolution(out.get(), kDpi, kDpi);
    return out;
}

std::string words_of(const std::string& bytes) {
    const auto document = read_document_here(bytes);
    REQUIRE_MESSAGE(document, (document ? "" : document.failure().message));
    std::string out;
    for (const auto& block : document->blocks) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) out += paragraph->text + "\n";
        if (const auto* table = std::get_if<DocTable>(&block))
            for (const DocRow& row : table->rows)
                for (const DocCell& cell : row.cells) out += cell.text + "\n";
    }
    return out;
}

std::size_t count_of(const std::string& text, std::string_view words) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("a scan is read alike from every packing of pictures in a PDF, from TIFF, PNG, a turned JPEG and a HEIC") {
    const PixPtr grey = upper_part(), bilevel = black_and_white(grey.get());
    const std::string expected = words_of(made::scan_pdf({{grey.get(), Packing::jpeg}}, kDpi));
    CHECK(count_of(expected, "202") >= 2);  // years of deadlines
    const auto read_well = [&](const std::string& bytes) {
        const std::string words = words_of(bytes);
        CHECK(count_of(words, "202") == count_of(expected, "202"));
        CHECK(std::abs(static_cast<double>(words.size()) / static_cast<double>(expected.size()) - 1) <
              0.25);  // black and white shows less
    };
    for (const Packing packing : {Packing::ccitt, Packing::jbig2})
        read_well(made::scan_pdf({{bilevel.get(), packing}}, kDpi));
    read_well(made::scan_pdf({{grey.get(), Packing::jpeg2000}}, kDpi));
    read_well(made::jpeg_on_its_side(grey.get()));
    const std::string heic = made::heic_on_its_side(grey.get());
    CHECK(identify(heic) == FileKind::picture);
    read_well(heic);
    CHECK(!read_document_here(heic.substr(0, heic.size() / 2)));
    l_uint8* data = nullptr;
    std::size_t size = 0;
    REQUIRE(pixWriteMemPng(&data, &size, grey.get(), 0) == 0);
    read_well({reinterpret_cast<const char*>(data), size});
    lept_free(data);
}

TEST_CASE("a TIFF of several pages is one document, each cell at its page") {
    const PixPtr bilevel = black_and_white(upper_part().get());
    const auto folder = std::filesystem::temp_directory_path() / ("mera-tiff-" + std::to_string(::getpid()));
    const std::string path = folder.string() + ".tif";
    Pixa* pages = pixaCreate(3);
    for (int copy = 0; copy < 3; ++copy) pixaAddPix(pages, bilevel.get(), L_COPY);
    REQUIRE(pixaWriteMultipageTiff(path.c_str(), pages) == 0);
    pixaDestroy(&pages);
    std::ifstream in{path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    std::filesystem::remove(path);
    std::vector<std::pair<int, int>> told;
    ReadOptions options;
    options.page_done = [&](int done, int all) {
        told.emplace_back(done, all);
        return true;
    };
    const auto document = read_document_here(bytes, options);
    REQUIRE(document);
    CHECK(document->format == DocFormat::image);
    CHECK(document->pages == 3);
    CHECK(told == std::vector<std::pair<int, int>>{{1, 3}, {2, 3}, {3, 3}});
    std::map<int, std::string> words;  // of the cells of each page
    for (const auto& block : document->blocks)
        if (const auto* table = std::get_if<DocTable>(&block))
            for (const DocRow& row : table->rows)
                for (const DocCell& cell : row.cells) words[cell.place.page] += cell.text + "\n";
    REQUIRE(words.size() == 3);
    CHECK(count_of(words[1], "2024 года") == 1);  // that of the title stands above the table
    CHECK(words[2] == words[1]);
    CHECK(words[3] == words[1]);
}

TEST_CASE("pages of a PDF with a stamp of a signature, or with a layer of nonsense, are read from their pictures") {
    const PixPtr bilevel = black_and_white(upper_part().get());
    std::string stamp = "BT /F 8 Tf 20 20 Td ", nonsense = "BT 3 Tr /F 8 Tf 20 200 Td ";
    for (int line = 0; line < 6; ++line)
        stamp += "(DOKUMENT PODPISAN ELEKTRONNOJ PODPISYU sertifikat 00A1B2C3) Tj 0 9 Td ";
    for (int line = 0; line < 12; ++line)
        nonsense += "(nrraH MeponplJIITl-11'1 ITo o6ecneqeHVII-0 KaqecTBa o6pa3oBaHHH) Tj 0 9 Td ";
    for (const Packing packing : {Packing::ccitt, Packing::jbig2}) {
        const std::string words = words_of(
            made::scan_pdf({{bilevel.get(), packing, stamp + "ET"}, {bilevel.get(), packing, nonsense + "ET"}}, kDpi));
        CHECK(count_of(words, "202") >= 4);  // of both pages
        CHECK(count_of(words, "nrraH") == 0);
    }
}

TEST_CASE("white painted behind a text does not make a scan of it, words that cover little of the ink do") {
    PdfPage page;
    page.width = 200;
    page.height = 300;
    GrayImage image{.width = 200, .height = 300, .dpi = 72, .pixels = std::vector<std::uint8_t>(60'000, 255)};
    image.painted = 1;
    const auto put = [&](const std::string& text, double left, double top) {
        page.words.push_back({.text = text, .box = {left, top, left + 16, top + 8}});
    };
    const auto ink = [&](int left, int top) {
        for (int y = top; y < top + 6; ++y)
            for (int x = left; x < left + 14; ++x) image.pixels[static_cast<std::size_t>(y * 200 + x)] = 0;
    };
    for (int row = 0; row < 20; ++row)
        for (int column = 0; column < 4; ++column) {
            put("мероприятие", column * 20.0, row * 10.0);
            ink(column * 20 + 1, row * 10 + 1);
        }
    CHECK_FALSE(is_scanned(page, image, false));
    CHECK_MESSAGE(is_scanned(page, image, true), "a layer under a picture of the page");
    PdfPage nonsense = page;
    for (PdfWord& word : nonsense.words) word.text = "МeponpИЯTиe";
    CHECK(is_scanned(nonsense, image, false));
    for (int row = 0; row < 28; ++row)
        for (int column = 4; column < 10; ++column) ink(column * 20 + 1, row * 10 + 1);
    CHECK_MESSAGE(is_scanned(page, image, false), "most of the ink has no words");
    image.painted = 0.2;
    CHECK_FALSE(is_scanned(page, image, true));
}

TEST_CASE("two pages on one sheet are two leaves, a wide table is one") {
    PixPtr sheet{pixCreate(3508, 2480, 8)};
    pixSetAll(sheet.get());
    const auto lines = [&](int left, int right) {
        for (int y = 300; y < 2200; y += 60)
            pixRasterop(sheet.get(), left, y, right - left, 25, PIX_CLR, nullptr, 0, 0);
    };
    lines(200, 1600);
    CHECK(leaves_of(PageInk{sheet.get()}, {}).size() == 1);  // the other half is empty
    lines(1900, 3300);
    const auto leaves = leaves_of(PageInk{sheet.get()}, {});
    REQUIRE(leaves.size() == 2);
    CHECK(leaves[0].right == leaves[1].left);
    CHECK(leaves[0].right > 1600);
    CHECK(leaves[0].right < 1900);
    for (int y = 10; y < 2480; y += 40)  // dirt all over the fold
        for (int x = 10 + y % 16; x < 3508; x += 16) pixRasterop(sheet.get(), x, y, 3, 3, PIX_CLR, nullptr, 0, 0);
    CHECK(leaves_of(PageInk{sheet.get()}, {}).size() == 2);
    Rule rule;
    rule.offset = 400;
    rule.from = 200;
    rule.to = 3300;
    CHECK(leaves_of(PageInk{sheet.get()}, {{rule}, {}}).size() == 1);
    lines(1500, 2000);
    CHECK(leaves_of(PageInk{sheet.get()}, {}).size() == 1);
}

TEST_CASE("lines that run together on a photograph are parallel again") {
    PixPtr page{pixCreate(1700, 2200, 8)};
    pixSetAll(page.get());
    for (int y = 200; y < 2050; y += 60)
        for (int x = 150; x < 1550; x += 40) pixRasterop(page.get(), x, y, 26, 28, PIX_CLR, nullptr, 0, 0);
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (const auto& [x, y] : {std::pair{0.F, 0.F}, {1700.F, 0.F}, {0.F, 2200.F}, {1700.F, 2200.F}})
        ptaAddPt(from, x, y);
    for (const auto& [x, y] : {std::pair{20.F, 30.F}, {1690.F, 0.F}, {0.F, 2150.F}, {1700.F, 2200.F}})
        ptaAddPt(to, x, y);
    PixPtr slanted{pixProjectivePta(page.get(), to, from, L_BRING_IN_WHITE)};
    ptaDestroy(&from);
    ptaDestroy(&to);
    const auto slope = [](Pix* picture, int top) {  // of the lines of a third of the page, degrees
        Box* area = boxCreate(0, top, pixGetWidth(picture), 730);
        const PixPtr part{pixClipRectangle(picture, area, nullptr)};
        boxDestroy(&area);
        const PixPtr ink{pixThresholdToBinary(part.get(), 128)};
        float angle = 0, confidence = 0;
        pixFindSkewSweepAndSearch(ink.get(), &angle, &confidence, 4, 2, 6, 1, 0.01F);
        return static_cast<double>(angle);
    };
    CHECK(std::abs(slope(slanted.get(), 0) - slope(slanted.get(), 1450)) > 1.5);
    const PixPtr straight = without_keystone(std::move(slanted));
    CHECK(std::abs(slope(straight.get(), 0)) < 0.3);
    CHECK(std::abs(slope(straight.get(), 1450)) < 0.3);
}

}  // namespace mera
