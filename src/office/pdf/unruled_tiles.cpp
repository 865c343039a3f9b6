#include "office/pdf/unruled_tiles.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>

namespace mera {

namespace {

constexpr double kOff = 0.3;        // in parts of the size: a cell further from the middle stands in another row
constexpr double kLoose = 0.25;     // the same, over the ends of the longest cell
constexpr std::size_t kTallMax = 40;  // lines of one cell
// What speaks against a row, to be weighed against each other: a cell that begins small is perhaps the rest of the one above, a
// large letter inside a cell perhaps begins the next one.
constexpr double kSmallBegins = 0.3, kLargeInside = 0.25, kRow = 0.1, kNumbered = -0.5;

using Columns = std::vector<std::vector<TileLine>>;

double middle(const TileLine& line) { return (line.top + line.bottom) / 2; }

class Tiles {
public:
    Tiles(const Columns& columns, double size, double white) : columns_(columns), size_(size), white_(white) {}

    std::vector<double> rows() {
        const std::vector<std::size_t> begin(columns_.size(), 0);
        std::vector<double> out;
        std::vector<std::size_t> at = begin;
        if (best_from(begin) == kNever) return {};
        while (!is_end(at)) {
            const Found& row = *known_.at(at).row;
            out.push_back(row.middle);
            at = row.after;
        }
        return out;
    }

private:
    static constexpr double kNever = std::numeric_limits<double>::infinity();
    using Lines = std::vector<std::size_t>;  // of each column, the first that is in no row yet

    struct Found {
        double middle = 0;
        Lines after;
    };
    struct Best {
        double cost = kNever;
        std::optional<Found> row;
    };

    bool is_end(const Lines& at) const {
        for (std::size_t column = 0; column < columns_.size(); ++column)
            if (at[column] < columns_[column].size()) return false;
        return true;
    }

    // Rows follow each other: what is asked for grows with the rows, and rows that end alike are asked for once.
    double best_from(const Lines& at) {
        if (is_end(at)) return 0;
        if (const auto found = known_.find(at); found != known_.end()) return found->second.cost;
        known_[at] = {};
        Best best;
        for (std::size_t tall = 0; tall < columns_.size(); ++tall)
            for (std::size_t end = at[tall] + 1; end <= std::min(columns_[tall].size(), at[tall] + kTallMax); ++end) {
                const std::vector<TileLine>& lines = columns_[tall];
                if (end > at[tall] + 1 && lines[end - 1].top - lines[end - 2].bottom > white_) break;
                const auto after = lines_within(at, lines[at[tall]].top, lines[end - 1].bottom);
                if (!after || (*after)[tall] != end) continue;
                const double rest = best_from(*after);
                const double own = cost(at, *after, (lines[at[tall]].top + lines[end - 1].bottom) / 2);
                if (rest + own >= best.cost) continue;
                best.cost = rest + own;
                best.row = Found{(lines[at[tall]].top + lines[end - 1].bottom) / 2, *after};
            }
        return (known_[at] = std::move(best)).cost;
    }

    // The lines of all columns between `top` and `bottom`, each cell around the middle; nothing when a line stands elsewhere.
    std::optional<Lines> lines_within(const Lines& at, double top, double bottom) const {
        Lines after = at;
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            const std::vector<TileLine>& lines = columns_[column];
            std::size_t& end = after[column];
            while (end < lines.size() && middle(lines[end]) < bottom) ++end;
            if (end == at[column]) continue;
            const TileLine &first = lines[at[column]], &last = lines[end - 1];
            const bool inside = first.top > top - kLoose * size_ && last.bottom < bottom + kLoose * size_;
            const double off = std::abs((first.top + last.bottom) / 2 - (top + bottom) / 2);
            if (!inside || off > kOff * size_ || holds_two_numbers(lines, at[column], end)) return {};
        }
        return after;
    }

    static bool holds_two_numbers(const std::vector<TileLine>& lines, std::size_t from, std::size_t to) {
        std::size_t numbers = 0;
        for (std::size_t line = from; line < to; ++line) numbers += lines[line].number;
        return numbers > 1 || (numbers == 1 && to - from > 1);
    }

    double cost(const Lines& at, const Lines& after, double middle_of_row) const {
        double out = kRow;
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            const std::vector<TileLine>& lines = columns_[column];
            if (after[column] == at[column]) continue;
            const TileLine &first = lines[at[column]], &last = lines[after[column] - 1];
            out += std::abs((first.top + last.bottom) / 2 - middle_of_row) / size_;
            if (first.small) out += kSmallBegins;
            if (column == 0 && first.number) out += kNumbered;
            for (std::size_t line = at[column] + 1; line < after[column]; ++line)
                if (!lines[line].small) out += kLargeInside;
        }
        return out;
    }

    const Columns& columns_;
    double size_, white_;
    std::map<Lines, Best> known_;
};

}  // namespace

std::vector<double> tiled_rows(const Columns& columns, double size, double white) {
    return Tiles{columns, size, white}.rows();
}

}  // namespace mera
