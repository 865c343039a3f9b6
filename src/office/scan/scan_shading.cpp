#include "office/scan/scan_shading.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kUnit = 8;              // dots: side of one square of the map of shades
constexpr int kLetters = 7;           // units: letters and rules are thinner
constexpr int kShadeMin = 7, kShadeMax = 110;  // grey levels below the paper
constexpr int kWidthMin = 40, kHeightMin = 5, kHeightMax = 60;  // units
constexpr double kFilledMin = 0.85;   // of its box: shadows of a bent page have no corners
constexpr int kReach = 12;            // dots from the side of a square to that of the shade
constexpr int kStep = 5;              // dots whose mean is compared
constexpr int kTile = 240;            // dots along a side: a page may be a little turned still
constexpr int kRuleLevel = 70;        // grey levels below the paper
constexpr int kThickness = 3;

// Paper and shades, without what is printed on them.
PixPtr shades_of(Pix* page) {
    const PixPtr small{pixScaleAreaMap(page, 1.0F / kUnit, 1.0F / kUnit)};
    return PixPtr{small ? pixCloseGray(small.get(), kLetters, kLetters) : nullptr};
}

class Side {
public:
    Side(GreyRaster& raster, Direction direction, int level) : raster_(raster), direction_(direction), level_(level) {}

    // `sign`: 1 where the shade lies behind the side, -1 where before.
    void draw(int near, int from, int to, int sign) {
        for (int begin = from; begin < to; begin += kTile) {
            const int end = std::min(begin + kTile, to), at = place(near, begin, end, sign);
            for (int along = begin; along < end; ++along)
                for (int off = -kThickness / 2; off <= kThickness / 2; ++off) darken(at + off, along);
        }
    }

private:
    int positions() const { return direction_ == Direction::down ? raster_.width : raster_.height; }

    double mean(int position, int from, int to) const {
        int sum = 0, count = 0;
        for (int along = from; along < to; along += 3, ++count)
            sum += direction_ == Direction::down ? raster_.at(position, along) : raster_.at(along, position);
        return count > 0 ? static_cast<double>(sum) / count : 255;
    }

    // On the rule that is there, or where the grey changes most.
    int place(int near, int from, int to, int sign) const {
        std::vector<double> means;
        const int first = std::max(0, near - kReach - kStep), last = std::min(positions() - 1, near + kReach + kStep);
        for (int position = first; position <= last; ++position) means.push_back(mean(position, from, to));
        int best = near;
        double most = 0;
        for (int at = kStep; at + kStep < static_cast<int>(means.size()); ++at) {
            double before = 0, after = 0;
            for (int d = 1; d <= kStep; ++d) {
                before += means[static_cast<std::size_t>(at - d)] / kStep;
                after += means[static_cast<std::size_t>(at + d)] / kStep;
            }
            const double step = sign * (before - after);
            const double rule = std::min(before, after) - means[static_cast<std::size_t>(at)];
            if (step > 0 && step + 2 * std::max(0.0, rule) > most)
                most = step + 2 * std::max(0.0, rule), best = first + at;
        }
        return best;
    }

    void darken(int position, int along) {
        if (position < 0 || position >= positions()) return;
        const int x = direction_ == Direction::down ? position : along,
                  y = direction_ == Direction::down ? along : position;
        if (x < 0 || y < 0 || x >= raster_.width || y >= raster_.height) return;
        std::uint8_t& dot = raster_.dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster_.width) +
                                         static_cast<std::size_t>(x)];
        dot = std::min(dot, static_cast<std::uint8_t>(level_));
    }

    GreyRaster& raster_;
    Direction direction_;
    int level_;
};

}  // namespace

void rule_shades(Pix* page, GreyRaster& raster) {
    const PixPtr shades = shades_of(page);
    if (!shades) return;
    const int paper = paper_level(page);
    const PixPtr shaded{pixThresholdToBinary(shades.get(), std::max(1, paper - kShadeMin))};
    const PixPtr dark{pixThresholdToBinary(shades.get(), std::max(1, paper - kShadeMax))};
    if (!shaded || !dark) return;
    pixSubtract(shaded.get(), shaded.get(), dark.get());
    const int level = std::max(0, paper - kRuleLevel);
    Side across{raster, Direction::across, level}, down{raster, Direction::down, level};
    // A short title close above a shaded row hangs on to it.
    const PixPtr wide{pixOpenBrick(nullptr, shaded.get(), kWidthMin, kHeightMin)};
    for (const DotBox& box : marks_of(wide.get())) {
        if (box.width() < kWidthMin || box.height() < kHeightMin || box.height() > kHeightMax) continue;
        if (dots_in(wide.get(), box) < kFilledMin * box.width() * box.height()) continue;
        const DotBox area{box.left * kUnit, box.top * kUnit, box.right * kUnit, box.bottom * kUnit};
        across.draw(area.top, area.left, area.right, 1);
        across.draw(area.bottom, area.left, area.right, -1);
        down.draw(area.left, area.top, area.bottom, 1);
        down.draw(area.right, area.top, area.bottom, -1);
    }
}

}  // namespace mera
