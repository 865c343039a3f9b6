#pragma once
// What was read of one cell or one region of text, in dots of the whole page, and runs of its lines.
#include <cstddef>
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/scan_digits.hpp"

namespace mera {

struct ScanText {
    std::vector<OcrLine> lines;
    std::vector<DotBox> unread = {};  // where letters stand that could not be read
    std::vector<DigitShape> digits = {};
    bool stamped = false;  // a round stamp lies over it
};

struct LineRun {  // [from, to)
    std::size_t from = 0, to = 0;
    friend bool operator==(const LineRun&, const LineRun&) = default;
};

// The lines of the run and their figures.
ScanText lines_of(const ScanText& text, LineRun run);

// Puts `by` in place of the run, and of what stayed unread within `room`.
void replace_lines(ScanText& text, LineRun run, const DotBox& room, ScanText by);

// Tesseract may take the lines of a page for two columns and read what reaches over both once more.
void drop_halves_of_lines(ScanText& text);

// «2.» that begins a line of `before`, and stands over no word of `text`, which was read again: it is put back, in doubt.
void keep_numbers_of_lines(ScanText& text, const std::vector<OcrLine>& before);

// Where the run stands in `area`: over the whole width of it, or, with other lines beside it, as wide as its own lines.
DotBox room_of(const std::vector<OcrLine>& lines, LineRun run, const DotBox& area);

}  // namespace mera
