#include "office/scan/scan_gutters.hpp"

#include <algorithm>
#include <utility>

namespace mera {
namespace {

constexpr int kGutterStart = 4;        // units of white between two columns where a gutter is first seen
constexpr int kGutterMin = 2;          // and where it is narrowest
constexpr int kCrossedInARow = 3;      // bands of a section's title
// Measured on running text: rivers of white are crossed by a third of the lines or more, gutters by titles of sections.
constexpr double kCrossedShare = 0.2;
constexpr int kBandsMin = 6;  // with letters on both sides of a gutter
constexpr int kShortBandsMin = 3;  // the same, of a table of a few rows whose columns stand well apart:
constexpr int kShortWhite = 8;  // units; spaces of three justified lines above a signature meet at five
constexpr double kAloneShare = 0.12;  // lines that run across one gutter, to those it parts
constexpr int kNumberMax = 22;  // units: «12.10.», «№ п/п»
constexpr int kNumbersMin = 4;
constexpr double kOtherShare = 0.6;  // titles of sections begin there too
constexpr int kColumnMin = 8;  // units: a column that is not the first has a word in it

class GutterSearch {
public:
    GutterSearch(const InkMap& map, const std::vector<Range>& bands) : map_(map), bands_(bands) {}

    std::vector<Gutter> run() {
        for (std::size_t at = 0; at < bands_.size(); ++at) follow(at);
        for (Gutter& gutter : open_) close(gutter);
        return std::move(found_);
    }

private:
    void close(Gutter gutter) {
        const bool short_and_wide = gutter.between >= kShortBandsMin && gutter.white.size() >= kShortWhite;
        if (gutter.between >= kBandsMin || short_and_wide) found_.push_back(gutter);
    }

    void follow(std::size_t at) {
        const std::vector<Range> white = map_.white(bands_[at]);
        std::vector<Gutter> next;
        for (const Gutter& gutter : open_) {
            if (map_.is_stamped(bands_[at], gutter.white)) {  // letters of a stamp neither cross nor narrow it
                next.push_back(gutter);
                continue;
            }
            const auto before = next.size();
            for (const Range& free : white) {
                const Range shared{std::max(free.from, gutter.white.from), std::min(free.to, gutter.white.to)};
                if (shared.size() < kGutterMin) continue;
                Gutter part = gutter;
                part.white = shared;
                part.last = at;
                part.in_a_row = 0;
                part.between += free.from > 0 && free.to < map_.columns();
                next.push_back(part);
            }
            if (next.size() > before) continue;
            Gutter crossed = gutter;
            ++crossed.crossed, ++crossed.in_a_row;
            const double seen = static_cast<double>(at - crossed.first + 1);
            if (crossed.in_a_row > kCrossedInARow || crossed.crossed > std::max(1.0, kCrossedShare * seen))
                close(gutter);
            else
                next.push_back(crossed);
        }
        for (const Range& free : white) {
            if (free.from == 0 || free.to == map_.columns() || free.size() < kGutterStart) continue;
            const bool known = std::any_of(next.begin(), next.end(), [&](const Gutter& gutter) {
                return gutter.white.from < free.to && free.from < gutter.white.to;
            });
            if (!known) next.push_back({free, at, at, 1, 0, 0});
        }
        open_ = std::move(next);
    }

    const InkMap& map_;
    const std::vector<Range>& bands_;
    std::vector<Gutter> open_, found_;
};

// Pieces of a band parted by white that is as wide as a gutter.
std::vector<Range> pieces_of(const InkMap& map, Range band) {
    std::vector<Range> pieces{{0, map.columns()}};
    for (const Range& white : map.white(band)) {
        if (white.size() < kGutterStart && white.from > 0 && white.to < map.columns()) continue;
        const Range last = pieces.back();
        pieces.back().to = white.from;
        if (pieces.back().size() <= 0) pieces.pop_back();
        if (white.to < last.to) pieces.push_back({white.to, last.to});
        if (pieces.empty()) break;
    }
    return pieces;
}

// Lines that begin where no column does: headings in the middle of the page. They say nothing about the white they
// cross.
class Headings {
public:
    Headings(const GutterLayout& layout, const InkMap& map, const std::vector<Range>& bands)
        : map_(map), begins_(static_cast<std::size_t>(map.columns()) + 1, 0) {
        lines_ = static_cast<int>(layout.last - layout.first + 1);
        for (std::size_t at = layout.first; at <= layout.last; ++at)
            for (const Range& piece : pieces_of(map, bands[at])) ++begins_[static_cast<std::size_t>(piece.from)];
    }

