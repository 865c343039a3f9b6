#pragma once
// Strokes of stamps, signatures and pens that were read as signs and short words.
#include <vector>

#include "office/scan/ocr.hpp"

namespace mera {

// Takes them out of the lines of one piece. The words beside a stroke become as doubtful as it was: they stand under
// the same stamp.
void drop_strokes(std::vector<OcrLine>& lines);

// The same for letters of a stamp that lies over these lines: short pieces that are no words of the language.
void drop_pieces_of_stamp(std::vector<OcrLine>& lines);

}  // namespace mera
