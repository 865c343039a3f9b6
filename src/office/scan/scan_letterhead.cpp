#include "office/scan/scan_letterhead.hpp"

#include <cmath>
#include <vector>

#include "office/letterhead.hpp"
#include "office/scan/scan_ink_map.hpp"

namespace mera {
namespace {

constexpr double kWhiteMin = 48;  // dots; spaces of justified lines meet at 30

PrintedLine line_of(const InkMap& map, Range band) {
    PrintedLine out{map.y_of(band.from), map.y_of(band.to), {}};
    int from = 0;
    const auto end_at = [&](int to) {
        if (to > from) out.ink.push_back({map.x_of(from), map.x_of(to)});
    };
    for (const Range& white : map.white(band)) {
        end_at(white.from);
        from = white.to;
    }
    end_at(map.columns());
    return out;
}

}  // namespace

std::optional<Letterhead> find_letterhead(const PageInk& page, const Ruling& ruling, const DotBox& area) {
    const InkMap map{page, ruling, area};
    if (map.rows() == 0) return {};
    std::vector<PrintedLine> lines;
    for (const Range& band : map.bands({0, map.rows()}, {0, map.columns()})) lines.push_back(line_of(map, band));
    const auto found = find_head_columns(lines, area.width(), kWhiteMin);
    if (!found) return {};
    const auto dots = [](double value) { return static_cast<int>(std::lround(value)); };
    // Half way to the lines above and below.
    const int top = found->first == 0 ? area.top : dots((lines[found->first - 1].bottom + lines[found->first].top) / 2);
    const int bottom = found->last + 1 == lines.size()
                           ? dots(lines[found->last].bottom)
                           : dots((lines[found->last].bottom + lines[found->last + 1].top) / 2);
    const int fold = dots(found->fold);
    return Letterhead{{area.left, top, fold, bottom}, {fold, top, area.right, bottom}};
}

}  // namespace mera
