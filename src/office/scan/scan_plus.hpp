#pragma once
// A «+» alone in a cell: the recogniser of letters takes it for a stroke or for nothing, and in a table of months it is a term.
#include "office/scan/ocr.hpp"

namespace mera {

// `ink`: all that stands in the clean picture of a cell.
bool is_plus(Pix* picture, const DotBox& ink);

}  // namespace mera
