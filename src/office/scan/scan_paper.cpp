#include "office/scan/scan_paper.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace mera {
namespace {

constexpr int kTilesAcross = 8, kTilesDown = 10;
constexpr int kStep = 5;           // dots between the samples of a tile
constexpr double kPaperRank = 0.8; // of the samples of a tile from the darkest: paper even where the text is dense
constexpr int kUneven = 24;        // grey levels between the lightest and the darkest tile; the grain makes 6
constexpr int kFaintInk = 60;      // grey levels: darker is ink even in a shadow
constexpr int kEvenPaper = 230;

int paper_of_tile(Pix* page, int left, int top, int width, int height) {
    std::vector<int> levels;
    for (int y = top; y < top + height; y += kStep) {
        const l_uint32* line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = left; x < left + width; x += kStep) levels.push_back(GET_DATA_BYTE(line, x));
    }
    if (levels.empty()) return 255;
    const auto at = levels.begin() + static_cast<std::ptrdiff_t>(kPaperRank * static_cast<double>(levels.size() - 1));
    std::nth_element(levels.begin(), at, levels.end());
    return *at;
}

}  // namespace

bool has_shadows(Pix* page) {
    const int width = pixGetWidth(page) / kTilesAcross, height = pixGetHeight(page) / kTilesDown;
    if (width < kStep || height < kStep) return false;
    int lightest = 0, darkest = 255;
    for (int row = 0; row < kTilesDown; ++row)
        for (int column = 0; column < kTilesAcross; ++column) {
            const int paper = paper_of_tile(page, column * width, row * height, width, height);
            lightest = std::max(lightest, paper);
            darkest = std::min(darkest, paper);
        }
    return lightest - darkest >= kUneven;
}

PixPtr even_paper(PixPtr page) {
    if (!has_shadows(page.get())) return page;
    PixPtr even{pixBackgroundNorm(page.get(), nullptr, nullptr, 10, 15, kFaintInk, 50, kEvenPaper, 2, 1)};
    return even ? std::move(even) : std::move(page);
}

namespace {

constexpr double kBookWide = 1.25;  // width to height: two upright pages
constexpr double kGutterFrom = 0.35, kGutterTo = 0.65;  // of the width
constexpr int kGutterMin = 40;      // dots: wider than any rule
constexpr int kGutterDark = 25;     // levels below the paper somewhere in it
constexpr int kGlance = 8;          // dots from column to column
constexpr int kGutterEdge = 6;      // and everywhere
constexpr double kSpineWide = 0.2;  // of the width: how far the shadow of a spine reaches into an upright page
constexpr double kMarginLevel = 0.35;  // of the paper: what is darker is no paper but the lid of the scanner

// The paper of the columns from `from` on, of each or, for a glance, of some.
std::vector<int> paper_of_columns(Pix* page, int from, int to, int step = 1) {
    std::vector<int> out;
    for (int x = from; x < to; x += step) out.push_back(paper_of_tile(page, x, 0, 1, pixGetHeight(page)));
    return out;
}

void lighten_columns(Pix* page, int from, int to, const std::vector<int>& own, int paper) {
    for (int y = 0; y < pixGetHeight(page); ++y) {
        l_uint32* line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = from; x < to; ++x) {
            const int column = std::max(1, own[static_cast<std::size_t>(x - from)]);
            SET_DATA_BYTE(line, x, static_cast<l_uint8>(std::min(255, GET_DATA_BYTE(line, x) * paper / column)));
        }
    }
}

// Stretches of columns between two that are all darker than the paper, and clearly so somewhere.
void lighten_between(Pix* page, int first, int last, int paper) {
    const auto is_shadow = [&](int level) { return kMarginLevel * paper <= level && level < paper - kGutterEdge; };
    const std::vector<int> glance = paper_of_columns(page, first, last, kGlance);
    if (std::none_of(glance.begin(), glance.end(), is_shadow)) return;
    const std::vector<int> columns = paper_of_columns(page, first, last);
    for (std::size_t from = 0; from < columns.size();) {
        std::size_t to = from;
        int darkest = paper;
        for (; to < columns.size() && is_shadow(columns[to]); ++to) darkest = std::min(darkest, columns[to]);
        if (to - from >= kGutterMin && darkest < paper - kGutterDark) {
            const auto own = columns.begin() + static_cast<std::ptrdiff_t>(from);
            lighten_columns(page, first + static_cast<int>(from), first + static_cast<int>(to),
                            {own, columns.begin() + static_cast<std::ptrdiff_t>(to)}, paper);
        }
        from = std::max(to, from + 1);
    }
}

int usual_paper(Pix* page, int first, int last) {
    std::vector<int> columns = paper_of_columns(page, first, last, kGlance);
    const auto middle = columns.begin() + static_cast<std::ptrdiff_t>(columns.size() / 2);
    std::nth_element(columns.begin(), middle, columns.end());
    return *middle;
}

}  // namespace

void lighten_gutter(Pix* page) {
    const int width = pixGetWidth(page);
    const auto at = [&](double share) { return static_cast<int>(share * width); };
    const int paper = usual_paper(page, at(kGutterFrom), at(kGutterTo));
    if (width >= kBookWide * pixGetHeight(page)) return lighten_between(page, at(kGutterFrom), at(kGutterTo), paper);
    lighten_between(page, 0, at(kSpineWide), paper);
    lighten_between(page, at(1 - kSpineWide), width, paper);
}

}  // namespace mera
