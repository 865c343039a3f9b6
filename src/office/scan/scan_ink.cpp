#include "office/scan/scan_ink.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "office/picture/ink_marks.hpp"

namespace mera {
namespace {

constexpr int kPaperBelowMode = 14;  // grey levels under the most frequent one that are still paper
constexpr int kInkLevel = 40;        // and what is printed black comes out as
constexpr int kInkThreshold = 185;   // after cleaning: 150 lost faded numbers, 200 caught dirt
constexpr int kSpeckMax = 7;         // dots: smaller than the full stop of 9 points
constexpr int kSpeckAlone = 12;      // 0.04 inches without any other ink around
constexpr int kStopMin = 4;           // dots: a faded full stop
constexpr int kStopReach = 30;        // at most so far from its letter
constexpr int kLetterDots = 30;       // of ink: part of a letter at least
constexpr int kMarkMin = 8;          // 0.027 inches: smaller marks do not stretch the box of the ink
constexpr int kLetterMin = 15;        // the height of a small letter of 7 points
constexpr int kDotNear = 16;         // but a full stop beside the last letter does
constexpr int kLetterWide = 6;        // dots: a «1» is wider, a piece of a rule is not
constexpr int kBesideWall = 8;        // dots
constexpr int kCrumbThick = 5;        // dots
constexpr int kUnderlineMin = 96;     // dots, two bricks of 12 and 8: longer than any dash or letter of 20 points
constexpr int kUnderlineThick = 9;
constexpr int kUnderlineReach = 40;   // above it letters stand
constexpr int kTouchingRows = 2;      // right above and below it
constexpr double kTouchingMax = 0.15;  // of these: tails and commas
constexpr int kWhitePaper = 250;      // grey level: lighter paper is that of a black and white scan
constexpr int kCountedDots = 250'000;  // of the dots of a page, enough to tell its paper
constexpr int kDarkGround = 110;     // paper darker than this is a dark ground

// Of every line in a cell, of some lines evenly chosen on a page: the most frequent level needs no more.
std::array<int, 256> histogram(Pix* picture) {
    std::array<int, 256> counts{};
    const int width = pixGetWidth(picture), height = pixGetHeight(picture), words = pixGetWpl(picture);
    const int step = std::max(1, width * height / kCountedDots);
    for (int y = 0; y < height; y += step) {
        const l_uint32* line = pixGetData(picture) + static_cast<std::ptrdiff_t>(y) * words;
        for (int x = 0; x < width; ++x) ++counts[GET_DATA_BYTE(line, x)];
    }
    return counts;
}

void map_levels(Pix* picture, const std::array<l_uint8, 256>& levels) {
    const int width = pixGetWidth(picture), height = pixGetHeight(picture), words = pixGetWpl(picture);
    for (int y = 0; y < height; ++y) {
        l_uint32* line = pixGetData(picture) + static_cast<std::ptrdiff_t>(y) * words;
        for (int x = 0; x < width; ++x) SET_DATA_BYTE(line, x, levels[GET_DATA_BYTE(line, x)]);
    }
}

void stretch(Pix* picture) {
    int paper = paper_level(picture);
    if (paper < kDarkGround) {
        pixInvert(picture, picture);
        paper = 255 - paper;
    }
    const int white = std::max(paper - kPaperBelowMode, kInkLevel + 1);
    std::array<l_uint8, 256> levels{};
    for (int level = 0; level < 256; ++level)
        levels[static_cast<std::size_t>(level)] =
            static_cast<l_uint8>(std::clamp((level - kInkLevel) * 255 / (white - kInkLevel), 0, 255));
    map_levels(picture, levels);
}

int dots_within(Pix* ink, const DotBox& mark, int around) {
    return dots_in(ink, {mark.left - around, mark.top - around, mark.right + around, mark.bottom + around});
}

void paint_white(Pix* picture, int left, int top, int right, int bottom) {
    if (right > left && bottom > top)
        pixRasterop(picture, left, top, right - left, bottom - top, PIX_SET, nullptr, 0, 0);
}

// A full stop: a letter stands close on the left and on the same line, and reaches no lower.
bool ends_a_word(Pix* ink, const DotBox& mark) {
    if (mark.width() < kStopMin || mark.height() < kStopMin) return false;
    const int from = mark.left - kStopReach;
    return dots_in(ink, {from, mark.bottom - 16, mark.left, mark.bottom + 2}) > kLetterDots &&
           dots_in(ink, {from, mark.bottom + 4, mark.right, mark.bottom + 12}) == 0;
}

// The ink of a cut picture, which is cleaned with it.
class Cleaning {
public:
    explicit Cleaning(Pix* picture)
        : picture_(picture), ink_(pixThresholdToBinary(picture, kInkThreshold)), marks_(marks_of(ink_.get())) {}

