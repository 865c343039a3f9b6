#include "office/scan_columns.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "office/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kUnit = 6;               // dots: side of one square of the map; a space between words has two
constexpr int kRuleDots = 110;         // longer strokes are rules: no letter is so long
constexpr int kSpeckDots = 5;          // smaller marks are dirt
constexpr int kGutterStart = 4;        // units of white between two columns where a gutter is first seen
constexpr int kGutterMin = 2;          // and where it is narrowest
constexpr int kCrossedInARow = 3;      // bands of a section's title
// Measured on running text: rivers of white are crossed by a third of the lines or more, gutters by titles of sections.
constexpr double kCrossedShare = 0.2;
constexpr int kBandsMin = 6;  // with letters on both sides of a gutter
constexpr double kAloneShare = 0.12;  // lines that run across one gutter, to those it parts
constexpr int kColumnMin = 8;  // units: a column that is not the first has a word in it
constexpr std::size_t kGuttersMin = 2;  // two columns of text are no table
constexpr double kNumberColumn = 0.16;  // of the table's width at most
constexpr std::size_t kNumberGroupsMin = 3;
constexpr int kNumberWidthMax = 130;  // dots: «12.10.»
constexpr int kTallRow = 140;  // dots: three lines
constexpr int kSameGap = 1;  // units: gaps no wider than this apart are alike
constexpr int kMargin = 10;  // dots from the letters to the guessed wall
constexpr double kRuleShare = 0.6;  // of a side of the table: a rule that parts it

struct Range {
    int from = 0, to = 0;  // units, `to` excluded
    int size() const { return to - from; }
};

// Where letters are, rules and dirt left out.
class InkMap {
public:
    InkMap(Pix* page, const Ruling& ruling, const DotBox& area) : left_(area.left), top_(area.top) {
        Box* box = boxCreate(area.left, area.top, area.width(), area.height());
        const PixPtr part{pixClipRectangle(page, box, nullptr)};
        boxDestroy(&box);
        if (!part) return;
        const PixPtr ink{pixThresholdToBinary(part.get(), std::max(1, paper_level(part.get()) - kInkBelowPaper))};
        if (!ink) return;
        for (const Direction direction : {Direction::across, Direction::down}) {
            const int w = direction == Direction::across ? kRuleDots : 1,
                      h = direction == Direction::across ? 1 : kRuleDots;
            const PixPtr rules{pixOpenBrick(nullptr, ink.get(), w, h)};
            const PixPtr wide{rules ? pixDilateBrick(nullptr, rules.get(), 3, 3) : nullptr};
            if (wide) pixSubtract(ink.get(), ink.get(), wide.get());
        }
        for (const Rule& rule : ruling.across) wipe(ink.get(), rule);
        for (const Rule& rule : ruling.down) wipe(ink.get(), rule);
        columns_ = pixGetWidth(ink.get()) / kUnit + 1;
        rows_ = pixGetHeight(ink.get()) / kUnit + 1;
        dark_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
        Boxa* marks = pixConnCompBB(ink.get(), 8);
        for (int i = 0, count = marks ? boxaGetCount(marks) : 0; i < count; ++i) {
            l_int32 x = 0, y = 0, w = 0, h = 0;
            boxaGetBoxGeometry(marks, i, &x, &y, &w, &h);
            // What is thin and long is left of a rule.
            const bool rest = (w <= kSpeckDots && h > 60) || (h <= kSpeckDots && w > 60);
            if ((w < kSpeckDots && h < kSpeckDots) || rest) continue;
            for (int r = y / kUnit; r <= (y + h - 1) / kUnit; ++r)
                for (int c = x / kUnit; c <= (x + w - 1) / kUnit; ++c) dark_[index(r, c)] = 1;
        }
        boxaDestroy(&marks);
    }

