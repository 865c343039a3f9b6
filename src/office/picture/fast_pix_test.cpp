#include "office/picture/fast_pix.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

#include "office/picture/ink_marks.hpp"

using namespace mera;

namespace {

PixPtr grain(std::mt19937& chance, int width, int height) {
    PixPtr out{pixCreate(width, height, 8)};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) pixSetPixel(out.get(), x, y, static_cast<l_uint32>(chance() % 256));
    return out;
}

bool are_same(Pix* a, Pix* b) {
    l_int32 same = 0;
    return pixEqual(a, b, &same) == 0 && same != 0;
}

std::vector<DotBox> sorted(std::vector<DotBox> boxes) {
    std::sort(boxes.begin(), boxes.end(), [](const DotBox& a, const DotBox& b) {
        return std::tie(a.top, a.left, a.bottom, a.right) < std::tie(b.top, b.left, b.bottom, b.right);
    });
    return boxes;
}

std::vector<DotBox> marks_by_leptonica(Pix* ink) {
    std::vector<DotBox> out;
    Boxa* boxes = pixConnCompBB(ink, 8);
    for (int at = 0; at < boxaGetCount(boxes); ++at) {
        l_int32 x = 0, y = 0, width = 0, height = 0;
        boxaGetBoxGeometry(boxes, at, &x, &y, &width, &height);
        out.push_back({x, y, x + width, y + height});
    }
    boxaDestroy(&boxes);
    return out;
}

}  // namespace

TEST_CASE("What is done in wide instructions is what Leptonica does, to the dot, at every width") {
    std::mt19937 chance{882};
    for (int width = 1; width < 140; width += 3) {
        const PixPtr page = grain(chance, width, 90);
        for (const int level : {1, 60, 170, 255}) {
            const PixPtr slow{pixThresholdToBinary(page.get(), level)}, fast = darker_than(page.get(), level);
            CHECK(are_same(slow.get(), fast.get()));
            CHECK(sorted(marks_of(fast.get())) == sorted(marks_by_leptonica(slow.get())));
        }
        for (const float angle : {-0.09F, -0.004F, 0.012F, 0.1F}) {
            const PixPtr slow{pixRotateAMGray(page.get(), angle, 255)};
            CHECK(are_same(slow.get(), turned_by(page.get(), angle).get()));
        }
    }
}

TEST_CASE("No picture has no marks and no ink") {
    CHECK(marks_of(nullptr).empty());
    CHECK(darker_than(nullptr, 128) == nullptr);
}
