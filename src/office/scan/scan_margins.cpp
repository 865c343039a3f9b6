#include "office/scan/scan_margins.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>

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

}  // namespace

void whiten_margins(Pix* page) {
    const int paper = has_white_paper(page) ? 255 : paper_level(page);
    whiten_thick(page, paper);
    whiten_strips(page, std::max(1, paper - kInkBelowPaper), paper);
}

}  // namespace mera
