#pragma once
// What a poor copy leaves of a rule: thin marks that stand in line, each shorter than a letter.
#include "office/scan/grid.hpp"
#include "office/scan/scan_page_ink.hpp"

namespace mera {

// Adds them to the pieces of the ruling.
void add_pieces_in_line(Pix* page, const PageInk& ink, Ruling& ruling);

}  // namespace mera