    bool is_heading(Range band, Range crossed) const {
        for (const Range& piece : pieces_of(map_, band)) {
            if (piece.to <= crossed.from || piece.from >= crossed.to) continue;
            int begin_here = 0;
            for (int c = std::max(0, piece.from - kEdgeReach); c <= std::min(map_.columns(), piece.from + kEdgeReach);
                 ++c)
                begin_here += begins_[static_cast<std::size_t>(c)];
            return begin_here < kEdgeShare * lines_;
        }
        return false;
    }

private:
    static constexpr int kEdgeReach = 2;  // units
    static constexpr double kEdgeShare = 0.25;

    const InkMap& map_;
    std::vector<int> begins_;
    int lines_ = 0;
};

// Numbers of measures: few lines have one, but hardly anything else stands left of this gutter, which is the first.
bool parts_numbers(const GutterLayout& layout, std::size_t gutter, const InkMap& map, const std::vector<Range>& bands) {
    if (gutter != 0) return false;
    const Range white = layout.gutters.front().white;
    int numbers = 0, others = 0;
    for (std::size_t at = layout.first; at <= layout.last; ++at) {
        int first = white.from, last = -1;
        for (int c = 0; c < white.from; ++c)
            if (map.any(bands[at], {c, c + 1})) first = std::min(first, c), last = c;
        if (last < 0) continue;
        const bool number = last - first < kNumberMax && !map.any(bands[at], white);
        ++(number ? numbers : others);
    }
    return numbers >= kNumbersMin && others <= kOtherShare * numbers;
}

// Rivers of white inside a column: they live shorter than the gutters, lines run across them alone (titles of sections
// run across many at once), or what they part off is narrower than any word.
void drop_rivers(GutterLayout& layout, const InkMap& map, const std::vector<Range>& bands) {
    std::vector<Gutter>& gutters = layout.gutters;
    int most = 0;
    for (const Gutter& gutter : gutters) most = std::max(most, gutter.between);
    const Headings headings{layout, map, bands};
    std::vector<int> alone(gutters.size(), 0);
    for (std::size_t at = layout.first; at <= layout.last; ++at) {
        std::vector<std::size_t> crossed;
        for (std::size_t g = 0; g < gutters.size(); ++g)
            if (gutters[g].first <= at && map.any(bands[at], gutters[g].white) &&
                !map.is_stamped(bands[at], gutters[g].white))
                crossed.push_back(g);
        if (crossed.size() * 2 < gutters.size())
            for (const std::size_t g : crossed) alone[g] += !headings.is_heading(bands[at], gutters[g].white);
    }
    std::vector<Gutter> kept;
    for (std::size_t g = 0; g < gutters.size(); ++g) {
        const bool river =
            !parts_numbers(layout, g, map, bands) &&
            (gutters[g].between * 3 < most || alone[g] > std::max(1.0, kAloneShare * gutters[g].between));
        const bool narrow = !kept.empty() && gutters[g].white.from - kept.back().white.to < kColumnMin;
        if (river) continue;
        if (!narrow)
            kept.push_back(gutters[g]);
        else if (kept.back().white.size() < gutters[g].white.size())
            kept.back() = gutters[g];
    }
    gutters = std::move(kept);
}

// Gutters that run beside each other belong to one table.
std::vector<GutterLayout> layouts_of(std::vector<Gutter> gutters, const InkMap& map, const std::vector<Range>& bands,
                                     std::size_t least) {
    std::sort(gutters.begin(), gutters.end(), [](const Gutter& a, const Gutter& b) { return a.first < b.first; });
    std::vector<GutterLayout> out;
    for (const Gutter& gutter : gutters) {
        const bool beside = !out.empty() && gutter.first <= out.back().last;
        if (!beside) out.push_back({gutter.first, gutter.last, {}});
        out.back().last = std::max(out.back().last, gutter.last);
        out.back().gutters.push_back(gutter);
    }
    for (GutterLayout& layout : out) {
        std::sort(layout.gutters.begin(), layout.gutters.end(),
                  [](const Gutter& a, const Gutter& b) { return a.white.from < b.white.from; });
        drop_rivers(layout, map, bands);
    }
    std::erase_if(out, [&](const GutterLayout& layout) { return layout.gutters.size() < least; });
    return out;
}

}  // namespace

std::vector<GutterLayout> find_gutters(const InkMap& map, const std::vector<Range>& bands, std::size_t least) {
    return layouts_of(GutterSearch{map, bands}.run(), map, bands, least);
}

}  // namespace mera
