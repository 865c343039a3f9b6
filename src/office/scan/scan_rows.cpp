#include "office/scan/scan_rows.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace mera {
namespace {

constexpr double kNumberColumn = 0.16;  // of the table's width at most
constexpr int kNumberWidthMax = 22;     // units: «12.10.»
constexpr int kSameGap = 1;             // units: gaps no wider than this apart are alike
constexpr int kLineMin = 4;             // units: the height of a line of small type
constexpr int kWordGap = 3;             // units: the space between two words
constexpr int kTitleGap = 4;            // units: and between two of a title in large type
constexpr int kTitleMin = 20;           // units: a word of seven letters
constexpr int kMiddle = 4;              // units from the middle of the table to that of a title
constexpr int kWideGap = 7;             // units: no two lines of one cell stand so far apart
constexpr int kRisingLetters = 5;       // units: how much higher a line of capitals, or one with tails, is
constexpr int kSameGapInRow = 2;        // and where a number says that a row begins: descenders make half a gap

void add_cut(std::vector<int>& cuts, std::optional<int> cut) {
    if (cut) cuts.push_back(*cut);
}

// How far a line stands below the one above, whether or not letters of either rise or hang: their tops and their feet
// are about as far apart. Lines that run together make a high band, of which one end alone tells.
int step_between(const Range& above, const Range& below) {
    const int tops = below.from - above.from, feet = below.to - above.to;
    return std::abs(above.size() - below.size()) > kRisingLetters ? std::min(tops, feet) : (tops + feet) / 2;
}

// The middle of the white where two lines between two heights stand farthest apart; of alike ones the lowest.
std::optional<int> widest_gap(const std::vector<Range>& bands, int above, int below) {
    std::optional<int> best;
    int width = 0;
    const bool crumbs = std::any_of(bands.begin(), bands.end(), [&](const Range& band) {
        return band.to > above && band.from <= below && band.size() < kLineMin;
    });
    for (std::size_t at = 1; at < bands.size(); ++at) {
        if (bands[at - 1].to <= above || bands[at].from > below) continue;
        const int gap = crumbs ? bands[at].from - bands[at - 1].to : step_between(bands[at - 1], bands[at]);
        if (gap + kSameGapInRow < width) continue;
        width = std::max(width, gap);
        best = (bands[at - 1].to + bands[at].from) / 2;
    }
    return best;
}

// Wider than the usual white between two lines.
bool stands_off(const std::vector<Range>& bands, int cut) {
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

// Lines of two rows that a stroke of a pen or a stamp joins over the rule between them.
std::vector<Range> parted_at(const std::vector<Range>& bands, const std::vector<int>& ruled) {
    std::vector<Range> out;
    for (Range band : bands) {
        for (const int rule : ruled)  // from the top
            if (rule >= band.from + kLineMin && rule + kLineMin <= band.to) {
                out.push_back({band.from, rule});
                band.from = rule;
            }
        out.push_back(band);
    }
    return out;
}

}  // namespace

std::vector<Stretch> RowSearch::run(Range table, const std::vector<int>& ruled) const {
    std::vector<Stretch> out;
    std::vector<Range> bands = map_.bands(table, {columns_.front().from, columns_.back().to});
    if (seen_ == RowRules::most) bands = parted_at(bands, ruled);
    // Titles of sections stand apart from the rows between them.
    for (std::size_t at = 0; at < bands.size();) {
        std::size_t end = at;
        const bool across = runs_across(bands[at]);
        while (end < bands.size() && runs_across(bands[end]) == across) ++end;
        const Range part{bands[at].from, bands[end - 1].to};
        if (across)
            out.push_back({part, true});
        else
            for (const Range& row : rows_of(part, ruled))
                out.push_back({row, seen_ == RowRules::most && is_alone_in_middle(row)});
        at = end;
    }
    return out;
}

std::vector<Range> RowSearch::numbers(Range table) const { return map_.bands(table, columns_.front()); }
// Narrow, and so is what stands in it: a narrow column of words has none.
bool RowSearch::holds_numbers() const {
    const Range& column = columns_.front();
    if (column.size() > kNumberColumn * (columns_.back().to - column.from)) return false;
    int wide = 0;
    const std::vector<Range> marks = numbers({0, map_.rows()});
    for (const Range& mark : marks) {
        int first = column.to, last = column.from;
        for (int c = column.from; c < column.to; ++c)
            if (map_.any(mark, {c, c + 1})) first = std::min(first, c), last = c + 1;
        wide += last - first > kNumberWidthMax;
    }
    return 2 * wide <= static_cast<int>(marks.size());
}

// Letters go on over the wall behind a column without the white that parts words.
bool RowSearch::crosses(Range band, std::size_t column) const {
    const int wall = (columns_[column].to + columns_[column + 1].from) / 2;
    int left = wall - 1, right = wall + 1;
    while (left > wall - kWordGap && !map_.any(band, {left, left + 1})) --left;
    while (right < wall + kWordGap && !map_.any(band, {right, right + 1})) ++right;
    if (!map_.any(band, {left, left + 1}) || !map_.any(band, {right, right + 1})) return false;
    return right - left <= kWordGap || map_.any(band, {wall, wall + 1});
}

// A title across the table: its letters stand on a wall, and apart from them nothing but a number stands in the line. A
// long line of a row may reach over a wall too, but other cells of its row have letters of their own.
bool RowSearch::runs_across(Range band) const {
    std::vector<char> joined(columns_.size(), 0);
    bool any = false;
    for (std::size_t c = 0; c + 1 < columns_.size(); ++c) {
        if (!crosses(band, c)) continue;
        any = true;
        joined[c] = joined[c + 1] = 1;
    }
    if (!any) return false;
    for (std::size_t c = has_number_column() ? 1 : 0; c < columns_.size(); ++c)
        if (!joined[c] && map_.any(band, columns_[c])) return false;
    return true;
}

// A short title that reaches no wall, or has one between two of its words: it stands alone in its row, in the middle of
// the table.
bool RowSearch::is_alone_in_middle(Range row) const {
    const auto filled =
        std::count_if(columns_.begin(), columns_.end(), [&](const Range& column) { return map_.any(row, column); });
    if (filled == 0) return false;
    int first = map_.columns(), last = 0, widest = 0;
    for (int c = columns_.front().from; c < columns_.back().to; ++c) {
        if (!map_.any(row, {c, c + 1})) continue;
        if (first < c) widest = std::max(widest, c - last - 1);
        first = std::min(first, c), last = c;
    }
    if (filled > 1 && (widest > kTitleGap || map_.bands(row, {first, last + 1}).size() > 1)) return false;
    return std::abs((first + last) - (columns_.front().from + columns_.back().to)) <= 2 * kMiddle;
}

// Rows of measures have words on the left of those in the middle.
bool RowSearch::holds_title(Range rows) const {
    if (!has_number_column() || map_.any(rows, columns_.front())) return false;
    const int left = columns_.front().from, right = columns_.back().to, middle = (left + right) / 2;
    for (const Range& band : map_.bands(rows, {left, right})) {
        if (band.size() < kLineMin) continue;
        const Range title{end_of_words(band, middle, -1), end_of_words(band, middle, 1)};
        if (title.size() >= kTitleMin && std::abs((title.from + title.to) - (left + right)) <= 2 * kMiddle &&
            !map_.any(rows, {left, title.from}))
            return true;
    }
    return false;
}

// Where the words at `column` end on one side.
int RowSearch::end_of_words(Range band, int column, int side) const {
    int last = column;
    for (int at = column; std::abs(at - last) <= kTitleGap && at >= 0 && at < map_.columns(); at += side)
        if (map_.any(band, {at, at + 1})) last = at;
    return last;
}

// Every column has letters here, and one of them had none in the line above: its cell was at an end there.
bool RowSearch::all_begin(Range above, Range band) const {
    bool ended = false;
    for (const Range& column : columns_) {
        if (!map_.any(band, column)) return false;
        ended = ended || !map_.any(above, column);
    }
    return ended;
}

std::vector<Range> RowSearch::rows_of(Range part, const std::vector<int>& ruled) const {
    std::vector<int> cuts;
    for (const int rule : ruled)
        if (rule > part.from && rule < part.to) cuts.push_back(rule);
    const std::vector<Range> bands = map_.bands(part, {columns_.front().from, columns_.back().to});
    const std::vector<Range> marks = has_number_column() ? numbers(part) : std::vector<Range>{};
    if (!marks.empty()) {
        const auto parted = [&, rules = cuts](int above, int below) {
            return std::any_of(rules.begin(), rules.end(), [&](int rule) { return above < rule && rule <= below; });
        };
        for (std::size_t at = 1; at < marks.size(); ++at) {
            if (parted(marks[at - 1].from, marks[at].from)) continue;
            const auto cut = widest_gap(bands, marks[at - 1].from, marks[at].from);
            // «№» over «п/п» is one cell: the rule under it would be seen.
            if (seen_ == RowRules::few || (cut && stands_off(bands, *cut))) add_cut(cuts, cut);
        }
        // A piece of a row of the page before stands above the first number.
        if (marks.front().from > part.from + 1)
            if (const auto cut = widest_gap(bands, part.from, marks.front().from); cut && stands_off(bands, *cut))
                add_cut(cuts, cut);
    } else {
        for (std::size_t at = 1; at < bands.size(); ++at)
            if (stands_off(bands, (bands[at - 1].to + bands[at].from) / 2) || all_begin(bands[at - 1], bands[at]))
                cuts.push_back((bands[at - 1].to + bands[at].from) / 2);
    }
    if (seen_ == RowRules::most)
        for (std::size_t at = 1; at < bands.size(); ++at)
            if (bands[at].from - bands[at - 1].to >= kWideGap) cuts.push_back((bands[at - 1].to + bands[at].from) / 2);
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

}  // namespace mera
