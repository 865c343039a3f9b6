#include "office/scan/scan_streaks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace mera {
namespace {

constexpr double kLeanMax = 0.06;       // 3.5 degrees: a sheet in a feeder seldom turns more
constexpr double kLeanStep = 0.0006;    // two dots over a page
constexpr int kEndSkipped = 5;  // tiles: 5 mm at the edge, whitened as margins, or white since the sheet was turned
constexpr int kEndTiles = 12;  // next to them: 12 mm where hardly anybody prints
constexpr int kTilesMin = 100;  // of a sheet: on a slip the margins say nothing
constexpr int kMissingInEnd = 1;  // tile of an end without the line: grain. A wall ends at the margin of the print
constexpr double kSeenMin = 0.6;  // of the sheet: letters hide the rest
constexpr double kContrastMin = 6;  // grey levels: fainter lines harm nothing
constexpr int kFitReach = 4;  // dots: how far the line may lie off the step of the search that found it
constexpr int kApart = 12;  // dots between two lines
constexpr std::size_t kStreaksMax = 12;  // more is a pattern of the paper
constexpr int kThickness = 5;  // dots of the faint line, its soft edges too

// Where the ridge is seen, a dot to each side too; half of what is surely no grain, for many tiles speak together.
std::vector<std::uint8_t> seen_of(const RidgeMap& ridges) {
    const auto positions = static_cast<std::size_t>(ridges.positions());
    std::vector<std::uint8_t> seen(static_cast<std::size_t>(ridges.tiles()) * positions, 0);
    const double limit = std::max(kContrastMin, ridges.noise_limit()) / 2;
    for (int t = 0; t < ridges.tiles(); ++t) {
        const float* row = ridges.tile(t);
        std::uint8_t* out = seen.data() + static_cast<std::size_t>(t) * positions;
        for (std::size_t p = 1; p + 1 < positions; ++p)
            if (row[p] >= limit) out[p - 1] = out[p] = out[p + 1] = 1;
    }
    return seen;
}

class StreakFinder {
public:
    StreakFinder(const RidgeMap& ridges, Direction direction)
        : ridges_(ridges), direction_(direction), seen_(seen_of(ridges)) {}

    std::vector<Rule> run() {
        const int tiles = ridges_.tiles();
        if (tiles < kTilesMin) return {};
        const int steps = static_cast<int>(kLeanMax / kLeanStep);
        for (int step = -steps; step <= steps; ++step) look_along(step * kLeanStep);
        std::sort(found_.begin(), found_.end(), [](const Rule& a, const Rule& b) { return a.support > b.support; });
        std::vector<Rule> out;
        for (Rule& line : found_) {
            const bool known =
                std::any_of(out.begin(), out.end(), [&](const Rule& other) { return is_same(line, other); });
            if (known) continue;
            lay_through(line);
            if (!is_dark_enough(line)) continue;
            out.push_back(line);
            if (out.size() > kStreaksMax) return {};
        }
        return out;
    }

private:
    int shift(double slope, int tile) const {
        return static_cast<int>(std::lround(slope * (tile + 0.5) * RidgeMap::kTile));
    }

    // How many of the tiles [from, to) show each line of this lean; by its position at the beginning of the sheet.
    std::vector<std::uint16_t> count(double slope, int from, int to) const {
        const int positions = ridges_.positions();
        std::vector<std::uint16_t> counts(static_cast<std::size_t>(positions), 0);
        for (int t = from; t < to; ++t) {
            const int by = shift(slope, t), low = std::max(0, -by), high = std::min(positions, positions - by);
            const std::uint8_t* row = seen_.data() + static_cast<std::ptrdiff_t>(t) * positions + by;
            for (int p = low; p < high; ++p)
                counts[static_cast<std::size_t>(p)] =
                    static_cast<std::uint16_t>(counts[static_cast<std::size_t>(p)] + row[p]);
        }
        return counts;
    }

    void look_along(double slope) {
        const int tiles = ridges_.tiles(), first = kEndSkipped, last = tiles - kEndSkipped;
        const auto head = count(slope, first, first + kEndTiles), foot = count(slope, last - kEndTiles, last);
        // Most leans show no line that is at both ends: their sheet need not be counted.
        const auto at_ends = [&](std::size_t p) {
            return head[p] >= kEndTiles - kMissingInEnd && foot[p] >= kEndTiles - kMissingInEnd;
        };
        std::size_t candidates = 0;
        for (std::size_t p = 0; p < head.size(); ++p) candidates += at_ends(p);
        if (candidates == 0) return;
        const auto whole = count(slope, first, last);
        for (std::size_t p = 0; p < whole.size(); ++p) {
            const double support = static_cast<double>(whole[p]) / (last - first);
            if (!at_ends(p) || support < kSeenMin) continue;
            Rule line{direction_, static_cast<double>(p), slope, 0, tiles * RidgeMap::kTile - 1, 0, support,
                      kThickness};
            found_.push_back(line);
        }
    }

    bool is_same(const Rule& a, const Rule& b) const {
        return std::abs(a.position(a.from) - b.position(b.from)) <= kApart ||
               std::abs(a.position(a.to) - b.position(b.to)) <= kApart;
    }

    // The steps of the search are coarser than a line is wide: its middle in each tile that shows it.
    void lay_through(Rule& line) const {
        std::vector<std::pair<int, float>> points;
        const double limit = std::max(kContrastMin, ridges_.noise_limit());
        for (int t = kEndSkipped; t < ridges_.tiles() - kEndSkipped; ++t) {
            const int middle = static_cast<int>(std::lround(line.position((t + 0.5) * RidgeMap::kTile)));
            const int from = std::max(0, middle - kFitReach),
                      to = std::min(ridges_.positions(), middle + kFitReach + 1);
            if (from >= to) continue;
            const float* const row = ridges_.tile(t);
            const float* const best = std::max_element(row + from, row + to);
            if (*best >= limit) points.emplace_back(t, static_cast<float>(best - row));
        }
        fit_line(line, points);
    }

    // Sets the contrast: the median over both ends, where no letters are.
    bool is_dark_enough(Rule& line) const {
        std::vector<double> values;
        const auto add = [&](int from, int to) {
            for (int t = from; t < to; ++t)
                values.push_back(ridges_.ridge(t, line.position((t + 0.5) * RidgeMap::kTile), 2));
        };
        const int last = ridges_.tiles() - kEndSkipped;
        add(kEndSkipped, kEndSkipped + kEndTiles);
        add(last - kEndTiles, last);
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        line.contrast = *middle;
        return line.contrast >= std::max(kContrastMin, ridges_.noise_limit() / 2);
    }

    const RidgeMap& ridges_;
    Direction direction_;
    std::vector<std::uint8_t> seen_;
    std::vector<Rule> found_;
};

}  // namespace

std::vector<Rule> find_streaks(const RidgeMap& ridges, Direction direction) {
    return StreakFinder{ridges, direction}.run();
}

}  // namespace mera
