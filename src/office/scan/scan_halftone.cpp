#include "office/scan/scan_halftone.hpp"

#include <leptonica/allheaders.h>

#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kDot = 4;               // dots of the page: a full stop of 9 points is larger
constexpr double kDotsMin = 0.002;    // for each dot of the page: dirt makes a hundredth of it
constexpr int kAround = 3;            // the grey rim of a dot that was enlarged

}  // namespace

void whiten_halftone(Pix* page) {
    if (!has_white_paper(page)) return;
    const PixPtr ink{pixThresholdToBinary(page, 255 - kInkBelowPaper)};
    const PixPtr marks{ink ? pixSelectBySize(ink.get(), kDot, kDot, 4, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr)
                           : nullptr};
    const PixPtr dots{marks ? pixSubtract(nullptr, ink.get(), marks.get()) : nullptr};
    if (!dots) return;
    l_int32 count = 0;
    pixCountConnComp(dots.get(), 4, &count);
    if (count < kDotsMin * pixGetWidth(page) * pixGetHeight(page)) return;
    const PixPtr wide{pixDilateBrick(nullptr, dots.get(), kAround, kAround)};
    const PixPtr ground{wide ? pixSubtract(nullptr, wide.get(), marks.get()) : nullptr};
    if (ground) pixSetMasked(page, ground.get(), 255);
}

}  // namespace mera
