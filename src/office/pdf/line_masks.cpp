#include "office/pdf/line_masks.hpp"

#include <allheaders.h>

#include <algorithm>
#include <cmath>

namespace mera {

namespace {

// In inches, so that they mean the same at every resolution.
constexpr double kHorizontalMin = 0.33;  // dashes and underlined words are shorter or touch no wall
constexpr double kShortRuleMin = 0.1;    // of a rule in the line of a longer one
constexpr double kVerticalMin = 0.1;     // the height of one line of small print
constexpr double kFillMin = 0.09;        // thicker than any rule: shading
constexpr int kInkLevel = 225;        // light gray rules are rules
constexpr int kBelowGround = 30;      // on a shade a rule is this much darker
constexpr double kGroundReach = 0.075;  // a rule is thinner, a shade is wider
constexpr double kFramesGap = 0.04;      // white between the frames of two cells
constexpr double kGrayMin = 0.0005;   // of the page: less is no shade

// The page without letters and rules: the paper, and the shades of cells.
PixPtr ground_of(const GrayImage& image) {
    PixPtr levels{pixCreate(image.width, image.height, 8)};
    l_uint32* data = pixGetData(levels.get());
    const int words = pixGetWpl(levels.get());
    for (int y = 0; y < image.height; ++y) {
        l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words;
        for (int x = 0; x < image.width; ++x) SET_DATA_BYTE(line, x, image.at(x, y));
    }
    const int reach = static_cast<int>(kGroundReach * image.dpi) | 1;
    return PixPtr{pixCloseGray(levels.get(), reach, reach)};
}

PixPtr ink_of(const GrayImage& image, Pix* ground) {
    PixPtr ink{pixCreate(image.width, image.height, 1)};
    const int words = pixGetWpl(ink.get()), ground_words = ground != nullptr ? pixGetWpl(ground) : 0;
    for (int y = 0; y < image.height; ++y) {
        l_uint32* line = pixGetData(ink.get()) + static_cast<std::ptrdiff_t>(y) * words;
        const l_uint32* under =
            ground != nullptr ? pixGetData(ground) + static_cast<std::ptrdiff_t>(y) * ground_words : nullptr;
        for (int x = 0; x < image.width; ++x) {
            const int level = under != nullptr ? static_cast<int>(GET_DATA_BYTE(under, x)) : 255;
            if (image.at(x, y) < std::min(kInkLevel, level - kBelowGround)) SET_DATA_BIT(line, x);
        }
    }
    return ink;
}

// Rules are thin; of a shaded area only the edge is a line.
PixPtr lines_of_ink(Pix* ink, double dpi) {
    const int thick = std::max(3, static_cast<int>(kFillMin * dpi));
    PixPtr fills{pixOpenBrick(nullptr, ink, thick, thick)};
    l_int32 empty = 0;
    pixZero(fills.get(), &empty);
    if (empty != 0) return PixPtr{pixClone(ink)};
    PixPtr inner{pixErodeBrick(nullptr, fills.get(), 3, 3)};
    PixPtr edges{pixXor(nullptr, fills.get(), inner.get())};
    PixPtr lines{pixSubtract(nullptr, ink, fills.get())};
    pixOr(lines.get(), lines.get(), edges.get());
    return lines;
}

// Where a shade ends, whether a rule is drawn there or not.
void add_edges_of_shades(Pix* lines, Pix* ground) {
    PixPtr shades{pixThresholdToBinary(ground, kInkLevel)};
    PixPtr inner{pixErodeBrick(nullptr, shades.get(), 3, 3)};
    PixPtr edges{pixXor(nullptr, shades.get(), inner.get())};
    pixOr(lines, lines, edges.get());
}

// Cells drawn one by one, white between their frames: over a narrow column stands a short rule, which begins where the rule
// beside it ends.
void add_short_rules(Pix* across, Pix* lines, int length, int gap) {
    constexpr int kColumnsMost = 6;  // narrow ones beside each other
    PixPtr left{pixOpenBrick(nullptr, lines, length, 1)};
    pixSubtract(left.get(), left.get(), across);
    for (int column = 0; column < kColumnsMost; ++column) {
        PixPtr touching{pixDilateBrick(nullptr, across, 2 * gap + 1, 1)};
        pixAnd(touching.get(), touching.get(), left.get());
        l_int32 none = 0;
        pixZero(touching.get(), &none);
        if (none != 0) return;
        constexpr int kByEdges = 4;
        PixPtr rules{pixSeedfillBinary(nullptr, touching.get(), left.get(), kByEdges)};
        pixOr(across, across, rules.get());
        pixSubtract(left.get(), left.get(), rules.get());
    }
}

}  // namespace

LineMasks line_masks(const GrayImage& image) {
    const auto pixels = [&](double inches) { return std::max(1, static_cast<int>(std::lround(inches * image.dpi))); };
    const PixPtr ground = image.gray > kGrayMin ? ground_of(image) : PixPtr{};
    const PixPtr ink = ink_of(image, ground.get());
    const PixPtr lines = lines_of_ink(ink.get(), image.dpi);
    if (ground) add_edges_of_shades(lines.get(), ground.get());
    LineMasks out;
    out.across = PixPtr{pixOpenBrick(nullptr, lines.get(), pixels(kHorizontalMin), 1)};
    add_short_rules(out.across.get(), lines.get(), pixels(kShortRuleMin), pixels(kFramesGap));
    out.down = PixPtr{pixOpenBrick(nullptr, lines.get(), 1, pixels(kVerticalMin))};
    return out;
}

}  // namespace mera
