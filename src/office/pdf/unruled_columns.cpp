#include "office/pdf/unruled_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/text.hpp"
#include "office/pdf/unruled_region_ends.hpp"

namespace mera {

namespace {

constexpr std::size_t kRangeMax = 150;   // lines of one table on one page
constexpr std::size_t kFittingMin = 3;   // lines in at least two columns
constexpr std::size_t kAcrossRunMax = 3; // lines of a section's title
constexpr double kTableCost = 2;         // of the score: tables are not begun for a line or two
constexpr double kAcrossCost = 1;        // of a line that stands in no column
constexpr double kMiddleTolerance = 0.5;  // of the letters: middles of centred texts
constexpr double kJoinedMin = 0.7;   // of the score of the parts: more is lost than white by chance
constexpr double kFitsMin = 0.85;        // share of pieces that begin at the columns known from above
constexpr std::size_t kFitsPiecesMin = 3;
constexpr double kSizeMax = 3000;        // points: wider pages are posters

bool has_columns(const UnruledLine& line) { return line.pieces.size() >= 2; }

// How many lines have text at each point across the page.
class Coverage {
public:
    void add(const UnruledLine& line) {
        for (const UnruledPiece& piece : line.pieces) {
            const std::size_t from = bin(piece.left), to = bin(std::ceil(piece.right));
            if (counts_.size() <= to) counts_.resize(to + 1, 0);
            for (std::size_t at = from; at <= to; ++at) ++counts_[at];
        }
    }

    // Valleys so deep that few lines reach over them, between two hills of lines.
    std::vector<double> walls() const {
        std::vector<double> out;
        int hill = 0, low = 0;
        Run run, widest;
        for (std::size_t at = 0; at < counts_.size(); ++at) {
            const int count = counts_[at];
            const bool climbs = low == hill && count > hill;
            const bool no_hill = hill - low < needed(low) && count > hill;
            if (climbs || no_hill) {
                hill = low = count;
                run = widest = {at, at};
            } else if (count < low) {
                low = count;
                run = widest = {at, at};
            } else if (count == low) {
                run = run.to + 1 == at ? Run{run.from, at} : Run{at, at};
                if (run.to - run.from >= widest.to - widest.from) widest = run;
            } else if (hill - low >= needed(low) && count - low >= needed(low)) {
                out.push_back(static_cast<double>(widest.from + widest.to + 1) / 2);
                hill = low = count;
                run = widest = {at, at};
            }
        }
        return out;
    }

    bool is_empty(double from, double to) const {  // somewhere between
        for (std::size_t at = bin(std::ceil(from)) + 1; at < bin(to); ++at)
            if (at >= counts_.size() || counts_[at] == 0) return true;
        return false;
    }

private:
    struct Run {
        std::size_t from = 0, to = 0;
    };

    static std::size_t bin(double x) { return static_cast<std::size_t>(std::clamp(x, 0.0, kSizeMax)); }
    static int needed(int low) { return std::max(2, 3 * low); }

    std::vector<int> counts_;
};

class RegionFinder {
public:
    RegionFinder(const std::vector<UnruledLine>& lines, std::size_t from, std::size_t to, const UnruledColumns& known)
        : lines_(lines), from_(from), to_(to), known_(known) {}

