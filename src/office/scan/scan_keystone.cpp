#include "office/scan/scan_keystone.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr float kSweep = 7;          // degrees: a hand holds a telephone no worse
constexpr float kConfidenceMin = 3;  // Leptonica's own advice
constexpr double kApartMin = 0.25;   // degrees between the two sides: less is the paper's own bend
constexpr double kApartMax = 9;      // more is no measurement

struct Point {
    double x, y;
};

// dy/dx of the lines of a strip of the picture, as they should be level.
std::optional<double> slope_of(Pix* ink, int top, int bottom) {
    const PixPtr strip = clipped(ink, {0, top, pixGetWidth(ink), bottom});
    float angle = 0, confidence = 0;
    if (!strip || pixFindSkewSweepAndSearch(strip.get(), &angle, &confidence, 1, 1, kSweep, 1, 0.02F) != 0) return {};
    if (confidence < kConfidenceMin) return {};
    return -std::tan(angle * std::numbers::pi / 180);
}

double degrees(double slope) { return std::atan(slope) * 180 / std::numbers::pi; }

// The slopes of the first and the last third.
struct Sides {
    double first = 0, last = 0;
    double mean() const { return (first + last) / 2; }
    bool run_together() const {
        const double apart = std::abs(degrees(first) - degrees(last));
        return apart >= kApartMin && apart <= kApartMax;
    }
};

std::optional<Sides> sides_of(Pix* ink) {
    const int height = pixGetHeight(ink);
    const auto first = slope_of(ink, 0, height / 3), last = slope_of(ink, height - height / 3, height);
    if (!first || !last) return {};
    return Sides{*first, *last};
}

// Where the level line through (cx, y) with slope a and the upright one through (x, cy) with slope b meet.
Point meeting(double y, double a, double cx, double x, double b, double cy) {
    const double py = (y + a * (x - b * cy - cx)) / (1 - a * b);
    return {x + b * (py - cy), py};
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

PixPtr without_keystone(PixPtr page) {
    const PixPtr ink = ink_on_paper(page.get());
    const PixPtr small{ink ? pixReduceRankBinaryCascade(ink.get(), 1, 1, 0, 0) : nullptr};
    const PixPtr aside{small ? pixRotateOrth(small.get(), 1) : nullptr};
    if (!aside) return page;
    const auto level = sides_of(small.get());
    auto upright = sides_of(aside.get());
    if (!level) return page;
    const bool sides_lean = upright && upright->run_together();
    if (!level->run_together() && !sides_lean) return page;
    // Sides that do not run together lean as the page is turned: left as they are they would lean when the lines are level.
    if (!sides_lean) upright = Sides{level->mean(), level->mean()};
    // Turned aside, what leans to the right as it goes down goes up to the right.
    const double left_slope = -upright->first, right_slope = -upright->last;
    const double width = pixGetWidth(page.get()), height = pixGetHeight(page.get());
    const double cx = width / 2, cy = height / 2;
    const double top = height / 6, bottom = height - top, left = width / 6, right = width - left;
    const std::array<Point, 4> seen{meeting(top, level->first, cx, left, left_slope, cy),
                                    meeting(top, level->first, cx, right, right_slope, cy),
                                    meeting(bottom, level->last, cx, left, left_slope, cy),
                                    meeting(bottom, level->last, cx, right, right_slope, cy)};
    const double wide = (distance(seen[0], seen[1]) + distance(seen[2], seen[3])) / 2;
    const double high = (distance(seen[0], seen[2]) + distance(seen[1], seen[3])) / 2;
    const std::array<Point, 4> flat{Point{cx - wide / 2, cy - high / 2}, Point{cx + wide / 2, cy - high / 2},
                                    Point{cx - wide / 2, cy + high / 2}, Point{cx + wide / 2, cy + high / 2}};
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (std::size_t at = 0; at < seen.size(); ++at) {
        ptaAddPt(from, static_cast<float>(seen[at].x), static_cast<float>(seen[at].y));
        ptaAddPt(to, static_cast<float>(flat[at].x), static_cast<float>(flat[at].y));
    }
    PixPtr straight{pixProjectivePta(page.get(), to, from, L_BRING_IN_WHITE)};
    ptaDestroy(&from);
    ptaDestroy(&to);
    return straight ? std::move(straight) : std::move(page);
}

}  // namespace mera
