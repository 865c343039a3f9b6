#pragma once
// The letters of one cell or of one region of text, in dots of the whole page.
#include <stop_token>

#include "office/picture/pix.hpp"
#include "office/scan/grid.hpp"
#include "office/scan/scan_readers.hpp"
#include "office/scan/scan_text.hpp"

namespace mera {

struct ScanPictures {
    Pix* page;
    Pix* unstamped;  // the same page without its round stamps; null where there are none
};

ScanText read_cell(const ScanPictures& pictures, const Grid& grid, const GridCell& cell, ScanReaders& readers,
                   std::stop_token stop = {});
ScanText read_region(const ScanPictures& pictures, const DotBox& region, ScanReaders& readers,
                     std::stop_token stop = {});

}  // namespace mera
