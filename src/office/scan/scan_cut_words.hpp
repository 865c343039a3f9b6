#pragma once
// Words that a wall of a table cuts in two: the wall is none (a streak, a fold, an edge of letters taken for a gutter), and
// what stands on its sides belongs together.
#include <string>
#include <vector>

#include "office/scan/scan_page.hpp"

namespace mera {

// Both parts of such words are read with hardly any confidence from now on. In Russian, what is to be said of the pages
// where several words are cut.
std::vector<std::string> doubt_cut_words(std::vector<ScanPage>& pages);

}  // namespace mera
