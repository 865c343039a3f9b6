#include "office/scan/scan_desk.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace mera {
namespace {

constexpr int kReduced = kColourReduced;  // the sheet is looked for at 38 dots per inch
constexpr int kLetters = 13;     // reduced dots: letters and rules are narrower, and are filled with paper
constexpr double kContrast = 45;  // grey levels between the sheet and the desk
constexpr double kDeskMin = 0.015, kDeskMax = 0.7;  // of the picture
constexpr double kEdge = 0.12, kMiddle = 0.88;     // of a side: its corners may be bent or hidden by a thumb
constexpr double kStraight = 1.5;   // reduced dots that a straight edge wavers
constexpr double kStraightShare = 0.75;
constexpr std::size_t kSpotsMin = 24, kKnots = 9;
constexpr double kBowMax = 0.03;    // of a side: paper that was rolled up stands off no more
constexpr double kSlantMax = 0.25;  // of a side to the picture's own
constexpr int kRim = 10;            // dots of the sheet's edge that are shadow

struct Line {  // across = offset + slope * along
    double offset = 0, slope = 0;
    double at(double along) const { return offset + slope * along; }
};

struct Spot {
    double along, across;
};

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Most of the spots lie on it.
template <class Shape>
bool lie_on(const std::vector<Spot>& spots, Shape shape) {
    const auto near = std::count_if(spots.begin(), spots.end(), [&](const Spot& spot) {
        return std::abs(shape(spot.along) - spot.across) <= kStraight;
    });
    return static_cast<double>(near) >= kStraightShare * static_cast<double>(spots.size());
}

// The straight line through the middles of the spots.
Line middle_line(const std::vector<Spot>& spots) {
    const std::size_t half = spots.size() / 2;
    std::vector<double> slopes, offsets;
    for (std::size_t at = 0; at + half < spots.size(); ++at)
        slopes.push_back((spots[at + half].across - spots[at].across) / (spots[at + half].along - spots[at].along));
    Line line{0, median(slopes)};
    for (const Spot& spot : spots) offsets.push_back(spot.across - line.slope * spot.along);
    line.offset = median(offsets);
    return line;
}

// The chord of the bow that most of the spots stand on: the edge of a sheet that does not lie flat.
std::optional<Line> chord_through(const std::vector<Spot>& spots, double length) {
    // Three knots, each the middle of the spots about it: the ends of what is seen, and its middle.
    const auto knot = [&](std::size_t part) {
        std::vector<double> along, across;
        for (std::size_t at = part * spots.size() / kKnots; at < (part + 1) * spots.size() / kKnots; ++at)
            along.push_back(spots[at].along), across.push_back(spots[at].across);
        return Spot{median(along), median(across)};
    };
    const Spot a = knot(0), b = knot(kKnots / 2), c = knot(kKnots - 1);
    const auto bow = [&](double t) {  // the parabola through the three
        return a.across * (t - b.along) * (t - c.along) / ((a.along - b.along) * (a.along - c.along)) +
               b.across * (t - a.along) * (t - c.along) / ((b.along - a.along) * (b.along - c.along)) +
               c.across * (t - a.along) * (t - b.along) / ((c.along - a.along) * (c.along - b.along));
    };
    const Line chord{bow(0), (bow(length) - bow(0)) / length};
    const bool shallow = std::abs(bow(length / 2) - chord.at(length / 2)) <= kBowMax * length;
    return shallow && lie_on(spots, bow) ? std::optional{chord} : std::nullopt;
}

// The straight line that most of the spots stand on, or the chord of a bow; nothing where they stand on neither.
std::optional<Line> line_through(const std::vector<Spot>& spots, double length) {
    if (spots.size() < kSpotsMin) return {};
    std::optional<Line> line{middle_line(spots)};
    if (!lie_on(spots, [&](double along) { return line->at(along); })) line = chord_through(spots, length);
    return line && std::abs(line->slope) <= kSlantMax ? line : std::nullopt;
}

bool is_paper(Pix* sheet, int x, int y) {
    l_uint32 dot = 0;
    pixGetPixel(sheet, x, y, &dot);
    return dot != 0;
}

// The lightest part of the picture about its middle that is one piece: black where it is.
PixPtr sheet_of(Pix* small) {
    // A desk narrower than letters goes on past the end of the picture, or it would be filled like them.
    const PixPtr wide{pixAddContinuedBorder(small, kLetters, kLetters, kLetters, kLetters)};
    const PixPtr filled{wide ? pixCloseGray(wide.get(), kLetters, kLetters) : nullptr};
    const PixPtr plain{filled ? pixRemoveBorder(filled.get(), kLetters) : nullptr};
    if (!plain) return nullptr;
    Pix* halves = nullptr;
    if (pixOtsuAdaptiveThreshold(plain.get(), pixGetWidth(plain.get()), pixGetHeight(plain.get()), 0, 0, 0, nullptr,
                                 &halves) != 0)
        return nullptr;
    const PixPtr desk{halves};
    // The means of both parts must stand apart: an even page has two halves as well.
    double sums[2] = {}, counts[2] = {};
    for (int y = 0; y < pixGetHeight(plain.get()); ++y)
        for (int x = 0; x < pixGetWidth(plain.get()); ++x) {
            l_uint32 level = 0;
            pixGetPixel(plain.get(), x, y, &level);
            const int part = is_paper(desk.get(), x, y) ? 1 : 0;
            sums[part] += level, counts[part] += 1;
        }
    const double dark = counts[1] / std::max(1.0, counts[0] + counts[1]);
    if (dark < kDeskMin || dark > kDeskMax) return nullptr;
    if (sums[0] / counts[0] - sums[1] / counts[1] < kContrast) return nullptr;
    PixPtr sheet{pixInvert(nullptr, desk.get())};
    const int cx = pixGetWidth(sheet.get()) / 2, cy = pixGetHeight(sheet.get()) / 2;
    if (!is_paper(sheet.get(), cx, cy)) return nullptr;
    PixPtr seed{pixCreate(pixGetWidth(sheet.get()), pixGetHeight(sheet.get()), 1)};
    pixSetPixel(seed.get(), cx, cy, 1);
    return PixPtr{pixSeedfillBinary(nullptr, seed.get(), sheet.get(), 4)};
}

// One edge of the sheet: the first paper met from the outside, row by row or column by column. Where the sheet reaches the
// end of the picture, that end is its edge.
std::optional<Line> edge_of(Pix* sheet, bool upright, bool far) {
    const int width = pixGetWidth(sheet), height = pixGetHeight(sheet);
    const int length = upright ? height : width, depth = upright ? width : height;
    std::vector<Spot> spots;
    int at_end = 0;
    for (int along = static_cast<int>(kEdge * length); along < static_cast<int>(kMiddle * length); ++along)
        for (int step = 0; step < depth; ++step) {
            const int across = far ? depth - 1 - step : step;
            if (!is_paper(sheet, upright ? across : along, upright ? along : across)) continue;
            at_end += step == 0;
            spots.push_back({static_cast<double>(along), across + (far ? 1.0 : 0.0)});
            break;
        }
    if (2 * at_end > static_cast<int>(spots.size())) return Line{far ? static_cast<double>(depth) : 0.0, 0};
    return line_through(spots, length);
}

struct Point {
    float x, y;
};

Point corner(const Line& upright, const Line& level) {  // x = upright(y), y = level(x)
    const double y = (level.offset + level.slope * upright.offset) / (1 - level.slope * upright.slope);
    return {static_cast<float>(upright.at(y) * kReduced), static_cast<float>(y * kReduced)};
}

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

using Corners = std::array<Point, 4>;  // left and right above, left and right below

std::optional<Corners> corners_of(Pix* small) {
    const PixPtr sheet = small ? sheet_of(small) : nullptr;
    if (!sheet) return {};
    const auto left = edge_of(sheet.get(), true, false), right = edge_of(sheet.get(), true, true),
               top = edge_of(sheet.get(), false, false), bottom = edge_of(sheet.get(), false, true);
    if (!left || !right || !top || !bottom) return {};
    return Corners{corner(*left, *top), corner(*right, *top), corner(*left, *bottom), corner(*right, *bottom)};
}

}  // namespace

