#pragma once
// One word of a cell read a second time, by itself.
#include "office/scan/ocr.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {

// Its text and its least confidence; no text where the picture has none.
OcrWord read_again(const Cutting& cutting, const OcrWord& word, Ocr& reader);

// Figures that the Russian recogniser is not sure of, asked of the English one, which learned on other pages. Where the
// two differ the surer one is taken, and the word is not sure.
void second_figures(const Cutting& cutting, std::vector<OcrLine>& lines, Ocr& english);

// Whether second_figures would ask about any of these words.
bool has_unsure_figures(const std::vector<OcrLine>& lines);

}  // namespace mera
