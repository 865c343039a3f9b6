#include "office/scan/grid.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace mera {
namespace {

constexpr int kRuleLengthMin = 100;  // dots: the narrowest column of numbers, the lowest two-line row
constexpr double kTouch = 40;        // a rule ends at most this far from the rule it meets
constexpr double kSamePlace = 14;    // rules nearer than this are one (double rules); the lowest row is 35 dots
constexpr double kOpenEndMin = 60;   // rules that run further than this past the last one leave the table open there
constexpr double kOfWidth = 0.9;      // of a table: so far apart stand its outer rules
constexpr double kSeenMin = 0.75;    // share of a wall that is not hidden by stamps
constexpr double kFaint = 0.4, kSolid = 0.92;
constexpr double kShowsThrough = 0.12;  // of the darker ones: a rule of the back of the sheet, however whole
// Measured on faint scans: share of wall pieces true from 0.94, false (bold letters in a one-line row) to 0.75.
constexpr double kWallMin = 0.80;
// In a row whose other walls stand, a wall under a stamp is still a wall.
constexpr double kWallMinAmongWalls = 0.50;
constexpr double kRowOfWalls = 0.70;

using Rules = std::vector<Rule>;

bool reaches(const Rule& rule, double along, double slack) {
    return rule.from - slack <= along && along <= rule.to + slack;
}

bool meet(const Rule& a, const Rule& b) {
    const double on_a = b.position(a.position((a.from + a.to) / 2.0));
    const double on_b = a.position(on_a);
    return reaches(a, on_a, kTouch) && reaches(b, on_b, kTouch);
}

bool has_anchor(const Rule& rule, double end, const Rules& others) {
    return std::any_of(others.begin(), others.end(), [&](const Rule& other) {
        const double place = rule.position(end);
        return std::abs(other.position(place) - end) <= kTouch && reaches(other, place, kTouch);
    });
}

// Pieces of one wall: the straight line through them, from the first to the last.
Rule joined(const Rules& pieces) {
    Rule whole = pieces.front();
    double n = 0, sa = 0, sp = 0, saa = 0, sap = 0, length = 0, contrast = 0, thickness = 0;
    for (const Rule& piece : pieces) {
        const double weight = piece.to - piece.from + 1;
        for (double along : {static_cast<double>(piece.from), static_cast<double>(piece.to)}) {
            const double position = piece.position(along);
            n += weight, sa += weight * along, sp += weight * position;
            saa += weight * along * along, sap += weight * along * position;
        }
        length += weight, contrast += weight * piece.contrast, thickness += weight * piece.thickness;
        whole.from = std::min(whole.from, piece.from);
        whole.to = std::max(whole.to, piece.to);
    }
    whole.slope = (n * sap - sa * sp) / (n * saa - sa * sa);
    whole.offset = (sp - whole.slope * sa) / n;
    whole.contrast = contrast / length;
    whole.thickness = static_cast<int>(std::lround(thickness / length));
    whole.support = std::min(1.0, length / (whole.to - whole.from + 1));
    return whole;
}

int length_of(const Rule& rule) { return rule.to - rule.from + 1; }

// Groups of pieces that lie on one line; the longer piece says where the line runs.
std::vector<Rules> collinear(Rules pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const Rule& a, const Rule& b) { return length_of(a) > length_of(b); });
    std::vector<Rules> groups;
    for (const Rule& piece : pieces) {
        const double middle = (piece.from + piece.to) / 2.0;
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Rules& group) {
            return std::abs(group.front().position(middle) - piece.position(middle)) <= kSamePlace;
        });
        if (same == groups.end())
            groups.push_back({piece});
        else
            same->push_back(piece);
    }
    return groups;
}

