#pragma once
// One sheet of a scan may hold two pages side by side: a spread of a book, or two pages copied onto one sheet.
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// The whole picture, or its two halves from the left. `ruling`: a table across the middle makes it one page.
std::vector<DotBox> leaves_of(const PageInk& page, const Ruling& ruling);

}  // namespace mera
