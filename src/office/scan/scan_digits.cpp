#include "office/scan/scan_digits.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string_view>

#include "office/picture/ink_marks.hpp"

namespace mera {
namespace {

constexpr int kInkLevel = 175;         // of a clean picture: the thin strokes of a blurred zero too
constexpr double kTall = 0.6;          // of the tallest mark of the word: full stops and dashes are lower
constexpr double kEven = 0.85;         // figures of one line are of one height
constexpr double kWide = 0.42,
                 kNarrow = 0.7;  // width to height: of all figures but «1», and of «1»; half a zero is narrower
constexpr int kWordMargin = 2;         // dots
constexpr std::size_t kSamplesMax = 24;  // of one figure: more tell no more
constexpr std::size_t kKindsMin = 3;     // figures that a document must have at least twice to compare with
constexpr std::size_t kNearest = 2;      // samples of its own kind; of another one is enough
constexpr double kClearly = 0.02, kByFar = 0.05;  // of likeness, 0..1
constexpr double kSurelyLike = 0.9;

bool has_figures(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The marks of a word as high as its figures, from the left.
std::vector<DotBox> tall_marks(Pix* word) {
    const PixPtr ink{pixThresholdToBinary(word, kInkLevel)};
    std::vector<DotBox> marks = marks_of(ink.get());
    int tallest = 0;
    for (const DotBox& mark : marks) tallest = std::max(tallest, mark.height());
    std::erase_if(marks, [&](const DotBox& mark) { return mark.height() < kTall * tallest; });
    std::sort(marks.begin(), marks.end(), [](const DotBox& a, const DotBox& b) { return a.left < b.left; });
    return marks;
}

// Into one size, keeping its proportions: a «1» stays narrow.
void draw(DigitShape& shape, Pix* digit) {
    const int width = pixGetWidth(digit), height = pixGetHeight(digit);
    const int wide =
        std::clamp(static_cast<int>(std::lround(static_cast<double>(width) * kDigitHeight / height)), 1, kDigitWidth);
    const PixPtr small{pixScaleToSize(digit, wide, kDigitHeight)};
    if (!small || pixGetWidth(small.get()) != wide || pixGetHeight(small.get()) != kDigitHeight) return;
    const int left = (kDigitWidth - wide) / 2;
    for (int y = 0; y < kDigitHeight; ++y)
        for (int x = 0; x < wide; ++x) {
            l_uint32 level = 255;
            pixGetPixel(small.get(), x, y, &level);
            shape.ink[static_cast<std::size_t>(y * kDigitWidth + left + x)] = static_cast<std::uint8_t>(255 - level);
        }
}

double mean_of(const DigitShape& shape) {
    return std::accumulate(shape.ink.begin(), shape.ink.end(), 0.0) / static_cast<double>(shape.ink.size());
}

double likeness(const DigitShape& a, const DigitShape& b) {  // correlation
    const double mean_a = mean_of(a), mean_b = mean_of(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.ink.size(); ++i) {
        const double x = a.ink[i] - mean_a, y = b.ink[i] - mean_b;
        ab += x * y, aa += x * x, bb += y * y;
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

// Of the samples of one kind that look most like it; nothing when the kind has no other sample.
std::optional<double> nearest(const DigitShape& shape, const std::vector<const DigitShape*>& samples,
                              std::size_t count) {
    std::vector<double> likes;
    for (const DigitShape* sample : samples)
        if (sample != &shape) likes.push_back(likeness(shape, *sample));
    if (likes.empty()) return {};
    std::sort(likes.begin(), likes.end(), std::greater<>{});
    likes.resize(std::min(likes.size(), count));
    return std::accumulate(likes.begin(), likes.end(), 0.0) / static_cast<double>(likes.size());
}

// Whether the marks can be these figures: a figure broken in two has as many marks as two that touch.
bool fit(const std::vector<DotBox>& marks, std::string_view figures) {
    if (marks.size() != figures.size()) return false;
    int tallest = 0;
    for (const DotBox& mark : marks) tallest = std::max(tallest, mark.height());
    for (std::size_t at = 0; at < marks.size(); ++at) {
        const double width = static_cast<double>(marks[at].width()) / marks[at].height();
        if (marks[at].height() < kEven * tallest || (figures[at] == '1' ? width > kNarrow : width < kWide))
            return false;
    }
    return true;
}

}  // namespace

std::vector<DigitShape> digit_shapes(Pix* picture, const std::vector<OcrLine>& lines) {
    std::vector<DigitShape> out;
    for (std::size_t l = 0; l < lines.size(); ++l)
        for (std::size_t w = 0; w < lines[l].words.size(); ++w) {
            const OcrWord& word = lines[l].words[w];
            const bool plain = word.text.find_first_not_of("0123456789.,-") == std::string::npos;
            if (!plain || !has_figures(word.text)) continue;
            const DotBox box{std::max(0, word.box.left - kWordMargin), std::max(0, word.box.top - kWordMargin),
                             std::min(pixGetWidth(picture), word.box.right + kWordMargin),
                             std::min(pixGetHeight(picture), word.box.bottom + kWordMargin)};
            if (box.width() <= 0 || box.height() <= 0) continue;
            const PixPtr part = clipped(picture, box);
            if (!part) continue;
            std::string figures;
            std::vector<std::size_t> bytes;
            for (std::size_t at = 0; at < word.text.size(); ++at)
                if (word.text[at] >= '0' && word.text[at] <= '9') figures += word.text[at], bytes.push_back(at);
            const std::vector<DotBox> marks = tall_marks(part.get());
            if (!fit(marks, figures)) continue;  // some touch or are broken: nobody knows which is which
            for (std::size_t at = 0; at < marks.size(); ++at) {
                DigitShape shape{figures[at] - '0', l, w, bytes[at], {}};
                if (const PixPtr digit = clipped(part.get(), marks[at])) draw(shape, digit.get());
                out.push_back(shape);
            }
        }
    return out;
}

std::vector<DigitVerdict> compare_digits(const std::vector<const DigitShape*>& shapes) {
    std::array<std::vector<const DigitShape*>, 10> kinds;
    for (const DigitShape* shape : shapes) {
        auto& kind = kinds[static_cast<std::size_t>(shape->digit)];
        if (kind.size() < kSamplesMax) kind.push_back(shape);
    }
    const auto known = std::count_if(kinds.begin(), kinds.end(), [](const auto& kind) { return kind.size() > 1; });
    std::vector<DigitVerdict> out(shapes.size());
    if (static_cast<std::size_t>(known) < kKindsMin) return out;
    for (std::size_t at = 0; at < shapes.size(); ++at) {
        const auto own = static_cast<std::size_t>(shapes[at]->digit);
        const auto like_own = nearest(*shapes[at], kinds[own], kNearest);
        if (!like_own) continue;
        double best = *like_own, other = 0;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const double like = kind == own ? 0 : nearest(*shapes[at], kinds[kind], 1).value_or(0);
            other = std::max(other, like);
            if (like <= best) continue;
            best = like;
            out[at].doubtful = like > *like_own + kClearly;
            if (like > *like_own + kByFar && like >= kSurelyLike) out[at].instead = static_cast<int>(kind);
        }
        out[at].alike = *like_own >= kSurelyLike && *like_own >= other + kClearly;
    }
    return out;
}

}  // namespace mera
