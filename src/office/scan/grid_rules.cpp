#include "office/scan/grid_rules.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace mera {
namespace {

// A rule drifts at most this much from one tile to the next (skew left over, bent paper).
constexpr int kDriftMax = 2;
// A track survives this many tiles without ink: a little more than the white between two lines of text.
constexpr int kGapTilesMax = 5;
// A track must be seen in this share of its tiles. Measured: true rules from 0.9 up, edges of text columns to 0.7.
constexpr double kSupportMin = 0.80;
// One that short rows between titles over the whole table are parted by is seen in so many, its stretches in all of theirs.
constexpr double kTornSupportMin = 0.6;
constexpr int kRowTiles = 3;
// Strokes of letters one under another reach 0.9 over an inch.
constexpr double kShortSupportMin = 0.9;
constexpr int kShort = 300;
constexpr int kThicknessMax = 12;  // dots: 3 points. The edge of a line of text looks thicker
constexpr double kSlopeMax = 0.02;  // the page is straightened before
constexpr int kPiece = 6;  // dots of a wall
constexpr int kPieceAcross = 6, kPieceDown = 4;  // tiles at least: longer than a dash, higher than a capital
constexpr int kBesideRule = 3, kBesideDepth = 4;  // dots: where the white beside a rule is looked for
constexpr double kInkBesideMax = 0.12;
// A tile shows the rule when it has this part of the rule's own contrast.
constexpr double kContrastShare = 0.4;

// Thin rules are compared with the paper 4 to 8 dots away, thick ones (to 2.5 points) with 9 to 13.
struct Kernel {
    int half, near_side, far_side;
};
constexpr Kernel kKernels[] = {{1, 4, 8}, {4, 9, 13}};

// Of the profile of a piece `length` dots long.
void ridges_of_profile(const std::vector<int>& sums, int length, float* out, int positions) {
    std::fill(out, out + positions, -255.0F);
    for (const Kernel& k : kKernels) {
        const float of_ink = 1.0F / static_cast<float>(length * (2 * k.half + 1)),
                    of_side = 1.0F / static_cast<float>(length * (k.far_side - k.near_side + 1));
        const auto dots = [&, at = sums.data()](int from, int to) { return at[to] - at[from]; };
        for (int p = k.far_side; p + k.far_side < positions; ++p) {
            const int ink = dots(p - k.half, p + k.half + 1), before = dots(p - k.far_side, p - k.near_side + 1),
                      after = dots(p + k.near_side, p + k.far_side + 1);
            const float ridge =
                of_side * static_cast<float>(std::min(before, after)) - of_ink * static_cast<float>(ink);
            out[p] = std::max(out[p], ridge);
        }
    }
}

// Sums of the grey over [first, last) along, for the positions [low, high). Row after row, as the dots lie in memory.
std::vector<int> grey_along(const GreyRaster& page, Direction direction, int first, int last, int low, int high) {
    std::vector<int> grey(static_cast<std::size_t>(high - low), 0);
    if (direction == Direction::across) {
        for (int p = low; p < high; ++p)
            grey[static_cast<std::size_t>(p - low)] = std::accumulate(page.row(p) + first, page.row(p) + last, 0);
        return grey;
    }
    for (int a = first; a < last; ++a) {
        const std::uint8_t* dots = page.row(a) + low;
        for (std::size_t at = 0; at < grey.size(); ++at) grey[at] += dots[at];
    }
    return grey;
}

// Prefix sums of the grey over [first, last) along, for the positions [low, high).
std::vector<int> profile(const GreyRaster& page, Direction direction, int first, int last, int low, int high) {
    const std::vector<int> grey = grey_along(page, direction, first, last, low, high);
    std::vector<int> sums(grey.size() + 1, 0);
    for (std::size_t at = 0; at < grey.size(); ++at) sums[at + 1] = sums[at] + grey[at];
    return sums;
}

struct Track {
    int first = 0, last = 0;  // tiles
    std::vector<std::pair<int, float>> points;  // tile, position
};

class Tracker {
public:
    Tracker(const RidgeMap& ridges) : ridges_(ridges), at_(static_cast<std::size_t>(ridges.positions()), -1) {}

    std::vector<Track> run() {
        for (int tile = 0; tile < ridges_.tiles(); ++tile) follow(tile);
        return std::move(tracks_);
    }

private:
    bool is_peak(const float* row, int p) const {
        if (row[p] < ridges_.noise_limit()) return false;
        for (int d = -3; d <= 3; ++d)
            if (row[p + d] > row[p] || (row[p + d] == row[p] && d < 0)) return false;
        return true;
    }

