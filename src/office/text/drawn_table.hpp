#pragma once
// A table drawn with signs («┌─┬┐│», «+---+|», «-----T----¦»), as databases of law and old word processors give it: walls
// and rules are found by their place in the line, so that headings over several columns, cells over several rows and
// words divided at the edge of a cell come back as they were.
#include <cstddef>
#include <optional>
#include <vector>

#include "office/document.hpp"
#include "office/text/plain_text_lines.hpp"
#include "office/words/word_book.hpp"

namespace mera {

// Of the lines [from, end). Nothing when they are no such drawing, or when its walls do not stand under each other.
std::optional<DocTable> drawn_table(const std::vector<TextLine>& lines, std::size_t from, std::size_t end,
                                    const WordBook& book);

}  // namespace mera
