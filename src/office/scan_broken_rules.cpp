#include "office/scan_broken_rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "office/scan_frame.hpp"
#include "office/scan_gutters.hpp"
#include "office/scan_ink_map.hpp"

namespace mera {
namespace {

constexpr double kOneLine = 14;       // dots: pieces of one rule stand no further aside
constexpr int kSlopeSpread = 600;     // dots: shorter rules do not tell how much the sheet is still turned
constexpr int kWallSeenMin = 100;     // dots of a wall that are left
constexpr double kSurelySeen = 0.3;   // in pieces all along it: whatever runs over it
constexpr double kWellSeen = 0.2;     // of the height of the table
constexpr double kClear = 0.1;        // share of the lines of text that run over a wall of which less is left
constexpr std::size_t kLinesMin = 3;  // walls and rules of a table
constexpr double kCrossedMax = 0.35;  // share of the lines of text that run over a wall: titles, not letters beside it
constexpr double kInsideMin = 0.8;  // of a piece: what sticks out of the table is no rule of it
constexpr double kNumberColumn = 0.16;  // of the width of the table at most
constexpr double kFaint = 0.3;  // of the usual contrast
constexpr std::size_t kPiecesAllAlong = 4;
constexpr double kAllAlong = 0.5;  // of the height of the table
constexpr int kSideSeen = 500;  // dots of a rule: longer than the line of a signature
constexpr int kBeyondWalls = 100;  // dots below the last piece of a wall: the line of a signature
constexpr double kLongRule = 0.3;  // of the width of the table: a rule whose walls are lost beside it
constexpr std::size_t kFilledMin = 3;  // columns with letters in one line: a row of the table
constexpr int kSameCell = 4;  // units from one line of a cell to the next
constexpr int kLineGapMax = 12;  // units from one line of the table to the next
constexpr double kOuterMin = 0.3;  // share of the lines with letters outside the outer walls: a column is open there
constexpr int kOutside = 4;  // units
constexpr int kMargin = 10;  // dots from the letters to a guessed wall
constexpr double kPartedMin = 0.6;  // share of the rows with words on both sides of a lost wall
constexpr int kBesideWall = 4;  // units: white so near a wall is its own
constexpr double kSnap = 12;  // dots from a guessed wall to the rule that it is
constexpr double kSnapAcross = 40;  // and from the middle between two rows: cells have no lines of text in between
constexpr double kSameWall = 12;  // dots
constexpr double kReach = 40;  // dots: how far past its end a wall explains pieces
constexpr int kUnknownMin = 3;  // walls

int length_of(const Rule& rule) { return rule.to - rule.from + 1; }
double middle_of(const Rule& rule) { return rule.position((rule.from + rule.to) / 2.0); }

struct Line {  // pieces one behind the other
    std::vector<Rule> pieces;
    double at = 0;  // weighted by length
    int seen = 0;
    void add(const Rule& piece) {
        at = (at * seen + middle_of(piece) * length_of(piece)) / (seen + length_of(piece));
        seen += length_of(piece);
        pieces.push_back(piece);
    }
    // Many pieces far apart: strokes of letters stand in line over some lines of text only.
    bool stands_all_along(double height) const {
        const auto [first, last] = std::minmax_element(pieces.begin(), pieces.end(),
                                                       [](const Rule& a, const Rule& b) { return a.from < b.from; });
        return pieces.size() >= kPiecesAllAlong && last->to - first->from >= kAllAlong * height;
    }
};

std::vector<Line> lines_of(std::vector<Rule> pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const Rule& a, const Rule& b) { return length_of(a) > length_of(b); });
    std::vector<Line> lines;
    for (const Rule& piece : pieces) {
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
            return std::abs(line.at - middle_of(piece)) <= kOneLine;
        });
        if (same == lines.end())
            lines.emplace_back().add(piece);
        else
            same->add(piece);
    }
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
    return lines;
}

