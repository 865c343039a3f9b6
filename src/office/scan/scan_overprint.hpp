#pragma once
// Letters under a stamp or a stroke of a pen: print is darker than what was put over it, so they are read once more with
// the lighter ink gone.
#include <cstddef>
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"
#include "office/scan/scan_text.hpp"

namespace mera {

// Whether something hinders the reading: so many letters, or most, stand in words that the recogniser is unsure of.
bool looks_hidden(const std::vector<OcrLine>& lines, std::size_t unsure_min);

// The lines of a page that something hinders, with a clear line between two of them.
std::vector<LineRun> hidden_runs(const std::vector<OcrLine>& lines, std::size_t unsure_min);

// The clean `picture` without ink lighter than `share` of the way from its print to its paper. Null when it has no ink
// or no grey.
PixPtr darker_ink(Pix* picture, double share);

// How much of a reading is worth something: letters of words read surely, less those that are a guess.
double worth_of(const std::vector<OcrLine>& lines);

// `darker` was read from less ink than `lighter`: thin strokes may be gone with what hid them («3» for «5», «II» for
// «III»). Words that were sure before stay as they were; figures that nobody read alike before are unsure.
void keep_sure_words(std::vector<OcrLine>& darker, const std::vector<OcrLine>& lighter);

// What the rest of the ink says otherwise makes figures unsure.
void doubt_other_figures(std::vector<OcrLine>& lines, const std::vector<OcrLine>& other);

}  // namespace mera
