#pragma once
// Roman numbers of quarters by their strokes: the Russian recogniser knows none, and the English one drops strokes.
#include <optional>
#include <string>
#include <string_view>

#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

// «I», «II», «III» or «IV»; empty when the strokes within the box of the clean picture say nothing clear.
std::string numeral_by_strokes(Pix* picture, const DotBox& box);

// «III–IV» with its dash; empty when the strokes on both sides of one dash are no two numerals that grow.
std::string range_by_strokes(Pix* picture, const DotBox& box);

// The number up to 39 that letters and strokes look like: «ХШ» is XIII, «ГУ» is IV. Empty when they make none.
std::string numeral_by_letters(std::string_view text);

// The middle of the white before the last letter in the box; nothing when there is one letter.
std::optional<int> white_before_last_letter(Pix* picture, const DotBox& box);

}  // namespace mera
