#include "office/scan/scan_layout.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

namespace mera {

namespace {

OcrLine line_of(const std::string& text, DotBox box, double size) { return {{{text, box, 0.95}}, box, size}; }

std::vector<std::string> paragraphs_of_lines(std::vector<OcrLine> lines) {
    ScanPage page{1};
    page.width = 2480, page.height = 3508;
    page.pieces.push_back({{0, 0, 2480, 3508}});
    page.pieces.back().text.lines = std::move(lines);
    std::vector<std::string> out;
    for (const Block& block : blocks_of(page, {})) out.push_back(std::get<DocParagraph>(block).text);
    return out;
}

}  // namespace

TEST_CASE("date and number filled into a form by hand join the words before them") {
    CHECK(paragraphs_of_lines({line_of("от", {307, 610, 350, 637}, 30), line_of("02.03.2026", {420, 590, 700, 645}, 52),
                               line_of("М", {2116, 600, 2150, 636}, 40), line_of("37", {2235, 590, 2300, 640}, 56)}) ==
          std::vector<std::string>{"от 02.03.2026", "№ 37"});
    // Below each other they are none.
    CHECK(paragraphs_of_lines({line_of("М", {307, 600, 340, 636}, 40), line_of("37", {307, 700, 360, 740}, 56)}) ==
          std::vector<std::string>{"М", "37"});
}

TEST_CASE("the short last line of a paragraph goes back to its place when it is read behind all the others") {
    const OcrLine clause = line_of("5. Куратору представить отчёт на педагогическом совете в мае",
                                   {446, 1436, 2299, 1480}, 30),
                  next = line_of("6. Контроль за исполнением приказа оставляю за собой.", {444, 1566, 1639, 1613}, 30),
                  sign = line_of("Директор школы В.В. Агафонова", {295, 1692, 2050, 1746}, 30),
                  year = line_of("2023 г.", {296, 1494, 438, 1537}, 30);
    const auto read = paragraphs_of_lines({clause, next, sign, year});
    REQUIRE(read.size() == 3);
    CHECK(read[0] == "5. Куратору представить отчёт на педагогическом совете в мае 2023 г.");
    CHECK(read[2] == sign.text());
    // A block on the right has its own order.
    OcrLine right = year;
    right.box.left += 1500, right.box.right += 1500;
    CHECK(paragraphs_of_lines({clause, next, sign, right}).back() == year.text());
}

}  // namespace mera
