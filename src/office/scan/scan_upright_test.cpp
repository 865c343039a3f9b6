#include "office/scan/scan_upright.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <numbers>
#include <string>
#include <utility>

using namespace mera;

namespace {

constexpr int kWidth = 2480, kHeight = 3508;

// Bars for words, in lines of unequal length.
PixPtr lines_of_words() {
    PixPtr page{pixCreate(kWidth, kHeight, 8)};
    pixSetAllArbitrary(page.get(), 250);
    std::uint32_t chance = 1;
    const auto next = [&](int most) {
        return static_cast<int>((chance = chance * 1664525U + 1013904223U) >> 16) % most;
    };
    for (int y = 500; y < 1900; y += 58)
        for (int x = 300; x < 1900 + next(300);) {
            const int width = 60 + next(160);
            for (int row = y; row < y + 28; ++row)
                for (int at = x; at < x + width; ++at)
                    if ((at - x) % 18 < 7) pixSetPixel(page.get(), at, row, 30);
            x += width + 22;
        }
    return page;
}

}  // namespace

TEST_CASE("a sheet laid down askew by hand is levelled, and is not taken for one that lies on its side") {
    auto reader = Ocr::open("rus");
    REQUIRE(reader);
    for (const float degrees : {-8.0F, 7.0F}) {
        const PixPtr page = lines_of_words();
        PagePicture askew;
        askew.grey.reset(pixRotateAMGray(page.get(), degrees * std::numbers::pi_v<float> / 180, 255));
        const PixPtr flat = laid_flat(std::move(askew), *reader);
        REQUIRE(flat);
        CHECK(pixGetWidth(flat.get()) == kWidth);
        const PixPtr ink{pixThresholdToBinary(flat.get(), 128)};
        float angle = 90, confidence = 0;
        CHECK(pixFindSkewSweepAndSearch(ink.get(), &angle, &confidence, 4, 2, 12, 1, 0.01F) == 0);
        CHECK(std::abs(angle) < 0.2F);
    }
}

TEST_CASE("streaks of a dirty scanner down a page with few lines do not turn it on its side") {
    auto reader = Ocr::open("rus");
    REQUIRE(reader);
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/tests/data/scans/plan-upside-down.tif", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto source = PageSource::open(bytes);
    REQUIRE(source);
    const PixPtr sample = source->grey_page(1, kScanDpi);
    REQUIRE(sample);
    const PixPtr upright{pixRotateOrth(sample.get(), 2)};
    constexpr int kLines = 520, kStreak = 3, kDash = 9, kGap = 4;  // dots
    PagePicture streaked;
    streaked.grey.reset(pixCreate(kWidth, kHeight, 8));
    pixSetAllArbitrary(streaked.grey.get(), 250);
    pixRasterop(streaked.grey.get(), 0, 0, kWidth, kLines, PIX_SRC, upright.get(), 0, 0);
    for (const int left : {110, 205, 2410})
        for (int y = 0; y < kHeight; y += kDash + kGap)
            for (int x = left; x < left + kStreak; ++x)
                for (int at = y; at < std::min(kHeight, y + kDash); ++at) pixSetPixel(streaked.grey.get(), x, at, 60);
    const PixPtr flat = laid_flat(std::move(streaked), *reader);
    REQUIRE(flat);
    CHECK(pixGetWidth(flat.get()) == kWidth);
}
