#include "office/pdf/unruled_middle_rows.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "base/text.hpp"
#include "office/pdf/unruled_column_lines.hpp"
#include "office/pdf/unruled_tiles.hpp"

namespace mera {

namespace {

// All in parts of the size of the letters.
constexpr double kOff = 0.4;     // a block whose middle is further from that of its row does not belong to it
constexpr double kEmpty = 0.45;  // what it costs to leave a cell empty
constexpr double kTorn = 0.6;    // what wide white inside a cell costs
constexpr double kPitch = 0.15;  // how much the white between two lines of one cell differs
constexpr double kNearer = 0.02;  // a mean distance that may be chance
constexpr double kShiftMin = 0.25, kShiftMax = 0.8;  // half a line: beside a cell of an even number of lines

constexpr std::size_t kRowsMin = 3;    // fewer show no order
constexpr std::size_t kOffShare = 10;  // of the cells, one in so many may stand beside the middle of its row

struct Block {  // lines [from, to) of a column
    std::size_t from = 0, to = 0;
};

struct Spacing {
    double size = 0;   // of the letters
    double white = 0;  // between lines of one cell at most
    bool parts(const LineOfColumn& above, const LineOfColumn& below) const {
        return below.box.top - above.box.bottom > white;
    }
};

// Consecutive lines for each row, so that the middles of the blocks stand as near as can be to those of the rows.
std::vector<Block> blocks_of(const ColumnLines& lines, const std::vector<double>& rows, const Spacing& spacing) {
    std::vector<double> torn(lines.size() + 1, 0);  // how often wide white stands above a line or before it
    for (std::size_t at = 1; at < lines.size(); ++at)
        torn[at] = torn[at - 1] + (spacing.parts(lines[at - 1], lines[at]) ? 1 : 0);
    const auto cost = [&](std::size_t row, std::size_t from, std::size_t to) {
        if (from == to) return kEmpty;
        return std::abs((lines[from].box.top + lines[to - 1].box.bottom) / 2 - rows[row]) / spacing.size +
               kTorn * (torn[to - 1] - torn[from]);
    };
    const double none = std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> best(rows.size() + 1, std::vector<double>(lines.size() + 1, none));
    std::vector<std::vector<std::size_t>> begin(rows.size() + 1, std::vector<std::size_t>(lines.size() + 1, 0));
    best[0][0] = 0;
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t from = 0; from <= lines.size(); ++from) {
            if (best[row][from] == none) continue;
            for (std::size_t to = from; to <= lines.size(); ++to) {
                const double total = best[row][from] + cost(row, from, to);
                if (total >= best[row + 1][to]) continue;
                best[row + 1][to] = total;
                begin[row + 1][to] = from;
            }
        }
    std::vector<Block> out(rows.size());
    std::size_t end = lines.size();
    for (std::size_t row = rows.size(); row-- > 0;) {
        out[row] = {begin[row + 1][end], end};
        end = out[row].from;
    }
    return out;
}

class MiddleRows {
public:
    MiddleRows(const std::vector<UnruledLine>& lines, const UnruledRegion& region)
        : lines_(lines), region_(region), columns_(region.columns), size_(lines[region.from].size) {}

    std::optional<std::vector<std::vector<UnruledCell>>> build() {
        for (std::size_t at = region_.from; at < region_.to;) {
            if (is_title_line(lines_, region_, at)) {
                add_title_line(rows_, lines_, region_, at), ++at;
                continue;
            }
            std::size_t end = at;
            while (end < region_.to && !is_title_line(lines_, region_, end)) ++end;
            if (!read(at, end)) return {};
            at = end;
        }
        // Half a line beside the number never happens in a table set from the top.
        constexpr std::size_t kShiftedShare = 5, kTallMin = 2;
        const bool shifted = shifted_ > 0 && shifted_ * kShiftedShare >= all_;
        if (all_ < kRowsMin || !shifted || tall_ < kTallMin || off_ * kOffShare > blocks_) return {};
        return std::move(rows_);
    }

private:
    static bool is_number(const LineOfColumn& line) {
        return line.words.size() == 1 && is_row_number(line.words.front()->text);
    }

    // The middles of the rows by the first column: its heading, at the top of the table, and the numbers. Empty when
    // something else stands there.
    static std::vector<double> rows_by_numbers(const ColumnLines& first, bool at_top, const Spacing& spacing) {
        std::vector<double> out;
        std::size_t at = 0;
        while (at_top && at < first.size() && !is_number(first[at])) {
            if (at > 0 && spacing.parts(first[at - 1], first[at])) return {};  // «01.08» under «Сроки»
            ++at;
        }
        if (at == first.size()) return {};
        if (at > 0) out.push_back((first.front().box.top + first[at - 1].box.bottom) / 2);
        for (; at < first.size(); ++at) {
            if (!is_number(first[at])) return {};
            out.push_back(middle_height(first[at].box));
        }
        return out;
    }

