#include "office/scan/scan_leaves.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <optional>

namespace mera {
namespace {

constexpr double kWideSheet = 1.25;     // width to height: two upright pages, or one lying
constexpr double kMiddleFrom = 0.40, kMiddleTo = 0.60;
constexpr double kGutterMin = 0.045;    // of the width: two margins; the columns of a table stand closer
constexpr double kDirtMax = 0.004;      // of the height
constexpr double kInkMin = 0.002;       // of a half: a page with some lines of text
constexpr int kReduced = 4;
constexpr int kDirtReduced = 2;         // dots of the reduced picture: letters are larger

std::vector<int> ink_of_columns(Pix* ink) {
    std::vector<int> out(static_cast<std::size_t>(pixGetWidth(ink)), 0);
    for (int y = 0; y < pixGetHeight(ink); ++y) {
        const l_uint32* line = pixGetData(ink) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink);
        for (int x = 0; x < pixGetWidth(ink); ++x) out[static_cast<std::size_t>(x)] += GET_DATA_BIT(line, x) != 0;
    }
    return out;
}

// The middle of the widest white about the middle of the sheet.
std::optional<int> fold_of(Pix* ink) {
    const std::vector<int> columns = ink_of_columns(ink);
    const int width = pixGetWidth(ink), height = pixGetHeight(ink);
    int best_from = 0, best_to = 0, from = static_cast<int>(kMiddleFrom * width);
    for (int x = from; x <= static_cast<int>(kMiddleTo * width); ++x) {
        if (columns[static_cast<std::size_t>(x)] > kDirtMax * height) from = x + 1;
        if (x + 1 - from > best_to - best_from) best_from = from, best_to = x + 1;
    }
    if (best_to - best_from < kGutterMin * width) return {};
    const int fold = (best_from + best_to) / 2;
    long left = 0, right = 0;
    for (int x = 0; x < width; ++x) (x < fold ? left : right) += columns[static_cast<std::size_t>(x)];
    const double least = kInkMin * width / 2 * height;
    return static_cast<double>(std::min(left, right)) >= least ? std::optional{fold} : std::nullopt;
}

}  // namespace

std::vector<DotBox> leaves_of(const PageInk& page, const Ruling& ruling) {
    const int width = pixGetWidth(page.all.get()), height = pixGetHeight(page.all.get());
    const DotBox whole{0, 0, width, height};
    if (width < kWideSheet * height) return {whole};
    const PixPtr reduced{pixReduceRankBinaryCascade(page.all.get(), 1, 1, 0, 0)};
    const PixPtr small{reduced ? pixSelectBySize(reduced.get(), kDirtReduced, kDirtReduced, 8, L_SELECT_IF_EITHER,
                                                 L_SELECT_IF_GT, nullptr)
                               : nullptr};
    const auto found = small ? fold_of(small.get()) : std::nullopt;
    if (!found) return {whole};
    const int fold = *found * kReduced;
    const bool crossed = std::any_of(ruling.across.begin(), ruling.across.end(),
                                     [&](const Rule& rule) { return rule.from < fold && fold < rule.to; });
    if (crossed) return {whole};
    return {{0, 0, fold, height}, {fold, 0, width, height}};
}

}  // namespace mera