// A wall begins and ends at other walls; a stroke of letters or an underline does not. Stamps and fading may part it
// into pieces: from the first to the last anchored end most of it must be seen. A rule half as long as the longest one
// needs no anchors: its ends may have faded.
bool stands(const Rules& pieces, const Rules& others) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!has_anchor(pieces[i], pieces[i].from, others)) continue;
        int seen = 0;
        for (std::size_t j = i; j < pieces.size(); ++j) {
            seen += length_of(pieces[j]);
            if (seen >= kSeenMin * (pieces[j].to - pieces[i].from + 1) && has_anchor(pieces[j], pieces[j].to, others))
                return true;
        }
    }
    return false;
}

int length_of(const Rules& pieces) {
    return std::accumulate(pieces.begin(), pieces.end(), 0,
                           [](int sum, const Rule& piece) { return sum + length_of(piece); });
}

Rules walls_of(std::vector<Rules> groups, const Rules& others) {
    int longest = 0;
    for (const Rules& group : groups) longest = std::max(longest, length_of(group));
    Rules kept;
    for (Rules& group : groups) {
        std::sort(group.begin(), group.end(), [](const Rule& a, const Rule& b) { return a.from < b.from; });
        if (2 * length_of(group) >= longest || stands(group, others)) kept.push_back(joined(group));
    }
    return kept;
}

// From the first of them to the last.
double spread(const Rules& rules) {
    double least = rules.front().position(rules.front().to), most = least;
    for (const Rule& rule : rules) {
        least = std::min(least, rule.position(rule.to));
        most = std::max(most, rule.position(rule.to));
    }
    return most - least;
}

// Rules that end together past the last crossing rule leave that side open (a table broken by the page, a table without
// side borders): the side is closed there. Most end where it is, unless the two outer ones run further: inner ones are parted by
// titles, and their pieces in a low row are too short to be rules.
void close_side(Rules& crossing, const Rules& ending, bool at_far_end, Direction direction) {
    if (ending.empty()) return;
    Rules together;
    double edge = 0;
    bool over_all = false;
    const double wide = kOfWidth * spread(ending);
    const auto end_of = [&](const Rule& rule) { return static_cast<double>(at_far_end ? rule.to : rule.from); };
    for (const Rule& rule : ending) {
        Rules near;
        for (const Rule& other : ending)
            if (std::abs(end_of(other) - end_of(rule)) <= kTouch) near.push_back(other);
        const bool over = near.size() > 1 && spread(near) >= wide;
        const bool further = at_far_end ? end_of(rule) > edge + kTouch : end_of(rule) < edge - kTouch;
        const bool better = over && over_all ? further : over != over_all ? over : near.size() > together.size();
        if (better) together = near, edge = end_of(rule), over_all = over;
    }
    if (together.size() < 2) return;
    for (const Rule& rule : crossing) {
        const double middle = rule.position((rule.from + rule.to) / 2.0);
        if (at_far_end ? middle > edge - kOpenEndMin : middle < edge + kOpenEndMin) return;
    }
    Rule side;
    side.direction = direction;
    side.offset = edge;
    side.from = static_cast<int>(together.front().position(edge));
    side.to = side.from;
    for (const Rule& rule : together) {
        side.from = std::min(side.from, static_cast<int>(rule.position(edge)));
        side.to = std::max(side.to, static_cast<int>(rule.position(edge)));
    }
    side.contrast = together.front().contrast;
    side.support = 1;
    if (side.to - side.from >= kRuleLengthMin) crossing.push_back(side);
}

struct Component {
    Rules across, down;
};

std::vector<Component> components_of(const Rules& across, const Rules& down) {
    std::vector<std::size_t> parent(across.size() + down.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t a = 0; a < across.size(); ++a)
        for (std::size_t d = 0; d < down.size(); ++d)
            if (meet(across[a], down[d])) parent[root(a)] = root(across.size() + d);
    std::vector<Component> found(parent.size());
    for (std::size_t i = 0; i < parent.size(); ++i)
        if (i < across.size())
            found[root(i)].across.push_back(across[i]);
        else
            found[root(i)].down.push_back(down[i - across.size()]);
    std::erase_if(found, [](const Component& c) { return c.across.empty() || c.down.empty(); });
    return found;
}

