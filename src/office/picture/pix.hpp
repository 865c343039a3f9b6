#pragma once
// A picture of Leptonica and rectangles of its dots.
#include <memory>

struct Pix;  // Leptonica's picture

namespace mera {

struct PixFree {
    void operator()(Pix* picture) const;
};
using PixPtr = std::unique_ptr<Pix, PixFree>;

struct DotBox {  // dots of the picture, right and bottom excluded
    int left = 0, top = 0, right = 0, bottom = 0;
    int width() const { return right - left; }
    int height() const { return bottom - top; }
    friend bool operator==(const DotBox&, const DotBox&) = default;
};
DotBox united(const DotBox& a, const DotBox& b);

}  // namespace mera