    int rows() const { return rows_; }
    int columns() const { return columns_; }
    bool dark(int row, int column) const { return dark_[index(row, column)] != 0; }
    bool any(Range rows, Range columns) const {
        for (int r = rows.from; r < rows.to; ++r)
            for (int c = columns.from; c < columns.to; ++c)
                if (dark(r, c)) return true;
        return false;
    }
    // Runs of rows with letters within some columns.
    std::vector<Range> bands(Range rows, Range columns) const {
        std::vector<Range> out;
        bool open = false;
        for (int r = rows.from; r < rows.to; ++r) {
            const bool ink = any({r, r + 1}, columns);
            if (ink && !open) out.push_back({r, r + 1});
            if (ink) out.back().to = r + 1;
            open = ink;
        }
        return out;
    }
    // White stretches of a band between its letters, its margins too.
    std::vector<Range> white(Range band) const {
        std::vector<Range> out;
        bool open = false;
        for (int c = 0; c < columns_; ++c) {
            const bool ink = any(band, {c, c + 1});
            if (!ink && !open) out.push_back({c, c + 1});
            if (!ink) out.back().to = c + 1;
            open = !ink;
        }
        return out;
    }
    double x_of(double column) const { return left_ + column * kUnit; }
    double y_of(double row) const { return top_ + row * kUnit; }
    int row_at(double y) const { return std::clamp(static_cast<int>((y - top_) / kUnit), 0, rows_); }

private:
    static constexpr int kInkBelowPaper = 45;
    static constexpr int kBesideRule = 4;  // dots: the ragged edge of a rule that came out in pieces

    void wipe(Pix* ink, const Rule& rule) const {
        const bool down = rule.direction == Direction::down;
        const int half = rule.thickness / 2 + kBesideRule;
        for (int along = rule.from; along <= rule.to; along += kUnit) {
            const int at = static_cast<int>(std::lround(rule.position(along))) - half;
            const int x = (down ? at : along) - left_, y = (down ? along : at) - top_;
            pixRasterop(ink, x, y, down ? 2 * half + 1 : kUnit, down ? kUnit : 2 * half + 1, PIX_CLR, nullptr, 0, 0);
        }
    }

    std::size_t index(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }
    int left_, top_, columns_ = 0, rows_ = 0;
    std::vector<char> dark_;
};