// One wall through all the pieces.
Rule rule_through(const Line& line, Direction direction) {
    Rule rule = guessed_rule(direction, line.at, 0, 0);
    rule.from = line.pieces.front().from, rule.to = line.pieces.front().to;
    double n = 0, sa = 0, sp = 0, saa = 0, sap = 0;
    for (const Rule& piece : line.pieces) {
        rule.from = std::min(rule.from, piece.from), rule.to = std::max(rule.to, piece.to);
        rule.thickness = std::max(rule.thickness, piece.thickness);
        rule.contrast = std::max(rule.contrast, piece.contrast);
        const double weight = length_of(piece), along = (piece.from + piece.to) / 2.0, position = middle_of(piece);
        n += weight, sa += weight * along, sp += weight * position;
        saa += weight * along * along, sap += weight * along * position;
    }
    const double spread = n * saa - sa * sa;
    if (rule.to - rule.from < kSlopeSpread || line.pieces.size() < 2 || spread <= 0) return rule;
    rule.slope = (n * sap - sa * sp) / spread;
    rule.offset = (sp - rule.slope * sa) / n;
    return rule;
}

// Pieces much fainter than the others are edges of shadows and bars.
void drop_faint(std::vector<Rule>& pieces) {
    std::vector<double> contrasts;
    for (const Rule& piece : pieces) contrasts.push_back(piece.contrast);
    if (contrasts.empty()) return;
    const auto middle = contrasts.begin() + static_cast<std::ptrdiff_t>(contrasts.size() / 2);
    std::nth_element(contrasts.begin(), middle, contrasts.end());
    std::erase_if(pieces, [limit = kFaint * *middle](const Rule& piece) { return piece.contrast < limit; });
}

std::vector<Rule> within(const std::vector<Rule>& pieces, Direction direction, const DotBox& area) {
    std::vector<Rule> out;
    for (const Rule& piece : pieces) {
        const double along = (piece.from + piece.to) / 2.0, at = middle_of(piece);
        const double x = direction == Direction::down ? at : along, y = direction == Direction::down ? along : at;
        if (area.left <= x && x < area.right && area.top <= y && y < area.bottom) out.push_back(piece);
    }
    drop_faint(out);
    return out;
}

class BrokenTable {
public:
    BrokenTable(Pix* page, const Ruling& ruling, const DotBox& leaf)
        : page_(page),
          ruling_(ruling),
          leaf_(leaf),
          walls_(lines_of(within(ruling.pieces_down, Direction::down, leaf))),
          rules_(lines_of(within(ruling.pieces_across, Direction::across, leaf))) {}

    std::optional<Grid> find() {
        if (walls_.size() < 2) return {};
        Ruling own;  // what is left of a wall does not run over it
        for (const Line& wall : walls_) own.down.push_back(rule_through(wall, Direction::down));
        map_ = InkMap{page_, ruling_, leaf_, own};
        if (map_.rows() == 0) return {};
        bands_ = map_.bands({0, map_.rows()}, {0, map_.columns()});
        drop_rules_outside();
        drop_walls_in_letters();
        drop_rules_outside();
        if (walls_.size() < kLinesMin || rules_.size() < kLinesMin) return {};
        forget_crumbs();
        add_lost_walls();
        lines_ = {map_.row_at(first_of_walls() < rules_.front().at - kReach ? first_of_walls() : rules_.front().at),
                  map_.row_at(std::max(rules_.back().at, last_of_walls())) + 1};
        take_standing_lines();
        Frame frame = frame_of_walls();
        if (frame.columns.size() < kLinesMin) return {};
        std::vector<int> ruled;
        for (const Line& rule : rules_) ruled.push_back(map_.row_at(rule.at));
        Grid grid = grid_of(map_, frame, ruled, RowRules::most);
        if (grid.rows() < 2) return {};
        snap(grid.across, rules_, Direction::across, kSnapAcross);
        snap(grid.down, walls_, Direction::down, kSnap);
        doubt_rows_of_two_numbers(grid, frame.columns.front());
        grid.guessed = std::any_of(grid.across.begin(), grid.across.end(), is_a_guess) ||
                       std::any_of(grid.down.begin(), grid.down.end(), is_a_guess);
        return grid;
    }

private:
    double first_of_walls() const {
        double first = 1e9;
        for (const Line& wall : walls_)
            for (const Rule& piece : wall.pieces) first = std::min<double>(first, piece.from);
        return first;
    }
    double last_of_walls() const {
        double last = 0;
        for (const Line& wall : walls_)
            for (const Rule& piece : wall.pieces) last = std::max<double>(last, piece.to);
        return last;
    }

