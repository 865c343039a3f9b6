#pragma once
// Paragraphs of a plain text that was typed to a width: databases of law give orders in lines of 70 letters, justified by
// spaces, with words divided at their ends.
#include <vector>

#include "office/text/plain_text_lines.hpp"
#include "office/words/word_book.hpp"

namespace mera {

// Words as they stand inside lines and cells, for the question whether two halves are one word.
WordBook words_of(const std::vector<TextLine>& lines);

// Lines that go on with the paragraph above become part of it. A text whose lines are paragraphs stays as it is, but for
// divided words.
std::vector<TextLine> whole_paragraphs(std::vector<TextLine> lines, const WordBook& book);

}  // namespace mera
