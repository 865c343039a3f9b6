#include "office/scan/scan_stamps.hpp"

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

constexpr int kStampBelowPaper = 60;  // grey levels
// All distances below are dots of the page at half its size: a rim is three dots thick there.
constexpr int kSmaller = 2;
constexpr int kPiece = 24;                     // a rim is cut into arcs so short that they are nearly straight
constexpr int kArcMin = 11;
constexpr double kArcThickMax = 6.5;           // rims of large stamps are a millimetre thick
constexpr double kStraightThickMax = 4.5;      // and of those that lie level or upright, as strokes of letters do
constexpr double kElongated = 2.2;             // times longer than thick
constexpr double kCorner = 0.35;               // of the box of an arc: the corners it does not run through are white
constexpr int kRimMin = 55, kRimMax = 165;     // stamps of 2 to 5.5 cm
constexpr int kStep = 4;                       // the field of votes for middles
constexpr int kAround = 2;                     // its squares about one whose votes count for it
constexpr double kVotesMin = 150;              // lengths of arcs that turn round one middle
constexpr int kAngles = 180, kAnglesGuess = 36;
constexpr double kRimSeen = 0.65;              // of its length: by chance circles through text reach 0.62
constexpr double kRimGuess = 0.3;              // and while its middle is known to some dots only
constexpr double kInnerSeen = 0.55;            // of a rim inside one that is sure
constexpr double kClearlyMore = 1.6;           // times the ink on the circles beside it: text is dark all over
constexpr int kBesideRim = 7;
constexpr int kRimReach = 1;
constexpr double kApart = 15;                  // between two rims
constexpr int kSearchStep = 4, kSearch = 3;    // steps about the middle that got the votes
constexpr std::size_t kTriedMax = 8;           // middles on one page

struct Arc {
    double x, y;      // its middle
    double nx, ny;    // across it
    double length;
};

int count_dots(Pix* ink, const DotBox& box) {  // faster than dots_in where the box is small
    int count = 0;
    for (int y = box.top; y < box.bottom; ++y) {
        const l_uint32* line = pixGetData(ink) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink);
        for (int x = box.left; x < box.right; ++x) count += GET_DATA_BIT(line, x) != 0;
    }
    return count;
}

// Pieces of thin strokes; letters have ink in the other corners of their boxes too, and rules fill their piece.
std::optional<Arc> arc_of(Pix* ink, const DotBox& box) {
    const double w = box.width(), h = box.height(), length = std::hypot(w, h);
    const bool is_thin = std::min(w, h) <= kStraightThickMax;
    if (length < kArcMin || (is_thin && std::max(w, h) >= kPiece - 1)) return {};
    const int dots = count_dots(ink, box);
    if (dots > kArcThickMax * length || dots * kElongated > length * length) return {};
    const double thick = dots / length;
    Arc arc{(box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0, 0, 0, length};
    if (is_thin) {
        (w > h ? arc.ny : arc.nx) = 1;
        return arc;
    }
    const int dx = static_cast<int>(kCorner * w), dy = static_cast<int>(kCorner * h);
    const auto white = [&](bool right, bool bottom) {
        const int x = right ? box.right - dx : box.left, y = bottom ? box.bottom - dy : box.top;
        return count_dots(ink, {x, y, x + dx, y + dy}) == 0;
    };
    const bool falls = white(true, false) && white(false, true), rises = white(false, false) && white(true, true);
    if (falls == rises) return {};
    const double along_x = std::max(1.0, w - thick), along_y = std::max(1.0, h - thick) * (falls ? 1 : -1);
    const double size = std::hypot(along_x, along_y);
    arc.nx = -along_y / size, arc.ny = along_x / size;
    return arc;
}

PixPtr ink_in_pieces(Pix* ink) {
    PixPtr cut{pixCopy(nullptr, ink)};
    const int width = pixGetWidth(ink), height = pixGetHeight(ink);
    for (int x = kPiece; x < width; x += kPiece) pixRasterop(cut.get(), x, 0, 1, height, PIX_CLR, nullptr, 0, 0);
    for (int y = kPiece; y < height; y += kPiece) pixRasterop(cut.get(), 0, y, width, 1, PIX_CLR, nullptr, 0, 0);
    return cut;
}

// Where the lines across many arcs meet.
class Votes {
public:
    Votes(int width, int height)
        : width_(width / kStep + 1),
          height_(height / kStep + 1),
          votes_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0.0F) {}

    void add(const Arc& arc) {
        for (const int side : {-1, 1})
            for (int r = kRimMin; r <= kRimMax; r += kStep) {
                const int x = static_cast<int>((arc.x + side * r * arc.nx) / kStep),
                          y = static_cast<int>((arc.y + side * r * arc.ny) / kStep);
                if (x >= 0 && x < width_ && y >= 0 && y < height_) at(x, y) += static_cast<float>(arc.length);
            }
    }

    struct Middle {
        int x = 0, y = 0;  // dots
        double votes = 0;
    };
    std::vector<Middle> middles() const {
        std::vector<Middle> out;
        for (int y = kAround; y + kAround < height_; ++y)
            for (int x = kAround; x + kAround < width_; ++x)
                if (const double votes = around(x, y); votes >= kVotesMin)
                    out.push_back({x * kStep + kStep / 2, y * kStep + kStep / 2, votes});
        std::sort(out.begin(), out.end(), [](const Middle& a, const Middle& b) { return a.votes > b.votes; });
        return out;
    }

private:
    float& at(int x, int y) {
        return votes_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)];
    }
    double around(int x, int y) const {
        double sum = 0;
        for (int dy = -kAround; dy <= kAround; ++dy)
            for (int dx = -kAround; dx <= kAround; ++dx)
                sum += votes_[static_cast<std::size_t>(y + dy) * static_cast<std::size_t>(width_) +
                              static_cast<std::size_t>(x + dx)];
        return sum;
    }
    int width_, height_;
    std::vector<float> votes_;
};

