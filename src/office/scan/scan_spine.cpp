#include "office/scan/scan_spine.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "office/picture/ink_marks.hpp"

namespace mera {
namespace {

// All at 75 dots per inch: a quarter of the page's.
constexpr int kReduced = 4;
constexpr int kStrip = 16;           // dots: two or three letters
constexpr int kShiftMax = 6;         // from one strip to the next
constexpr int kInkMin = 30;          // dots of a strip: less tells nothing
constexpr double kAlikeMin = 0.25;   // correlation of strips beside each other; those of a text have 0.5
constexpr std::size_t kStripsMin = 12;
constexpr double kBendMin = 3;       // dots at the edge: less is paper that does not lie quite flat
constexpr double kBowMin = 1.5;      // a bow goes through all columns of a table
constexpr double kBendMax = 60;
constexpr double kOffMax = 0.6;      // dots: the strips lie off the curve by so much
constexpr double kBetter = 3;      // times nearer to the curve than to a straight line
constexpr double kSharper = 1.02;    // the lines of the page become so many times sharper
constexpr std::array<double, 5> kReach = {30, 45, 67, 100, 140};  // dots in which the bend falls to a third

struct Strip {
    double x = 0;      // its middle
    double shift = 0;  // how far below those of the first strip its lines lie
    std::vector<float> rows;
};

std::vector<float> rows_of(Pix* ink, int left) {
    const int height = pixGetHeight(ink), right = std::min(pixGetWidth(ink), left + kStrip);
    std::vector<float> rows(static_cast<std::size_t>(height), 0);
    for (int y = 0; y < height; ++y) {
        const l_uint32* line = pixGetData(ink) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink);
        for (int x = left; x < right; ++x)
            rows[static_cast<std::size_t>(y)] += static_cast<float>(GET_DATA_BIT(line, x));
    }
    return rows;
}

double sum_of(const std::vector<float>& rows) {
    double sum = 0;
    for (const float row : rows) sum += row;
    return sum;
}

// Of two strips whose rows have a mean of nought, the lower one moved up by `shift`.
double product(const std::vector<float>& above, const std::vector<float>& below, int shift) {
    const auto size = static_cast<int>(above.size());
    double sum = 0;
    for (int y = std::max(0, -shift); y < std::min(size, size - shift); ++y)
        sum += static_cast<double>(above[static_cast<std::size_t>(y)]) * below[static_cast<std::size_t>(y + shift)];
    return sum;
}

// How far the lines of the second lie below those of the first; nothing where they are not the same lines.
std::optional<double> shift_between(const std::vector<float>& one, const std::vector<float>& other) {
    std::array<double, 2 * kShiftMax + 1> alike{};
    for (int shift = -kShiftMax; shift <= kShiftMax; ++shift)
        alike[static_cast<std::size_t>(shift + kShiftMax)] = product(one, other, shift);
    const auto best = std::max_element(alike.begin(), alike.end());
    const double whole = std::sqrt(product(one, one, 0) * product(other, other, 0));
    if (whole <= 0 || *best < kAlikeMin * whole || best == alike.begin() || best == alike.end() - 1) return {};
    const double before = *(best - 1), after = *(best + 1), bow = before - 2 * *best + after;
    const double part = bow < 0 ? (before - after) / (2 * bow) : 0;
    return static_cast<double>(best - alike.begin()) - kShiftMax + part;
}

// The strips with ink, from the left; their rows have a mean of nought.
std::vector<Strip> strips_with_ink(Pix* ink) {
    std::vector<Strip> strips;
    for (int left = 0; left + kStrip <= pixGetWidth(ink); left += kStrip) {
        Strip strip{left + kStrip / 2.0, 0, rows_of(ink, left)};
        const double sum = sum_of(strip.rows);
        if (sum < kInkMin) continue;
        const auto mean = static_cast<float>(sum / static_cast<double>(strip.rows.size()));
        for (float& row : strip.rows) row -= mean;
        strips.push_back(std::move(strip));
    }
    return strips;
}

// From the middle of the page to one side: at the spine lies a shadow, which tells nothing.
void follow(std::vector<Strip>& all, std::size_t from, int step, std::vector<Strip>& out) {
    Strip last = all[from];
    for (auto at = static_cast<std::ptrdiff_t>(from) + step; at >= 0 && at < static_cast<std::ptrdiff_t>(all.size());
         at += step) {
        Strip& strip = all[static_cast<std::size_t>(at)];
        const auto shift = shift_between(last.rows, strip.rows);
        if (!shift) continue;
        strip.shift = last.shift + *shift;
        last = strip;
        out.push_back(strip);
    }
}

std::vector<Strip> strips_of(Pix* ink) {
    std::vector<Strip> all = strips_with_ink(ink), out;
    if (all.empty()) return out;
    const std::size_t middle = all.size() / 2;
    out.push_back(all[middle]);
    follow(all, middle, -1, out);
    follow(all, middle, 1, out);
    std::sort(out.begin(), out.end(), [](const Strip& a, const Strip& b) { return a.x < b.x; });
    return out;
}

// How lines bend: down into a spine at one edge, or over the whole width, as a sheet that is held or was rolled up does.
enum class Bend { spine, bow };

// shift = level + slope * x + the bend: of a spine bend * e^(-distance / reach), of a bow bend * u^2 + twist * u^3, where
// u runs from -1 to 1 over the page.
struct Curve {
    Bend kind = Bend::spine;
    double level = 0, slope = 0, bend = 0, twist = 0;
    double reach = 1, spine = 0;  // of a bow: half the width and the middle
    double first_term(double x) const {
        return kind == Bend::spine ? std::exp(-std::abs(x - spine) / reach) : std::pow((x - spine) / reach, 2);
    }
    double second_term(double x) const { return kind == Bend::spine ? 0 : std::pow((x - spine) / reach, 3); }
    double bent(double x) const { return bend * first_term(x) + twist * second_term(x); }
    double at(double x) const { return level + slope * x + bent(x); }
};

double off_curve(const std::vector<Strip>& strips, const Curve& curve) {
    double sum = 0;
    for (const Strip& strip : strips) sum += std::pow(strip.shift - curve.at(strip.x), 2);
    return std::sqrt(sum / static_cast<double>(strips.size()));
}

constexpr std::size_t kTerms = 4;
using Row = std::array<double, kTerms + 1>;

// As many equations as unknowns, the first `count`, by elimination; nothing where they do not tell.
std::optional<std::array<double, kTerms>> solved(std::array<Row, kTerms> rows, std::size_t count) {
    for (std::size_t column = 0; column < count; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < count; ++row)
            if (std::abs(rows[row][column]) > std::abs(rows[pivot][column])) pivot = row;
        if (std::abs(rows[pivot][column]) < 1e-9) return {};
        std::swap(rows[pivot], rows[column]);
        for (std::size_t row = 0; row < count; ++row) {
            if (row == column) continue;
            const double times = rows[row][column] / rows[column][column];
            for (std::size_t at = column; at < rows[row].size(); ++at) rows[row][at] -= times * rows[column][at];
        }
    }
    std::array<double, kTerms> found{};
    for (std::size_t row = 0; row < count; ++row) found[row] = rows[row].back() / rows[row][row];
    return found;
}

