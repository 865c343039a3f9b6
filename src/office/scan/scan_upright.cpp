#include "office/scan/scan_upright.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_desk.hpp"
#include "office/scan/scan_halftone.hpp"
#include "office/scan/scan_ink.hpp"
#include "office/scan/scan_keystone.hpp"
#include "office/scan/scan_paper.hpp"
#include "office/scan/scan_spine.hpp"

namespace mera {
namespace {

constexpr int kLettersReduced = 4;  // the letters are looked for at 75 dots per inch
constexpr int kRuleLength = 30;     // dots of these: longer strokes are rules, not letters

constexpr float kSkewMax = 6;  // degrees; paper in a feeder turns less
constexpr float kSkewByHandMax = 12;
constexpr float kSkewStep = 1;
constexpr float kSkewPrecision = 0.01F;
constexpr float kSkewConfidenceMin = 3;  // Leptonica's own advice
constexpr double kSkewIgnored = 0.0573;  // degrees: three dots over a page

// Lines of text make the profile across them 10 times sharper than the one along; between, the letters must tell.
constexpr double kClearlyLevel = 3;
// A reading above this mean confidence is surely the right way up; upside down gives 0.2, seldom 0.5.
constexpr double kSureReading = 0.70;
// So is one above this that is so many times better than every other way.
constexpr double kFairReading = 0.50, kFarBetter = 2;
constexpr double kLettersMin = 16;  // bytes of words: fewer say nothing
// Dots. Two lines of three words tell of nearly all pages; where they do not, three places of some lines are read.
struct SampleSize {
    int width, height;
    std::size_t count;
};
constexpr SampleSize kGlance{440, 110, 1}, kLook{700, 180, 3};

// The letters alone at 75 dots per inch: rules would drown them.
PixPtr letters_of(Pix* ink) {
    PixPtr small{pixReduceRankBinaryCascade(ink, 1, 1, 0, 0)};
    if (!small) return small;
    const PixPtr across{pixOpenBrick(nullptr, small.get(), kRuleLength, 1)};
    const PixPtr down{pixOpenBrick(nullptr, small.get(), 1, kRuleLength)};
    if (across) pixSubtract(small.get(), small.get(), across.get());
    if (down) pixSubtract(small.get(), small.get(), down.get());
    return small;
}

PixPtr turned(Pix* page, int quarters) { return PixPtr{pixRotateOrth(page, quarters)}; }

struct Sharpness {
    double score = 1;
    double confidence = 0;
};

Sharpness sharpness_of_lines(Pix* letters, float skew_max) {
    float angle = 0, confidence = 0, score = 0;
    if (pixFindSkewSweepAndSearchScore(letters, &angle, &confidence, &score, 1, 1, 0, skew_max, kSkewStep,
                                       kSkewPrecision) != 0)
        return {};
    return {std::max<double>(score, 1), confidence};
}

// How many times sharper the profile across the lines of the page is than the one along them. A sheet that leans more than the
// search looks shows no sharpest profile at all: where the sharper one of both is not sure either, the search goes further.
double sharpness_of_level(Pix* letters) {
    const PixPtr aside = turned(letters, 1);
    double level = 1;
    for (const float skew_max : {kSkewMax, kSkewByHandMax}) {
        const Sharpness across = sharpness_of_lines(letters, skew_max),
                        along = sharpness_of_lines(aside.get(), skew_max);
        level = across.score / along.score;
        if ((level > 1 ? across : along).confidence >= kSkewConfidenceMin) break;
    }
    return level;
}

// Where most letters are: places of the page worth reading.
std::vector<DotBox> samples_of(Pix* letters, SampleSize size) {
    const int height = pixGetHeight(letters) * kLettersReduced, width = pixGetWidth(letters) * kLettersReduced;
    struct Place {
        DotBox box;
        int ink;
    };
    std::vector<Place> places;
    for (int top = 0; top + size.height <= height; top += size.height)
        for (int left = 0; left + size.width <= width; left += size.width) {
            Box* box = boxCreate(left / kLettersReduced, top / kLettersReduced, size.width / kLettersReduced,
                                 size.height / kLettersReduced);
            l_int32 ink = 0;
            pixCountPixelsInRect(letters, box, &ink, nullptr);
            boxDestroy(&box);
            if (ink > 0) places.push_back({{left, top, left + size.width, top + size.height}, ink});
        }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.ink > b.ink; });
    // Apart from each other: a stamp fills several places side by side.
    const auto touches = [](const DotBox& a, const DotBox& b) {
        return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
    };
    std::vector<DotBox> samples;
    for (const Place& place : places) {
        const bool beside = std::any_of(samples.begin(), samples.end(),
                                        [&](const DotBox& sample) { return touches(sample, place.box); });
        if (samples.size() < size.count && !beside) samples.push_back(place.box);
    }
    return samples;
}

