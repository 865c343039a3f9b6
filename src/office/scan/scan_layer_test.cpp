// A layer of words that somebody else laid under a scan: heard when it reads as we do, and left alone otherwise.
#include "office/scan/scan_layer.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "office/pdf/pdf_layout.hpp"
#include "office/read/read_child.hpp"
#include "support/made_scans.hpp"

namespace mera {

namespace {

const std::vector<std::string> kWords = {"Проведение", "совещаний", "руководителей", "школьных", "объединений",
                                         "методистов", "января",    "подготовка",    "отчёта",   "учителя",
                                         "директор",   "перечень",  "семинары",      "курсы",    "наставники",
                                         "родители",   "итоги",     "договоры",      "выезды",   "справка"};

// Five lines of four words, and the sheet of the layer that lies upside down on the picture of 2480 by 3508 dots.
struct Sheet {
    ScanPage page;
    PdfPage layer;
};

Sheet sheet_of(const std::vector<std::string>& ours, const std::vector<std::string>& theirs) {
    Sheet out;
    out.page.width = 2480, out.page.height = 3508;
    ScanPiece& piece = out.page.pieces.emplace_back();
    out.layer.width = 595, out.layer.height = 842;
    for (std::size_t at = 0; at < ours.size(); ++at) {
        const int column = static_cast<int>(at % 4), row = static_cast<int>(at / 4);
        if (column == 0) piece.text.lines.emplace_back();
        const DotBox box{200 + 500 * column, 300 + 80 * row, 500 + 500 * column, 330 + 80 * row};
        OcrLine& line = piece.text.lines.back();
        line.box = column == 0 ? box : united(line.box, box);
        line.words.push_back({ours[at], box, 0.95});
        const double scale = 72.0 / 300;
        PdfWord word;
        word.text = theirs[at];
        word.box = {595 - box.right * scale, 842 - box.bottom * scale, 595 - box.left * scale, 842 - box.top * scale};
        out.layer.words.push_back(word);
    }
    return out;
}

OcrWord& word_at(Sheet& sheet, std::size_t at) { return sheet.page.pieces[0].text.lines[at / 4].words[at % 4]; }

}  // namespace

TEST_CASE("a good layer confirms words that are not sure and gives those that were not read") {
    std::vector<std::string> ours = kWords;
    ours[3] = "шкпрлх";
    ours[9] = "учитеяя";
    Sheet sheet = sheet_of(ours, kWords);
    word_at(sheet, 3).confidence = 0.2;
    word_at(sheet, 5).confidence = 0.7;
    word_at(sheet, 9).confidence = 0.7;
    sheet.page.pieces[0].text.lines[4].words.erase(sheet.page.pieces[0].text.lines[4].words.begin() + 1);
    sheet.page.pieces[0].text.unread.push_back({690, 615, 1010, 655});  // «договоры»
    REQUIRE(hear_layer(sheet.page, sheet.layer));
    CHECK(word_at(sheet, 3).text == "школьных");
    CHECK_MESSAGE(word_at(sheet, 3).confidence < 0.9, "taken with a doubt");
    CHECK(word_at(sheet, 5).confidence >= 0.9);
    CHECK(word_at(sheet, 9).text == "учитеяя");
    CHECK(word_at(sheet, 9).confidence == 0.7);
    CHECK(sheet.page.pieces[0].text.unread.empty());
    CHECK(word_at(sheet, 17).text == "договоры");
    CHECK(word_at(sheet, 17).confidence < 0.9);
}

TEST_CASE("a layer that reads otherwise, lies elsewhere or has few words is not heard") {
    std::vector<std::string> other = kWords;
    for (std::size_t at = 0; at < other.size(); at += 3) other[at] += "ые";
    std::vector<std::string> turned{kWords.rbegin(), kWords.rend()}, few(kWords.size());
    std::rotate(turned.begin(), turned.begin() + 7, turned.end());
    for (std::size_t at = 0; at < 6; ++at) few[at] = kWords[at];
    for (const std::vector<std::string>& theirs : {other, turned, few}) {
        Sheet sheet = sheet_of(kWords, theirs);
        word_at(sheet, 5).confidence = 0.7;
        word_at(sheet, 6).confidence = 0.1;
        CHECK_FALSE(hear_layer(sheet.page, sheet.layer));
        CHECK(word_at(sheet, 5).confidence == 0.7);
        CHECK(word_at(sheet, 6).text == kWords[6]);
    }
}

TEST_CASE("figures of a layer made by the same recogniser are no second voice") {
    std::vector<std::string> words = kWords;
    words[6] = "25.03.2025";
    for (const bool same : {false, true}) {
        Sheet sheet = sheet_of(words, words);
        sheet.layer.tesseract_font = same;
        word_at(sheet, 6).confidence = 0.7;
        REQUIRE(hear_layer(sheet.page, sheet.layer));
        CHECK((word_at(sheet, 6).confidence >= 0.9) == !same);
    }
}

namespace {

constexpr int kDpi = 110;

struct Read {
    std::size_t unsure = 0, words = 0;
    std::string text;
};

Read read_of(const std::string& bytes) {
    const auto document = read_document_here(bytes);
    REQUIRE_MESSAGE(document, (document ? "" : document.failure().message));
    CHECK(document->format == DocFormat::pdf_scan);
    Read out;
    for (const auto& block : document->blocks) {
        const auto* table = std::get_if<DocTable>(&block);
        if (!table) continue;
        for (const DocRow& row : table->rows)
            for (const DocCell& cell : row.cells) {
                out.unsure += cell.confidence < 0.9;
                out.text += cell.text + "\n";
            }
    }
    return out;
}

}  // namespace

TEST_CASE(
    "a file whose scan carries its own words is read with their help when they are right, and as without when not") {
    std::ifstream in{MERA_SOURCE_DIR "/tests/data/order-882.pdf", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const auto source = PageSource::open(bytes);
    const auto file = PdfFile::open(bytes);
    REQUIRE((source && file));
    constexpr int kPage = 3;
    auto right = file->page(kPage), wrong = file->page(kPage + 1);
    REQUIRE((right && wrong));
    PixPtr picture{pixBlockconv(source->grey_page(kPage, kDpi).get(), 1, 1)};
    const auto with = [&](const std::string& layer) {
        return read_of(made::scan_pdf({{picture.get(), made::Packing::jpeg, layer}}, kDpi));
    };
    const Read alone = with(""), helped = with(made::unseen_layer(*right)), misled = with(made::unseen_layer(*wrong));
    CHECK(alone.unsure > 3);
    CHECK(helped.unsure * 2 <= alone.unsure);
    CHECK(misled.unsure == alone.unsure);
    CHECK(misled.text == alone.text);
}

}  // namespace mera