PixPtr without_desk(PixPtr page, Pix* colourless) {
    const PixPtr small{pixScaleAreaMap(page.get(), 1.0F / kReduced, 1.0F / kReduced)};
    auto corners = corners_of(small.get());
    // A shadow on the paper may be as dark as the desk in the light; the colour of wood does not change with the light.
    if (!corners) corners = corners_of(colourless);
    if (!corners) return page;
    const Corners& seen = *corners;
    const float width = (distance(seen[0], seen[1]) + distance(seen[2], seen[3])) / 2,
                height = (distance(seen[0], seen[2]) + distance(seen[1], seen[3])) / 2;
    const auto whole = static_cast<float>(pixGetWidth(page.get())) * static_cast<float>(pixGetHeight(page.get()));
    const double share = width * height / whole;
    if (share < 1 - kDeskMax || share > 1 - kDeskMin) return page;
    // The sheet takes the place of the desk: its letters are nearer to the size they have on paper.
    const float grow = std::min(static_cast<float>(pixGetWidth(page.get())) / width,
                                static_cast<float>(pixGetHeight(page.get())) / height);
    const float wide = width * grow, high = height * grow;
    const std::array<Point, 4> square{Point{0, 0}, Point{wide, 0}, Point{0, high}, Point{wide, high}};
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (std::size_t at = 0; at < seen.size(); ++at) {
        ptaAddPt(from, seen[at].x, seen[at].y);
        ptaAddPt(to, square[at].x, square[at].y);
    }
    const PixPtr flat{pixProjectivePta(page.get(), to, from, L_BRING_IN_WHITE)};
    ptaDestroy(&from);
    ptaDestroy(&to);
    if (!flat) return page;
    Box* area = boxCreate(kRim, kRim, static_cast<int>(wide) - 2 * kRim, static_cast<int>(high) - 2 * kRim);
    PixPtr alone{pixClipRectangle(flat.get(), area, nullptr)};
    boxDestroy(&area);
    return alone ? std::move(alone) : std::move(page);
}

}  // namespace mera