// Least squares.
std::optional<Curve> fitted(const std::vector<Strip>& strips, Curve curve) {
    const std::size_t count = curve.kind == Bend::spine ? 3 : 4;
    std::array<Row, kTerms> sums{};
    for (const Strip& strip : strips) {
        const std::array<double, kTerms> terms{1, strip.x, curve.first_term(strip.x), curve.second_term(strip.x)};
        for (std::size_t row = 0; row < count; ++row) {
            for (std::size_t column = 0; column < count; ++column) sums[row][column] += terms[row] * terms[column];
            sums[row].back() += terms[row] * strip.shift;
        }
    }
    const auto found = solved(sums, count);
    if (!found) return {};
    curve.level = (*found)[0], curve.slope = (*found)[1], curve.bend = (*found)[2], curve.twist = (*found)[3];
    return curve;
}

Curve straight_through(const std::vector<Strip>& strips) {
    double n = 0, sx = 0, ss = 0, sxx = 0, sxs = 0;
    for (const Strip& strip : strips)
        n += 1, sx += strip.x, ss += strip.shift, sxx += strip.x * strip.x, sxs += strip.x * strip.shift;
    Curve line;
    const double spread = n * sxx - sx * sx;
    line.slope = spread > 0 ? (n * sxs - sx * ss) / spread : 0;
    line.level = (ss - line.slope * sx) / n;
    return line;
}