// A chain of letter strokes that happens to join two walls is fainter than they are and full of gaps; a short one, of the
// strokes of a stamp and of a letter, has no gaps to show.
void drop_faint(Rules& rules) {
    std::vector<double> contrasts;
    int longest = 0;
    for (const Rule& rule : rules) contrasts.push_back(rule.contrast), longest = std::max(longest, length_of(rule));
    if (contrasts.empty()) return;
    const auto middle = contrasts.begin() + static_cast<std::ptrdiff_t>(contrasts.size() / 2);
    std::nth_element(contrasts.begin(), middle, contrasts.end());
    const double limit = kFaint * *middle;
    const auto dark = contrasts.begin() + static_cast<std::ptrdiff_t>(3 * contrasts.size() / 4);
    std::nth_element(middle, dark, contrasts.end());
    const double back = kShowsThrough * *dark;  // its rules may be as many
    std::erase_if(rules, [&](const Rule& rule) {
        if (rule.contrast < back) return true;
        return rule.contrast < limit && (rule.support < kSolid || 2 * length_of(rule) < longest);
    });
}

void sort_by_position(Rules& rules, const Rules& crossing) {
    double middle = 0;
    for (const Rule& rule : crossing)
        middle += rule.position((rule.from + rule.to) / 2.0) / static_cast<double>(crossing.size());
    std::sort(rules.begin(), rules.end(),
              [&](const Rule& a, const Rule& b) { return a.position(middle) < b.position(middle); });
}

// Which elementary cells belong together, from the walls between them.
class Walls {
public:
    Walls(const GreyRaster& page, const Grid& grid) : grid_(grid) {
        const int rows = grid.rows(), columns = grid.columns();
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c + 1 < columns; ++c)
                right_.push_back(
                    share(page, grid.down[index(c + 1)], grid.across[index(r)], grid.across[index(r + 1)]));
        for (int r = 0; r + 1 < rows; ++r)
            for (int c = 0; c < columns; ++c)
                below_.push_back(share(page, grid.across[index(r + 1)], grid.down[index(c)], grid.down[index(c + 1)]));
    }
    bool right_of(int row, int column) const {
        const int columns = grid_.columns() - 1;
        return stands(right_, row * columns, columns, row * columns + column);
    }
    bool below(int row, int column) const {
        return stands(below_, row * grid_.columns(), grid_.columns(), row * grid_.columns() + column);
    }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }

    // The ends, where the crossing rules are, say nothing.
    static double share(const GreyRaster& page, const Rule& wall, const Rule& before, const Rule& after) {
        const double middle = wall.position((before.offset + after.offset) / 2);
        const double from = before.position(middle) + before.thickness / 2.0 + 3;
        const double to = after.position(middle) - after.thickness / 2.0 - 3;
        return wall_share(page, wall, static_cast<int>(std::lround(from)), static_cast<int>(std::lround(to)));
    }

    static bool stands(const std::vector<double>& shares, int first, int count, int which) {
        const double own = shares[index(which)];
        if (own >= kWallMin) return true;
        const auto begin = shares.begin() + first;
        const auto standing = std::count_if(begin, begin + count, [](double share) { return share >= kWallMin; });
        const bool most = static_cast<double>(standing) >= kRowOfWalls * count || (count > 2 && standing + 1 == count);
        return own >= kWallMinAmongWalls && most;
    }

    const Grid& grid_;
    std::vector<double> right_, below_;
};

