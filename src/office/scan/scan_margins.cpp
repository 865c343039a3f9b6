#include "office/scan/scan_margins.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kThick = 11;        // dots: no rule of a table and no stroke of a letter of the text
constexpr int kEdge = 60;         // dots: 5 mm, where nobody prints
constexpr int kAround = 10;       // dots: the ragged edge of a bar
constexpr double kBeside = 0.09;  // of the width: where holes are punched
constexpr int kHoleMin = 40, kHoleMax = 110;  // dots: 3.4 to 9 mm
constexpr double kRound = 0.7;    // of a square: a disc fills 0.79 of it, a letter or a ring less

constexpr int kBand = 100;          // dots along the edge: three lines of text, of which the median is paper
constexpr int kWedge = 100;         // dots at the edge that are white since a sheet askew was turned
constexpr int kShadeMax = 260;      // dots: 22 mm
constexpr int kShadeBelow = 12;     // grey levels below the paper
constexpr double kShadedMin = 0.6;  // of the bands along an edge: the shadow of a lid lies on the whole side

void keep_edge(Pix* seed) {
    const int width = pixGetWidth(seed), height = pixGetHeight(seed);
    if (width > 2 * kEdge && height > 2 * kEdge)
        pixRasterop(seed, kEdge, kEdge, width - 2 * kEdge, height - 2 * kEdge, PIX_CLR, nullptr, 0, 0);
}

bool is_hole(Pix* ink, const DotBox& mark) {
    const int w = mark.width(), h = mark.height(), width = pixGetWidth(ink), height = pixGetHeight(ink);
    if (std::min(w, h) < kHoleMin || std::max(w, h) > kHoleMax) return false;
    const int reach = static_cast<int>(kBeside * std::min(width, height));
    const bool beside =
        mark.right <= reach || mark.left >= width - reach || mark.bottom <= reach || mark.top >= height - reach;
    return beside && dots_in(ink, mark) >= kRound * w * h;
}

// Rests of a bar and dirt: marks that lie in the edge and do not reach out of it, as the frame of a table does.
void whiten_strip(Pix* page, const DotBox& strip, int dark, int paper) {
    const PixPtr part = clipped(page, strip);
    const PixPtr ink{part ? pixThresholdToBinary(part.get(), dark) : nullptr};
    for (const DotBox& mark : marks_of(ink.get())) {
        const DotBox on_page{mark.left + strip.left, mark.top + strip.top, mark.right + strip.left,
                             mark.bottom + strip.top};
        const bool reaches_out = on_page.right >= kEdge && on_page.left <= pixGetWidth(page) - kEdge &&
                                 on_page.bottom >= kEdge && on_page.top <= pixGetHeight(page) - kEdge;
        if (reaches_out) continue;
        for (int y = on_page.top; y < on_page.bottom; ++y)
            for (int x = on_page.left; x < on_page.right; ++x) pixSetPixel(page, x, y, static_cast<l_uint32>(paper));
    }
}

void whiten_strips(Pix* page, int dark, int paper) {
    const int width = pixGetWidth(page), height = pixGetHeight(page);
    if (width <= 2 * kEdge || height <= 2 * kEdge) return;
    for (const DotBox& strip : {DotBox{0, 0, kEdge, height}, DotBox{width - kEdge, 0, width, height},
                                DotBox{0, 0, width, kEdge}, DotBox{0, height - kEdge, width, height}})
        whiten_strip(page, strip, dark, paper);
}

// Bars that begin in the edge, and holes.
void whiten_thick(Pix* page, int paper) {
    const PixPtr ink{pixThresholdToBinary(page, std::max(1, paper / 2))};
    const PixPtr thick{ink ? pixOpenBrickDwa(nullptr, ink.get(), kThick, kThick) : nullptr};
    if (!thick) return;
    PixPtr seed{pixCopy(nullptr, thick.get())};
    keep_edge(seed.get());
    PixPtr dark{pixSeedfillBinary(nullptr, seed.get(), thick.get(), 8)};
    if (!dark) return;
    for (const DotBox& mark : marks_of(thick.get()))
        if (is_hole(thick.get(), mark))
            pixRasterop(dark.get(), mark.left, mark.top, mark.width(), mark.height(), PIX_SET, nullptr, 0, 0);
    l_int32 none = 1;
    pixZero(dark.get(), &none);
    if (none) return;
    const PixPtr wide{pixDilateBrickDwa(nullptr, dark.get(), 2 * kAround + 1, 2 * kAround + 1)};
    if (wide) pixSetMaskedGeneral(page, wide.get(), static_cast<l_uint32>(paper), 0, 0);
}

// The shadow of the lid, or of the edge of the glass, beside the text: grey that fades into the page and leans with it.
class EdgeShade {
public:
    EdgeShade(Pix* page, bool right, int paper)
        : page_(page), right_(right), width_(pixGetWidth(page)), paper_(paper) {}

    void whiten() {
        const int bands = pixGetHeight(page_) / kBand;
        std::vector<std::vector<int>> shades;
        for (int band = 0; band < bands; ++band) shades.push_back(shade_of(band));
        const auto shaded =
            std::count_if(shades.begin(), shades.end(), [](const auto& shade) { return !shade.empty(); });
        if (static_cast<double>(shaded) < kShadedMin * bands) return;
        for (int band = 0; band < bands; ++band) whiten(band, shades[static_cast<std::size_t>(band)]);
    }

private:
    int column(int in) const { return right_ ? width_ - 1 - in : in; }

    int median(int band, int in) const {
        std::vector<int> levels;
        for (int y = band * kBand; y < (band + 1) * kBand; y += 2) levels.push_back(level(column(in), y));
        const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
        std::nth_element(levels.begin(), middle, levels.end());
        return *middle;
    }

    int level(int x, int y) const {
        return GET_DATA_BYTE(pixGetData(page_) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page_), x);
    }

    // The greys of its columns from the edge on, of the white ones before it too. Nothing: no shade; a wall is thinner.
    std::vector<int> shade_of(int band) const {
        std::vector<int> greys;
        int dark = 0;
        while (static_cast<int>(greys.size()) < std::min(kShadeMax, width_ / 2)) {
            const int grey = median(band, static_cast<int>(greys.size()));
            const bool is_shade = grey <= paper_ - kShadeBelow;
            if (!is_shade && (dark > 0 || static_cast<int>(greys.size()) >= kWedge)) break;
            dark += is_shade;
            greys.push_back(grey);
        }
        if (dark <= kThick || static_cast<int>(greys.size()) >= kShadeMax) return {};
        return greys;
    }

    void whiten(int band, const std::vector<int>& greys) {
        for (std::size_t in = 0; in < greys.size(); ++in)
            for (int y = band * kBand; y < (band + 1) * kBand; ++y) {
                const int x = column(static_cast<int>(in));
                if (level(x, y) > greys[in] - kInkBelowPaper) pixSetPixel(page_, x, y, static_cast<l_uint32>(paper_));
            }
    }

    Pix* page_;
    bool right_;
    int width_, paper_;
};

}  // namespace

void whiten_margins(Pix* page) {
    const int paper = has_white_paper(page) ? 255 : paper_level(page);
    whiten_thick(page, paper);
    for (const bool right : {false, true}) EdgeShade{page, right, paper_level(page)}.whiten();
    whiten_strips(page, std::max(1, paper - kInkBelowPaper), paper);
}

}  // namespace mera
