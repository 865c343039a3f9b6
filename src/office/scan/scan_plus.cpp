#include "office/scan/scan_plus.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>

#include "office/scan/page_image.hpp"

namespace mera {
namespace {

// At 300 dots per inch: of type of 8 to 16 points, printed or written by hand.
constexpr int kSideMin = 10, kSideMax = 48;
constexpr double kSquare = 1.6;       // the longer side by the shorter
constexpr double kBarSeen = 0.8;      // of a bar is black
constexpr double kCornersClear = 0.12;  // of the four corners is black at most
constexpr int kInk = 160;             // darker is ink

// Share of black dots within the box, given in shares of the ink's own.
double black(Pix* picture, const DotBox& ink, double left, double top, double right, double bottom) {
    int all = 0, dark = 0;
    for (int y = ink.top + static_cast<int>(top * ink.height()); y < ink.top + static_cast<int>(bottom * ink.height());
         ++y)
        for (int x = ink.left + static_cast<int>(left * ink.width());
             x < ink.left + static_cast<int>(right * ink.width()); ++x) {
            l_uint32 value = 255;
            pixGetPixel(picture, x, y, &value);
            ++all;
            dark += value < kInk;
        }
    return all == 0 ? 0 : static_cast<double>(dark) / all;
}

// Of the columns (or rows) of the box, those in which the middle third has ink.
double bar_seen(Pix* picture, const DotBox& ink, bool across) {
    const int length = across ? ink.width() : ink.height(), width = across ? ink.height() : ink.width();
    int seen = 0;
    for (int along = 0; along < length; ++along) {
        bool any = false;
        for (int aside = width / 3; aside < width - width / 3 && !any; ++aside) {
            l_uint32 value = 255;
            pixGetPixel(picture, ink.left + (across ? along : aside), ink.top + (across ? aside : along), &value);
            any = value < kInk;
        }
        seen += any;
    }
    return static_cast<double>(seen) / length;
}

}  // namespace

bool is_plus(Pix* picture, const DotBox& ink) {
    const int longer = std::max(ink.width(), ink.height()), shorter = std::min(ink.width(), ink.height());
    if (shorter < kSideMin || longer > kSideMax || longer > kSquare * shorter) return false;
    if (pixGetDepth(picture) != 8) return false;
    constexpr double kCorner = 0.3;
    const double corners = std::max(
        {black(picture, ink, 0, 0, kCorner, kCorner), black(picture, ink, 1 - kCorner, 0, 1, kCorner),
         black(picture, ink, 0, 1 - kCorner, kCorner, 1), black(picture, ink, 1 - kCorner, 1 - kCorner, 1, 1)});
    return corners <= kCornersClear && bar_seen(picture, ink, true) >= kBarSeen &&
           bar_seen(picture, ink, false) >= kBarSeen;
}

}  // namespace mera
