#pragma once
// What was read of a scanned page as paragraphs and tables of the neutral document.
#include "office/flow.hpp"
#include "office/scan/scan_page.hpp"
#include "office/words/word_book.hpp"

namespace mera {

Flow blocks_of(const ScanPage& page, const WordBook& book);

}  // namespace mera
