#include "office/scan_letterhead.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "office/scan_ink_map.hpp"

namespace mera {
namespace {

constexpr std::size_t kLinesAbove = 3;  // «РОССИЙСКАЯ ФЕДЕРАЦИЯ» over both columns
constexpr std::size_t kLinesMin = 3;    // with letters in both columns: a signature has two at most
constexpr int kWhiteMin = 8;            // units; spaces of justified lines meet at five
constexpr double kMiddleFrom = 0.3, kMiddleTo = 0.7;  // of the width: where the white between the columns is
constexpr double kColumnMin = 0.18;     // of the width: names of signers are narrower

Range shared(Range a, Range b) { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }

// The widest white of a line inside `within`.
Range widest_white(const InkMap& map, Range band, Range within) {
    Range best{0, 0};
    for (const Range& white : map.white(band))
        if (const Range part = shared(white, within); part.size() > best.size()) best = part;
    return best;
}

// From the first to the last column with letters.
Range letters_in(const InkMap& map, Range rows, Range columns) {
    Range out{columns.to, columns.from};
    for (int column = columns.from; column < columns.to; ++column)
        if (map.any(rows, {column, column + 1})) out = {std::min(out.from, column), column + 1};
    return out;
}

struct Columns {
    std::size_t first = 0, last = 0;  // lines
    Range white;
};

// One column may be longer: its lines that follow as closely as those above.
void go_on(const InkMap& map, const std::vector<Range>& bands, Columns& columns) {
    int gap = 0;
    for (std::size_t at = columns.first + 1; at <= columns.last; ++at)
        gap = std::max(gap, bands[at].from - bands[at - 1].to);
    ++gap;  // letters without tails above letters without capitals
    while (columns.last + 1 < bands.size() && bands[columns.last + 1].from - bands[columns.last].to <= gap &&
           !map.any(bands[columns.last + 1], columns.white))
        ++columns.last;
}

// The lines from `first` on that leave white between two columns.
std::optional<Columns> columns_from(const InkMap& map, const std::vector<Range>& bands, std::size_t first) {
    Columns out{
        first, first, {static_cast<int>(kMiddleFrom * map.columns()), static_cast<int>(kMiddleTo * map.columns())}};
    std::size_t both = 0;
    for (std::size_t at = first; at < bands.size(); ++at) {
        const Range white = widest_white(map, bands[at], out.white);
        if (white.size() < kWhiteMin) break;
        const bool left = map.any(bands[at], {0, white.from}), right = map.any(bands[at], {white.to, map.columns()});
        if (at == first && !(left && right)) return {};
        out.white = white;
        if (left && right) ++both, out.last = at;
    }
    if (both < kLinesMin) return {};
    go_on(map, bands, out);
    const Range rows{bands[out.first].from, bands[out.last].to};
    const double least = kColumnMin * map.columns();
    const bool wide = letters_in(map, rows, {0, out.white.from}).size() >= least &&
                      letters_in(map, rows, {out.white.to, map.columns()}).size() >= least;
    return wide ? std::optional{out} : std::nullopt;
}

}  // namespace

std::optional<Letterhead> find_letterhead(Pix* page, const Ruling& ruling, const DotBox& area) {
    const InkMap map{page, ruling, area};
    if (map.rows() == 0) return {};
    const std::vector<Range> bands = map.bands({0, map.rows()}, {0, map.columns()});
    for (std::size_t first = 0; first < std::min(bands.size(), kLinesAbove + 1); ++first) {
        const auto found = columns_from(map, bands, first);
        if (!found) continue;
        const auto dots = [](double value) { return static_cast<int>(std::lround(value)); };
        const int fold = dots(map.x_of((found->white.from + found->white.to) / 2.0));
        // Half way to the lines above and below.
        const double top =
            found->first == 0 ? bands[0].from : (bands[found->first - 1].to + bands[found->first].from) / 2.0;
        const double bottom = found->last + 1 == bands.size()
                                  ? bands[found->last].to
                                  : (bands[found->last].to + bands[found->last + 1].from) / 2.0;
        const int from = found->first == 0 ? area.top : dots(map.y_of(top)), to = dots(map.y_of(bottom));
        return Letterhead{{area.left, from, fold, to}, {fold, from, area.right, to}};
    }
    return {};
}

}  // namespace mera
