#pragma once
// Letters that the recogniser passed over: it drops whole lines of blurred or widely set text without a word.
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

// Pieces of lines of a clean picture where letters stand and `lines`, in its dots, has no word.
std::vector<DotBox> unread_pieces(Pix* picture, const std::vector<OcrLine>& lines);

// Whether the part of a page holds at least a word.
bool holds_words(Pix* page, const DotBox& box);

// Puts what was read of such a piece among the lines: into the line it belongs to, or between two.
void put_among(std::vector<OcrLine>& lines, OcrLine piece);

}  // namespace mera