struct Gutter {
    Range white;  // where all its bands are white
    std::size_t first = 0, last = 0;  // bands
    int between = 0;  // bands with letters on both sides
    int crossed = 0, in_a_row = 0;
};

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
        if (gutter.between >= kBandsMin) found_.push_back(gutter);
    }

    void follow(std::size_t at) {
        const std::vector<Range> white = map_.white(bands_[at]);
        std::vector<Gutter> next;
        for (const Gutter& gutter : open_) {
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

struct Layout {
    std::size_t first = 0, last = 0;  // bands
    std::vector<Gutter> gutters;  // from the left
};

// Rivers of white inside a column: they live shorter than the gutters, lines run across them alone (titles of sections
// run across many at once), or what they part off is narrower than any word.
void drop_rivers(Layout& layout, const InkMap& map, const std::vector<Range>& bands) {
    std::vector<Gutter>& gutters = layout.gutters;
    int most = 0;
    for (const Gutter& gutter : gutters) most = std::max(most, gutter.between);
    std::vector<int> alone(gutters.size(), 0);
    for (std::size_t at = layout.first; at <= layout.last; ++at) {
        std::vector<std::size_t> crossed;
        for (std::size_t g = 0; g < gutters.size(); ++g)
            if (gutters[g].first <= at && map.any(bands[at], gutters[g].white)) crossed.push_back(g);
        if (crossed.size() * 2 < gutters.size())
            for (const std::size_t g : crossed) ++alone[g];
    }
    std::vector<Gutter> kept;
    for (std::size_t g = 0; g < gutters.size(); ++g) {
        const bool river = gutters[g].between * 3 < most || alone[g] > std::max(1.0, kAloneShare * gutters[g].between);
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
std::vector<Layout> layouts_of(std::vector<Gutter> gutters, const InkMap& map, const std::vector<Range>& bands) {
    std::sort(gutters.begin(), gutters.end(), [](const Gutter& a, const Gutter& b) { return a.first < b.first; });
    std::vector<Layout> out;
    for (const Gutter& gutter : gutters) {
        const bool beside = !out.empty() && gutter.first <= out.back().last;
        if (!beside) out.push_back({gutter.first, gutter.last, {}});
        out.back().last = std::max(out.back().last, gutter.last);
        out.back().gutters.push_back(gutter);
    }
    for (Layout& layout : out) {
        std::sort(layout.gutters.begin(), layout.gutters.end(),
                  [](const Gutter& a, const Gutter& b) { return a.white.from < b.white.from; });
        drop_rivers(layout, map, bands);
    }
    std::erase_if(out, [](const Layout& layout) { return layout.gutters.size() < kGuttersMin; });
    return out;
}

Rule guessed_rule(Direction direction, double position, double from, double to) {
    Rule rule;
    rule.direction = direction;
    rule.offset = position;
    rule.from = static_cast<int>(std::lround(from));
    rule.to = static_cast<int>(std::lround(to));
    return rule;
}

struct Stretch {  // one row between two guessed walls
    Range rows;
    bool across = false;  // its letters run across the gutters
};

// Rows of a table whose columns are known.
class RowSearch {
public:
    RowSearch(const InkMap& map, std::vector<Range> columns) : map_(map), columns_(std::move(columns)) {}

    std::vector<Stretch> run(Range table, const std::vector<int>& ruled) const {
        std::vector<Stretch> out;
        const std::vector<Range> bands = map_.bands(table, {columns_.front().from, columns_.back().to});
        // Titles of sections stand apart from the rows between them.
        for (std::size_t at = 0; at < bands.size();) {
            std::size_t end = at;
            const bool across = runs_across(bands[at]);
            while (end < bands.size() && runs_across(bands[end]) == across) ++end;
            const Range part{bands[at].from, bands[end - 1].to};
            if (across)
                out.push_back({part, true});
            else
                for (const Range& row : rows_of(part, ruled)) out.push_back({row, false});
            at = end;
        }
        return out;
    }

    // The numbers of the first column, each a run of bands.
    std::vector<Range> numbers(Range table) const { return map_.bands(table, columns_.front()); }
    bool has_number_column() const {
        return columns_.front().size() <= kNumberColumn * (columns_.back().to - columns_.front().from);
    }

private:
    bool runs_across(Range band) const {
        std::size_t crossed = 0;
        for (std::size_t c = 0; c + 1 < columns_.size(); ++c) {
            const int wall = (columns_[c].to + columns_[c + 1].from) / 2;
            crossed += map_.any(band, {wall, wall + 1});
        }
        return crossed > 0;
    }

    std::vector<Range> rows_of(Range part, const std::vector<int>& ruled) const {
        std::vector<int> cuts;
        for (const int rule : ruled)
            if (rule > part.from && rule < part.to) cuts.push_back(rule);
        const std::vector<Range> bands = map_.bands(part, {columns_.front().from, columns_.back().to});
        const std::vector<Range> marks = has_number_column() ? numbers(part) : std::vector<Range>{};
        if (!marks.empty()) {
            for (std::size_t at = 1; at < marks.size(); ++at)
                add_cut(cuts, widest_gap(bands, marks[at - 1].from, marks[at].from));
            // A piece of a row of the page before stands above the first number.
            if (marks.front().from > part.from + 1)
                if (const auto cut = widest_gap(bands, part.from, marks.front().from); cut && stands_off(bands, *cut))
                    add_cut(cuts, cut);
        } else {
            for (std::size_t at = 1; at < bands.size(); ++at)
                if (stands_off(bands, (bands[at - 1].to + bands[at].from) / 2))
                    cuts.push_back((bands[at - 1].to + bands[at].from) / 2);
        }
        std::sort(cuts.begin(), cuts.end());
        std::vector<Range> rows;
        int from = part.from;
        for (const int cut : cuts) {
            if (cut > from && map_.any({from, cut}, {columns_.front().from, columns_.back().to}))
                rows.push_back({from, cut}), from = cut;
        }
        rows.push_back({from, part.to});
        return rows;
    }

    static void add_cut(std::vector<int>& cuts, std::optional<int> cut) {
        if (cut) cuts.push_back(*cut);
    }

    // The middle of the widest white between two heights; of alike ones the lowest.
    static std::optional<int> widest_gap(const std::vector<Range>& bands, int above, int below) {
        std::optional<int> best;
        int width = 0;
        for (std::size_t at = 1; at < bands.size(); ++at) {
            if (bands[at - 1].to <= above || bands[at].from > below) continue;
            const int gap = bands[at].from - bands[at - 1].to;
            if (gap + kSameGap < width) continue;
            width = std::max(width, gap);
            best = (bands[at - 1].to + bands[at].from) / 2;
        }
        return best;
    }

    // Wider than the usual white between two lines.
    static bool stands_off(const std::vector<Range>& bands, int cut) {
        std::vector<int> gaps;
        int here = 0;
        for (std::size_t at = 1; at < bands.size(); ++at) {
            gaps.push_back(bands[at].from - bands[at - 1].to);
            if (bands[at - 1].to <= cut && cut <= bands[at].from) here = gaps.back();
        }
        if (gaps.empty()) return false;
        const auto usual = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 3);
        std::nth_element(gaps.begin(), usual, gaps.end());
        return here > *usual + kSameGap;
    }

    const InkMap& map_;
    std::vector<Range> columns_;
};

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

Grid grid_of(const InkMap& map, const Ruling& ruling, const Layout& layout, const std::vector<Range>& bands) {
    const Range all{bands[layout.first].from, bands[layout.last].to};
    Range wide{map.columns(), 0};
    for (int c = 0; c < map.columns(); ++c)
        if (map.any(all, {c, c + 1})) wide = {std::min(wide.from, c), std::max(wide.to, c + 1)};
    std::vector<Range> columns;
    int from = wide.from;
    for (const Gutter& gutter : layout.gutters) columns.push_back({from, gutter.white.from}), from = gutter.white.to;
    columns.push_back({from, wide.to});
    const double left = map.x_of(wide.from) - kMargin, right = map.x_of(wide.to) + kMargin;
    const std::vector<Stretch> rows = RowSearch{map, columns}.run(all, ruled_rows(map, ruling, left, right));

    Grid grid;
    grid.guessed = true;
    const double top = map.y_of(all.from) - kMargin, bottom = map.y_of(all.to) + kMargin;
    grid.down.push_back(guessed_rule(Direction::down, left, top, bottom));
    for (const Gutter& gutter : layout.gutters)
        grid.down.push_back(guessed_rule(Direction::down, wall_between(map, ruling, gutter, top, bottom), top, bottom));
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

// Where the walls that one ruled row lacks should be; nothing when it is one row.
std::vector<double> row_cuts(Pix* page, const Ruling& ruling, const Grid& grid, int row) {
    const auto at = static_cast<std::size_t>(row);
    const double middle = (grid.left() + grid.right()) / 2;
    const DotBox box{static_cast<int>(grid.left()), static_cast<int>(grid.across[at].position(middle)),
                     static_cast<int>(grid.right()), static_cast<int>(grid.across[at + 1].position(middle))};
    if (box.height() < kTallRow) return {};
    // The first column alone costs a tenth of the whole row and mostly says that there is one number.
    const DotBox first{box.left, box.top, static_cast<int>(grid.down[1].position(box.top)), box.bottom};
    if (first.width() > kNumberColumn * box.width()) return {};
    const InkMap begin{page, ruling, first};
    if (begin.bands({0, begin.rows()}, {0, begin.columns()}).size() < kNumberGroupsMin) return {};
    const InkMap map{page, ruling, box};
    std::vector<Range> columns;
    for (std::size_t c = 0; c + 1 < grid.down.size(); ++c) {
        const double y = (box.top + box.bottom) / 2.0;
        const auto unit = [&](double x) { return static_cast<int>((x - box.left) / kUnit); };
        columns.push_back({std::min(map.columns(), unit(grid.down[c].position(y)) + 1),
                           std::min(map.columns(), unit(grid.down[c + 1].position(y)))});
        if (columns.back().size() < 1) return {};
    }
    const RowSearch search{map, columns};
    const Range all{0, map.rows()};
    const std::vector<Range> numbers = search.numbers(all);
    if (!search.has_number_column() || numbers.size() < kNumberGroupsMin) return {};
    for (const Range& number : numbers) {
        int width = 0;
        for (int c = columns.front().from; c < columns.front().to; ++c) width += map.any(number, {c, c + 1});
        if (width * kUnit > kNumberWidthMax) return {};
    }
    std::vector<double> cuts;
    const std::vector<Stretch> rows = search.run(all, {});
    for (std::size_t r = 1; r < rows.size(); ++r)
        cuts.push_back(map.y_of((rows[r - 1].rows.to + rows[r].rows.from) / 2.0));
    return cuts;
}

// Rules at which no cell begins came out in pieces too small to be walls.
void drop_lost_rules(Grid& grid) {
    for (int row = grid.rows() - 1; row > 0; --row) {
        if (std::any_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) { return cell.row == row; }))
            continue;
        grid.across.erase(grid.across.begin() + row);
        for (GridCell& cell : grid.cells)
            if (cell.row > row)
                --cell.row;
            else if (cell.row + cell.row_span > row)
                --cell.row_span;
    }
}

}  // namespace

std::vector<Grid> find_unruled_grids(Pix* page, const Ruling& ruling, const DotBox& area) {
    const InkMap map{page, ruling, area};
    std::vector<Grid> out;
    if (map.rows() == 0) return out;
    const std::vector<Range> bands = map.bands({0, map.rows()}, {0, map.columns()});
    for (const Layout& layout : layouts_of(GutterSearch{map, bands}.run(), map, bands))
        if (Grid grid = grid_of(map, ruling, layout, bands); grid.rows() >= 2) out.push_back(std::move(grid));
    return out;
}

void part_tall_rows(Pix* page, const Ruling& ruling, Grid& grid) {
    drop_lost_rules(grid);
    Grid parted = grid;
    parted.across = {grid.across.front()};
    parted.cells.clear();
    int added = 0;
    for (int r = 0; r < grid.rows(); ++r) {
        std::vector<GridCell> own;
        for (const GridCell& cell : grid.cells)
            if (cell.row == r) own.push_back(cell);
        const bool plain = static_cast<int>(own.size()) == grid.columns() &&
                           std::all_of(own.begin(), own.end(), [](const GridCell& cell) { return cell.row_span == 1; });
        std::vector<double> cuts;
        if (plain) cuts = row_cuts(page, ruling, grid, r);
        for (GridCell cell : own) {
            cell.row += added;
            parted.cells.push_back(cell);
        }
        for (std::size_t at = 0; at < cuts.size(); ++at) {
            ++added;
            parted.across.push_back(guessed_rule(Direction::across, cuts[at], grid.left(), grid.right()));
            for (GridCell cell : own) {
                cell.row = r + added;
                parted.cells.push_back(cell);
            }
            parted.guessed = true;
        }
        parted.across.push_back(grid.across[static_cast<std::size_t>(r) + 1]);
    }
    if (added > 0) grid = std::move(parted);
}

}  // namespace mera
