#include "office/picture/ink_marks.hpp"

#include <leptonica/allheaders.h>

namespace mera {

std::vector<DotBox> marks_of(Pix* ink) {
    std::vector<DotBox> marks;
    Boxa* boxes = ink ? pixConnCompBB(ink, 8) : nullptr;
    for (int i = 0, count = boxes ? boxaGetCount(boxes) : 0; i < count; ++i) {
        l_int32 x = 0, y = 0, w = 0, h = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        marks.push_back({x, y, x + w, y + h});
    }
    boxaDestroy(&boxes);
    return marks;
}

int dots_in(Pix* ink, const DotBox& box) {
    Box* area = boxCreate(box.left, box.top, box.width(), box.height());
    l_int32 count = 0;
    pixCountPixelsInRect(ink, area, &count, nullptr);
    boxDestroy(&area);
    return count;
}

PixPtr clipped(Pix* picture, const DotBox& box) {
    Box* area = boxCreate(box.left, box.top, box.width(), box.height());
    PixPtr part{pixClipRectangle(picture, area, nullptr)};
    boxDestroy(&area);
    return part;
}

}  // namespace mera
