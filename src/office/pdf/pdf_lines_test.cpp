// Lines put together to paragraphs, where their boxes are those of the letters in them, as on a scan.
#include "office/pdf/pdf_lines.hpp"

#include <doctest/doctest.h>

#include "office/pdf/pdf.hpp"
#include "office/pdf/pdf_layout.hpp"
#include "office/words/word_book.hpp"

namespace mera {

namespace {

constexpr double kLeft = 50, kRight = 500, kSize = 12;

PdfLine line(const char* text, double top, double bottom) {
    PdfLine out;
    out.text = text;
    out.box = {kLeft, top, kRight, bottom};
    out.size = kSize;
    out.first_unit = 40;
    out.broken_word = out.text.ends_with('-');
    return out;
}

std::vector<std::string> paragraphs(const std::vector<PdfLine>& lines) {
    std::vector<std::string> out;
    for (const PdfParagraph& it : paragraphs_of(lines, {}, {}, WordBook{})) out.push_back(it.text);
    return out;
}

DocParagraph paragraph(const char* text) {
    DocParagraph out;
    out.text = text;
    return out;
}

}  // namespace

TEST_CASE("a line of letters without tops goes on with the paragraph, one parted by white does not") {
    // Lines stand 14 points apart; the top of the last is that of its small letters.
    const std::vector<PdfLine> close = {line("Контроль за исполнением", 100, 112), line("данного приказа", 114, 126),
                                        line("возложить на всех", 128, 140), line("на его курсе все", 150, 154)};
    CHECK(paragraphs(close).size() == 1);
    std::vector<PdfLine> apart = close;
    apart.back().box.bottom = 170;
    CHECK(paragraphs(apart).size() == 2);
}

TEST_CASE("a number without a space begins a clause, «З» too; initials begin none") {
    const auto parts = [](const char* below) {
        return paragraphs({line("Провести смотр школ;", 86, 98), line("Утвердить положение.", 100, 112),
                           line(below, 114, 126)})
            .size();
    };
    CHECK(parts("3.Директорам всех школ") == 2);
    CHECK(parts("З.Директорам всех школ") == 2);
    CHECK(parts("З.А. Примеров доложил") == 1);
}

TEST_CASE("the other half of a word goes on with it, whatever white is between") {
    CHECK(paragraphs({line("приказ довести до", 86, 98), line("сведения всех на-", 100, 112),
                      line("чальников отделов", 122, 134)}) ==
          std::vector<std::string>{"приказ довести до сведения всех начальников отделов"});
}

TEST_CASE("a hyphen inside a surname is typesetting, one between two words is not") {
    const WordBook book;
    CHECK(join_lines("Комитету (Его-", "ров С.П.) до", book) == "Комитету (Егоров С.П.) до");
    CHECK(join_lines("праздник всей Рос-", "сии и области", book) == "праздник всей России и области");
    CHECK(join_lines("меры учебно-", "воспитательные", book) == "меры учебно-воспитательные");
}

TEST_CASE("a word parted by the end of a page is one word") {
    std::vector<PdfReadPage> pages{{1, false, {paragraph("Возложить на на-")}},
                                   {2, false, {paragraph("чальника отдела.")}}};
    join_pages(pages);
    CHECK(pages[1].blocks.empty());
    CHECK(std::get<DocParagraph>(pages[0].blocks[0]).text == "Возложить на начальника отдела.");
}

TEST_CASE("the number of a page is all there is in its line") {
    for (const char* text : {"2", "- 2 -", "страница 3 из 9"}) CHECK_MESSAGE(is_page_number(text), text);
    for (const char* text : {"2. Провести", "2 кв.", "№ 2"}) CHECK_FALSE_MESSAGE(is_page_number(text), text);
}

}  // namespace mera