constexpr int kRayFrom = kRimMin - kBesideRim, kRayTo = kRimMax + kBesideRim;  // dots from the middle

struct Dot {
    int x, y;
};
using Ray = std::array<Dot, kRayTo - kRayFrom + 1>;

// The dots on all lines from a middle, counted from it.
const std::array<Ray, kAngles>& rays() {
    static const auto all = [] {
        std::array<Ray, kAngles> out;
        for (int angle = 0; angle < kAngles; ++angle) {
            const double turn = 2 * std::numbers::pi * angle / kAngles;
            for (int r = kRayFrom; r <= kRayTo; ++r)
                out[static_cast<std::size_t>(angle)][static_cast<std::size_t>(r - kRayFrom)] = {
                    static_cast<int>(std::lround(r * std::cos(turn))),
                    static_cast<int>(std::lround(r * std::sin(turn)))};
        }
        return out;
    }();
    return all;
}

// How much of each circle about one middle is ink.
class Circles {
public:
    // `step`: dots between the circles that are looked at; the rim is thicker than two.
    Circles(Pix* ink, int x, int y, int angles, int reach, int step = 1) : angles_(angles) {
        const int width = pixGetWidth(ink), height = pixGetHeight(ink), words = pixGetWpl(ink);
        const l_uint32* data = pixGetData(ink);
        seen_.fill(0);
        for (int angle = 0; angle < kAngles; angle += kAngles / angles) {
            const Ray& ray = rays()[static_cast<std::size_t>(angle)];
            int last = -1000;
            for (int r = kRayFrom; r <= kRayTo; r += step) {
                const Dot dot = ray[static_cast<std::size_t>(r - kRayFrom)];
                const int px = x + dot.x, py = y + dot.y;
                if (px < 0 || py < 0 || px >= width || py >= height) continue;
                if (!GET_DATA_BIT(data + static_cast<std::ptrdiff_t>(py) * words, px)) continue;
                const int from = std::max(last + 1, r - reach), to = r + reach;
                for (int near = from; near <= std::min(to, kRayTo); ++near) ++seen_[static_cast<std::size_t>(near)];
                last = to;
            }
        }
    }
    double share(int radius) const { return seen_[static_cast<std::size_t>(radius)] / static_cast<double>(angles_); }