    // The parting of the lines into tables and text that puts most pieces into columns of their own.
    std::vector<UnruledRegion> find() const {
        const std::size_t count = to_ - from_;
        std::vector<double> best(count + 1, 0);
        std::vector<std::optional<UnruledRegion>> ends_here(count + 1);
        for (std::size_t begin = 0; begin < count; ++begin) {
            take_over(best, ends_here, begin);
            if (!is_of_table(from_ + begin)) continue;
            Coverage coverage;
            double most = 0;  // that any columns could give
            for (std::size_t end = begin + 1; end <= std::min(count, begin + kRangeMax); ++end) {
                if (!is_of_table(from_ + end - 1)) continue;
                coverage.add(lines_[from_ + end - 1]);
                most += static_cast<double>(lines_[from_ + end - 1].pieces.size()) - 1;
                if (best[begin] + most <= best[end]) continue;
                UnruledRegion region{from_ + begin, from_ + end, {}};
                const double score = best[begin] + weigh(region, coverage);
                if (score <= best[end]) continue;
                best[end] = score;
                ends_here[end] = std::move(region);
            }
        }
        take_over(best, ends_here, count);
        std::vector<UnruledRegion> out;
        for (std::size_t end = count; end > 0;) {
            if (!ends_here[end]) {
                --end;
                continue;
            }
            out.push_back(*ends_here[end]);
            end = out.back().from - from_;
        }
        std::reverse(out.begin(), out.end());
        for (std::size_t at = 1; at < out.size();)
            if (auto whole = joined(out[at - 1], out[at])) {
                out[at - 1] = *std::move(whole);
                out.erase(out.begin() + static_cast<std::ptrdiff_t>(at));
            } else {
                ++at;
            }
        return out;
    }

private:
    // Several pieces, or one piece of cells that are set in the middle of their row.
    bool is_of_table(std::size_t at) const {
        return has_columns(lines_[at]) || (at > from_ && overlaps_above(lines_[at - 1], lines_[at])) ||
               (at + 1 < to_ && overlaps_above(lines_[at], lines_[at + 1]));
    }

    // Where no table ends, what was best above is best.
    static void take_over(std::vector<double>& best, std::vector<std::optional<UnruledRegion>>& ends_here,
                          std::size_t at) {
        if (at == 0 || best[at] > best[at - 1]) return;
        best[at] = best[at - 1];
        ends_here[at].reset();
    }

    double weigh(UnruledRegion& region, const Coverage& coverage) const {
        const double none = -std::numeric_limits<double>::infinity();
        double best = none;
        if (fits_known(region)) {
            best = score(region, known_);
            region.columns = known_;
        }
        if (region.to - region.from < kFittingMin) return best;
        UnruledColumns own;
        own.walls = coverage.walls();
        drop_walls_of_chance(region, own);
        add_walls_of_header(own, lines_[region.from], coverage);
        if (own.walls.empty()) return best;
        const double own_score = score(region, own) - kTableCost;
        if (own_score <= best || !is_table(region, own)) return best;
        find_lefts(region, own);
        region.columns = std::move(own);
        return own_score;
    }

    // White that wide spaces of a few justified lines have in common: what stands right of it begins anywhere. The texts
    // of a column begin at one edge, or have one middle.
    void drop_walls_of_chance(const UnruledRegion& region, UnruledColumns& columns) const {
        std::vector<std::vector<double>> lefts(columns.walls.size()), middles(columns.walls.size());
        double size = 0;
        for (std::size_t at = region.from; at < region.to; ++at) {
            const std::vector<UnruledPiece>& pieces = lines_[at].pieces;
            size = std::max(size, lines_[at].size);
            for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
                const std::size_t column = columns.of(pieces[piece].left);
                if (column == 0 || (piece > 0 && columns.of(pieces[piece - 1].left) == column)) continue;
                std::size_t last = piece;  // of the same column
                while (last + 1 < pieces.size() && columns.of(pieces[last + 1].left) == column) ++last;
                lefts[column - 1].push_back(pieces[piece].left);
                middles[column - 1].push_back((pieces[piece].left + pieces[last].right) / 2);
            }
        }
        std::vector<double> kept;
        for (std::size_t wall = 0; wall < columns.walls.size(); ++wall)
            if (are_aligned(lefts[wall], kEdgeTolerance * size) || are_aligned(middles[wall], kMiddleTolerance * size))
                kept.push_back(columns.walls[wall]);
        columns.walls = std::move(kept);
    }

