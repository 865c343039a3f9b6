#include "office/scan/scan_numerals.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/text.hpp"
#include "office/picture/ink_marks.hpp"

namespace mera {
namespace {

constexpr int kInkLevel = 140;   // of a clean picture
constexpr int kMargin = 3;       // dots
constexpr int kHeightMin = 16;   // dots: capitals of 6 points
constexpr double kStroke = 0.7;  // of the height of a band that a stroke fills
constexpr double kThickMax = 0.4;  // of the height of the letter: a stroke is thinner, «П» closed by a blur is not
constexpr double kEven = 0.35;     // by which the strokes and the white between them may differ
constexpr double kConverge = 0.6;  // the arms of a V below, to those above

struct Stroke {
    int from, to;
    double middle() const { return (from + to) / 2.0; }
    int width() const { return to - from; }
};

// Columns that are dark over most of the rows of a band.
std::vector<Stroke> strokes_of(Pix* ink, int top, int bottom) {
    std::vector<Stroke> out;
    bool open = false;
    for (int x = 0; x < pixGetWidth(ink); ++x) {
        int dark = 0;
        for (int y = top; y < bottom; ++y) {
            l_uint32 dot = 0;
            pixGetPixel(ink, x, y, &dot);
            dark += dot != 0;
        }
        const bool here = dark >= kStroke * (bottom - top);
        if (here && !open) out.push_back({x, x + 1});
        if (here) out.back().to = x + 1;
        open = here;
    }
    return out;
}

bool near_in_size(double a, double b) { return std::abs(a - b) <= kEven * std::max(a, b) + 1; }

// Upright strokes of one thickness, evenly set, in the same places above and below.
bool are_pillars(const std::vector<Stroke>& above, const std::vector<Stroke>& below) {
    if (above.size() != below.size() || above.empty()) return false;
    for (std::size_t at = 0; at < above.size(); ++at) {
        if (std::abs(above[at].middle() - below[at].middle()) > 2) return false;
        if (!near_in_size(above[at].width(), above[0].width())) return false;
        if (at > 1 && !near_in_size(above[at].middle() - above[at - 1].middle(), above[1].middle() - above[0].middle()))
            return false;
    }
    return true;
}

// An upright stroke and two arms that come together below.
bool is_four(const std::vector<Stroke>& above, const std::vector<Stroke>& below) {
    if (above.size() != 3 || below.size() < 2 || below.size() > 3) return false;
    const double wide = above[2].middle() - above[1].middle(), narrow = below.back().middle() - below[1].middle();
    return std::abs(above[0].middle() - below[0].middle()) <= 2 && narrow < kConverge * wide &&
           above[1].middle() < below[1].middle() && below.back().middle() < above[2].middle();
}

std::string roman(int number) {
    struct Sign {
        int value;
        std::string_view letters;
    };
    static constexpr std::array<Sign, 5> kSigns = {{{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string out;
    for (const Sign& sign : kSigns)
        for (; number >= sign.value; number -= sign.value) out += sign.letters;
    return out;
}

}  // namespace

std::string numeral_by_letters(std::string_view text) {
    struct Likeness {
        char32_t read;
        std::string_view roman;
    };
    static constexpr std::array<Likeness, 18> kLikes = {{{U'I', "I"},
                                                         {U'V', "V"},
                                                         {U'X', "X"},
                                                         {U'Х', "X"},
                                                         {U'У', "V"},
                                                         {U'Г', "I"},
                                                         {U'Т', "I"},
                                                         {U'|', "I"},
                                                         {U'!', "I"},
                                                         {U'[', "I"},
                                                         {U']', "I"},
                                                         {U'1', "I"},
                                                         {U'П', "II"},
                                                         {U'Ц', "II"},
                                                         {U'И', "II"},
                                                         {U'Ш', "III"},
                                                         {U'Щ', "III"},
                                                         {U'l', "I"}}};
    constexpr int kMost = 39;
    std::string numeral;
    for (const char32_t letter : code_points(text)) {
        const auto like =
            std::find_if(kLikes.begin(), kLikes.end(), [&](const Likeness& it) { return it.read == letter; });
        if (like == kLikes.end()) return {};
        numeral += like->roman;
    }
    for (int number = 1; number <= kMost; ++number)
        if (roman(number) == numeral) return numeral;
    return {};
}

std::string numeral_by_strokes(Pix* picture, const DotBox& box) {
    const int left = std::max(0, box.left - kMargin), top = std::max(0, box.top);
    const PixPtr part = clipped(picture, {left, top, std::min(pixGetWidth(picture), box.right + kMargin),
                                          std::min(pixGetHeight(picture), box.bottom)});
    const PixPtr ink{part ? pixThresholdToBinary(part.get(), kInkLevel) : nullptr};
    if (!ink) return {};
    const int height = pixGetHeight(ink.get());
    if (height < kHeightMin) return {};
    // Serifs join the strokes at both ends; between, they stand apart.
    const auto row = [&](double share) { return static_cast<int>(share * height); };
    const std::vector<Stroke> above = strokes_of(ink.get(), row(0.30), row(0.48)),
                              below = strokes_of(ink.get(), row(0.52), row(0.70));
    const bool thin = std::all_of(above.begin(), above.end(),
                                  [&](const Stroke& stroke) { return stroke.width() <= kThickMax * height; });
    if (!thin) return {};
    if (above.size() <= 3 && are_pillars(above, below)) return std::string(above.size(), 'I');
    return is_four(strokes_of(ink.get(), row(0.28), row(0.34)), strokes_of(ink.get(), row(0.60), row(0.66))) ? "IV"
                                                                                                             : "";
}

namespace {

// A flat mark half way up, whose white on both sides shows that it touches no letter.
bool is_dash(const DotBox& mark, int height) {
    constexpr double kFlat = 0.3, kWide = 0.25, kLow = 0.8;  // of the height of the numerals
    const double middle = (mark.top + mark.bottom) / 2.0;
    return mark.height() <= kFlat * height && mark.width() >= kWide * height && mark.width() > mark.height() &&
           middle >= kFlat * height && middle <= kLow * height;
}

}  // namespace

std::string range_by_strokes(Pix* picture, const DotBox& box) {
    const PixPtr part = clipped(picture, box);
    const PixPtr ink{part ? pixThresholdToBinary(part.get(), kInkLevel) : nullptr};
    if (!ink) return {};
    std::vector<DotBox> dashes = marks_of(ink.get());
    std::erase_if(dashes, [&](const DotBox& mark) { return !is_dash(mark, pixGetHeight(ink.get())); });
    if (dashes.size() != 1) return {};
    const std::string from = numeral_by_strokes(picture,
                                                {box.left, box.top, box.left + dashes[0].left - kMargin, box.bottom}),
                      to = numeral_by_strokes(picture,
                                              {box.left + dashes[0].right + kMargin, box.top, box.right, box.bottom});
    const bool grows = from.size() < to.size() || to == "IV";
    return from.empty() || to.empty() || from == to || from == "IV" || !grows ? std::string{} : from + "–" + to;
}

std::optional<int> white_before_last_letter(Pix* picture, const DotBox& box) {
    const PixPtr part = clipped(picture, box);
    const PixPtr ink{part ? pixThresholdToBinary(part.get(), kInkLevel) : nullptr};
    if (!ink) return {};
    std::vector<Stroke> letters;  // columns with any ink
    bool open = false;
    for (int x = 0; x < pixGetWidth(ink.get()); ++x) {
        const bool here = dots_in(ink.get(), {x, 0, x + 1, pixGetHeight(ink.get())}) > 0;
        if (here && !open) letters.push_back({x, x + 1});
        if (here) letters.back().to = x + 1;
        open = here;
    }
    if (letters.size() < 2) return {};
    return box.left + (letters[letters.size() - 2].to + letters.back().from) / 2;
}

}  // namespace mera
