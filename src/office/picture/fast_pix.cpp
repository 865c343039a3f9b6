#include "office/picture/fast_pix.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mera {
namespace {

constexpr int kGreyDepth = 8;
constexpr int kWordDots = 32;     // of a black and white picture
constexpr int kWordGreys = 4;     // dots in a word of a grey one
constexpr int kParts = 16;        // of a dot, in which a turned picture is sampled
constexpr int kPartBits = 4;
constexpr std::uint8_t kWhite = 255;

// Eight bytes of nought or one, the first dot in the highest: their bits, in the same order.
std::uint32_t bits_of(std::uint32_t first, std::uint32_t second) {
    constexpr std::uint64_t kGather = 0x0102040810204080;
    return static_cast<std::uint32_t>((((std::uint64_t{first} << 32) | second) * kGather) >> 56);
}

// Where a line of the turned picture comes from, in parts of a dot from the middle.
struct Places {
    std::vector<int> across, down;
    explicit Places(int width) : across(static_cast<std::size_t>(width)), down(static_cast<std::size_t>(width)) {}
    void set(int middle, int above, float cosine, float sine) {
        const auto width = static_cast<int>(across.size());
        int* const x = across.data();
        int* const y = down.data();
        for (int at = 0; at < width; ++at) {
            const auto before = static_cast<float>(middle - at), higher = static_cast<float>(above);
            x[at] = static_cast<int>(-before * cosine - higher * sine);
            y[at] = static_cast<int>(-higher * cosine + before * sine);
        }
    }
};

// The dots of a grey picture as they follow each other: Leptonica keeps them in words, the first in the highest byte.
void unpack(const l_uint32* line, int words, std::uint8_t* out) {
    for (int word = 0; word < words; ++word, out += kWordGreys)
        for (int dot = 0; dot < kWordGreys; ++dot)
            out[dot] = static_cast<std::uint8_t>(line[word] >> (8 * (kWordGreys - 1 - dot)));
}

void pack(const std::uint8_t* dots, int words, l_uint32* line) {
    for (int word = 0; word < words; ++word, dots += kWordGreys)
        line[word] = l_uint32{dots[0]} << 24 | l_uint32{dots[1]} << 16 | l_uint32{dots[2]} << 8 | l_uint32{dots[3]};
}

// Of four dots, each weighed by how near it is.
std::uint8_t mean_of_four(const std::uint8_t* dot, const std::uint8_t* below, int right, int down) {
    const int upper = kParts * dot[0] + right * (dot[1] - dot[0]),
              lower = kParts * below[0] + right * (below[1] - below[0]);
    return static_cast<std::uint8_t>((kParts * upper + down * (lower - upper) + kParts * kParts / 2) >>
                                     (2 * kPartBits));
}

}  // namespace

PixPtr darker_than(Pix* grey, int level) {
    if (!grey || pixGetDepth(grey) != kGreyDepth || level <= 0 || level > kWhite)
        return PixPtr{grey ? pixThresholdToBinary(grey, level) : nullptr};
    const int width = pixGetWidth(grey), height = pixGetHeight(grey), words = pixGetWpl(grey);
    PixPtr out{pixCreate(width, height, 1)};
    if (!out) return out;
    pixCopyResolution(out.get(), grey);
    // One word of the result is eight of the picture; what is over at the end of a line stays nought.
    const int out_words = pixGetWpl(out.get());
    constexpr int kGreyWords = kWordDots / kWordGreys;
    std::vector<std::uint32_t> dark(static_cast<std::size_t>(out_words) * kGreyWords, 0);
    auto* const bytes = reinterpret_cast<std::uint8_t*>(dark.data());
    const auto limit = static_cast<std::uint8_t>(level);
    for (int y = 0; y < height; ++y) {
        const auto* const from =
            reinterpret_cast<const std::uint8_t*>(pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * words);
        for (int at = 0; at < words * kWordGreys; ++at) bytes[at] = from[at] < limit ? 1 : 0;
        l_uint32* const to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * out_words;
        for (int word = 0; word < out_words; ++word) {
            const std::uint32_t* at = dark.data() + static_cast<std::ptrdiff_t>(word) * kGreyWords;
            to[word] = bits_of(at[0], at[1]) << 24 | bits_of(at[2], at[3]) << 16 | bits_of(at[4], at[5]) << 8 |
                       bits_of(at[6], at[7]);
        }
    }
    pixSetPadBits(out.get(), 0);
    return out;
}

PixPtr turned_by(Pix* grey, float angle) {
    const int width = pixGetWidth(grey), height = pixGetHeight(grey), words = pixGetWpl(grey);
    const int middle = width / 2, centre = height / 2;
    PixPtr out{pixCreate(width, height, kGreyDepth)};
    if (!out) return out;
    pixCopyResolution(out.get(), grey);
    const std::ptrdiff_t across = std::ptrdiff_t{words} * kWordGreys;  // bytes of a line
    std::vector<std::uint8_t> dots(static_cast<std::size_t>(across) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y)
        unpack(pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * words, words, dots.data() + y * across);
    const auto sine = static_cast<float>(kParts * std::sin(static_cast<double>(angle))),
               cosine = static_cast<float>(kParts * std::cos(static_cast<double>(angle)));
    Places places{width};
    std::vector<std::uint8_t> line(static_cast<std::size_t>(across));
    const auto is_inside = [&](int at) {
        const int x = middle + (places.across[static_cast<std::size_t>(at)] >> kPartBits),
                  y = centre + (places.down[static_cast<std::size_t>(at)] >> kPartBits);
        return x >= 0 && y >= 0 && x <= width - 2 && y <= height - 2;
    };
    for (int y = 0; y < height; ++y) {
        places.set(middle, centre - y, cosine, sine);
        std::fill(line.begin(), line.end(), kWhite);
        // What of a line lies within a turned sheet is one stretch.
        int from = 0, to = width;
        while (from < to && !is_inside(from)) ++from;
        while (to > from && !is_inside(to - 1)) --to;
        for (int at = from; at < to; ++at) {
            const int x = places.across[static_cast<std::size_t>(at)], down = places.down[static_cast<std::size_t>(at)];
            const std::uint8_t* const dot =
                dots.data() + (centre + (down >> kPartBits)) * across + middle + (x >> kPartBits);
            line[static_cast<std::size_t>(at)] = mean_of_four(dot, dot + across, x & (kParts - 1), down & (kParts - 1));
        }
        pack(line.data(), words, pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get()));
    }
    pixSetPadBits(out.get(), 0);
    return out;
}

}  // namespace mera