    // Lines under titles, dashes of a signature.
    void drop_rules_outside() {
        if (walls_.size() < 2) return;
        double left = walls_.front().at, right = walls_.back().at;
        for (const Line& rule : rules_) {
            if (rule.seen < kSideSeen) continue;  // an outer wall may be lost, but rules reach to it
            for (const Rule& piece : rule.pieces) {
                left = std::min<double>(left, piece.from);
                right = std::max<double>(right, piece.to);
            }
        }
        left -= kReach, right += kReach;
        std::erase_if(rules_, [&](const Line& rule) {
            const bool outside = std::any_of(rule.pieces.begin(), rule.pieces.end(), [&](const Rule& piece) {
                const double shared = std::min<double>(right, piece.to) - std::max<double>(left, piece.from);
                return shared < kInsideMin * length_of(piece);
            });
            const bool lone = rule.at > last_of_walls() + kBeyondWalls || rule.at < first_of_walls() - kBeyondWalls;
            return outside || (lone && rule.seen < kLongRule * (right - left));
        });
    }

    // Upright strokes of letters that stand one below the other.
    void drop_walls_in_letters() {
        const int top = map_.row_at(first_of_walls()), bottom = map_.row_at(last_of_walls());
        std::erase_if(walls_, [&](const Line& wall) {
            const int column = map_.column_at(wall.at);
            int all = 0, crossed = 0;
            for (const Range& band : bands_) {
                if (band.to <= top || band.from >= bottom) continue;
                ++all;
                crossed += map_.any(band, {column, column + 1});
            }
            const double height = last_of_walls() - first_of_walls();
            const bool all_along = wall.stands_all_along(height);
            if (all_along && wall.seen >= kSurelySeen * height) return false;
            const bool well_seen = all_along || wall.seen >= kWellSeen * height;
            return crossed > (well_seen ? kCrossedMax : kClear) * all;
        });
    }

    // What is left of the walls and rules between their pieces.
    void forget_crumbs() {
        Ruling lost;
        double left = walls_.front().at, right = walls_.back().at;
        for (const Line& rule : rules_)
            for (const Rule& piece : rule.pieces)
                left = std::min<double>(left, piece.from), right = std::max<double>(right, piece.to);
        for (const Line& wall : walls_) lost.down.push_back(rule_through(wall, Direction::down));
        for (const Line& line : rules_) {
            lost.across.push_back(rule_through(line, Direction::across));
            lost.across.back().from = static_cast<int>(left), lost.across.back().to = static_cast<int>(right);
        }
        map_ = InkMap{page_, ruling_, leaf_, lost};
        bands_ = map_.bands({0, map_.rows()}, {0, map_.columns()});
    }

    // Walls of which nothing is left: the white between two columns of words.
    void add_lost_walls() {
        const Range table{map_.row_at(first_of_walls()), map_.row_at(last_of_walls())};
        std::vector<Range> bands;
        for (const Range& band : bands_)
            if (band.from < table.to && band.to > table.from) bands.push_back(band);
        if (bands.empty()) return;
        for (const GutterLayout& layout : find_gutters(map_, bands, 1))
            for (const Gutter& gutter : layout.gutters) {
                const bool known = std::any_of(walls_.begin(), walls_.end(), [&](const Line& wall) {
                    const int column = map_.column_at(wall.at);
                    return gutter.white.from - kBesideWall <= column && column < gutter.white.to + kBesideWall;
                });
                const double at = map_.x_of((gutter.white.from + gutter.white.to) / 2.0);
                if (known || !parts_rows(bands, gutter.white)) continue;
                Line wall;
                wall.at = at;
                walls_.insert(std::find_if(walls_.begin(), walls_.end(), [&](const Line& w) { return w.at > at; }),
                              wall);
            }
    }