    // Pieces of a wall that left its line: thin, along it and close beside it.
    void drop_wall_crumbs(const DotBox& inside) {
        drop([&](const DotBox& mark) {
            const bool beside_side = mark.left < inside.left + kBesideWall || mark.right > inside.right - kBesideWall;
            const bool beside_edge = mark.top < inside.top + kBesideWall || mark.bottom > inside.bottom - kBesideWall;
            const bool upright = mark.width() <= kCrumbThick && mark.height() >= 2 * mark.width();
            const bool lying = mark.height() <= kCrumbThick && mark.width() >= 2 * mark.height();
            return (upright && beside_side) || (lying && beside_edge);
        });
    }

    // The blanks of a form, «от 12.03.2025 № 114»: the recogniser takes their lines for letters, and letters for lines.
    void drop_underlines() {
        const PixPtr lines{pixOpenCompBrick(nullptr, ink_.get(), kUnderlineMin, 1)};
        if (!lines) return;
        bool dropped = false;
        for (const DotBox& line : marks_of(lines.get())) {
            if (line.height() > kUnderlineThick) continue;
            const auto dots_between = [&](int from, int to) {
                return dots_in(ink_.get(), {line.left, from, line.right, to});
            };
            // The serifs of «XIII» are one line, too, but its strokes stand on it.
            const double touching = kTouchingMax * line.width() * kTouchingRows;
            if (dots_between(line.top - 1 - kTouchingRows, line.top - 1) > touching ||
                dots_between(line.bottom + 1, line.bottom + 1 + kTouchingRows) > touching ||
                dots_between(line.top - kUnderlineReach, line.top - 2) < kLetterDots)
                continue;
            paint_white(picture_, line.left, line.top - 1, line.right, line.bottom + 1);
            pixRasterop(ink_.get(), line.left, line.top - 1, line.width(), line.height() + 2, PIX_CLR, nullptr, 0, 0);
            dropped = true;
        }
        if (dropped) marks_ = marks_of(ink_.get());
    }

    // Faded letters fall to small marks too, so only marks with no other ink near go.
    void drop_specks() {
        drop([&](const DotBox& mark) {
            const bool small = mark.width() < kSpeckMax && mark.height() < kSpeckMax;
            return small && dots_within(ink_.get(), mark, kSpeckAlone) == dots_within(ink_.get(), mark, 0) &&
                   !ends_a_word(ink_.get(), mark);
        });
    }

private:
    template <class Goes>
    void drop(Goes goes) {
        std::erase_if(marks_, [&](const DotBox& mark) {
            if (!goes(mark)) return false;
            paint_white(picture_, mark.left - 1, mark.top - 1, mark.right + 1, mark.bottom + 1);
            pixRasterop(ink_.get(), mark.left, mark.top, mark.width(), mark.height(), PIX_CLR, nullptr, 0, 0);
            return true;
        });
    }

