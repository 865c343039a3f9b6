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
    bool stamped = false;  // a round stamp lies over it
};

struct ScanPictures {
    Pix* page;
    Pix* unstamped;  // the same page without its round stamps; null where there are none
};

ScanText read_cell(const ScanPictures& pictures, const Grid& grid, const GridCell& cell, ScanReaders& readers,
                   std::stop_token stop = {});
ScanText read_region(const ScanPictures& pictures, const DotBox& region, ScanReaders& readers,
                     std::stop_token stop = {});

}  // namespace mera
