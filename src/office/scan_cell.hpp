#pragma once
// The letters of one cell or of one region of text, in dots of the whole page.
#include <stop_token>
#include <vector>

#include "office/grid.hpp"
#include "office/scan_readers.hpp"

namespace mera {

std::vector<OcrLine> read_cell(Pix* page, const Grid& grid, const GridCell& cell, ScanReaders& readers,
                               std::stop_token stop = {});
std::vector<OcrLine> read_region(Pix* page, const DotBox& region, ScanReaders& readers, std::stop_token stop = {});

}  // namespace mera
