#pragma once
// The letters of one cell or of one region of text, in dots of the whole page.
#include <stop_token>
#include <vector>

#include "office/grid.hpp"
#include "office/scan_digits.hpp"
#include "office/scan_readers.hpp"

namespace mera {

struct ScanText {
    std::vector<OcrLine> lines;
    std::vector<DotBox> unread = {};  // where letters stand that could not be read
    std::vector<DigitShape> digits = {};
};

ScanText read_cell(Pix* page, const Grid& grid, const GridCell& cell, ScanReaders& readers, std::stop_token stop = {});
ScanText read_region(Pix* page, const DotBox& region, ScanReaders& readers, std::stop_token stop = {});

}  // namespace mera
