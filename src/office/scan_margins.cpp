#include "office/scan_margins.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>

#include "office/ink_marks.hpp"
#include "office/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kThick = 11;        // dots: no rule of a table and no stroke of a letter of the text
constexpr int kEdge = 60;         // dots: 5 mm, where nobody prints
constexpr int kAround = 6;        // dots: the ragged edge of a bar
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

}  // namespace

void whiten_margins(Pix* page) {
    const int paper = paper_level(page);
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

}  // namespace mera
