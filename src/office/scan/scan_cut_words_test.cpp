#include "office/scan/scan_cut_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "office/words/dictionary.hpp"

namespace mera {

namespace {

struct Halves {
    std::string left, right;
};

// A table of two columns, a row for each pair; the words end and begin `apart` dots from each other.
std::vector<ScanPage> table_of_halves(const std::vector<Halves>& rows, int apart) {
    ScanPage page{1};
    page.grids.emplace_back();
    for (int row = 0; row < static_cast<int>(rows.size()); ++row)
        for (int column = 0; column < 2; ++column) {
            const Halves& halves = rows[static_cast<std::size_t>(row)];
            const int wall = 500, left = column == 0 ? 300 : wall + apart / 2,
                      right = column == 0 ? wall - apart / 2 : 700;
            const DotBox box{left, 100 * row + 20, right, 100 * row + 50};
            page.pieces.push_back({box, 0, page.grids.front().cells.size()});
            page.grids.front().cells.push_back({row, column});
            page.pieces.back().text.lines.push_back({{{column == 0 ? halves.left : halves.right, box, 0.95}}, box, 30});
        }
    std::vector<ScanPage> pages;
    pages.push_back(std::move(page));
    return pages;
}

double confidence_of(const ScanPage& page, std::size_t piece) {
    return page.pieces[piece].text.lines.front().words.front().confidence;
}

}  // namespace

TEST_CASE("words that a wall cuts in two are doubted, and the table where it cuts several") {
    if (!is_in_dictionary("слово")) return;
    const std::vector<Halves> cut{{"меропр", "иятия"}, {"наставн", "ичество"}, {"(педагог", "ического)"}};
    auto pages = table_of_halves(cut, 20);
    CHECK(doubt_cut_words(pages).size() == 1);
    for (std::size_t piece = 0; piece < 6; ++piece) CHECK(confidence_of(pages.front(), piece) < 0.5);
    pages = table_of_halves({cut.front(), {"школа", "директор"}, {"до", "сентября"}, {"12", "мая"}}, 20);
    CHECK(doubt_cut_words(pages).empty());
    CHECK(confidence_of(pages.front(), 0) < 0.5);
    for (std::size_t piece = 2; piece < 8; ++piece) CHECK(confidence_of(pages.front(), piece) > 0.9);
}

TEST_CASE("words that keep the distance of cells are none of them cut") {
    auto pages = table_of_halves({{"Меропр", "иятия"}, {"настав", "ничество"}, {"педагог", "ического"}}, 44);
    CHECK(doubt_cut_words(pages).empty());
    for (std::size_t piece = 0; piece < 6; ++piece) CHECK(confidence_of(pages.front(), piece) > 0.9);
}

}  // namespace mera
