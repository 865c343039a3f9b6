#include "office/scan/scan_crumbs.hpp"

#include <algorithm>
#include <vector>

#include "office/scan/ocr.hpp"

namespace mera {
namespace {

constexpr int kCrumbThick = 4;      // dots: no part of a letter is so thin for its whole length
constexpr int kTile = 32;           // dots along the rule
constexpr int kReach = 2;           // dots a crumb lies off the line
constexpr int kGapTilesMax = 4;     // without a crumb: a title across the rule, a stamp
constexpr int kTilesMin = 12;       // of a rule: dirt does not stand in line so long
constexpr double kSeenMin = 0.65;   // share of its tiles with a crumb
constexpr int kApart = 14;          // dots between two rules
constexpr int kThickness = 3;
constexpr int kBesideLetters = 5;   // dots: where letters come so near, the rule is not drawn through them

struct Run {
    int line = 0, first = 0, last = 0, seen = 0;  // tiles
};

// A page seen along one direction: `along` and `across` are y and x for rules that run down.
class Crumbs {
public:
    Crumbs(const GreyRaster& raster, Direction direction)
        : down_(direction == Direction::down),
          lines_(down_ ? raster.width : raster.height),
          tiles_((down_ ? raster.height : raster.width) / kTile + 1),
          crumbs_(static_cast<std::size_t>(lines_) * static_cast<std::size_t>(tiles_), 0),
          letters_(crumbs_.size(), 0) {}

    void add(const DotBox& mark) {
        const int from = down_ ? mark.left : mark.top, to = down_ ? mark.right : mark.bottom;
        const int start = down_ ? mark.top : mark.left, end = down_ ? mark.bottom : mark.right;
        std::vector<char>& seen = to - from <= kCrumbThick ? crumbs_ : letters_;
        for (int line = from; line < std::min(to, lines_); ++line)
            for (int tile = start / kTile; tile <= (end - 1) / kTile && tile < tiles_; ++tile) seen[at(line, tile)] = 1;
    }

    void draw(GreyRaster& raster) const {
        std::vector<Run> runs;
        for (int line = kReach; line + kReach < lines_; ++line) find_runs(line, runs);
        std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.seen > b.seen; });
        std::vector<Run> taken;
        for (const Run& run : runs) {
            const bool known = std::any_of(taken.begin(), taken.end(), [&](const Run& other) {
                return std::abs(other.line - run.line) < kApart && other.first <= run.last && run.first <= other.last;
            });
            if (known) continue;
            taken.push_back(run);
            for (int tile = run.first; tile <= run.last; ++tile)
                if (seen(crumbs_, run.line, tile, kReach) ||
                    (near_crumbs(run.line, tile) && !seen(letters_, run.line, tile, kBesideLetters)))
                    draw_tile(raster, run.line, tile);
        }
    }

private:
    std::size_t at(int line, int tile) const {
        return static_cast<std::size_t>(line) * static_cast<std::size_t>(tiles_) + static_cast<std::size_t>(tile);
    }
    bool seen(const std::vector<char>& where, int line, int tile, int reach) const {
        for (int near = std::max(0, line - reach); near <= std::min(lines_ - 1, line + reach); ++near)
            if (where[at(near, tile)]) return true;
        return false;
    }

    // A hole of one or two tiles; wider ones may part two tables.
    bool near_crumbs(int line, int tile) const {
        const bool before = tile > 0 && seen(crumbs_, line, tile - 1, kReach);
        const bool after = tile + 1 < tiles_ && seen(crumbs_, line, tile + 1, kReach);
        return before || after;
    }

    void find_runs(int line, std::vector<Run>& runs) const {
        Run run{line, -1, -1, 0};
        const auto close = [&] {
            const int length = run.last - run.first + 1;
            if (run.first >= 0 && length >= kTilesMin && run.seen >= kSeenMin * length) runs.push_back(run);
            run = {line, -1, -1, 0};
        };
        for (int tile = 0; tile < tiles_; ++tile) {
            if (!seen(crumbs_, line, tile, kReach)) continue;
            if (run.first >= 0 && tile - run.last > kGapTilesMax) close();
            if (run.first < 0) run.first = tile;
            run.last = tile;
            ++run.seen;
        }
        close();
    }

    void draw_tile(GreyRaster& raster, int line, int tile) const {
        const int end = std::min((tile + 1) * kTile, down_ ? raster.height : raster.width);
        for (int along = tile * kTile; along < end; ++along)
            for (int off = -kThickness / 2; off <= kThickness / 2; ++off) {
                const int x = down_ ? line + off : along, y = down_ ? along : line + off;
                raster.dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                            static_cast<std::size_t>(x)] = 0;
            }
    }

    bool down_;
    int lines_, tiles_;
    std::vector<char> crumbs_, letters_;
};

}  // namespace

void join_crumbs(const PageInk& page, GreyRaster& raster) {
    if (!page.on_white) return;
    Crumbs across{raster, Direction::across}, down{raster, Direction::down};
    for (const DotBox& mark : page.dark_marks) {
        across.add(mark);
        down.add(mark);
    }
    across.draw(raster);
    down.draw(raster);
}

}  // namespace mera
