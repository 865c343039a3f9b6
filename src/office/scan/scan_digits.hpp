#pragma once
// Figures against figures: one printer made all of a document, so a «3» that looks like its fives is not sure, however
// sure the recogniser is.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

inline constexpr int kDigitWidth = 12, kDigitHeight = 16;

struct DigitShape {
    int digit = 0;  // as it was read
    std::size_t line = 0, word = 0;  // of the text it was taken from
    std::size_t at = 0;              // byte of the word
    std::array<std::uint8_t, kDigitWidth * kDigitHeight> ink{};
};

// The figures of words made of figures and full stops alone, where every one stands apart. `lines` in dots of the
// clean picture.
std::vector<DigitShape> digit_shapes(Pix* picture, const std::vector<OcrLine>& lines);

struct DigitVerdict {
    bool doubtful = false;        // another figure of the document looks more like it than its own kind does
    std::optional<int> instead = {};  // which, when it does so by far
    bool alike = false;               // its own kind looks very much like it, and no other one nearly so
};
// One for each shape.
std::vector<DigitVerdict> compare_digits(const std::vector<const DigitShape*>& shapes);

}  // namespace mera