// Of the lines of the whole page when each strip is moved up as the curve says.
double sharpness(const std::vector<Strip>& strips, const Curve& curve) {
    const auto height = static_cast<int>(strips.front().rows.size());
    double sum = 0;
    for (int y = 0; y < height; ++y) {
        double row = 0;
        for (const Strip& strip : strips) {
            const int from = y + static_cast<int>(std::lround(curve.at(strip.x)));
            if (from >= 0 && from < height) row += strip.rows[static_cast<std::size_t>(from)];
        }
        sum += row * row;
    }
    return sum;
}

// The most that the bend is off the straight line it would be without it.
double depth_of(const std::vector<Strip>& strips, const Curve& curve) {
    if (curve.kind == Bend::spine)
        return std::max(std::abs(curve.bent(strips.front().x)), std::abs(curve.bent(strips.back().x)));
    const double first = curve.bent(strips.front().x), last = curve.bent(strips.back().x);
    const double wide = strips.back().x - strips.front().x;
    double depth = 0;
    for (const Strip& strip : strips) {
        const double chord = first + (last - first) * (strip.x - strips.front().x) / wide;
        depth = std::max(depth, std::abs(curve.bent(strip.x) - chord));
    }
    return depth;
}

std::vector<Curve> shapes_on(int width) {
    std::vector<Curve> shapes{{.kind = Bend::bow, .reach = width / 2.0, .spine = width / 2.0}};
    for (const double spine : {0.0, static_cast<double>(width)})
        for (const double reach : kReach) shapes.push_back({.reach = reach, .spine = spine});
    return shapes;
}

std::optional<Curve> curve_of(Pix* ink) {
    const std::vector<Strip> strips = strips_of(ink);
    if (strips.size() < kStripsMin) return {};
    const Curve line = straight_through(strips);
    const double off_line = off_curve(strips, line);
    std::optional<Curve> best;
    for (const Curve& shape : shapes_on(pixGetWidth(ink))) {
        const auto curve = fitted(strips, shape);
        if (curve && (!best || off_curve(strips, *curve) < off_curve(strips, *best))) best = curve;
    }
    if (!best) return {};
    const double off = off_curve(strips, *best), depth = depth_of(strips, *best);
    if (depth < (best->kind == Bend::spine ? kBendMin : kBowMin) || depth > kBendMax || off > kOffMax ||
        off_line < kBetter * off)
        return {};
    return sharpness(strips, *best) >= kSharper * sharpness(strips, line) ? best : std::nullopt;
}

// How the lines bend: as one curve, or above otherwise than below, as those of an open book, which run together towards its
// spine; between both heights by degrees.
struct Bending {
    Curve above, below;
    double above_at = 0, below_at = 1;
    double way(double y) const {
        constexpr double kBeyond = 0.5;  // of the way between both: further out nothing was measured
        return std::clamp((y - above_at) / (below_at - above_at), -kBeyond, 1 + kBeyond);
    }
};

// The lines of the page without the shadow at its spine, which reaches over the whole height.
DotBox without_shadow(Pix* ink, const std::vector<Strip>& strips) {
    return {static_cast<int>(strips.front().x) - kStrip / 2, 0, static_cast<int>(strips.back().x) + kStrip / 2,
            pixGetHeight(ink)};
}

// As much ink lies above it as below.
int middle_of(Pix* ink, const DotBox& lines) {
    const int all = dots_in(ink, lines);
    int low = lines.top, high = lines.bottom;
    while (high - low > 1) {
        const int half = (low + high) / 2;
        (2 * dots_in(ink, {lines.left, lines.top, lines.right, half}) < all ? low : high) = half;
    }
    return high;
}