std::size_t letter_bytes(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

// The part `box` of the page as it is when turned. To turn the cut costs nothing, to turn the page as much as a line of
// text to read.
PixPtr cut_turned(Pix* page, const DotBox& box, int quarters) {
    const int width = pixGetWidth(page), height = pixGetHeight(page);
    DotBox from = box;
    if (quarters == 1) from = {box.top, height - box.right, box.bottom, height - box.left};
    if (quarters == 2) from = {width - box.right, height - box.bottom, width - box.left, height - box.top};
    if (quarters == 3) from = {width - box.bottom, box.left, width - box.top, box.right};
    PixPtr cut = clipped(page, from);
    return cut && quarters != 0 ? turned(cut.get(), quarters) : std::move(cut);
}

// Mean confidence over the letters of the sample places; stops at the first place when that one is sure.
double readability(Pix* page, Pix* letters, int quarters, SampleSize size, Ocr& reader) {
    double sum = 0, read = 0;
    const PixPtr lines = quarters == 0 ? PixPtr{pixClone(letters)} : turned(letters, quarters);
    for (const DotBox& box : samples_of(lines.get(), size)) {
        const PixPtr cut = cut_turned(page, box, quarters);
        if (!cut) continue;
        const Cutting sample = cut_text(cut.get(), {0, 0, box.width(), box.height()});
        if (!sample.picture) continue;
        for (const OcrLine& line : reader.read(with_border(sample.picture.get()).get(), OcrLayout::column))
            for (const OcrWord& word : line.words) {
                // Noughts, sixes and eights are as clear upside down.
                const double weight = static_cast<double>(letter_bytes(word.text));
                sum += weight * word.confidence, read += weight;
            }
        if (read >= kLettersMin && sum / read >= kSureReading) break;
    }
    return read >= kLettersMin ? sum / read : 0;
}

// `ink` of the page.
PixPtr straightened(PixPtr page, Pix* ink) {
    float angle = 0, confidence = 0;
    const auto search = [&](float most) {
        return ink && pixFindSkewSweepAndSearch(ink, &angle, &confidence, 4, 2, most, kSkewStep, kSkewPrecision) == 0;
    };
    if (!search(kSkewMax)) return page;
    // A sheet laid down by hand may lie further from level than the search looks: at its end the best is not yet found.
    const bool at_end = confidence < kSkewConfidenceMin || std::abs(angle) > kSkewMax - kSkewStep;
    if (at_end && !search(kSkewByHandMax)) return page;
    if (confidence < kSkewConfidenceMin || std::abs(angle) < kSkewIgnored) return page;
    PixPtr straight{pixRotateAMGray(page.get(), angle * std::numbers::pi_v<float> / 180, 255)};
    return straight ? std::move(straight) : std::move(page);
}

struct Way {
    int quarters = 0;
    double readability = 0;
    bool clear = false;  // no other way is nearly as good
};

// The best of these ways to turn the page.
Way best_way(Pix* page, Pix* letters, const std::vector<int>& possible, SampleSize size, Ocr& reader) {
    Way best{possible.front()};
    double next_readability = 0;
    for (const int quarters : possible) {
        const double now = readability(page, letters, quarters, size, reader);
        if (now >= kSureReading) return {quarters, now, true};
        next_readability = std::max(next_readability, std::min(now, best.readability));
        if (now > best.readability) best = {quarters, now};
    }
    best.clear = best.readability >= std::max(kFairReading, kFarBetter * next_readability);
    return best;
}

// How many quarters clockwise the page must be turned, 0..3.
int quarters_to_turn(Pix* page, Pix* ink, Ocr& reader) {
    const PixPtr letters = letters_of(ink);
    if (!letters) return 0;
    const double level = sharpness_of_level(letters.get());
    std::vector<int> possible{0, 2, 1, 3}, others;
    if (level >= kClearlyLevel) possible = {0, 2};
    if (level <= 1 / kClearlyLevel) possible = {1, 3}, others = {0, 2};
    if (const Way glance = best_way(page, letters.get(), possible, kGlance, reader); glance.clear)
        return glance.quarters;
    const Way look = best_way(page, letters.get(), possible, kLook, reader);
    if (look.readability >= kFairReading || others.empty()) return look.quarters;
    // Streaks that a dirty scanner draws down a page with few lines are the sharpest profile of it, and cannot be read.
    const Way other = best_way(page, letters.get(), others, kLook, reader);
    return other.readability > look.readability ? other.quarters : look.quarters;
}

}  // namespace

PixPtr laid_flat(PagePicture stored, Ocr& reader) {
    const bool shadows = has_shadows(stored.grey.get());
    PixPtr page = std::move(stored.grey);
    SheetSides sides = SheetSides::unknown;
    if (shadows) {
        const Pix* const photograph = page.get();
        page = without_desk(std::move(page), stored.colourless.get());
        if (page.get() != photograph) sides = SheetSides::upright;
        page = even_paper(std::move(page));
    }
    whiten_halftone(page.get());
    PixPtr ink = ink_on_paper(page.get());
    if (const int quarters = quarters_to_turn(page.get(), ink.get(), reader); quarters != 0) {
        page = turned(page.get(), quarters);
        ink = turned(ink.get(), quarters);
    }
    lighten_gutter(page.get());
    if (shadows) {
        page = without_keystone(std::move(page));
        ink = ink_on_paper(page.get());
    }
    if (PixPtr flat = without_spine(page.get(), ink.get(), sides)) {
        page = std::move(flat);
        ink = ink_on_paper(page.get());
    }
    return straightened(std::move(page), ink.get());
}

}  // namespace mera
