#pragma once
// One scanned page taken apart: its tables, and what is to be read piece by piece.
#include <cstddef>
#include <optional>
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"
#include "office/scan/scan_cell.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// A cell of a table, or a part of the page above, between, below or beside its tables.
struct ScanPiece {
    DotBox box;
    std::optional<std::size_t> grid = {};  // of the page; none: free text
    std::size_t cell = 0;                  // of the grid
    ScanText text = {};                    // in dots of the page
};

struct ScanPage {
    int number = 0;  // from 1
    int width = 0, height = 0;
    PixPtr picture = {};  // upright and straight; let go when all pieces are read
    PixPtr unstamped = {};  // the same without round stamps; none where there are none
    ScanPictures pictures() const { return {picture.get(), unstamped.get()}; }
    PageInk ink = {};  // of that; let go with it
    Pix* print() const { return unstamped ? unstamped.get() : picture.get(); }
    std::vector<DotBox> leaves = {};     // in the order of reading: one, or two pages copied side by side
    Ruling ruling = {};                  // all rules of the sheet
    std::vector<Grid> grids = {};        // by leaves, from the top
    std::vector<ScanPiece> pieces = {};  // by leaves, from the top, cells by rows
};

// A page that cannot be rendered has no size and no pieces.
ScanPage prepare_page(const PageSource& source, int number, Ocr& reader);

// The last rows of an unruled table that begins on the page before. To be called before any piece is read.
void continue_table(ScanPage& page, const ScanPage& before);

}  // namespace mera
