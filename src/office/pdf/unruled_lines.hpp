#pragma once
// Lines of a page before anything is known of its tables: words parted into pieces by white that is wider than a space.
#include <cstddef>
#include <string_view>
#include <vector>

#include "office/pdf/pdf_lines.hpp"
#include "office/pdf/pdf_page.hpp"

namespace mera {

constexpr double kUnruledColumnGap = 0.38;  // of the letters: a space is 0.25, the margins of two cells are more

struct UnruledPiece {
    double left = 0, right = 0;
    std::size_t first = 0, last = 0;  // words of the line, both included
};

struct UnruledLine {
    std::vector<const PdfWord*> words;  // left to right
    DocBox box;
    double size = 10;
    std::vector<UnruledPiece> pieces;
};

// Half a line lower than the one above: cells set in the middle of one row.
bool overlaps_above(const UnruledLine& above, const UnruledLine& line);

std::vector<UnruledLine> unruled_lines(const std::vector<PdfWord>& words);

bool is_row_number(std::string_view text);  // «1», «1.», «1.2.», «12)»; «09.00» and «01.09» are times

}  // namespace mera