    // White wider than that between two lines of a cell parts the cells of a column: the middles of the cells of each, the
    // column of the most cells first.
    static std::vector<std::vector<double>> rows_by_white(const std::vector<ColumnLines>& columns,
                                                          const Spacing& spacing) {
        std::vector<std::vector<double>> out;
        for (const ColumnLines& lines : columns) {
            std::vector<double> middles;
            for (std::size_t at = 0; at < lines.size();) {
                std::size_t end = at + 1;
                while (end < lines.size() && !spacing.parts(lines[end - 1], lines[end])) ++end;
                middles.push_back((lines[at].box.top + lines[end - 1].box.bottom) / 2);
                at = end;
            }
            if (!middles.empty()) out.push_back(std::move(middles));
        }
        std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
        return out;
    }

    // A number has its cell for itself; one too long for its column goes on below, with no white between.
    static bool holds_number_among(const ColumnLines& lines, const Block& block, const Spacing& spacing) {
        bool number = false, other = false;
        for (std::size_t at = block.from; at < block.to; ++at) {
            number = number || is_number(lines[at]);
            other =
                other || !is_part_of_number(lines[at]) || (at > block.from && spacing.parts(lines[at - 1], lines[at]));
        }
        return number && other;
    }

    static bool is_part_of_number(const LineOfColumn& line) {
        return line.words.size() == 1 && line.words.front()->text.find_first_not_of("0123456789.") == std::string::npos;
    }

    static double first_number(const ColumnLines& first) {
        const auto number = std::find_if(first.begin(), first.end(), is_number);
        return number == first.end() ? 0 : middle_height(number->box);
    }

    static std::ptrdiff_t below(const std::vector<double>& rows, double top) {
        return std::count_if(rows.begin(), rows.end(), [&](double row) { return row >= top; });
    }

    struct Reading {
        std::vector<std::vector<UnruledCell>> rows;
        std::size_t shifted = 0;  // rows
        std::size_t blocks = 0, tall = 0, off = 0;  // cells: all, of several lines, away from the middle of their row
        double apart = 0;  // of all cells together, from the middles of their rows, in parts of the size of the letters
        bool mixed = false;  // a number shares its cell with other words
        double apart_mean() const { return blocks == 0 ? 0 : apart / static_cast<double>(blocks); }
        bool beats(const Reading& other) const {
            return stands() && (!other.stands() || apart_mean() < other.apart_mean());
        }
        bool stands() const { return !rows.empty() && !mixed && off * kOffShare <= blocks; }
    };

    bool read(std::size_t from, std::size_t to) {
        const std::vector<ColumnLines> columns = column_lines(lines_, from, to, columns_);
        const Spacing spacing{size_, least_white(columns) + kPitch * size_};
        // «Январь» over a header of its own, as over every month.
        const bool header_again = from > region_.from && lines_[from].words.front()->text == "№";
        const bool at_top = from == region_.from || header_again;
        std::vector<double> numbered = rows_by_numbers(columns.front(), at_top, spacing);
        const std::vector<std::vector<double>> whites = rows_by_white(columns, spacing);
        const bool heading_alone = at_top && to < region_.to && whites.front().size() == 1;  // a title stands below
        Reading best = reading_of(columns, heading_alone ? whites.front() : numbered, spacing, at_top);
        if (at_top && !heading_alone)
            if (auto headed = under_heading(columns, numbered, spacing); headed && headed->beats(best)) {
                numbered.insert(numbered.begin(), middle_height(lines_[from].box));
                best = *std::move(headed);
            }
        // Some rows may have no number. The column of the most cells has one in every row, but white that parts the
        // paragraphs of one column alone leaves cells of others beside the rows.
        std::vector<double> white;
        Reading by_white;
        for (auto it = whites.begin(); it != whites.end() && !by_white.stands(); ++it) {
            white = *it;
            by_white = reading_of(columns, white, spacing, at_top);
        }
        const double first =
            first_number(columns.front()) - kOff * size_;  // white parts the lines of a heading as well
        const bool no_heading = at_top && !columns.front().empty() && is_number(columns.front().front());
        // White between the paragraphs of one cell makes rows in which nothing else stands, or beside whose middles the number
        // and the other cells stand.
        const bool nearer = by_white.apart_mean() <= best.apart_mean() + kNearer;
        const bool more =
            nearer && (no_heading ? white.size() > numbered.size() : below(white, first) > below(numbered, first)) &&
            rows_of_one_cell(by_white) <= rows_of_one_cell(best);
        if (has_half_lines(from, to) && by_white.stands() && (!best.stands() || more)) best = std::move(by_white);
        // Where no white parts the rows and not every one has a number, their heights tell them apart.
        if (has_half_lines(from, to))
            if (Reading tiled = reading_of(columns, tiled_middles(columns, spacing), spacing, at_top);
                tiled.stands() && tiled.off == 0 && (!best.stands() || best.off > 0))
                best = std::move(tiled);
        if (best.rows.empty() || best.mixed) return false;
        all_ += best.rows.size();
        shifted_ += best.shifted;
        blocks_ += best.blocks;
        tall_ += best.tall;
        off_ += best.off;
        std::move(best.rows.begin(), best.rows.end(), std::back_inserter(rows_));
        return true;
    }

