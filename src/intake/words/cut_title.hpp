#pragma once
// A title across the table that a recogniser cut at the walls of the columns. When the title had two lines, each cell
// holds a piece of the first line and then a piece of the second:
//   «… по повышению уров низкими результатами | вня материально-технич | еского обеспечения»
// The pieces of line one are put together from left to right, then those of line two.
#include <string>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

struct JoinedTitle {
    std::string text;  // «[…]» where words are lost
    bool lost = false;
    std::vector<std::string> doubtful_words;  // put together, but the document never writes them elsewhere
    std::vector<std::string> repairs;
};

// `cells` from left to right, empty ones included.
JoinedTitle join_cut_title(const std::vector<std::string>& cells, const Vocabulary& words);

}  // namespace mera::intake