struct Half {
    PixPtr ink;
    double at = 0;  // where most of its ink is, in the whole page
    std::optional<Curve> curve = {};
};

// `lines`: without the shadow.
Half half_of(Pix* ink, const DotBox& lines) {
    Half half{clipped(ink, {0, lines.top, pixGetWidth(ink), lines.bottom})};
    const PixPtr print = clipped(ink, lines);
    float x = 0, y = 0;
    if (!half.ink || !print || pixCentroid(print.get(), nullptr, nullptr, &x, &y) != 0) return {};
    half.at = lines.top + static_cast<double>(y);
    half.curve = curve_of(half.ink.get());
    return half;
}

// A half whose own lines are all but straight bends at the spine of the other one, by little or the other way.
void take_shape_of(Half& half, const Half& other) {
    if (half.curve || !half.ink || !other.curve) return;
    const std::vector<Strip> strips = strips_of(half.ink.get());
    if (strips.size() < kStripsMin) return;
    const auto curve = fitted(strips, *other.curve);
    if (curve && off_curve(strips, *curve) <= kOffMax) half.curve = curve;
}

// Where the two halves of the print bend so unlike each other that one curve cannot level both.
std::optional<Bending> bending_of_halves(Pix* ink) {
    const std::vector<Strip> strips = strips_of(ink);
    if (strips.size() < kStripsMin) return {};
    const DotBox lines = without_shadow(ink, strips);
    const int middle = middle_of(ink, lines);
    Half above = half_of(ink, {lines.left, lines.top, lines.right, middle}),
         below = half_of(ink, {lines.left, middle, lines.right, lines.bottom});
    take_shape_of(above, below);
    take_shape_of(below, above);
    if (!above.curve || !below.curve || below.at <= above.at) return {};
    const Curve &one = *above.curve, &other = *below.curve;
    const double spine = one.spine;
    if (one.kind != Bend::spine || other.kind != Bend::spine || spine != other.spine) return {};
    if (std::abs(one.bend - other.bend) < kBendMin) return {};
    return Bending{one, other, above.at, below.at};
}

std::optional<Bending> bending_of(Pix* ink) {
    if (auto halves = bending_of_halves(ink)) return halves;
    const auto curve = curve_of(ink);
    return curve ? std::optional{Bending{*curve, *curve}} : std::nullopt;
}

}  // namespace

PixPtr without_spine(Pix* page, Pix* ink, SheetSides sides) {
    const PixPtr small{ink ? pixReduceRankBinaryCascade(ink, 1, 1, 0, 0) : nullptr};
    const auto bending = small ? bending_of(small.get()) : std::nullopt;
    if (!bending) return {};
    PixPtr out{pixCreateTemplate(page)};
    if (!out) return {};
    const int width = pixGetWidth(page), height = pixGetHeight(page);
    for (int x = 0; x < width; ++x) {
        const double small_x = static_cast<double>(x) / kReduced;
        const double leaning = sides == SheetSides::upright ? small_x - width / 2.0 / kReduced : 0;
        const auto shift_of = [&](const Curve& curve) {
            return kReduced * (curve.bent(small_x) + leaning * curve.slope);
        };
        const double above = shift_of(bending->above), further = shift_of(bending->below) - above;
        for (int y = 0; y < height; ++y) {
            const double shift = above + further * bending->way(static_cast<double>(y) / kReduced);
            const int whole = static_cast<int>(std::floor(shift));
            const double part = shift - whole;
            const auto level = [&](int from) {
                const int at = std::clamp(from, 0, height - 1);
                return GET_DATA_BYTE(pixGetData(page) + static_cast<std::ptrdiff_t>(at) * pixGetWpl(page), x);
            };
            const double mixed = (1 - part) * level(y + whole) + part * level(y + whole + 1);
            SET_DATA_BYTE(pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get()), x,
                          static_cast<l_uint8>(std::lround(mixed)));
        }
    }
    return out;
}

}  // namespace mera
