#include "office/scan/scan_frame.hpp"

namespace mera {
namespace {

constexpr int kMargin = 10;  // dots from the letters to the guessed wall

}  // namespace

double frame_left(const InkMap& map, const Frame& frame) { return map.x_of(frame.columns.front().from) - kMargin; }
double frame_right(const InkMap& map, const Frame& frame) { return map.x_of(frame.columns.back().to) + kMargin; }

Grid grid_of(const InkMap& map, const Frame& frame, const std::vector<int>& ruled, RowRules seen) {
    const double left = frame_left(map, frame), right = frame_right(map, frame);
    const std::vector<Stretch> rows = RowSearch{map, frame.columns, seen}.run(frame.lines, ruled);
    Grid grid;
    grid.guessed = true;
    const double top = map.y_of(frame.lines.from) - kMargin, bottom = map.y_of(frame.lines.to) + kMargin;
    grid.down.push_back(guessed_rule(Direction::down, left, top, bottom));
    for (const double wall : frame.walls) grid.down.push_back(guessed_rule(Direction::down, wall, top, bottom));
    grid.down.push_back(guessed_rule(Direction::down, right, top, bottom));
    grid.across.push_back(guessed_rule(Direction::across, top, left, right));
    for (std::size_t at = 1; at < rows.size(); ++at)
        grid.across.push_back(
            guessed_rule(Direction::across, map.y_of((rows[at - 1].rows.to + rows[at].rows.from) / 2.0), left, right));
    grid.across.push_back(guessed_rule(Direction::across, bottom, left, right));
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (int c = 0; c < (rows[r].across ? 1 : grid.columns()); ++c)
            grid.cells.push_back({static_cast<int>(r), c, 1, rows[r].across ? grid.columns() : 1});
    return grid;
}

}  // namespace mera