    std::vector<double> tiled_middles(const std::vector<ColumnLines>& columns, const Spacing& spacing) const {
        std::vector<std::vector<TileLine>> tiles;
        for (const ColumnLines& lines : columns) {
            tiles.emplace_back();
            for (const LineOfColumn& line : lines)
                tiles.back().push_back({line.box.top, line.box.bottom, &lines == &columns.front() && is_number(line),
                                        starts_with_lower(line.words.front()->text)});
        }
        return tiled_rows(tiles, size_, spacing.white);
    }

    // Over the numbers the heading may be empty: then the first line of the table is the heading of the other columns.
    std::optional<Reading> under_heading(const std::vector<ColumnLines>& columns, const std::vector<double>& numbered,
                                         const Spacing& spacing) const {
        const UnruledLine& first = lines_[region_.from];
        if (numbered.empty() || columns.front().empty() || !is_number(columns.front().front())) return {};
        if (first.words.front() == columns.front().front().words.front()) return {};
        std::vector<double> rows = numbered;
        rows.insert(rows.begin(), middle_height(first.box));
        Reading out = reading_of(columns, rows, spacing, true);
        if (out.rows.front().size() < 2) return {};
        return out;
    }

    static std::ptrdiff_t rows_of_one_cell(const Reading& reading) {
        return std::count_if(reading.rows.begin(), reading.rows.end(), [](const auto& row) { return row.size() == 1; });
    }

    // A cell of two lines beside one of a single line: where all lines stand at one height, the cells are set from the top.
    bool has_half_lines(std::size_t from, std::size_t to) const {
        for (std::size_t at = from + 1; at < to; ++at)
            if (overlaps_above(lines_[at - 1], lines_[at])) return true;
        return false;
    }

    Reading reading_of(const std::vector<ColumnLines>& columns, const std::vector<double>& rows, const Spacing& spacing,
                       bool at_top) const {
        Reading out;
        out.rows.resize(rows.size());
        std::vector<char> shifted(rows.size(), 0);
        for (std::size_t column = 0; !rows.empty() && column < columns.size(); ++column) {
            const std::vector<Block> blocks = blocks_of(columns[column], rows, spacing);
            for (std::size_t row = 0; row < blocks.size(); ++row) {
                if (blocks[row].from == blocks[row].to) continue;
                out.rows[row].push_back(cell_of_lines(columns[column], blocks[row].from, blocks[row].to, column, 1));
                out.mixed = out.mixed || (column == 0 && holds_number_among(columns[column], blocks[row], spacing));
                // Sub-headings stand beside the middle of a heading.
                if (row > 0 || !at_top) weigh(out, columns[column], blocks[row], rows[row], spacing, shifted[row]);
            }
        }
        out.shifted = static_cast<std::size_t>(std::count(shifted.begin(), shifted.end(), 1));
        return out;
    }

    void weigh(Reading& out, const ColumnLines& lines, const Block& block, double row, const Spacing& spacing,
               char& shifted) const {
        const double own = (lines[block.from].box.top + lines[block.to - 1].box.bottom) / 2;
        // White that parts paragraphs stands below the last one, too: their words are not in the middle of their cell.
        double white = 0;
        for (std::size_t at = block.from + 1; at < block.to; ++at)
            if (spacing.parts(lines[at - 1], lines[at])) white = lines[at].box.top - lines[at - 1].box.bottom;
        out.apart += std::max(0.0, std::abs(own - row) - white / 2) / size_;
        ++out.blocks;
        out.tall += block.to > block.from + 1;
        out.off += std::abs(own - row) > kOff * size_ + white / 2;
        for (std::size_t at = block.from; at < block.to; ++at) {
            const double apart = std::abs(middle_height(lines[at].box) - row) / size_;
            if (apart > kShiftMin && apart < kShiftMax) shifted = 1;
        }
    }

    const std::vector<UnruledLine>& lines_;
    const UnruledRegion& region_;
    const UnruledColumns& columns_;
    double size_;
    std::vector<std::vector<UnruledCell>> rows_;
    std::size_t all_ = 0, shifted_ = 0;  // rows
    std::size_t blocks_ = 0, tall_ = 0, off_ = 0;  // as of a Reading
};

}  // namespace

std::optional<std::vector<std::vector<UnruledCell>>> unruled_middle_rows(const std::vector<UnruledLine>& lines,
                                                                         const UnruledRegion& region) {
    return MiddleRows{lines, region}.build();
}

}  // namespace mera
