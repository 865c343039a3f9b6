#include "office/scan/scan_columns.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "office/scan/scan_frame.hpp"
#include "office/scan/scan_gutters.hpp"
#include "office/scan/scan_ink_map.hpp"
#include "office/scan/scan_rows.hpp"

namespace mera {
namespace {

constexpr double kRuleShare = 0.6;  // of a side of the table: a rule that parts it
constexpr double kOneRule = 14;     // dots: pieces of a rule stand no further aside
constexpr int kBesideGutter = 3;    // units: a rule so near a gutter is its own
constexpr int kHeadingsApart = 6;   // units of white at least between two headings
constexpr std::size_t kRowsMin = 5;  // lines of rows below a heading: fewer do not say that a column is empty
constexpr int kShiftMax = 12;       // units: how far a sheet lies aside of the one before
constexpr std::size_t kFilledMin = 3;  // columns with letters in one line: a signature has two

// Heights of the rules that run over most of the table.
std::vector<int> ruled_rows(const InkMap& map, const Ruling& ruling, double left, double right) {
    std::vector<int> out;
    for (const Rule& rule : ruling.across) {
        const double shared = std::min<double>(right, rule.to) - std::max<double>(left, rule.from);
        if (shared >= kRuleShare * (right - left)) out.push_back(map.row_at(rule.position((left + right) / 2)));
    }
    return out;
}

double wall_between(const InkMap& map, const Ruling& ruling, const Gutter& gutter, double top, double bottom) {
    const double left = map.x_of(gutter.white.from), right = map.x_of(gutter.white.to);
    for (const Rule& rule : ruling.down) {
        const double x = rule.position((top + bottom) / 2);
        if (x > left && x < right &&
            std::min<double>(bottom, rule.to) - std::max<double>(top, rule.from) >= kRuleShare * (bottom - top))
            return x;
    }
    return (left + right) / 2;
}

// Rules of a table whose others are lost: they part columns where the white alone is too narrow to do so.
void add_ruled_gutters(const InkMap& map, const Ruling& ruling, const std::vector<Range>& bands, GutterLayout& layout) {
    const Range lines{bands[layout.first].from, bands[layout.last].to};
    const double top = map.y_of(lines.from), bottom = map.y_of(lines.to);
    struct Line {
        double x, length;
    };
    std::vector<Line> found;
    for (const Rule& rule : ruling.down) {
        const double x = rule.position((top + bottom) / 2);
        const double shared = std::min<double>(bottom, rule.to) - std::max<double>(top, rule.from);
        if (shared <= 0) continue;
        const auto same = std::find_if(found.begin(), found.end(),
                                       [&](const Line& line) { return std::abs(line.x - x) <= kOneRule; });
        if (same == found.end())
            found.push_back({x, shared});
        else
            same->length += shared;
    }
    for (const Line& line : found) {
        const int column = map.column_at(line.x);
        const bool known = std::any_of(layout.gutters.begin(), layout.gutters.end(), [&](const Gutter& gutter) {
            return gutter.white.from - kBesideGutter <= column && column < gutter.white.to + kBesideGutter;
        });
        const bool inner = map.any(lines, {0, column}) && map.any(lines, {column + 1, map.columns()});
        if (known || !inner || line.length < kRuleShare * (bottom - top)) continue;
        const Gutter gutter{{column, column + 1}, layout.first, layout.last, 0, 0, 0};
        layout.gutters.insert(std::find_if(layout.gutters.begin(), layout.gutters.end(),
                                           [&](const Gutter& other) { return other.white.from > column; }),
                              gutter);
    }
}

// «Отметка», which nobody has made yet: the last column has a heading and nothing below it.
void add_empty_column(const InkMap& map, const std::vector<Range>& bands, GutterLayout& layout) {
    const Range numbers{0, layout.gutters.front().white.from}, last{layout.gutters.back().white.to, map.columns()};
    std::optional<std::size_t> heading, end;  // lines: the first and the last with a number
    for (std::size_t at = layout.first; at <= layout.last; ++at)
        if (map.any(bands[at], numbers) && !map.any(bands[at], layout.gutters.front().white)) {
            if (!heading) heading = at;
            end = at;
        }
    if (!heading || *end < *heading + kRowsMin) return;
    int from = map.columns();  // of the last words of the heading
    while (from > last.from && !map.any(bands[*heading], {from - 1, from})) --from;
    int white = 0;
    for (; from > last.from && white < kHeadingsApart; --from)
        white = map.any(bands[*heading], {from - 1, from}) ? 0 : white + 1;
    if (white < kHeadingsApart || !map.any(bands[*heading], {last.from, from})) return;
    Range gutter{from, from + kHeadingsApart};
    for (std::size_t at = *heading + 1; at <= *end; ++at) {
        if (map.any(bands[at], {gutter.to, map.columns()})) return;
        while (gutter.from < gutter.to && map.any(bands[at], {gutter.from, gutter.to})) ++gutter.from;
    }
    if (gutter.size() > 0) layout.gutters.push_back({gutter, layout.first, layout.last, 0, 0, 0});
}

Frame frame_of(const InkMap& map, const Ruling& ruling, const GutterLayout& layout, const std::vector<Range>& bands) {
    Frame frame{{}, {}, {bands[layout.first].from, bands[layout.last].to}};
    Range wide{map.columns(), 0};
    for (int c = 0; c < map.columns(); ++c)
        if (map.any(frame.lines, {c, c + 1})) wide = {std::min(wide.from, c), std::max(wide.to, c + 1)};
    int from = wide.from;
    for (const Gutter& gutter : layout.gutters) {
        frame.columns.push_back({from, gutter.white.from});
        from = gutter.white.to;
        frame.walls.push_back(wall_between(map, ruling, gutter, map.y_of(frame.lines.from), map.y_of(frame.lines.to)));
    }
    frame.columns.push_back({from, wide.to});
    return frame;
}

// How many lines from the top of the map stand in the columns that these inner walls part, and whether one of them fills
// as many columns as a row does.
struct Standing {
    std::size_t lines = 0;
    bool has_row = false;
};

Standing standing_in(const InkMap& map, const std::vector<Range>& bands, const std::vector<int>& walls) {
    Standing out;
    for (const Range& band : bands) {
        std::size_t filled = 0;
        int from = 0;
        for (const int wall : walls) {
            if (map.any(band, {wall, wall + 1})) return out;
            filled += map.any(band, {from, wall});
            from = wall;
        }
        filled += map.any(band, {from, map.columns()});
        out.has_row = out.has_row || filled >= kFilledMin;
        ++out.lines;
    }
    return out;
}

}  // namespace

std::vector<Grid> find_unruled_grids(const PageInk& page, const Ruling& ruling, const DotBox& area) {
    const InkMap map{page, ruling, area};
    std::vector<Grid> out;
    if (map.rows() == 0) return out;
    const std::vector<Range> bands = map.bands({0, map.rows()}, {0, map.columns()});
    for (GutterLayout& layout : find_gutters(map, bands)) {
        add_ruled_gutters(map, ruling, bands, layout);
        add_empty_column(map, bands, layout);
        const Frame frame = frame_of(map, ruling, layout, bands);
        const std::vector<int> ruled = ruled_rows(map, ruling, frame_left(map, frame), frame_right(map, frame));
        if (Grid grid = grid_of(map, frame, ruled); grid.rows() >= 2) out.push_back(std::move(grid));
    }
    return out;
}

std::optional<Grid> find_continued_grid(const PageInk& page, const DotBox& area, const Grid& before) {
    const InkMap map{page, {}, area};
    if (map.rows() == 0 || before.columns() < 2) return {};
    const std::vector<Range> bands = map.bands({0, map.rows()}, {0, map.columns()});
    std::vector<int> best_walls;
    Standing best;
    for (int step = 0; step <= 2 * kShiftMax; ++step) {  // 0, 1, -1, 2, -2 …: the nearest of equals
        const int shift = step % 2 == 0 ? -step / 2 : (step + 1) / 2;
        std::vector<int> walls;
        for (std::size_t wall = 1; wall + 1 < before.down.size(); ++wall)
            walls.push_back(map.column_at(before.down[wall].position(before.bottom())) + shift);
        const Standing standing = standing_in(map, bands, walls);
        if (standing.has_row && standing.lines > best.lines) best = standing, best_walls = std::move(walls);
    }
    if (best.lines == 0) return {};
    Frame frame{{}, {}, {bands.front().from, bands[best.lines - 1].to}};
    int from = map.column_at(before.left());
    for (const int wall : best_walls) {
        frame.columns.push_back({from, wall});
        frame.walls.push_back(map.x_of(wall));
        from = wall + 1;
    }
    frame.columns.push_back({from, std::max(from + 1, map.column_at(before.right()))});
    return grid_of(map, frame, {});
}

}  // namespace mera