    // Words stand on both sides of the white in most rows, up to the next walls, and hardly a line runs over it: a river of
    // white in a column of text is no wall.
    bool parts_rows(const std::vector<Range>& bands, const Range& white) const {
        Range around{0, map_.columns()};
        for (const Line& wall : walls_) {
            const int column = map_.column_at(wall.at);
            if (column <= white.from) around.from = std::max(around.from, column + 1);
            if (column >= white.to) around.to = std::min(around.to, column);
        }
        int parted = 0, crossed = 0;
        for (const Range& band : bands) {
            const bool over = map_.any(band, white);
            crossed += over;
            parted += !over && map_.any(band, {around.from, white.from}) && map_.any(band, {white.to, around.to});
        }
        return parted >= kPartedMin * static_cast<double>(rules_.size() - 1) &&
               crossed <= kCrossedMax * static_cast<double>(bands.size());
    }

    bool crosses_wall(const Range& band) const {
        return std::any_of(walls_.begin(), walls_.end(), [&](const Line& wall) {
            const int column = map_.column_at(wall.at);
            return map_.any(band, {column, column + 1});
        });
    }

    std::size_t filled(const Range& band) const {
        std::size_t count = 0;
        int from = 0;
        for (const Line& wall : walls_) {
            const int column = map_.column_at(wall.at);
            if (map_.any(band, {column, column + 1})) return 0;
            count += map_.any(band, {from, column});
            from = column;
        }
        return count + map_.any(band, {from, map_.columns()});
    }

    // The first and the last rows, whose rules are lost on every side: their lines stand in the columns.
    void take_standing_lines() {
        int end = lines_.to;
        for (const Range& band : bands_) {
            if (band.from < lines_.to) {
                end = std::max(end, band.to);
                continue;
            }
            if (band.from - end > kLineGapMax) break;
            const bool goes_on = lines_.to == end && band.from - end <= kSameCell && !crosses_wall(band);
            end = band.to;
            if (goes_on || filled(band) >= kFilledMin) lines_.to = band.to;
        }
        int begin = lines_.from;
        for (auto band = bands_.rbegin(); band != bands_.rend(); ++band) {
            if (band->to > lines_.from) {
                begin = std::min(begin, band->from);
                continue;
            }
            if (begin - band->to > kLineGapMax) break;
            begin = band->from;
            if (filled(*band) >= kFilledMin) lines_.from = band->from;
        }
    }

    // Whether letters of many lines stand in `columns`, outside the outer walls.
    bool is_open(Range columns) const {
        int all = 0, with_letters = 0;
        for (const Range& band : bands_) {
            if (band.from < lines_.from || band.to > lines_.to) continue;
            ++all;
            with_letters += map_.any(band, columns);
        }
        return with_letters > kOuterMin * all;
    }

    Frame frame_of_walls() const {
        Frame frame{{}, {}, lines_};
        std::vector<double> at;
        for (const Line& wall : walls_) at.push_back(wall.at);
        const int first = map_.column_at(at.front()), last = map_.column_at(at.back());
        if (is_open({0, first - kOutside})) at.insert(at.begin(), outer(0, first));
        if (is_open({last + kOutside, map_.columns()})) at.push_back(outer(last, map_.columns()));
        for (std::size_t wall = 0; wall + 1 < at.size(); ++wall) {
            frame.columns.push_back({map_.column_at(at[wall]) + 2, map_.column_at(at[wall + 1])});
            if (wall > 0) frame.walls.push_back(at[wall]);
        }
        return frame;
    }

    // Where the letters of an outer column end.
    double outer(int from, int to) const {
        int first = to, last = from;
        for (int column = from; column < to; ++column)
            if (map_.any(lines_, {column, column + 1})) first = std::min(first, column), last = std::max(last, column);
        return from == 0 ? map_.x_of(first) - kMargin : map_.x_of(last + 1) + kMargin;
    }

