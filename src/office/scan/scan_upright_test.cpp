#include "office/scan/scan_upright.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdint>
#include <numbers>
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
