#include "office/pdf/unruled_column_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.hpp"
#include "office/pdf/heading_lines.hpp"

namespace mera {

namespace {

// «II четверть», «II. Фондовая работа» alone where the deeds stand.
bool is_part(const UnruledLine& line, const UnruledColumns& columns) {
    if (line.pieces.size() != 1 || columns.of(line.pieces.front().right) != 0) return false;
    std::string text;
    for (const PdfWord* word : line.words) text += (text.empty() ? "" : " ") + word->text;
    return is_part_heading(text);
}

bool stands_in_the_middle(const std::vector<UnruledLine>& lines, const UnruledRegion& region, const UnruledLine& line) {
    constexpr double kOff = 2;  // of the letters: the margins of the first and the last column are not seen
    double right = 0;
    for (std::size_t at = region.from; at < region.to; ++at) right = std::max(right, lines[at].box.right);
    const double middle = (region.columns.lefts.front() + right) / 2;
    return std::abs((line.box.left + line.box.right) / 2 - middle) <= kOff * line.size;
}

}  // namespace

bool is_time_heading(const std::vector<UnruledLine>& lines, const UnruledRegion& region, std::size_t at) {
    constexpr double kWhite = 0.2;  // of the letters: the last line of «на ¶2026 год» stands closer
    const UnruledLine& line = lines[at];
    if (line.pieces.size() != 1) return false;
    if (at > region.from && line.box.top - lines[at - 1].box.bottom <= kWhite * line.size) return false;
    std::string text;
    for (const PdfWord* word : line.words) text += (text.empty() ? "" : " ") + word->text;
    if (!is_year_alone(text) && !is_month_alone(text) && !is_quarter_alone(text)) return false;
    return region.columns.of(line.pieces.front().right) <= 1 || stands_in_the_middle(lines, region, line);
}

double middle_height(const DocBox& box) { return (box.top + box.bottom) / 2; }

std::vector<ColumnLines> column_lines(const std::vector<UnruledLine>& lines, std::size_t from, std::size_t to,
                                      const UnruledColumns& columns) {
    std::vector<const PdfWord*> words;
    for (std::size_t at = from; at < to; ++at)
        words.insert(words.end(), lines[at].words.begin(), lines[at].words.end());
    std::stable_sort(words.begin(), words.end(),
                     [](const PdfWord* a, const PdfWord* b) { return middle_height(a->box) < middle_height(b->box); });
    std::vector<ColumnLines> out(columns.count());
    for (const PdfWord* word : words) {
        ColumnLines& own = out[columns.of((word->box.left + word->box.right) / 2)];
        if (own.empty() || middle_height(word->box) > own.back().box.bottom - 0.2 * word->size)
            own.push_back({word->box, {}});
        own.back().words.push_back(word);
        own.back().box = around(own.back().box, word->box);
    }
    for (ColumnLines& own : out)
        for (LineOfColumn& line : own)
            std::stable_sort(line.words.begin(), line.words.end(),
                             [](const PdfWord* a, const PdfWord* b) { return a->box.left < b->box.left; });
    return out;
}

double least_white(const std::vector<ColumnLines>& columns) {
    double least = std::numeric_limits<double>::infinity();
    for (const ColumnLines& lines : columns)
        for (std::size_t at = 1; at < lines.size(); ++at)
            least = std::min(least, lines[at].box.top - lines[at - 1].box.bottom);
    return least;
}

bool is_title_line(const std::vector<UnruledLine>& lines, const UnruledRegion& region, std::size_t at) {
    return (crosses_as_a_whole(lines[at], region.columns) || is_part(lines[at], region.columns) ||
            is_time_heading(lines, region, at)) &&
           (at == region.from || !overlaps_above(lines[at - 1], lines[at])) &&
           (at + 1 == region.to || !overlaps_above(lines[at], lines[at + 1]));
}

UnruledCell cell_of_lines(const ColumnLines& lines, std::size_t from, std::size_t to, std::size_t column,
                          int row_span) {
    UnruledCell out{static_cast<int>(column), 1, row_span, lines[from].box, {}};
    for (std::size_t at = from; at < to; ++at)
        for (const PdfWord* word : lines[at].words) {
            out.words.push_back(*word);
            out.box = around(out.box, word->box);
        }
    return out;
}

void add_title_line(std::vector<std::vector<UnruledCell>>& rows, const std::vector<UnruledLine>& lines,
                    const UnruledRegion& region, std::size_t at) {
    const UnruledLine& line = lines[at];
    const bool goes_on =
        at > region.from && is_title_line(lines, region, at - 1) && !starts_with_number(line, region.columns);
    if (!goes_on) rows.push_back({{0, static_cast<int>(region.columns.count()), 1, line.box, {}}});
    UnruledCell& cell = rows.back().front();
    for (const PdfWord* word : line.words) cell.words.push_back(*word);
    cell.box = around(cell.box, line.box);
}

}  // namespace mera
