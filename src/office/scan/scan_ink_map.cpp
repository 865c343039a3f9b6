#include "office/scan/scan_ink_map.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "office/picture/ink_marks.hpp"

namespace mera {
namespace {

constexpr int kStrokeDots = 40;     // thin and longer than a capital of 14 points: left of a rule
constexpr int kCrumbHeight = 18;    // dots: and shorter, where nothing stands beside it
constexpr int kCrumbAlone = 16;     // dots
constexpr int kCrumbReach = 7;      // dots a crumb lies off its line
constexpr int kDashThick = 9, kDashAlone = 8;  // dots
constexpr double kDashLong = 2;     // times its thickness
constexpr int kPenDots = 80;        // larger and mostly white: a signature, the rim of a stamp
constexpr double kPenInk = 0.15;
constexpr int kSpeckDots = 5;       // smaller marks are dirt
constexpr int kDirtDots = 13;       // marks smaller than a small letter
constexpr int kDirtReach = 4;       // units: and with no letter so near
constexpr int kLineMin = 4;         // units: the height of a line of small type
constexpr int kLineInk = 6;         // units with letters in the fullest row of a line that can be told from a valley
constexpr double kValleyShare = 0.5;
constexpr int kBesideRule = 4;      // dots: the ragged edge of a rule that came out in pieces

bool stands_alone(Pix* ink, const DotBox& mark) {  // «I» and «1» have a full stop or another figure beside them
    const DotBox around{mark.left - kCrumbAlone, mark.top, mark.right + kCrumbAlone, mark.bottom};
    return dots_in(ink, around) == dots_in(ink, mark);
}

// Of a rule that is lost but for it, where others are.
bool is_dash(Pix* ink, const DotBox& mark) {
    if (mark.height() > kDashThick || mark.width() < kDashLong * mark.height()) return false;
    return dots_in(ink, {mark.left, mark.top - kDashAlone, mark.right, mark.bottom + kDashAlone}) == dots_in(ink, mark);
}

}  // namespace

InkMap::InkMap(const PageInk& page, const Ruling& ruling, const DotBox& area) : InkMap(page, ruling, area, {}) {}

InkMap::InkMap(const PageInk& page, const Ruling& ruling, const DotBox& area, const Ruling& lost)
    : left_(area.left), top_(area.top), stamps_(page.stamps) {
    const PixPtr ink = page.letters ? clipped(page.letters.get(), area) : nullptr;
    if (!ink) return;
    for (const std::vector<Rule>* rules :
         {&ruling.across, &ruling.down, &ruling.pieces_across, &ruling.pieces_down, &lost.across})
        for (const Rule& rule : *rules) wipe(ink.get(), rule);
    columns_ = pixGetWidth(ink.get()) / kInkUnit + 1;
    rows_ = pixGetHeight(ink.get()) / kInkUnit + 1;
    dark_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
    std::vector<DotBox> small;
    for (const DotBox& mark : marks_of(ink.get())) {
        const int w = mark.width(), h = mark.height();
        // What is thin and long is left of a rule.
        const bool rest = (w <= kSpeckDots && h > kStrokeDots) || (h <= kSpeckDots && w > kDirtDots);
        if ((w < kSpeckDots && h < kSpeckDots) || rest || is_crumb(mark, lost.down)) continue;
        if (!lost.across.empty() && is_dash(ink.get(), mark)) continue;
        if (w > kPenDots && h > kPenDots && dots_in(ink.get(), mark) < kPenInk * w * h) continue;
        if (w <= kSpeckDots && h > kCrumbHeight && stands_alone(ink.get(), mark)) continue;
        if (w < kDirtDots && h < kDirtDots)
            small.push_back(mark);
        else
            darken(mark);
    }
    // A dot beside a letter is its own; one that stands alone is dirt.
    std::erase_if(small, [&](const DotBox& mark) {
        const Range near_rows{std::max(0, mark.top / kInkUnit - kDirtReach),
                              std::min(rows_, mark.bottom / kInkUnit + kDirtReach + 1)};
        const Range near_columns{std::max(0, mark.left / kInkUnit - kDirtReach),
                                 std::min(columns_, mark.right / kInkUnit + kDirtReach + 1)};
        return !any(near_rows, near_columns);
    });
    for (const DotBox& mark : small) darken(mark);
}

void InkMap::darken(const DotBox& mark) {
    for (int r = mark.top / kInkUnit; r <= (mark.bottom - 1) / kInkUnit; ++r)
        for (int c = mark.left / kInkUnit; c <= (mark.right - 1) / kInkUnit; ++c) dark_[index(r, c)] = 1;
}

bool InkMap::is_crumb(const DotBox& mark, const std::vector<Rule>& walls) const {
    const double y = top_ + (mark.top + mark.bottom) / 2.0;
    return std::any_of(walls.begin(), walls.end(), [&](const Rule& wall) {
        const double x = wall.position(y) - left_;
        return mark.left >= x - kCrumbReach && mark.right <= x + kCrumbReach;
    });
}

bool InkMap::any(Range rows, Range columns) const {
    for (int r = std::max(0, rows.from); r < std::min(rows_, rows.to); ++r)
        for (int c = std::max(0, columns.from); c < std::min(columns_, columns.to); ++c)
            if (dark(r, c)) return true;
    return false;
}

bool InkMap::is_stamped(Range rows, Range columns) const {
    return std::any_of(stamps_.begin(), stamps_.end(), [&](const DotBox& stamp) {
        return stamp.top < y_of(rows.to) && y_of(rows.from) < stamp.bottom && stamp.left < x_of(columns.to) &&
               x_of(columns.from) < stamp.right;
    });
}

std::vector<Range> InkMap::bands(Range rows, Range columns) const {
    std::vector<Range> out;
    bool open = false;
    for (int r = rows.from; r < rows.to; ++r) {
        const bool ink = any({r, r + 1}, columns);
        if (ink && !open) out.push_back({r, r + 1});
        if (ink) out.back().to = r + 1;
        open = ink;
    }
    std::vector<Range> lines;
    for (const Range& band : out) add_lines(band, columns, lines);
    return lines;
}

// Tails of one line that reach the next one, or a page that is a little bent, close the white between two lines. What is
// left of it is a valley in the ink.
void InkMap::add_lines(Range band, Range columns, std::vector<Range>& lines) const {
    std::vector<int> ink;
    for (int r = band.from; r < band.to; ++r) {
        ink.push_back(0);
        for (int c = columns.from; c < columns.to; ++c) ink.back() += dark(r, c);
    }
    std::optional<int> valley;
    for (int at = kLineMin; at + kLineMin <= band.size(); ++at) {
        const auto here = ink.begin() + at;
        const int sides = std::min(*std::max_element(ink.begin(), here), *std::max_element(here, ink.end()));
        const bool deep = sides >= kLineInk && *here <= kValleyShare * sides;
        if (deep && (!valley || *here < ink[static_cast<std::size_t>(*valley)])) valley = at;
    }
    if (!valley) return lines.push_back(band);
    add_lines({band.from, band.from + *valley}, columns, lines);
    add_lines({band.from + *valley, band.to}, columns, lines);
}

std::vector<Range> InkMap::white(Range band) const {
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

int InkMap::row_at(double y) const { return std::clamp(static_cast<int>((y - top_) / kInkUnit), 0, rows_); }

int InkMap::column_at(double x) const { return std::clamp(static_cast<int>((x - left_) / kInkUnit), 0, columns_); }

void InkMap::wipe(Pix* ink, const Rule& rule) const {
    const bool down = rule.direction == Direction::down;
    const int half = rule.thickness / 2 + kBesideRule;
    for (int along = rule.from; along <= rule.to; along += kInkUnit) {
        const int at = static_cast<int>(std::lround(rule.position(along))) - half;
        const int x = (down ? at : along) - left_, y = (down ? along : at) - top_;
        pixRasterop(ink, x, y, down ? 2 * half + 1 : kInkUnit, down ? kInkUnit : 2 * half + 1, PIX_CLR, nullptr, 0, 0);
    }
}

}  // namespace mera