    Pix* picture_;
    PixPtr ink_;
    std::vector<DotBox> marks_;
};

int rounded(double value) { return static_cast<int>(std::lround(value)); }

Cutting cut_out(Pix* page, const DotBox& box) {
    const int left = std::clamp(box.left, 0, pixGetWidth(page) - 1),
              top = std::clamp(box.top, 0, pixGetHeight(page) - 1);
    return {clipped(page, {left, top, std::max(left + 1, box.right), std::max(top + 1, box.bottom)}), left, top};
}

}  // namespace

int paper_level(Pix* picture) {
    const std::array<int, 256> counts = histogram(picture);
    int best = 255, most = 0;
    for (int level = 0; level <= 255; ++level) {
        int around = 0;
        for (int d = std::max(0, level - 2); d <= std::min(255, level + 2); ++d)
            around += counts[static_cast<std::size_t>(d)];
        if (around > most) most = around, best = level;
    }
    return best;
}

PixPtr ink_on_paper(Pix* picture, int below) {
    return PixPtr{pixThresholdToBinary(picture, std::max(1, paper_level(picture) - below))};
}

bool has_white_paper(Pix* picture) { return paper_level(picture) >= kWhitePaper; }

DotBox cell_box(const Grid& grid, const GridCell& cell) {
    const auto index = [](int i) { return static_cast<std::size_t>(i); };
    const Rule& top = grid.across[index(cell.row)];
    const Rule& bottom = grid.across[index(cell.row + cell.row_span)];
    const Rule& left = grid.down[index(cell.column)];
    const Rule& right = grid.down[index(cell.column + cell.column_span)];
    const double x = (left.offset + right.offset) / 2, y = top.position(x);
    const double y_end = bottom.position(x);
    return {rounded(std::min(left.position(y), left.position(y_end))),
            rounded(std::min(top.position(left.position(y)), top.position(right.position(y)))),
            rounded(std::max(right.position(y), right.position(y_end))),
            rounded(std::max(bottom.position(left.position(y)), bottom.position(right.position(y))))};
}

Cutting cut_cell(Pix* page, const Grid& grid, const GridCell& cell) {
    const auto index = [](int i) { return static_cast<std::size_t>(i); };
    Cutting cutting = cut_out(page, cell_box(grid, cell));
    if (!cutting.picture) return cutting;
    stretch(cutting.picture.get());
    const int width = pixGetWidth(cutting.picture.get()), height = pixGetHeight(cutting.picture.get());
    const auto inner = [](const Rule& rule, double along, int sign) {
        return rounded(rule.position(along) + sign * (rule.thickness / 2.0 + 2));
    };
    const Rule& left = grid.down[index(cell.column)];
    const Rule& right = grid.down[index(cell.column + cell.column_span)];
    for (int y = 0; y < height; ++y) {
        paint_white(cutting.picture.get(), 0, y, inner(left, cutting.top + y, 1) - cutting.left, y + 1);
        paint_white(cutting.picture.get(), inner(right, cutting.top + y, -1) - cutting.left + 1, y, width, y + 1);
    }
    const Rule& top = grid.across[index(cell.row)];
    const Rule& bottom = grid.across[index(cell.row + cell.row_span)];
    for (int x = 0; x < width; ++x) {
        paint_white(cutting.picture.get(), x, 0, x + 1, inner(top, cutting.left + x, 1) - cutting.top);
        paint_white(cutting.picture.get(), x, inner(bottom, cutting.left + x, -1) - cutting.top + 1, x + 1, height);
    }
    Cleaning cleaning{cutting.picture.get()};
    const int middle_x = cutting.left + width / 2, middle_y = cutting.top + height / 2;
    cleaning.drop_wall_crumbs({inner(left, middle_y, 1) - cutting.left, inner(top, middle_x, 1) - cutting.top,
                               inner(right, middle_y, -1) - cutting.left, inner(bottom, middle_x, -1) - cutting.top});
    cleaning.drop_specks();
    return cutting;
}

Cutting cut_text(Pix* page, const DotBox& box) {
    Cutting cutting = cut_out(page, box);
    if (!cutting.picture) return cutting;
    stretch(cutting.picture.get());
    Cleaning cleaning{cutting.picture.get()};
    cleaning.drop_underlines();
    cleaning.drop_specks();
    return cutting;
}

std::optional<DotBox> ink_box(Pix* picture, Marks which) {
    std::optional<DotBox> box;
    const PixPtr ink{pixThresholdToBinary(picture, kInkThreshold)};
    if (!ink) return box;
    const std::vector<DotBox> marks = marks_of(ink.get());
    for (const DotBox& mark : marks) {
        const bool counts = which == Marks::letters ? mark.height() >= kLetterMin && mark.width() >= kLetterWide
                                                    : mark.width() >= kMarkMin || mark.height() >= kMarkMin;
        if (counts) box = box ? united(*box, mark) : mark;
    }
    if (!box) return box;
    const DotBox letters{box->left - kDotNear, box->top, box->right + kDotNear, box->bottom};
    for (const DotBox& mark : marks)
        if (mark.left >= letters.left && mark.right <= letters.right && mark.top >= letters.top &&
            mark.bottom <= letters.bottom)
            box = united(*box, mark);
    return box;
}

PixPtr with_border(Pix* picture) { return PixPtr{pixAddBorder(picture, kBorder, 0xff)}; }

}  // namespace mera
