#include "office/scan/scan_unstamped.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kOffRim = 4;                // dots: the middle is known no better
constexpr int kAcrossRim = 14;            // dots of a stroke on each side that are looked at
constexpr double kThickerRim = 1.5;       // times the usual: a stroke of a letter runs across the rim there
constexpr int kLighter = 40;  // grey levels between the print and a stamp that can be told from it by them
constexpr double kPrintShare = 0.6;  // of these levels
constexpr int kSamples = 360;  // of a rim
constexpr int kSampleRow = 7;  // dots
constexpr double kPrintRank = 0.1;  // of the ink from the darkest: the middles of strokes
constexpr int kHalo = 1;  // dots: the soft edge of a rim
constexpr int kBesideStamp = 1200;  // dots: the lines that run under it go on there
constexpr int kLetterMin = 4, kLetterMax = 60;  // dots: height
constexpr int kSameLine = 4;  // dots
constexpr double kInLine = 0.4;  // of the height of a mark: more of it between the lines is of the stamp
constexpr int kBodyMin = 14, kBodyMax = 50;  // dots: from the line to the tops of letters
constexpr std::size_t kLettersMin = 5;  // of a line
constexpr int kOverRim = 8;  // dots

class Erasing {
public:
    Erasing(Pix* page, const Stamp& stamp)
        : page_(page), stamp_(stamp), paper_(paper_level(page)), dark_(std::max(1, paper_ - kInkBelowPaper)) {}

    void rims_and_letters() {
        if (stamp_.rims.empty()) return;
        for (const double radius : stamp_.rims) erase_rim(radius);
        erase_letters();
    }

