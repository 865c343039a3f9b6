#pragma once
// The two columns of a letterhead on a scanned page.
#include <optional>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

struct Letterhead {
    DotBox left, right;  // side by side; the same top and bottom
};

// At the top of `area`, under some lines over its whole width at most.
std::optional<Letterhead> find_letterhead(const PageInk& page, const Ruling& ruling, const DotBox& area);

}  // namespace mera
