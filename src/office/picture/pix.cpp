#include "office/picture/pix.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace mera {

void PixFree::operator()(Pix* picture) const { pixDestroy(&picture); }

DotBox united(const DotBox& a, const DotBox& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

}  // namespace mera