// Grows every cell to the right while no wall stands in the way, then down while the whole width is open.
std::vector<GridCell> cells_of(const Grid& grid, const Walls& walls) {
    const int rows = grid.rows(), columns = grid.columns();
    std::vector<char> taken(static_cast<std::size_t>(rows * columns), 0);
    const auto at = [&](int r, int c) -> char& { return taken[static_cast<std::size_t>(r * columns + c)]; };
    std::vector<GridCell> cells;
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            if (at(r, c)) continue;
            GridCell cell{r, c, 1, 1};
            while (c + cell.column_span < columns && !at(r, c + cell.column_span) &&
                   !walls.right_of(r, c + cell.column_span - 1))
                ++cell.column_span;
            const auto open_below = [&](int row) {
                for (int k = 0; k < cell.column_span; ++k)
                    if (at(row + 1, c + k) || walls.below(row, c + k)) return false;
                return true;
            };
            while (r + cell.row_span < rows && open_below(r + cell.row_span - 1)) ++cell.row_span;
            for (int i = 0; i < cell.row_span; ++i)
                for (int k = 0; k < cell.column_span; ++k) at(r + i, c + k) = 1;
            cells.push_back(cell);
        }
    return cells;
}

}  // namespace

double Grid::left() const {
    return std::min(down.front().position(down.front().from), down.front().position(down.front().to));
}
double Grid::right() const {
    return std::max(down.back().position(down.back().from), down.back().position(down.back().to));
}
double Grid::top() const {
    return std::min(across.front().position(across.front().from), across.front().position(across.front().to));
}
double Grid::bottom() const {
    return std::max(across.back().position(across.back().from), across.back().position(across.back().to));
}

Rule guessed_rule(Direction direction, double position, double from, double to) {
    Rule rule;
    rule.direction = direction;
    rule.offset = position;
    rule.from = static_cast<int>(std::lround(from));
    rule.to = static_cast<int>(std::lround(to));
    return rule;
}

bool is_guessed(const Rule& wall) { return wall.contrast <= 0; }

bool is_guessed(const Grid& grid, const GridCell& cell) {
    if (!grid.guessed) return false;
    const auto any = [](const Rules& walls) {
        return std::any_of(walls.begin(), walls.end(), [](const Rule& wall) { return is_guessed(wall); });
    };
    if (!any(grid.across) && !any(grid.down)) return true;
    const auto wall = [](const Rules& walls, int at) { return walls[static_cast<std::size_t>(at)]; };
    return is_guessed(wall(grid.across, cell.row)) || is_guessed(wall(grid.across, cell.row + cell.row_span)) ||
           is_guessed(wall(grid.down, cell.column)) || is_guessed(wall(grid.down, cell.column + cell.column_span));
}

Ruling find_ruling(const GreyRaster& page, const PageRidges& ridges) {
    FoundRules across = find_rules(page, ridges.across, Direction::across, kRuleLengthMin),
               down = find_rules(page, ridges.down, Direction::down, kRuleLengthMin);
    return {std::move(across.whole), std::move(down.whole), std::move(across.pieces), std::move(down.pieces)};
}

std::vector<Grid> find_grids(const GreyRaster& page, const Ruling& ruling) {
    std::vector<Grid> grids;
    for (Component& part : components_of(ruling.across, ruling.down)) {
        drop_faint(part.across);
        drop_faint(part.down);
        close_side(part.across, part.down, false, Direction::across);
        close_side(part.across, part.down, true, Direction::across);
        close_side(part.down, part.across, false, Direction::down);
        close_side(part.down, part.across, true, Direction::down);
        Grid grid;
        grid.down = walls_of(collinear(part.down), part.across);
        grid.across = walls_of(collinear(part.across), grid.down);
        grid.down = walls_of(collinear(part.down), grid.across);
        if (grid.across.size() < 2 || grid.down.size() < 2) continue;
        if (grid.across.size() == 2 && grid.down.size() == 2) continue;  // a frame
        sort_by_position(grid.across, grid.down);
        sort_by_position(grid.down, grid.across);
        grid.cells = cells_of(grid, Walls{page, grid});
        grids.push_back(std::move(grid));
    }
    std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) { return a.top() < b.top(); });
    return grids;
}

}  // namespace mera
