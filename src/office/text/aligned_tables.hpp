#pragma once
// Tables of a plain text whose columns are kept by spaces alone, as old programs and mail print them. They are read as a
// page without rules, each letter being as wide as the next.
#include <cstddef>
#include <vector>

#include "office/document.hpp"
#include "office/text/plain_text_lines.hpp"
#include "office/words/word_book.hpp"

namespace mera {

struct AlignedTable {
    DocTable table;
    std::size_t from = 0, to = 0;  // lines it takes
};

std::vector<AlignedTable> aligned_tables(const std::vector<TextLine>& lines, const WordBook& book);

}  // namespace mera
