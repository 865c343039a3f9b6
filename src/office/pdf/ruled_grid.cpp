#include "office/pdf/ruled_grid.hpp"

#include <allheaders.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "office/pdf/line_masks.hpp"
#include "office/picture/ink_marks.hpp"

namespace mera {

namespace {

// In inches, so that they mean the same at every resolution.
constexpr double kLoneWallMin = 0.4;     // a wall that meets one rule only, where a page ends inside a row
constexpr double kTouch = 0.04;          // ends of lines that meet
constexpr double kCluster = 0.05;        // double rules and small steps are one line
constexpr double kWallSlack = 0.025;     // how far beside its line a wall may run
constexpr double kWallCover = 0.8;       // share of its length that must be drawn
constexpr double kBrokenWallCover = 0.5; // when nothing better makes a rectangle

constexpr int kGridLinesMax = 400;    // hatching is not a table
constexpr std::size_t kMeetingsMax = 50'000'000;  // pairs of lines looked at; a dense table has 100,000

struct Segment {
    int from, to, at;  // from..to along the line, `at` across it, in pixels
};

std::vector<Segment> segments(Pix* mask, bool horizontal) {
    std::vector<Segment> out;
    for (const DotBox& mark : marks_of(mask)) {
        if (horizontal)
            out.push_back({mark.left, mark.right, mark.top + mark.height() / 2});
        else
            out.push_back({mark.top, mark.bottom, mark.left + mark.width() / 2});
    }
    return out;
}

struct Group {  // lines that touch each other
    std::vector<Segment> horizontal, vertical;
    int left = 0, top = 0, right = 0, bottom = 0;
};

int root_of(std::vector<int>& parent, int at) {
    while (parent[static_cast<std::size_t>(at)] != at)
        at = parent[static_cast<std::size_t>(at)] =
            parent[static_cast<std::size_t>(parent[static_cast<std::size_t>(at)])];
    return at;
}

bool meet(const Segment& across, const Segment& down, int touch) {
    return down.at >= across.from - touch && down.at <= across.to + touch && across.at >= down.from - touch &&
           across.at <= down.to + touch;
}

// Strokes of letters meet one rule at most (an underlining), or in a low row nearly meet both without reaching from one to the
// other; walls go from rule to rule, or on to the end of the page.
std::vector<Segment> walls_only(const std::vector<Segment>& across, const std::vector<Segment>& down, int touch,
                                int lone_min) {
    std::vector<Segment> out;
    for (const Segment& wall : down) {
        int met = 0, first = wall.to, last = wall.from;
        for (const Segment& rule : across) {
            if (!meet(rule, wall, touch)) continue;
            ++met;
            first = std::min(first, rule.at), last = std::max(last, rule.at);
        }
        const int length = wall.to - wall.from;
        if ((met >= 2 && length >= kWallCover * (last - first)) || (met == 1 && length >= lone_min))
            out.push_back(wall);
    }
    return out;
}

std::vector<Group> groups_of(const std::vector<Segment>& across, const std::vector<Segment>& down, int touch) {
    const auto rows = across.size();
    std::vector<int> parent(rows + down.size());
    std::iota(parent.begin(), parent.end(), 0);
    for (std::size_t h = 0; h < rows; ++h)
        for (std::size_t v = 0; v < down.size(); ++v)
            if (meet(across[h], down[v], touch))
                parent[static_cast<std::size_t>(root_of(parent, static_cast<int>(rows + v)))] =
                    root_of(parent, static_cast<int>(h));
    std::vector<Group> by_root(parent.size());
    for (std::size_t at = 0; at < parent.size(); ++at) {
        Group& group = by_root[static_cast<std::size_t>(root_of(parent, static_cast<int>(at)))];
        if (at < rows)
            group.horizontal.push_back(across[at]);
        else
            group.vertical.push_back(down[at - rows]);
    }
    std::vector<Group> out;
    for (Group& group : by_root) {
        if (group.horizontal.empty() || group.vertical.empty()) continue;
        group.left = group.top = 1 << 30;
        for (const Segment& it : group.horizontal) {
            group.left = std::min(group.left, it.from), group.right = std::max(group.right, it.to);
            group.top = std::min(group.top, it.at), group.bottom = std::max(group.bottom, it.at);
        }
        for (const Segment& it : group.vertical) {
            group.left = std::min(group.left, it.at), group.right = std::max(group.right, it.at);
            group.top = std::min(group.top, it.from), group.bottom = std::max(group.bottom, it.to);
        }
        out.push_back(std::move(group));
    }
    return out;
}

// Positions of grid lines: the segments' own, near ones as one, and the outline even where it is not drawn.
std::vector<int> grid_lines(const std::vector<Segment>& lines, int first, int last, int cluster) {
    std::vector<int> at{first, last};
    for (const Segment& it : lines) at.push_back(it.at);
    std::sort(at.begin(), at.end());
    std::vector<int> out;
    for (const int position : at)
        if (out.empty() || position - out.back() > cluster) out.push_back(position);
    return out;
}

class Walls {
public:
    Walls(Pix* horizontal, Pix* vertical, int slack) : horizontal_(horizontal), vertical_(vertical), slack_(slack) {}
    double vertical(int x, int top, int bottom) const { return cover(vertical_, false, x, top, bottom); }
    double horizontal(int y, int left, int right) const { return cover(horizontal_, true, y, left, right); }

private:
    double cover(Pix* mask, bool is_horizontal, int at, int from, int to) const {
        // The ends belong to the lines that cross here.
        const int margin = std::min(slack_ * 2, (to - from) / 5);
        from += margin, to -= margin;
        int drawn = 0;
        for (int along = from; along < to; ++along) {
            bool found = false;
            for (int across = at - slack_; across <= at + slack_ && !found; ++across) {
                l_uint32 bit = 0;
                const int failed =
                    is_horizontal ? pixGetPixel(mask, along, across, &bit) : pixGetPixel(mask, across, along, &bit);
                found = failed == 0 && bit != 0;
            }
            drawn += found;
        }
        return to > from ? static_cast<double>(drawn) / (to - from) : 0;
    }
    Pix* horizontal_;
    Pix* vertical_;
    int slack_;
};

struct Lattice {
    std::vector<int> xs, ys;
    std::vector<double> right_wall, bottom_wall;  // of the square (row, column)
    int rows() const { return static_cast<int>(ys.size()) - 1; }
    int columns() const { return static_cast<int>(xs.size()) - 1; }
    std::size_t index(int row, int column) const { return static_cast<std::size_t>(row * columns() + column); }
};

Lattice measure(const Group& group, const Walls& walls, int cluster) {
    Lattice out;
    out.xs = grid_lines(group.vertical, group.left, group.right, cluster);
    out.ys = grid_lines(group.horizontal, group.top, group.bottom, cluster);
    if (out.xs.size() > kGridLinesMax || out.ys.size() > kGridLinesMax || out.rows() < 1 || out.columns() < 1)
        return {};
    out.right_wall.resize(static_cast<std::size_t>(out.rows() * out.columns()), 1);
    out.bottom_wall = out.right_wall;
    for (int row = 0; row < out.rows(); ++row)
        for (int column = 0; column < out.columns(); ++column) {
            const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
            if (column + 1 < out.columns())
                out.right_wall[out.index(row, column)] = walls.vertical(out.xs[c + 1], out.ys[r], out.ys[r + 1]);
            if (row + 1 < out.rows())
                out.bottom_wall[out.index(row, column)] = walls.horizontal(out.ys[r + 1], out.xs[c], out.xs[c + 1]);
        }
    return out;
}

struct Span {
    int top, left, bottom, right;  // squares, both ends included
};

// Squares without a wall between them, as far as they reach.
Span reach(const Lattice& lattice, int row, int column, double cover, std::vector<char>& taken,
           std::vector<std::size_t>& members) {
    Span span{row, column, row, column};
    std::vector<std::pair<int, int>> open{{row, column}};
    taken[lattice.index(row, column)] = 1;
    while (!open.empty()) {
        const auto [r, c] = open.back();
        open.pop_back();
        members.push_back(lattice.index(r, c));
        span = {std::min(span.top, r), std::min(span.left, c), std::max(span.bottom, r), std::max(span.right, c)};
        const auto visit = [&](int nr, int nc, double wall) {
            if (wall >= cover || taken[lattice.index(nr, nc)] != 0) return;
            taken[lattice.index(nr, nc)] = 1;
            open.emplace_back(nr, nc);
        };
        if (c + 1 < lattice.columns()) visit(r, c + 1, lattice.right_wall[lattice.index(r, c)]);
        if (c > 0) visit(r, c - 1, lattice.right_wall[lattice.index(r, c - 1)]);
        if (r + 1 < lattice.rows()) visit(r + 1, c, lattice.bottom_wall[lattice.index(r, c)]);
        if (r > 0) visit(r - 1, c, lattice.bottom_wall[lattice.index(r - 1, c)]);
    }
    return span;
}

bool is_rectangle(const Span& span, std::size_t members) {
    return static_cast<std::size_t>((span.bottom - span.top + 1) * (span.right - span.left + 1)) == members;
}

// Lines of text run across: a frame round a title and a narrower table keeps its title in one piece.
std::vector<Span> strips_of(const Lattice& lattice, std::vector<std::size_t> squares) {
    std::sort(squares.begin(), squares.end());
    std::vector<Span> out;
    for (std::size_t at = 0; at < squares.size(); ++at) {
        const int row = static_cast<int>(squares[at]) / lattice.columns();
        const int column = static_cast<int>(squares[at]) % lattice.columns();
        const bool goes_on = at > 0 && squares[at] == squares[at - 1] + 1 && column > 0 &&
                             lattice.right_wall[squares[at - 1]] < kBrokenWallCover;
        if (goes_on)
            out.back().right = column;
        else
            out.push_back({row, column, row, column});
    }
    return out;
}

RuledCell cell_from(const Lattice& lattice, const Span& span, const GrayImage& image, bool guessed) {
    const auto x = [&](int line) {
        return static_cast<double>(lattice.xs[static_cast<std::size_t>(line)]) / image.width;
    };
    const auto y = [&](int line) {
        return static_cast<double>(lattice.ys[static_cast<std::size_t>(line)]) / image.height;
    };
    return {span.top,
            span.left,
            span.bottom - span.top + 1,
            span.right - span.left + 1,
            {x(span.left), y(span.top), x(span.right + 1), y(span.bottom + 1)},
            guessed};
}

std::vector<RuledCell> cells_of(const Lattice& lattice, const GrayImage& image) {
    std::vector<RuledCell> out;
    std::vector<char> taken(static_cast<std::size_t>(lattice.rows() * lattice.columns()), 0);
    for (int row = 0; row < lattice.rows(); ++row)
        for (int column = 0; column < lattice.columns(); ++column) {
            if (taken[lattice.index(row, column)] != 0) continue;
            std::vector<std::size_t> members;
            const Span whole = reach(lattice, row, column, kWallCover, taken, members);
            if (is_rectangle(whole, members.size())) {
                out.push_back(cell_from(lattice, whole, image, false));
                continue;
            }
            // A gap in a wall let two cells flow together: weaker walls count here; what still is no rectangle is cut
            // into strips.
            for (const std::size_t member : members) taken[member] = 0;
            std::vector<char> inside(taken.size(), 1);
            for (const std::size_t member : members) inside[member] = 0;
            for (const std::size_t member : members) {
                if (inside[member] != 0) continue;
                const int r = static_cast<int>(member) / lattice.columns(),
                          c = static_cast<int>(member) % lattice.columns();
                std::vector<std::size_t> part;
                const Span span = reach(lattice, r, c, kBrokenWallCover, inside, part);
                if (is_rectangle(span, part.size())) {
                    out.push_back(cell_from(lattice, span, image, true));
                } else {
                    for (const Span& strip : strips_of(lattice, std::move(part)))
                        out.push_back(cell_from(lattice, strip, image, true));
                }
            }
            for (const std::size_t member : members) taken[member] = 1;
        }
    std::sort(out.begin(), out.end(), [](const RuledCell& a, const RuledCell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return out;
}

bool inside(const DocBox& inner, const DocBox& outer) {
    const double x = (inner.left + inner.right) / 2, y = (inner.top + inner.bottom) / 2;
    return x > outer.left && x < outer.right && y > outer.top && y < outer.bottom;
}

}  // namespace

std::vector<RuledTable> find_ruled_tables(const GrayImage& image) {
    const auto pixels = [&](double inches) { return std::max(1, static_cast<int>(std::lround(inches * image.dpi))); };
    const auto [across, down] = line_masks(image);
    const Walls walls{across.get(), down.get(), pixels(kWallSlack)};

    const std::vector<Segment> rules = segments(across.get(), true);
    const std::vector<Segment> strokes = segments(down.get(), false);
    if (rules.size() * strokes.size() > kMeetingsMax) return {};
    const std::vector<Segment> upright = walls_only(rules, strokes, pixels(kTouch), pixels(kLoneWallMin));

    std::vector<RuledTable> found;
    for (const Group& group : groups_of(rules, upright, pixels(kTouch))) {
        const Lattice lattice = measure(group, walls, pixels(kCluster));
        if (lattice.xs.empty()) continue;
        RuledTable table;
        table.cells = cells_of(lattice, image);
        if (table.cells.size() < 2) continue;
        table.rows = lattice.rows();
        table.columns = lattice.columns();
        table.box = {static_cast<double>(group.left) / image.width, static_cast<double>(group.top) / image.height,
                     static_cast<double>(group.right) / image.width, static_cast<double>(group.bottom) / image.height};
        found.push_back(std::move(table));
    }
    // A table in a cell of another one is part of that cell's text.
    std::sort(found.begin(), found.end(), [](const RuledTable& a, const RuledTable& b) {
        return (a.box.right - a.box.left) * (a.box.bottom - a.box.top) >
               (b.box.right - b.box.left) * (b.box.bottom - b.box.top);
    });
    std::vector<RuledTable> out;
    for (RuledTable& table : found)
        if (std::none_of(out.begin(), out.end(),
                         [&](const RuledTable& larger) { return inside(table.box, larger.box); }))
            out.push_back(std::move(table));
    std::sort(out.begin(), out.end(), [](const RuledTable& a, const RuledTable& b) { return a.box.top < b.box.top; });
    return out;
}

}  // namespace mera
