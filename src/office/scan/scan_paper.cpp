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

}  // namespace mera