    // Two lines in the column of numbers may be two rows whose rule is lost altogether; the head is «№» over «п/п».
    void doubt_rows_of_two_numbers(Grid& grid, Range numbers) const {
        if (numbers.size() * kInkUnit > kNumberColumn * (grid.right() - grid.left())) return;
        for (std::size_t row = 1; row + 1 < grid.across.size(); ++row) {
            const Range rows{map_.row_at(middle_of(grid.across[row])), map_.row_at(middle_of(grid.across[row + 1]))};
            if (map_.bands(rows, numbers).size() < 2) continue;
            grid.across[row].contrast = grid.across[row + 1].contrast = 0;
        }
    }

    static bool is_a_guess(const Rule& wall) { return is_guessed(wall); }

    // Each line is one wall at most: the nearest.
    static void snap(std::vector<Rule>& walls, const std::vector<Line>& lines, Direction direction, double reach) {
        for (const Line& line : lines) {
            const auto wall = std::min_element(walls.begin(), walls.end(), [&](const Rule& a, const Rule& b) {
                return std::abs(line.at - middle_of(a)) < std::abs(line.at - middle_of(b));
            });
            if (line.pieces.empty() || wall == walls.end() || std::abs(line.at - middle_of(*wall)) > reach) continue;
            const Rule through = rule_through(line, direction);
            wall->offset = through.offset, wall->slope = through.slope;
            wall->thickness = through.thickness, wall->contrast = through.contrast;
        }
    }

    Pix* page_;
    const Ruling& ruling_;
    DotBox leaf_;
    InkMap map_;
    std::vector<Line> walls_, rules_;  // from the left, from the top
    std::vector<Range> bands_;
    Range lines_;
};

bool explains(const std::vector<Rule>& walls, const Rule& piece) {
    const double along = (piece.from + piece.to) / 2.0;
    return std::any_of(walls.begin(), walls.end(), [&](const Rule& wall) {
        return std::abs(wall.position(along) - middle_of(piece)) <= kSameWall && wall.from - kReach <= along &&
               along <= wall.to + kReach;
    });
}

// How many walls of the table that are seen well have most of their pieces where none of `known` stands.
int unknown_walls(const std::vector<Rule>& own, const std::vector<Rule>& known, const std::vector<Rule>& pieces) {
    return static_cast<int>(std::count_if(own.begin(), own.end(), [&](const Rule& wall) {
        int seen = 0, explained = 0;
        for (const Rule& piece : pieces) {
            if (!explains({wall}, piece)) continue;
            seen += length_of(piece);
            if (explains(known, piece)) explained += length_of(piece);
        }
        return seen >= kWallSeenMin && 2 * explained < seen;
    }));
}

}  // namespace

std::optional<Grid> find_broken_grid(Pix* page, const Ruling& ruling, const DotBox& leaf) {
    return BrokenTable{page, ruling, leaf}.find();
}

namespace {

Ruling walls_of(const std::vector<const Grid*>& grids) {
    Ruling known;
    for (const Grid* grid : grids) {
        known.across.insert(known.across.end(), grid->across.begin(), grid->across.end());
        known.down.insert(known.down.end(), grid->down.begin(), grid->down.end());
    }
    return known;
}

// Lines of pieces that may be most of an unknown wall: half of what is seen of one.
std::ptrdiff_t unknown_lines(std::vector<Rule> pieces, const std::vector<Rule>& known) {
    std::erase_if(pieces, [&](const Rule& piece) { return explains(known, piece); });
    const std::vector<Line> lines = lines_of(std::move(pieces));
    return std::count_if(lines.begin(), lines.end(), [](const Line& line) { return 2 * line.seen >= kWallSeenMin; });
}

}  // namespace

bool may_show_more(const std::vector<const Grid*>& grids, const Ruling& ruling) {
    const Ruling known = walls_of(grids);
    return unknown_lines(ruling.pieces_across, known.across) + unknown_lines(ruling.pieces_down, known.down) >=
           kUnknownMin;
}

bool shows_more(const Grid& broken, const std::vector<const Grid*>& grids, const Ruling& ruling) {
    const Ruling known = walls_of(grids);
    return unknown_walls(broken.across, known.across, ruling.pieces_across) +
               unknown_walls(broken.down, known.down, ruling.pieces_down) >=
           kUnknownMin;
}

}  // namespace mera
