#include "office/scan/scan_continued.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include "office/scan/scan_frame.hpp"
#include "office/scan/scan_ink_map.hpp"

namespace mera {
namespace {

constexpr double kOneRule = 14;    // dots: pieces of a rule stand no further aside
constexpr double kBesideTable = 120;  // dots: by which sheets lie aside of each other
constexpr double kSeenMin = 0.4;  // of the width of the table: a rule of which less is left may be a line of letters
constexpr int kShiftMax = 20;  // units
constexpr std::size_t kFilledMin = 2;  // columns with letters in one line
constexpr int kBesideRule = 8;  // dots from a rule to the letters

double middle_of(const Rule& rule) { return rule.position((rule.from + rule.to) / 2.0); }

struct Line {
    double at = 0;
    std::vector<std::pair<int, int>> parts;  // from, to
    Rule longest = {};
};

double seen_of(Line line) {
    std::sort(line.parts.begin(), line.parts.end());
    int end = line.parts.front().first, seen = 0;
    for (const auto& [from, to] : line.parts) {
        seen += std::max(0, to - std::max(from, end));
        end = std::max(end, to);
    }
    return seen;
}

// Rules over most of the width of the table, from the top.
std::vector<Line> rules_over(const Ruling& ruling, const DotBox& area, const Grid& above) {
    std::vector<Rule> all = ruling.across;
    all.insert(all.end(), ruling.pieces_across.begin(), ruling.pieces_across.end());
    std::sort(all.begin(), all.end(), [](const Rule& a, const Rule& b) { return a.to - a.from > b.to - b.from; });
    std::vector<Line> lines;
    for (const Rule& rule : all) {
        const double at = middle_of(rule);
        if (at < area.top || at >= area.bottom || rule.from < above.left() - kBesideTable ||
            rule.to > above.right() + kBesideTable)
            continue;
        const auto same = std::find_if(lines.begin(), lines.end(),
                                       [&](const Line& line) { return std::abs(line.at - at) <= kOneRule; });
        if (same == lines.end())
            lines.push_back({at, {{rule.from, rule.to}}, rule});
        else
            same->parts.emplace_back(rule.from, rule.to);
    }
    std::erase_if(lines, [&](const Line& line) { return seen_of(line) < kSeenMin * (above.right() - above.left()); });
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
    return lines;
}

// Whether every line of text stands in the columns these walls part, and one of them in several.
bool stand_in(const InkMap& map, const std::vector<Range>& bands, const std::vector<int>& walls) {
    bool row = false;
    for (const Range& band : bands) {
        std::size_t filled = 0;
        int from = 0;
        for (const int wall : walls) {
            if (map.any(band, {wall, wall + 1})) return false;
            filled += map.any(band, {from, wall});
            from = wall;
        }
        row = row || filled + map.any(band, {from, map.columns()}) >= kFilledMin;
    }
    return row;
}

// The walls of `above` where they stand on this page; empty when they do so nowhere.
std::vector<int> walls_here(const InkMap& map, const std::vector<Range>& bands, const Grid& above) {
    for (int step = 0; step <= 2 * kShiftMax; ++step) {  // 0, 1, -1, 2, -2 …: the nearest
        const int shift = step % 2 == 0 ? -step / 2 : (step + 1) / 2;
        std::vector<int> walls;
        for (std::size_t wall = 1; wall + 1 < above.down.size(); ++wall)
            walls.push_back(map.column_at(above.down[wall].position(above.bottom())) + shift);
        if (stand_in(map, bands, walls)) return walls;
    }
    return {};
}

// What is printed there is no guess.
void lay_on(std::vector<Rule>& guessed, const std::vector<Line>& lines) {
    for (Rule& rule : guessed)
        for (const Line& line : lines)
            if (std::abs(line.at - middle_of(rule)) <= kOneRule + kBesideRule) {
                const int from = rule.from, to = rule.to;
                rule = line.longest;
                rule.from = from, rule.to = to;
            }
}

}  // namespace

std::optional<Grid> find_continued_rows(const PageInk& page, const Ruling& ruling, const DotBox& area,
                                        const Grid& above) {
    const std::vector<Line> lines = rules_over(ruling, area, above);
    if (lines.size() < 2 || above.columns() < 2) return {};
    const DotBox part{area.left, static_cast<int>(lines.front().at) + kBesideRule, area.right,
                      static_cast<int>(lines.back().at) - kBesideRule};
    if (part.height() <= kBesideRule) return {};
    const InkMap map{page, ruling, part};
    if (map.rows() == 0) return {};
    const std::vector<Range> bands = map.bands({0, map.rows()}, {0, map.columns()});
    if (bands.empty()) return {};
    const std::vector<int> walls = walls_here(map, bands, above);
    if (walls.empty()) return {};
    Frame frame{{}, {}, {0, map.rows()}};
    int from = map.column_at(above.left());
    for (const int wall : walls) {
        frame.columns.push_back({from, wall});
        frame.walls.push_back(map.x_of(wall));
        from = wall + 1;
    }
    frame.columns.push_back({from, std::max(from + 1, map.column_at(above.right()))});
    std::vector<int> ruled;
    for (std::size_t at = 1; at + 1 < lines.size(); ++at) ruled.push_back(map.row_at(lines[at].at));
    Grid grid = grid_of(map, frame, ruled, RowRules::most);
    lay_on(grid.across, lines);
    return grid;
}

}  // namespace mera