    // What is lighter than the print; false when the stamp is as dark.
    bool lighter_ink() {
        if (stamp_.rims.empty()) return false;
        const int rim = level_of_rim(), print = level_of_print();
        if (rim - print < kLighter) return false;
        whiten_lighter(print, print + static_cast<int>(kPrintShare * (rim - print)));
        return true;
    }

private:
    int level(int x, int y) const {
        if (x < 0 || y < 0 || x >= pixGetWidth(page_) || y >= pixGetHeight(page_)) return 255;
        return GET_DATA_BYTE(pixGetData(page_) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page_), x);
    }

    struct Crossing {
        double dx, dy;  // from the middle
        int from, to;  // dots from it: the ink that lies on the rim
    };

    // The usual level of the ink on the outer rim.
    int level_of_rim() const {
        std::vector<int> levels;
        const double rim = stamp_.rims.front();
        for (int step = 0; step < kSamples; ++step) {
            Crossing crossing{};
            if (!cross(rim, 2 * std::numbers::pi * step / kSamples, crossing)) continue;
            int darkest = paper_;
            for (int r = crossing.from; r <= crossing.to; ++r)
                darkest = std::min(darkest, level(static_cast<int>(std::lround(stamp_.x + r * crossing.dx)),
                                                  static_cast<int>(std::lround(stamp_.y + r * crossing.dy))));
            levels.push_back(darkest);
        }
        return at_rank(levels, 0.5);
    }

    // Of the middles of strokes all over the page.
    int level_of_print() const {
        std::vector<int> levels;
        for (int y = 0; y < pixGetHeight(page_); y += kSampleRow)
            for (int x = 0; x < pixGetWidth(page_); ++x)
                if (const int here = level(x, y); here < dark_) levels.push_back(here);
        return at_rank(levels, kPrintRank);
    }

    static int at_rank(std::vector<int>& levels, double rank) {
        if (levels.empty()) return 0;
        const auto at = levels.begin() + static_cast<std::ptrdiff_t>(rank * static_cast<double>(levels.size() - 1));
        std::nth_element(levels.begin(), at, levels.end());
        return *at;
    }

    // What is lighter than the print goes, and what is as dark stays: the stamp is grey.
    void whiten_lighter(int print, int lighter) {
        const DotBox box = area(0);
        const double reach = stamp_.rims.front() + kOverRim;
        for (int y = box.top; y < box.bottom; ++y)
            for (int x = box.left; x < box.right; ++x) {
                const int here = level(x, y);
                if (here <= print || here >= paper_ || std::hypot(x - stamp_.x, y - stamp_.y) > reach) continue;
                const int clearer = print + (here - print) * (paper_ - print) / std::max(1, lighter - print);
                pixSetPixel(page_, x, y, static_cast<l_uint32>(std::min(paper_, clearer)));
            }
    }

    // The ink on the rim at one angle, to its ends on both sides.
    bool cross(double rim, double turn, Crossing& out) const {
        out.dx = std::cos(turn), out.dy = std::sin(turn);
        const auto is_dark = [&](int r) {
            return level(static_cast<int>(std::lround(stamp_.x + r * out.dx)),
                         static_cast<int>(std::lround(stamp_.y + r * out.dy))) < dark_;
        };
        const int middle = static_cast<int>(std::lround(rim));
        for (int off = 0; off <= kOffRim; ++off)
            for (const int r : {middle - off, middle + off}) {
                if (!is_dark(r)) continue;
                out.from = out.to = r;
                while (out.from > r - kAcrossRim && is_dark(out.from - 1)) --out.from;
                while (out.to < r + kAcrossRim && is_dark(out.to + 1)) ++out.to;
                return true;
            }
        return false;
    }

    void erase_rim(double rim) {
        std::vector<Crossing> crossings;
        std::vector<int> lengths;
        const int steps = static_cast<int>(4 * std::numbers::pi * rim);  // half a dot each
        for (int step = 0; step < steps; ++step) {
            Crossing crossing{};
            if (!cross(rim, 2 * std::numbers::pi * step / steps, crossing)) continue;
            crossings.push_back(crossing);
            lengths.push_back(crossing.to - crossing.from + 1);
        }
        if (lengths.empty()) return;
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
        std::nth_element(lengths.begin(), middle, lengths.end());
        const double most = kThickerRim * *middle + 1;
        for (const Crossing& crossing : crossings) {
            if (crossing.to - crossing.from + 1 > most) continue;
            for (int r = crossing.from - kHalo; r <= crossing.to + kHalo; ++r)
                pixSetPixel(page_, static_cast<int>(std::lround(stamp_.x + r * crossing.dx)),
                            static_cast<int>(std::lround(stamp_.y + r * crossing.dy)), static_cast<l_uint32>(paper_));
        }
    }

    DotBox area(int beside) const {
        const double r = stamp_.rims.front() + kOverRim;
        return {std::max(0, static_cast<int>(stamp_.x - r) - beside), std::max(0, static_cast<int>(stamp_.y - r)),
                std::min(pixGetWidth(page_), static_cast<int>(stamp_.x + r) + beside),
                std::min(pixGetHeight(page_), static_cast<int>(stamp_.y + r))};
    }

    PixPtr ink_in(const DotBox& box) const {
        const PixPtr clip = clipped(page_, box);
        return PixPtr{clip ? pixThresholdToBinary(clip.get(), dark_) : nullptr};
    }

    // Heights at which many letters end.
    static std::vector<int> heights(std::vector<int> ends) {
        std::sort(ends.begin(), ends.end());
        std::vector<int> out;
        for (std::size_t from = 0, to = 0; from < ends.size(); ++from) {
            while (to < ends.size() && ends[to] - ends[from] <= kSameLine) ++to;
            if (to - from >= kLettersMin) out.push_back(ends[(from + to) / 2]);
        }
        return out;
    }

    void learn_lines(const DotBox& box) {
        const PixPtr ink = ink_in(box);
        std::vector<int> tops, bottoms;
        for (const DotBox& mark : marks_of(ink.get())) {
            if (mark.height() < kBodyMin || mark.height() > kBodyMax || mark.width() > kLetterMax) continue;
            tops.push_back(mark.top + box.top);
            bottoms.push_back(mark.bottom + box.top);
        }
        tops_ = heights(std::move(tops));
        bottoms_ = heights(std::move(bottoms));
    }

    // A letter of the print, or one of the stamp that touches it.
    bool stands_in_line(const DotBox& mark) const {
        return std::any_of(bottoms_.begin(), bottoms_.end(), [&](int bottom) {
            return std::any_of(tops_.begin(), tops_.end(), [&](int top) {
                if (bottom - top < kBodyMin || bottom - top > kBodyMax) return false;
                return std::min(bottom, mark.bottom) - std::max(top, mark.top) >= kInLine * mark.height();
            });
        });
    }

    bool is_of_stamp(const DotBox& mark) const {
        if (mark.height() < kLetterMin || mark.height() > kLetterMax || mark.width() > kLetterMax) return false;
        const double reach = std::max({std::hypot(mark.left - stamp_.x, mark.top - stamp_.y),
                                       std::hypot(mark.right - stamp_.x, mark.top - stamp_.y),
                                       std::hypot(mark.left - stamp_.x, mark.bottom - stamp_.y),
                                       std::hypot(mark.right - stamp_.x, mark.bottom - stamp_.y)});
        return reach <= stamp_.rims.front() + kOverRim && !stands_in_line(mark);
    }

    void erase_letters() {
        learn_lines(area(kBesideStamp));
        const DotBox box = area(0);
        const PixPtr ink = ink_in(box);
        Pixa* shapes = nullptr;
        Boxa* boxes = ink ? pixConnComp(ink.get(), &shapes, 8) : nullptr;
        for (int i = 0, count = boxes ? boxaGetCount(boxes) : 0; i < count; ++i) {
            l_int32 x = 0, y = 0, w = 0, h = 0;
            boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
            x += box.left, y += box.top;
            if (!is_of_stamp({x, y, x + w, y + h})) continue;
            const PixPtr shape{pixaGetPix(shapes, i, L_CLONE)};
            const PixPtr framed{pixAddBorder(shape.get(), kHalo, 0)};
            const PixPtr wide{pixDilateBrick(nullptr, framed.get(), 2 * kHalo + 1, 2 * kHalo + 1)};
            pixSetMaskedGeneral(page_, wide.get(), static_cast<l_uint32>(paper_), x - kHalo, y - kHalo);
        }
        boxaDestroy(&boxes);
        pixaDestroy(&shapes);
    }

    Pix* page_;
    const Stamp& stamp_;
    int paper_, dark_;
    std::vector<int> tops_, bottoms_;
};

}  // namespace

PixPtr without_stamps(Pix* page, const std::vector<Stamp>& stamps) {
    if (stamps.empty()) return {};
    PixPtr out{pixCopy(nullptr, page)};
    for (const Stamp& stamp : stamps) Erasing{out.get(), stamp}.rims_and_letters();
    return out;
}

PixPtr print_under_stamps(Pix* page, const std::vector<Stamp>& stamps) {
    if (stamps.empty()) return {};
    PixPtr out{pixCopy(nullptr, page)};
    for (const Stamp& stamp : stamps)
        if (Erasing erasing{out.get(), stamp}; !erasing.lighter_ink()) erasing.rims_and_letters();
    return out;
}

}  // namespace mera