    struct Rim {
        int radius = 0;
        double seen = 0;
    };
    Rim best() const {
        Rim best;
        for (int r = kRimMin; r <= kRimMax; ++r)
            if (stands_out(r) && share(r) > best.seen) best = {r, share(r)};
        return best;
    }
    std::vector<double> rims() const {
        std::vector<Rim> all;
        for (int r = kRimMin; r <= kRimMax; ++r)
            if (share(r) >= kInnerSeen && stands_out(r)) all.push_back({r, share(r)});
        std::sort(all.begin(), all.end(), [](const Rim& a, const Rim& b) { return a.seen > b.seen; });
        std::vector<double> out;
        for (const Rim& rim : all)
            if (std::none_of(out.begin(), out.end(), [&](double r) { return std::abs(r - rim.radius) < kApart; }))
                out.push_back(rim.radius);
        std::sort(out.rbegin(), out.rend());
        return out;
    }

private:
    bool stands_out(int r) const {
        return share(r) >= kClearlyMore * share(r - kBesideRim) && share(r) >= kClearlyMore * share(r + kBesideRim);
    }
    int angles_;
    std::array<int, kRayTo + 1> seen_;
};

// The stamp about a middle near this one; nothing where no rim is seen.
std::optional<Stamp> stamp_at(Pix* ink, const Votes::Middle& near) {
    Dot middle{near.x, near.y};
    Circles::Rim best;
    for (int step = kSearchStep; step >= 1; step /= 2) {
        const auto [x, y] = middle;
        const int angles = step == kSearchStep ? kAnglesGuess : kAngles, reach = std::max(kRimReach, step / 2 + 1);
        if (step < kSearchStep) best = {};
        const int search = step == kSearchStep ? kSearch : 2;
        for (int down = -search; down <= search; ++down)
            for (int right = -search; right <= search; ++right)
                if (const auto rim =
                        Circles{ink, x + right * step, y + down * step, angles, reach, reach > kRimReach ? 2 : 1}
                            .best();
                    rim.seen > best.seen)
                    best = rim, middle = {x + right * step, y + down * step};
        if (best.seen < (step == kSearchStep ? kRimGuess : kRimSeen)) return {};
    }
    return Stamp{static_cast<double>(middle.x), static_cast<double>(middle.y),
                 Circles{ink, middle.x, middle.y, kAngles, kRimReach}.rims()};
}

}  // namespace

DotBox box_of(const Stamp& stamp) {
    const double rim = stamp.rims.front();
    return {static_cast<int>(stamp.x - rim), static_cast<int>(stamp.y - rim), static_cast<int>(stamp.x + rim),
            static_cast<int>(stamp.y + rim)};
}

std::vector<Stamp> find_stamps(Pix* page) {
    std::vector<Stamp> stamps;
    const PixPtr full = ink_on_paper(page, kStampBelowPaper);
    const PixPtr ink{full ? pixReduceRankBinary2(full.get(), 1, nullptr) : nullptr};
    if (!ink) return stamps;
    const PixPtr pieces = ink_in_pieces(ink.get());
    Votes votes{pixGetWidth(ink.get()), pixGetHeight(ink.get())};
    for (const DotBox& mark : marks_of(pieces.get()))
        if (const auto arc = arc_of(pieces.get(), mark)) votes.add(*arc);
    std::vector<Votes::Middle> tried;
    for (const Votes::Middle& middle : votes.middles()) {
        if (tried.size() >= kTriedMax) break;
        const bool known = std::any_of(tried.begin(), tried.end(), [&](const Votes::Middle& other) {
            return std::hypot(other.x - middle.x, other.y - middle.y) < kRimMin;
        });
        if (known) continue;
        tried.push_back(middle);
        auto stamp = stamp_at(ink.get(), middle);
        if (!stamp) continue;
        stamp->x = kSmaller * stamp->x + 1, stamp->y = kSmaller * stamp->y + 1;
        for (double& rim : stamp->rims) rim *= kSmaller;
        stamps.push_back(*std::move(stamp));
    }
    return stamps;
}

}  // namespace mera
