#pragma once
// The ink of one straightened page, black and white, made once for all who look for tables and letters on it.
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

inline constexpr int kDarkInk = 170;  // grey level: darker than the edges of black dots that were made larger

struct PageInk {
    PageInk() = default;
    explicit PageInk(Pix* page);
    bool on_white = false;                 // on the paper of a black and white scan
    PixPtr all = {};                       // faint print too
    PixPtr letters = {};                   // all of it without strokes longer than any letter
    PixPtr dark = {};                      // the middles of strokes, not their soft edges
    std::vector<DotBox> dark_marks = {};
    std::vector<DotBox> stamps = {};  // round ones: some of their letters are among the others
};

}  // namespace mera
