#pragma once
// Rules: the straight printed lines of a table on a grey page. Found as ridges (darker than the paper on both sides)
// in profiles of small tiles, so faint rules, fading and a little bend do not matter and no threshold of black is set.
#include <cstdint>
#include <utility>
#include <vector>

struct Pix;

namespace mera {

// The page as plain bytes, row after row; 0 is black.
struct GreyRaster {
    int width = 0, height = 0;
    std::vector<std::uint8_t> dots;
    const std::uint8_t* row(int y) const {
        return dots.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    std::uint8_t at(int x, int y) const { return row(y)[x]; }
};
GreyRaster raster_of(Pix* grey);  // of an 8-bit picture

enum class Direction { across, down };

// All distances are dots at 300 per inch. Along a rule that runs across, `along` is x and `position` is y.
struct Rule {
    Direction direction = Direction::across;
    double offset = 0, slope = 0;  // position = offset + slope * along
    int from = 0, to = 0;          // along, both included
    double contrast = 0;           // paper minus ink, grey levels, the median of the tiles
    double support = 0;            // share of the tiles between from and to where the ridge is seen
    int thickness = 1;
    double position(double along) const { return offset + slope * along; }
};

// The tile profiles of one page and one direction.
class RidgeMap {
public:
    RidgeMap(const GreyRaster& page, Direction direction);
    // How much darker than both sides the line at `position` of the tile is, at best within `reach` dots.
    double ridge(int tile, double position, int reach) const;
    int tiles() const { return tiles_; }
    int positions() const { return positions_; }
    double noise_limit() const { return noise_limit_; }  // a ridge above it is not the grain of the paper
    const float* tile(int index) const {
        return ridges_.data() + static_cast<std::size_t>(index) * static_cast<std::size_t>(positions_);
    }

    static constexpr int kTile = 12;  // dots: a third of a line of text, so the gaps between lines break strokes

private:
    int tiles_ = 0, positions_ = 0;
    double noise_limit_ = 0;
    std::vector<float> ridges_;
};

// Those of both directions: made once for all who look for lines on a page.
struct PageRidges {
    RidgeMap across, down;
    const RidgeMap& of(Direction direction) const { return direction == Direction::across ? across : down; }
};
PageRidges ridges_of(const GreyRaster& page);

// Lays the rule through the positions at which tiles show it: least squares, then once more without the points that stand off.
void fit_line(Rule& rule, const std::vector<std::pair<int, float>>& points);

struct FoundRules {
    std::vector<Rule> whole;  // at least `length_min` dots long
    // Stretches without a gap and with white on both sides, of whole rules and of those that are mostly lost: longer than
    // a letter, so that nothing else is such a line.
    std::vector<Rule> pieces;
};
FoundRules find_rules(const GreyRaster& page, const RidgeMap& ridges, Direction direction, int length_min);

// Share of small pieces of [from, to] in which the rule is seen: near 1 where it is a wall, 0 where it is missing.
// Pieces are finer than tiles, for rows of one line.
double wall_share(const GreyRaster& page, const Rule& rule, int from, int to);

}  // namespace mera