    // Most of them at one place.
    static bool are_aligned(std::vector<double>& places, double tolerance) {
        std::sort(places.begin(), places.end());
        std::size_t most = 0;
        for (std::size_t from = 0, to = 0; to < places.size(); ++to) {
            while (places[to] - places[from] > tolerance) ++from;
            most = std::max(most, to - from + 1);
        }
        return most * 2 > places.size();
    }

    // «Отметка об исполнении»: a column that only its header has words in.
    static void add_walls_of_header(UnruledColumns& columns, const UnruledLine& header, const Coverage& coverage) {
        for (std::size_t at = 1; at < header.pieces.size(); ++at) {
            const double left = header.pieces[at - 1].right, right = header.pieces[at].left;
            const bool parted = std::any_of(columns.walls.begin(), columns.walls.end(),
                                            [&](double wall) { return wall > left && wall < right; });
            const auto next = std::lower_bound(columns.walls.begin(), columns.walls.end(), left);
            if (!parted && coverage.is_empty(left, right)) columns.walls.insert(next, (left + right) / 2);
        }
    }

    // Columns that lines have words in, less what stands in none.
    double score(const UnruledRegion& region, const UnruledColumns& columns) const {
        double sum = 0;
        std::size_t run = 0;
        for (std::size_t at = region.from; at < region.to; ++at) {
            const std::vector<UnruledPiece>& pieces = lines_[at].pieces;
            std::size_t taken = 0, across = 0;
            std::optional<std::size_t> last;
            for (const UnruledPiece& piece : pieces) {
                across += crosses_wall(piece, columns);
                const std::size_t column = columns.of((piece.left + piece.right) / 2);
                taken += !last || *last != column;
                last = column;
            }
            run = across > 0 ? run + 1 : 0;
            if (run > kAcrossRunMax) return -std::numeric_limits<double>::infinity();
            // A heading over two columns stands beside headings of one.
            if (across > 0) sum -= kAcrossCost;
            if (across == 0 || pieces.size() >= 3) sum += static_cast<double>(taken) - 1;
        }
        return sum;
    }

    bool is_table(const UnruledRegion& region, const UnruledColumns& columns) const {
        std::size_t fitting = 0, numbers = 0;
        for (std::size_t at = region.from; at < region.to; ++at) {
            const UnruledLine& line = lines_[at];
            const bool across = std::any_of(line.pieces.begin(), line.pieces.end(),
                                            [&](const UnruledPiece& piece) { return crosses_wall(piece, columns); });
            fitting += has_columns(line) && !across;
            numbers += is_row_number(line.words.front()->text);
        }
        return fitting >= kFittingMin && (columns.walls.size() >= 2 || numbers >= 2);
    }

    std::size_t lines_across(std::size_t from, std::size_t to, const UnruledColumns& columns) const {
        std::size_t out = 0;
        for (std::size_t at = from; at < to; ++at)
            out += std::any_of(lines_[at].pieces.begin(), lines_[at].pieces.end(),
                               [&](const UnruledPiece& piece) { return crosses_wall(piece, columns); });
        return out;
    }

    // One table parted where a few lines have white in common that the others have not: all of it stands in the columns of
    // the part that has fewer.
    std::optional<UnruledRegion> joined(const UnruledRegion& above, const UnruledRegion& below) const {
        if (below.from > above.to + kAcrossRunMax) return {};
        UnruledRegion out = above.columns.count() <= below.columns.count() ? above : below;
        out.from = above.from;
        out.to = below.to;
        const std::size_t own = lines_across(above.from, above.to, above.columns) +
                                lines_across(below.from, below.to, below.columns) + (below.from - above.to);
        const double whole = score(out, out.columns), parts = score(above, above.columns) + score(below, below.columns);
        if (lines_across(out.from, out.to, out.columns) > own || whole < kJoinedMin * parts) return {};
        find_lefts(out, out.columns);
        return out;
    }

