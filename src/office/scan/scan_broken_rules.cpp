#include "office/scan/scan_broken_rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "office/scan/scan_frame.hpp"
#include "office/scan/scan_gutters.hpp"
#include "office/scan/scan_ink_map.hpp"
#include "office/scan/scan_rule_lines.hpp"

namespace mera {
namespace {

constexpr int kWallSeenMin = 100;     // dots of a wall that are left
constexpr double kSurelySeen = 0.3;   // in pieces all along it: whatever runs over it
constexpr double kWellSeen = 0.2;     // of the height of the table
constexpr double kClear = 0.1;        // share of the lines of text that run over a wall of which less is left
constexpr std::size_t kLinesMin = 3;  // walls and rules of a table
constexpr double kCrossedMax = 0.35;  // share of the lines of text that run over a wall: titles, not letters beside it
constexpr double kFaintRule = 0.35;  // of what is left of the usual rule
constexpr double kInsideMin = 0.8;  // of a piece: what sticks out of the table is no rule of it
constexpr double kNumberColumn = 0.16;  // of the width of the table at most
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

class BrokenTable {
public:
    BrokenTable(const PageInk& page, const Ruling& ruling, const DotBox& leaf)
        : page_(page),
          ruling_(ruling),
          leaf_(leaf),
          walls_(rule_lines_of(pieces_within(ruling.pieces_down, Direction::down, leaf))),
          rules_(rule_lines_of(pieces_within(ruling.pieces_across, Direction::across, leaf))) {}

    std::optional<Grid> find() {
        drop_walls_outside();
        if (walls_.size() < 2) return {};
        Ruling own;  // what is left of a wall does not run over it
        for (const RuleLine& wall : walls_) own.down.push_back(rule_through(wall, Direction::down));
        map_ = InkMap{page_, ruling_, leaf_, own};
        if (map_.rows() == 0) return {};
        bands_ = map_.bands({0, map_.rows()}, {0, map_.columns()});
        drop_rules_outside();
        drop_walls_in_letters();
        drop_rules_in_letters();
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
        for (const RuleLine& rule : rules_) ruled.push_back(map_.row_at(rule.at));
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
        for (const RuleLine& wall : walls_)
            for (const Rule& piece : wall.pieces) first = std::min<double>(first, piece.from);
        return first;
    }
    double last_of_walls() const {
        double last = 0;
        for (const RuleLine& wall : walls_)
            for (const Rule& piece : wall.pieces) last = std::max<double>(last, piece.to);
        return last;
    }

    // Strokes of large letters above the table or below it stand beside none of its walls: most of what is seen of such a
    // wall lies where the wall that is seen best has ended.
    void drop_walls_outside() {
        const auto best = std::max_element(walls_.begin(), walls_.end(),
                                           [](const RuleLine& a, const RuleLine& b) { return a.seen < b.seen; });
        if (best == walls_.end()) return;
        double first = 1e9, last = 0;
        for (const Rule& piece : best->pieces)
            first = std::min<double>(first, piece.from), last = std::max<double>(last, piece.to);
        std::erase_if(walls_, [first, last](const RuleLine& wall) {
            int beside = 0;
            for (const Rule& piece : wall.pieces)
                if (piece.to >= first - kReach && piece.from <= last + kReach) beside += length_of(piece);
            return 2 * beside < wall.seen;
        });
    }