    int nearest_track(int tile, int p) const {
        int found = -1;
        for (int d = 0; d <= kDriftMax && found < 0; ++d)
            for (int side : {p - d, p + d}) {
                const int candidate = at_[static_cast<std::size_t>(side)];
                if (candidate < 0 || tracks_[static_cast<std::size_t>(candidate)].last < tile - kGapTilesMax) continue;
                if (tracks_[static_cast<std::size_t>(candidate)].last == tile) continue;
                if (found < 0 ||
                    tracks_[static_cast<std::size_t>(candidate)].first < tracks_[static_cast<std::size_t>(found)].first)
                    found = candidate;
            }
        return found;
    }

    void follow(int tile) {
        const float* row = ridges_.tile(tile);
        for (int p = 4; p + 4 < ridges_.positions(); ++p) {
            if (!is_peak(row, p)) continue;
            int track = nearest_track(tile, p);
            if (track < 0) {
                track = static_cast<int>(tracks_.size());
                tracks_.push_back({tile, tile, {}});
            }
            Track& on = tracks_[static_cast<std::size_t>(track)];
            on.last = tile;
            on.points.emplace_back(tile, static_cast<float>(p));
            at_[static_cast<std::size_t>(p)] = track;
        }
    }

    const RidgeMap& ridges_;
    std::vector<int> at_;  // position -> the track last seen there
    std::vector<Track> tracks_;
};

double seen_limit(const Rule& rule) { return std::max(4.0, kContrastShare * rule.contrast); }

double median_contrast(const RidgeMap& ridges, const Rule& rule) {
    std::vector<double> values;
    for (int t = rule.from / RidgeMap::kTile; t <= rule.to / RidgeMap::kTile && t < ridges.tiles(); ++t)
        values.push_back(ridges.ridge(t, rule.position((t + 0.5) * RidgeMap::kTile), 2));
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Share of the rule's tiles in which it is seen.
double seen_share(const RidgeMap& ridges, const Rule& rule) {
    const int first = std::max(0, (rule.from + RidgeMap::kTile / 2) / RidgeMap::kTile);
    const int last = std::min(ridges.tiles() - 1, (rule.to - RidgeMap::kTile / 2) / RidgeMap::kTile);
    if (first > last) return 0;
    const double limit = seen_limit(rule);
    int seen = 0;
    for (int t = first; t <= last; ++t)
        if (ridges.ridge(t, rule.position((t + 0.5) * RidgeMap::kTile), 3) >= limit) ++seen;
    return static_cast<double>(seen) / (last - first + 1);
}

constexpr int kProfileReach = 12;  // dots on each side of a rule

// The shade of a header ends at the rule: one side is darker than paper, and evenly so, as letters are not.
bool ends_shade(const GreyRaster& page, const Rule& rule, bool before, double paper) {
    const int positions = rule.direction == Direction::down ? page.width : page.height;
    std::vector<double> levels;
    for (int along = rule.from; along <= rule.to; along += 5) {
        const int middle = static_cast<int>(std::lround(rule.position(along)));
        if (middle < kProfileReach || middle + kProfileReach >= positions) continue;
        double level = 0;
        for (int d = kProfileReach - kBesideDepth; d < kProfileReach; ++d) {
            const int at = middle + (before ? -d : d);
            level += static_cast<double>(rule.direction == Direction::down ? page.at(at, along) : page.at(along, at)) /
                     kBesideDepth;
        }
        levels.push_back(level);
    }
    if (levels.empty()) return false;
    const auto count = static_cast<double>(levels.size());
    const double mean = std::accumulate(levels.begin(), levels.end(), 0.0) / count;
    double apart = 0;
    for (const double level : levels) apart += std::abs(level - mean) / count;
    return apart < (paper - mean) / 2;
}

// From the mean profile across the rule: how many dots are at least a third as dark as its darkest.
int thickness_of(const GreyRaster& page, const Rule& rule) {
    double profile[2 * kProfileReach + 1] = {};
    int taken = 0;
    const int positions = rule.direction == Direction::down ? page.width : page.height;
    for (int along = rule.from; along <= rule.to; along += 5) {
        const int middle = static_cast<int>(std::lround(rule.position(along)));
        if (middle < kProfileReach || middle + kProfileReach >= positions) continue;
        ++taken;
        for (int d = -kProfileReach; d <= kProfileReach; ++d)
            profile[d + kProfileReach] +=
                rule.direction == Direction::down ? page.at(middle + d, along) : page.at(along, middle + d);
    }
    if (taken == 0) return 1;
    const double ink = *std::min_element(profile + kProfileReach - 3, profile + kProfileReach + 4);
    const auto measured = [&](double before, double after) {
        int from = kProfileReach, to = kProfileReach;
        while (from > 0 && before - profile[from - 1] > (before - ink) / 3) --from;
        while (to < 2 * kProfileReach && after - profile[to + 1] > (after - ink) / 3) ++to;
        return std::min(to - from + 1, 16);
    };
    const double before = profile[0], after = profile[2 * kProfileReach], paper = std::max(before, after);
    const int thickness = measured(paper, paper);
    if (thickness <= kThicknessMax || !ends_shade(page, rule, before < after, paper / taken)) return thickness;
    return measured(before, after);
}

Rule rule_of(const Track& track, Direction direction) {
    Rule rule;
    rule.direction = direction;
    rule.from = track.first * RidgeMap::kTile;
    rule.to = (track.last + 1) * RidgeMap::kTile - 1;
    fit_line(rule, track.points);
    return rule;
}

// Share of the rule with ink beside it, on the side that has more: the stems of letters stand on their base line.
double ink_beside(const GreyRaster& page, const Rule& rule) {
    const int positions = rule.direction == Direction::down ? page.width : page.height;
    const int near = rule.thickness / 2 + kBesideRule, far = near + kBesideDepth;
    struct Slice {
        double before = 0, after = 0;
    };
    std::vector<Slice> slices;
    double ink = 0, paper = 0;
    for (int along = rule.from; along <= rule.to; along += 2) {
        const int middle = static_cast<int>(std::lround(rule.position(along)));
        if (middle < far || middle + far >= positions) continue;
        const auto level = [&](int across) {
            return rule.direction == Direction::down ? page.at(middle + across, along)
                                                     : page.at(along, middle + across);
        };
        Slice slice;
        for (int d = near; d < far; ++d) {
            slice.before += static_cast<double>(level(-d)) / kBesideDepth;
            slice.after += static_cast<double>(level(d)) / kBesideDepth;
        }
        ink += (level(-1) + level(0) + level(1)) / 3.0;
        paper += std::max(slice.before, slice.after);
        slices.push_back(slice);
    }
    if (slices.empty()) return 1;
    const double half = (ink + paper) / 2 / static_cast<double>(slices.size());
    const auto dark_before =
        std::count_if(slices.begin(), slices.end(), [&](const Slice& s) { return s.before < half; });
    const auto dark_after = std::count_if(slices.begin(), slices.end(), [&](const Slice& s) { return s.after < half; });
    return static_cast<double>(std::max(dark_before, dark_after)) / static_cast<double>(slices.size());
}

// Of a wall that rows over the whole table stand between: the stretches between the gaps that are a line of text high.
std::vector<Track> parts_of(const Track& track) {
    std::vector<Track> parts;
    for (const auto& point : track.points) {
        if (parts.empty() || point.first - parts.back().last > kRowTiles)
            parts.push_back({point.first, point.first, {}});
        parts.back().last = point.first;
        parts.back().points.push_back(point);
    }
    return parts;
}

void add_pieces(const GreyRaster& page, const RidgeMap& ridges, const Track& track, Direction direction,
                std::vector<Rule>& out) {
    for (std::size_t from = 0, at = 1; at <= track.points.size(); ++at) {
        if (at < track.points.size() && track.points[at].first == track.points[at - 1].first + 1) continue;
        const Track part{track.points[from].first,
                         track.points[at - 1].first,
                         {track.points.begin() + static_cast<std::ptrdiff_t>(from),
                          track.points.begin() + static_cast<std::ptrdiff_t>(at)}};
        from = at;
        if (part.last - part.first + 1 < (direction == Direction::down ? kPieceDown : kPieceAcross)) continue;
        Rule rule = rule_of(part, direction);
        if (std::abs(rule.slope) > kSlopeMax) continue;
        rule.contrast = median_contrast(ridges, rule);
        rule.support = seen_share(ridges, rule);
        rule.thickness = thickness_of(page, rule);
        if (rule.support >= kShortSupportMin && rule.thickness <= kThicknessMax &&
            ink_beside(page, rule) <= kInkBesideMax)
            out.push_back(rule);
    }
}

}  // namespace

GreyRaster raster_of(Pix* grey) {
    GreyRaster page{pixGetWidth(grey), pixGetHeight(grey), {}};
    page.dots.resize(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height));
    const l_uint32* data = pixGetData(grey);
    const int words = pixGetWpl(grey);
    for (int y = 0; y < page.height; ++y) {
        const l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words;
        std::uint8_t* out = page.dots.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width);
        for (int x = 0; x < page.width; ++x) out[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
    return page;
}

RidgeMap::RidgeMap(const GreyRaster& page, Direction direction)
    : tiles_((direction == Direction::down ? page.height : page.width) / kTile),
      positions_(direction == Direction::down ? page.width : page.height),
      ridges_(static_cast<std::size_t>(tiles_) * static_cast<std::size_t>(positions_), -255.0F) {
    for (int t = 0; t < tiles_; ++t)
        ridges_of_profile(profile(page, direction, t * kTile, (t + 1) * kTile, 0, positions_), kTile,
                          ridges_.data() + static_cast<std::size_t>(t) * static_cast<std::size_t>(positions_),
                          positions_);
    // Most of a page is paper: its grain gives the median and the spread below it, whatever is printed.
    std::vector<float> sample;
    for (std::size_t i = 0; i < ridges_.size(); i += 97)
        if (ridges_[i] > -255) sample.push_back(ridges_[i]);
    if (sample.empty()) return;
    std::sort(sample.begin(), sample.end());
    const double middle = sample[sample.size() / 2], low = sample[sample.size() / 6];
    noise_limit_ = std::max(6.0, middle + 3.5 * (middle - low));
}

double RidgeMap::ridge(int tile_index, double position, int reach) const {
    const int middle = static_cast<int>(std::lround(position));
    const int from = std::max(0, middle - reach), to = std::min(positions_ - 1, middle + reach);
    if (from > to) return 0;
    const float* row = tile(tile_index);
    return *std::max_element(row + from, row + to + 1);
}

PageRidges ridges_of(const GreyRaster& page) {
    return {RidgeMap{page, Direction::across}, RidgeMap{page, Direction::down}};
}

void fit_line(Rule& rule, const std::vector<std::pair<int, float>>& points) {
    double keep = 1e9;
    for (int pass = 0; pass < 2; ++pass, keep = 4) {
        double n = 0, sa = 0, sp = 0, saa = 0, sap = 0;
        for (const auto& [tile, position] : points) {
            const double along = (tile + 0.5) * RidgeMap::kTile;
            if (pass > 0 && std::abs(position - rule.position(along)) > keep) continue;
            n += 1, sa += along, sp += position, saa += along * along, sap += along * position;
        }
        const double spread = n * saa - sa * sa;
        if (n < 3 || spread <= 0) {
            if (pass == 0 && n > 0) rule.slope = 0, rule.offset = sp / n;
            return;
        }
        rule.slope = (n * sap - sa * sp) / spread;
        rule.offset = (sp - rule.slope * sa) / n;
    }
}

FoundRules find_rules(const GreyRaster& page, const RidgeMap& ridges, Direction direction, int length_min) {
    FoundRules rules;
    const auto is_long_enough = [&](const Track& track) {
        return (track.last - track.first + 1) * RidgeMap::kTile >= length_min;
    };
    // How well the line is seen; kept where that is well enough.
    const auto keep = [&](const Track& track) {
        Rule rule = rule_of(track, direction);
        rule.contrast = median_contrast(ridges, rule);
        rule.support = seen_share(ridges, rule);
        rule.thickness = thickness_of(page, rule);
        const bool is_short = rule.to - rule.from < kShort;
        if (rule.support >= (is_short ? kShortSupportMin : kSupportMin) && rule.thickness <= kThicknessMax &&
            std::abs(rule.slope) <= kSlopeMax)
            rules.whole.push_back(rule);
        return rule.support;
    };
    for (const Track& track : Tracker(ridges).run()) {
        add_pieces(page, ridges, track, direction, rules.pieces);
        if (!is_long_enough(track)) continue;
        const double support = keep(track);
        if (support >= kSupportMin || support < kTornSupportMin) continue;
        for (const Track& part : parts_of(track))
            if (is_long_enough(part)) keep(part);
    }
    return rules;
}

double wall_share(const GreyRaster& page, const Rule& rule, int from, int to) {
    constexpr int kSlack = 3, kSide = 13;
    const int along_end = rule.direction == Direction::down ? page.height : page.width;
    const int positions = rule.direction == Direction::down ? page.width : page.height;
    from = std::max(from, 0), to = std::min(to, along_end);
    float ridges[2 * (kSlack + kSide) + 1];
    int pieces = 0, seen = 0;
    for (int along = from; along + kPiece <= to; along += kPiece) {
        const int middle = static_cast<int>(std::lround(rule.position(along + kPiece / 2.0)));
        const int low = middle - kSlack - kSide, high = middle + kSlack + kSide + 1;
        if (low < 0 || high > positions) continue;
        ++pieces;
        ridges_of_profile(profile(page, rule.direction, along, along + kPiece, low, high), kPiece, ridges, high - low);
        if (*std::max_element(ridges + kSide, ridges + kSide + 2 * kSlack + 1) >= seen_limit(rule)) ++seen;
    }
    return pieces > 0 ? static_cast<double>(seen) / pieces : 0;
}

}  // namespace mera
