#pragma once
// Text that somebody else's recogniser laid under the picture of a page: a second voice where it is good, and nothing
// where it is not.
#include "office/pdf/pdf_page.hpp"
#include "office/scan/scan_page.hpp"

namespace mera {

// Words that both read alike are sure, words we could not read are taken from the layer, with a doubt. A layer that does
// not lie where our words lie, or differs from those we are sure of, changes nothing. True when it was used.
bool hear_layer(ScanPage& page, const PdfPage& layer);

}  // namespace mera