    void find_lefts(const UnruledRegion& region, UnruledColumns& columns) const {
        columns.lefts.assign(columns.walls.size() + 1, std::numeric_limits<double>::infinity());
        for (std::size_t at = region.from; at < region.to; ++at)
            for (const UnruledPiece& piece : lines_[at].pieces) {
                if (crosses_wall(piece, columns)) continue;
                double& left = columns.lefts[columns.of((piece.left + piece.right) / 2)];
                left = std::min(left, piece.left);
            }
        for (std::size_t at = 1; at < columns.lefts.size(); ++at)
            columns.lefts[at] = std::isinf(columns.lefts[at]) ? columns.walls[at - 1] : columns.lefts[at];
        if (std::isinf(columns.lefts[0])) columns.lefts[0] = lines_[region.from].box.left;
    }

    bool fits_known(const UnruledRegion& region) const {
        if (known_.count() < 3) return false;
        std::size_t pieces = 0, at_lefts = 0;
        for (std::size_t at = region.from; at < region.to; ++at)
            for (const UnruledPiece& piece : lines_[at].pieces) {
                if (crosses_wall(piece, known_)) continue;
                ++pieces;
                at_lefts += std::any_of(known_.lefts.begin(), known_.lefts.end(), [&](double left) {
                    return std::abs(piece.left - left) <= kEdgeTolerance * lines_[at].size;
                });
            }
        return pieces >= kFitsPiecesMin && static_cast<double>(at_lefts) >= kFitsMin * static_cast<double>(pieces);
    }

    const std::vector<UnruledLine>& lines_;
    std::size_t from_, to_;
    const UnruledColumns& known_;
};

}  // namespace

std::size_t UnruledColumns::of(double x) const {
    return static_cast<std::size_t>(std::upper_bound(walls.begin(), walls.end(), x) - walls.begin());
}

std::optional<std::size_t> column_begun(const UnruledPiece& piece, double size, const UnruledColumns& columns) {
    for (std::size_t column = 0; column + 1 < columns.count(); ++column)
        if (std::abs(piece.left - columns.lefts[column]) <= kEdgeTolerance * size)
            return piece.right < columns.lefts[column + 1] ? std::optional{column} : std::nullopt;
    return {};
}

std::size_t lines_of_last_row(const std::vector<UnruledLine>& lines, const UnruledColumns& known) {
    constexpr std::size_t kColumnsMin = 3, kLinesMax = 25;
    if (!known.reach_page_end || known.count() < kColumnsMin) return 0;
    const auto stands_in_column = [&](const UnruledLine& line, const UnruledPiece& piece) {
        const auto left = std::find_if(known.lefts.begin(), known.lefts.end(), [&](double it) {
            return std::abs(piece.left - it) <= kEdgeTolerance * line.size;
        });
        if (left == known.lefts.end()) return false;
        const bool fits = left + 1 == known.lefts.end() || piece.right < *(left + 1);
        return fits && (left != known.lefts.begin() || starts_with_lower(line.words.front()->text));
    };
    std::size_t out = 0;
    while (out < lines.size() && std::all_of(
                                     lines[out].pieces.begin(), lines[out].pieces.end(),
                                     [&](const auto& piece) { return stands_in_column(lines[out], piece); }))
        ++out;
    return out <= kLinesMax ? out : 0;
}

bool crosses_wall(const UnruledPiece& piece, const UnruledColumns& columns) {
    return columns.of(piece.left) != columns.of(piece.right);
}

std::vector<UnruledRegion> unruled_regions(const std::vector<UnruledLine>& lines, std::size_t from, std::size_t to,
                                           const UnruledColumns& known) {
    std::vector<UnruledRegion> regions = RegionFinder{lines, from, to, known}.find();
    for (std::size_t at = 0; at < regions.size(); ++at) {
        take_first_lines(lines, regions[at], at > 0 ? regions[at - 1].to : from);
        take_last_lines(lines, regions[at], at + 1 < regions.size() ? regions[at + 1].from : to);
    }
    return regions;
}

}  // namespace mera
