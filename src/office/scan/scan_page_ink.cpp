#include "office/scan/scan_page_ink.hpp"

#include <leptonica/allheaders.h>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kRuleDots = 110;  // longer strokes are rules: no letter is so long

PixPtr without_rules(Pix* ink) {
    PixPtr letters{pixCopy(nullptr, ink)};
    for (const bool across : {true, false}) {
        const PixPtr rules{pixOpenCompBrickDwa(nullptr, letters.get(), across ? kRuleDots : 1, across ? 1 : kRuleDots)};
        const PixPtr wide{rules ? pixDilateBrickDwa(nullptr, rules.get(), 3, 3) : nullptr};
        if (wide) pixSubtract(letters.get(), letters.get(), wide.get());
    }
    return letters;
}

}  // namespace

PageInk::PageInk(Pix* page)
    : on_white(has_white_paper(page)),
      all(ink_on_paper(page)),
      letters(all ? without_rules(all.get()) : nullptr),
      dark(pixThresholdToBinary(page, kDarkInk)),
      dark_marks(marks_of(dark.get())) {}

}  // namespace mera
