#include "office/pdf/unruled_merged_rows.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "office/pdf/unruled_column_lines.hpp"
#include "office/pdf/unruled_header.hpp"

namespace mera {

namespace {

// All in parts of the size of the letters.
constexpr double kPitch = 0.2;     // how much the white between two lines of one cell differs
constexpr double kSameTop = 0.2;   // cells of one row begin at one height
constexpr double kRunsOn = 0.3;    // of a cell, below the top of the next row
constexpr double kLine = 1.1;      // the least height of a row
constexpr double kParagraph =
    1.2; // white between two paragraphs of one cell; more parts cells set in the middle of their rows

constexpr std::size_t kRowsMin = 3;        // fewer show no order
constexpr std::size_t kStrayShare = 8;     // of the cells, one in so many may begin where no row does

struct TopCell {
    std::size_t from = 0, to = 0;  // lines of the column
    double top = 0, bottom = 0;
    std::size_t row = 0, span = 1;
};

class MergedRows {
public:
    MergedRows(const std::vector<UnruledLine>& lines, const UnruledRegion& region)
        : lines_(lines), region_(region), size_(lines[region.from].size) {}

    std::optional<std::vector<std::vector<UnruledCell>>> build() {
        std::size_t at = region_.from;
        if (const auto end = end_of_two_row_header(lines_, region_)) {
            rows_ = two_header_rows(lines_, region_, *end);
            at = *end;
        }
        while (at < region_.to) {
            if (is_title_line(lines_, region_, at)) {
                add_title_line(rows_, lines_, region_, at++);
                continue;
            }
            std::size_t end = at;
            while (end < region_.to && !is_title_line(lines_, region_, end)) ++end;
            read(at, end);
            at = end;
        }
        if (rows_.size() < kRowsMin || merged_ == 0 || in_the_middle_ || glued_ || strays_ * kStrayShare > cells_)
            return {};
        return std::move(rows_);
    }

private:
    // White wider than that between the lines of a cell parts the cells of a column.
    std::vector<TopCell> cells_of(const ColumnLines& lines, double white) const {
        std::vector<TopCell> out;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const bool begins = at == 0 || lines[at].box.top - lines[at - 1].box.bottom > white;
            if (begins) out.push_back({at, at, lines[at].box.top, 0});
            out.back().to = at + 1;
            out.back().bottom = lines[at].box.bottom;
        }
        return out;
    }

    // Where two columns begin a cell at one height, a row begins.
    std::vector<double> row_tops(const std::vector<std::vector<TopCell>>& columns) const {
        std::vector<double> tops;
        for (const auto& cells : columns)
            for (const TopCell& cell : cells) tops.push_back(cell.top);
        std::sort(tops.begin(), tops.end());
        std::vector<double> out;
        for (std::size_t at = 0; at < tops.size();) {
            std::size_t end = at + 1;
            while (end < tops.size() && tops[end] - tops[at] <= kSameTop * size_) ++end;
            if (end - at >= 2 || at == 0) out.push_back(tops[at]);
            at = end;
        }
        return out;
    }

    // What begins where no row does goes on with the cell above: a paragraph of it.
    std::vector<TopCell> in_rows(const std::vector<TopCell>& cells, const std::vector<double>& tops) {
        std::vector<TopCell> out;
        for (const TopCell& cell : cells) {
            ++cells_;
            const auto row = std::find_if(tops.begin(), tops.end(),
                                          [&](double top) { return std::abs(cell.top - top) <= 2 * kSameTop * size_; });
            if (row == tops.end() && !out.empty()) {
                ++strays_;
                const bool crosses = std::any_of(tops.begin(), tops.end(), [&](double top) {
                    return cell.top < top && top < cell.bottom - kRunsOn * size_;
                });
                in_the_middle_ = in_the_middle_ || crosses || cell.top - out.back().bottom > kParagraph * size_;
                out.back().to = cell.to;
                out.back().bottom = cell.bottom;
                continue;
            }
            in_the_middle_ = in_the_middle_ || row == tops.end();
            out.push_back(cell);
            out.back().row = row == tops.end() ? 0 : static_cast<std::size_t>(row - tops.begin());
        }
        for (TopCell& cell : out)
            while (cell.row + cell.span < tops.size() && cell.bottom > tops[cell.row + cell.span] + kRunsOn * size_)
                ++cell.span;
        return out;
    }

    void read(std::size_t from, std::size_t to) {
        const std::vector<ColumnLines> lines = column_lines(lines_, from, to, region_.columns);
        const double white = least_white(lines) + kPitch * size_;
        std::vector<std::vector<TopCell>> columns;
        for (const ColumnLines& column : lines) columns.push_back(cells_of(column, white));
        const std::vector<double> tops = row_tops(columns);
        for (std::size_t at = 1; at < tops.size(); ++at)
            in_the_middle_ = in_the_middle_ || tops[at] - tops[at - 1] < kLine * size_;
        std::vector<std::vector<UnruledCell>> rows(tops.size());
        for (std::size_t column = 0; column < columns.size(); ++column)
            for (const TopCell& cell : in_rows(columns[column], tops)) {
                merged_ += cell.span > 1;
                glued_ = glued_ || (cell.span > 1 && begins_beside(lines[column], cell, tops));
                glued_ = glued_ || is_glued(lines[column], cell, column);
                rows[cell.row].push_back(
                    cell_of_lines(lines[column], cell.from, cell.to, column, static_cast<int>(cell.span)));
            }
        std::move(rows.begin(), rows.end(), std::back_inserter(rows_));
    }

    // A line of a merged cell that begins with a capital where a row begins may as well begin a cell of that row.
    bool begins_beside(const ColumnLines& lines, const TopCell& cell, const std::vector<double>& tops) const {
        for (std::size_t at = cell.from + 1; at < cell.to; ++at)
            if (starts_with_upper(lines[at].words.front()->text) &&
                std::any_of(tops.begin(), tops.end(),
                            [&](double top) { return std::abs(lines[at].box.top - top) <= kSameTop * size_; }))
                return true;
        return false;
    }

    // A number and something else, a bold line over one that is not: no white parts the rows of this table.
    static bool is_glued(const ColumnLines& lines, const TopCell& cell, std::size_t column) {
        const auto is_number = [&](const LineOfColumn& line) {
            return column == 0 && line.words.size() == 1 && is_row_number(line.words.front()->text);
        };
        const auto bold = [](const LineOfColumn& line) {
            return std::all_of(line.words.begin(), line.words.end(), [](const PdfWord* word) { return word->bold; });
        };
        for (std::size_t at = cell.from + 1; at < cell.to; ++at)
            if (is_number(lines[at - 1]) || is_number(lines[at]) || bold(lines[at - 1]) != bold(lines[at])) return true;
        return false;
    }

    const std::vector<UnruledLine>& lines_;
    const UnruledRegion& region_;
    double size_;
    std::vector<std::vector<UnruledCell>> rows_;
    std::size_t cells_ = 0, strays_ = 0, merged_ = 0;
    bool glued_ = false;  // two rows in one cell
    bool in_the_middle_ = false;  // a cell begins where neither a row nor a paragraph of it can
};

}  // namespace

std::optional<std::vector<std::vector<UnruledCell>>> unruled_merged_rows(const std::vector<UnruledLine>& lines,
                                                                         const UnruledRegion& region) {
    return MergedRows{lines, region}.build();
}

}  // namespace mera