    // Lines under titles, dashes of a signature.
    void drop_rules_outside() {
        if (walls_.size() < 2) return;
        double left = walls_.front().at, right = walls_.back().at;
        for (const RuleLine& rule : rules_) {
            if (rule.seen < kSideSeen) continue;  // an outer wall may be lost, but rules reach to it
            for (const Rule& piece : rule.pieces) {
                left = std::min<double>(left, piece.from);
                right = std::max<double>(right, piece.to);
            }
        }
        left -= kReach, right += kReach;
        std::erase_if(rules_, [&](const RuleLine& rule) {
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
        std::erase_if(walls_, [&](const RuleLine& wall) {
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

    // A stroke of a pen, or of a letter: lines of text in several columns run over it, and of its neighbours more is left.
    void drop_rules_in_letters() {
        std::vector<double> seen;
        for (const RuleLine& rule : rules_) seen.push_back(rule.seen);
        if (seen.empty()) return;
        const auto usual = seen.begin() + static_cast<std::ptrdiff_t>(seen.size() / 2);
        std::nth_element(seen.begin(), usual, seen.end());
        std::erase_if(rules_, [&](const RuleLine& rule) {
            return rule.seen < kFaintRule * *usual && columns_over(rule) >= kLinesMin;
        });
    }

    std::size_t columns_over(const RuleLine& rule) const {
        const Range rows{map_.row_at(rule.at), map_.row_at(rule.at) + 1};
        std::size_t over = 0;
        for (std::size_t wall = 0; wall + 1 < walls_.size(); ++wall)
            over += map_.any(rows, {map_.column_at(walls_[wall].at) + kBesideWall,
                                    map_.column_at(walls_[wall + 1].at) - kBesideWall});
        return over;
    }

    // What is left of the walls and rules between their pieces.
    void forget_crumbs() {
        Ruling lost;
        double left = walls_.front().at, right = walls_.back().at;
        for (const RuleLine& rule : rules_)
            for (const Rule& piece : rule.pieces)
                left = std::min<double>(left, piece.from), right = std::max<double>(right, piece.to);
        for (const RuleLine& wall : walls_) lost.down.push_back(rule_through(wall, Direction::down));
        for (const RuleLine& line : rules_) {
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
                const bool known = std::any_of(walls_.begin(), walls_.end(), [&](const RuleLine& wall) {
                    const int column = map_.column_at(wall.at);
                    return gutter.white.from - kBesideWall <= column && column < gutter.white.to + kBesideWall;
                });
                const double at = map_.x_of((gutter.white.from + gutter.white.to) / 2.0);
                if (known || !parts_rows(bands, gutter.white)) continue;
                RuleLine wall;
                wall.at = at;
                walls_.insert(std::find_if(walls_.begin(), walls_.end(), [&](const RuleLine& w) { return w.at > at; }),
                              wall);
            }
    }

    // Words stand on both sides of the white in most rows, up to the next walls, and hardly a line runs over it: a river of
    // white in a column of text is no wall.
    bool parts_rows(const std::vector<Range>& bands, const Range& white) const {
        Range around{0, map_.columns()};
        for (const RuleLine& wall : walls_) {
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
        return std::any_of(walls_.begin(), walls_.end(), [&](const RuleLine& wall) {
            const int column = map_.column_at(wall.at);
            return map_.any(band, {column, column + 1});
        });
    }

    std::size_t filled(const Range& band) const {
        std::size_t count = 0;
        int from = 0;
        for (const RuleLine& wall : walls_) {
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
        for (const RuleLine& wall : walls_) at.push_back(wall.at);
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
        const double letters = from == 0 ? map_.x_of(first) - kMargin : map_.x_of(last + 1) + kMargin;
        const auto side = end_of_rules(from == 0);
        return side && (from == 0 ? *side < letters : *side > letters) ? *side : letters;
    }

    // Where the long rules end together on one side: the wall that is lost there stood at their ends.
    std::optional<double> end_of_rules(bool left) const {
        constexpr std::size_t kRulesMin = 3;
        std::vector<double> ends;
        for (const RuleLine& rule : rules_) {
            if (rule.seen < kSideSeen) continue;
            double end = left ? 1e9 : 0;
            for (const Rule& piece : rule.pieces)
                end = left ? std::min<double>(end, piece.from) : std::max<double>(end, piece.to);
            ends.push_back(end);
        }
        if (ends.size() < kRulesMin) return {};
        const auto middle = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() / 2);
        std::nth_element(ends.begin(), middle, ends.end());
        const auto together =
            std::count_if(ends.begin(), ends.end(), [&](double end) { return std::abs(end - *middle) <= kReach; });
        return 2 * static_cast<std::size_t>(together) > ends.size() ? std::optional{*middle} : std::nullopt;
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
    static void snap(std::vector<Rule>& walls, const std::vector<RuleLine>& lines, Direction direction, double reach) {
        for (const RuleLine& line : lines) {
            const auto wall = std::min_element(walls.begin(), walls.end(), [&](const Rule& a, const Rule& b) {
                return std::abs(line.at - middle_of(a)) < std::abs(line.at - middle_of(b));
            });
            if (line.pieces.empty() || wall == walls.end() || std::abs(line.at - middle_of(*wall)) > reach) continue;
            const Rule through = rule_through(line, direction);
            wall->offset = through.offset, wall->slope = through.slope;
            wall->thickness = through.thickness, wall->contrast = through.contrast;
        }
    }

    const PageInk& page_;
    const Ruling& ruling_;
    DotBox leaf_;
    InkMap map_;
    std::vector<RuleLine> walls_, rules_;  // from the left, from the top
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

std::optional<Grid> find_broken_grid(const PageInk& page, const Ruling& ruling, const DotBox& leaf) {
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
    const std::vector<RuleLine> lines = rule_lines_of(std::move(pieces));
    return std::count_if(lines.begin(), lines.end(),
                         [](const RuleLine& line) { return 2 * line.seen >= kWallSeenMin; });
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
