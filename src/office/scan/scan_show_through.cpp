#include "office/scan/scan_show_through.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

// Dots of the page at half its size, where the grain of the paper is half as strong.
constexpr int kLetterLow = 8, kLetterHigh = 40, kLetterNarrow = 5, kLetterWide = 150;

constexpr int kDarkerThanPaper = 90;  // grey levels: print for certain
constexpr int kFaintest = 8;          // grey levels below the paper
constexpr int kGrainTimes = 4;        // below it by so many times the grain: nearly no grain is so dark
constexpr int kGrainApart = 3;        // dots: near, for a lamp makes the paper uneven
constexpr int kGrainLevels = 40;      // from the paper

constexpr int kAroundPrint = 21;

constexpr int kSteps = 20;  // from the paper to the print
constexpr int kPrint = 13;  // steps: and darker
constexpr int kBackDarkest = 9;  // steps: what is darker is no print of the back
constexpr int kGap = 3;  // steps without letters between those of the back and those of the front
constexpr double kInGapMax = 0.05;  // of the letters of the back: strokes of a pencil, of a stamp
constexpr int kLettersMin = 60;
constexpr int kDarker = 1;  // steps: rules of the back, a little darker than its letters

using Levels = std::array<int, 256>;

Levels levels_of(Pix* page) {
    Levels counts{};
    const int width = pixGetWidth(page), height = pixGetHeight(page);
    for (int y = 0; y < height; ++y) {
        const l_uint32* line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = 0; x < width; ++x) ++counts[GET_DATA_BYTE(line, x)];
    }
    return counts;
}

// The first level from `from` on below which, counted from there, a `share` of all up to `to` lies.
int level_at(const Levels& counts, int from, int to, double share) {
    double all = 0, below = 0;
    for (int level = from; level < to; ++level) all += counts[static_cast<std::size_t>(level)];
    for (int level = from; level < to; ++level) {
        below += counts[static_cast<std::size_t>(level)];
        if (below >= share * all) return level;
    }
    return from;
}

int darkest_in(Pix* page, const DotBox& box) {
    int darkest = 255;
    for (int y = box.top; y < box.bottom; ++y) {
        const l_uint32* line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = box.left; x < box.right; ++x) darkest = std::min<int>(darkest, GET_DATA_BYTE(line, x));
    }
    return darkest;
}

// Half of the differences between near dots of the paper are less than this, which is the deviation of one, too.
int grain_of(Pix* page, int paper) {
    Levels counts{};
    const int width = pixGetWidth(page), height = pixGetHeight(page);
    for (int y = 0; y < height; y += kGrainApart) {
        const l_uint32* line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = kGrainApart; x < width; x += kGrainApart) {
            const int here = GET_DATA_BYTE(line, x), before = GET_DATA_BYTE(line, x - kGrainApart);
            if (std::min(here, before) > paper - kGrainLevels)
                ++counts[static_cast<std::size_t>(std::abs(here - before))];
        }
    }
    return level_at(counts, 0, 256, 0.5);
}

// Paper and print of a page, and how strong its grain is, in grey levels.
struct Tones {
    int paper, print, grain;
    int at(int step) const { return paper - step * (paper - print) / kSteps; }
};

Tones tones_of(Pix* page) {
    const Levels counts = levels_of(page);
    const int paper = paper_level(page);
    return {paper, level_at(counts, 0, paper - kDarkerThanPaper, 1.0 / 3), grain_of(page, paper)};
}

using Steps = std::array<int, kSteps + 1>;

// How many letters away from the print have their darkest dot at each step: JPEG leaves marks around what is dark.
Steps letters_by_darkness(Pix* page, const Tones& tones) {
    Steps letters{};
    const PixPtr ink{
        pixThresholdToBinary(page, std::max(1, tones.paper - std::max(kFaintest, kGrainTimes * tones.grain)))};
    const PixPtr print{pixThresholdToBinary(page, std::max(1, tones.at(kPrint)))};
    const PixPtr around{print ? pixDilateBrick(nullptr, print.get(), kAroundPrint, kAroundPrint) : nullptr};
    if (!ink || !around) return letters;
    pixSubtract(ink.get(), ink.get(), around.get());
    for (const DotBox& mark : marks_of(ink.get())) {
        if (mark.height() < kLetterLow || mark.height() > kLetterHigh) continue;
        if (mark.width() < kLetterNarrow || mark.width() > kLetterWide) continue;
        const int step = (tones.paper - darkest_in(page, mark)) * kSteps / std::max(1, tones.paper - tones.print);
        ++letters[static_cast<std::size_t>(std::clamp(step, 0, kSteps))];
    }
    return letters;
}

// The step that parts the letters of the back from those of the front; none where nothing parts them.
std::optional<int> step_of_gap(const Steps& letters) {
    int below = 0;
    for (int step = 0; step <= kBackDarkest; ++step) {
        int in_gap = 0;
        for (int next = step; next < step + kGap; ++next) in_gap += letters[static_cast<std::size_t>(next)];
        if (below >= kLettersMin && in_gap <= kInGapMax * below) return step;
        below += letters[static_cast<std::size_t>(step)];
    }
    return {};
}

}  // namespace

void whiten_show_through(Pix* page) {
    const PixPtr half{pixScaleAreaMap2(page)};
    if (!half) return;
    const Tones tones = tones_of(half.get());
    if (tones.paper < kDarkerThanPaper) return;
    const auto gap = step_of_gap(letters_by_darkness(half.get(), tones));
    if (!gap) return;
    const int lightest = tones.at(*gap + kDarker), width = pixGetWidth(page), height = pixGetHeight(page);
    for (int y = 0; y < height; ++y) {
        l_uint32* line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = 0; x < width; ++x) {
            const int level = GET_DATA_BYTE(line, x);
            if (level > lightest && level < tones.paper) SET_DATA_BYTE(line, x, static_cast<l_uint8>(tones.paper));
        }
    }
}

}  // namespace mera
