#pragma once
// Roman numbers of quarters by their strokes: the Russian recogniser knows none, and the English one drops strokes.
#include <string>

#include "office/ocr.hpp"
#include "office/page_image.hpp"

namespace mera {

// «I», «II», «III» or «IV»; empty when the strokes within the box of the clean picture say nothing clear.
std::string numeral_by_strokes(Pix* picture, const DotBox& box);

}  // namespace mera
