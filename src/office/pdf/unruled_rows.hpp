#pragma once
// Rows of a table without rules: from the numbers in its first column, from the white between lines, and from lines that
// ended though the next word had room.
#include <vector>

#include "office/pdf/unruled_columns.hpp"

namespace mera {

struct UnruledCell {
    int column = 0, column_span = 1, row_span = 1;
    DocBox box;  // points; of its words
    std::vector<PdfWord> words;
};

bool is_bold(const UnruledLine& line);
// By the words it stands among: the end of a long line may be nearer to the next column.
std::size_t column_of(const UnruledLine& line, const PdfWord& word, const UnruledColumns& columns);
void put(std::vector<UnruledCell>& row, const PdfWord& word, std::size_t column, std::size_t span);

bool starts_with_number(const UnruledLine& line, const UnruledColumns& columns);
// A section's title, perhaps with its number in the column of numbers.
bool crosses_as_a_whole(const UnruledLine& line, const UnruledColumns& columns);

std::vector<std::vector<UnruledCell>> unruled_rows(const std::vector<UnruledLine>& lines, const UnruledRegion& region);

// The words of a row as `UnruledColumns::header` keeps them.
std::vector<std::string> header_of(const std::vector<UnruledCell>& row);

}  // namespace mera
