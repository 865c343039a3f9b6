#pragma once
// The lines of a table without rules column by column: what stands in one column need not stand at the height of its neighbours.
#include <vector>

#include "office/pdf/unruled_columns.hpp"
#include "office/pdf/unruled_rows.hpp"

namespace mera {

struct LineOfColumn {
    DocBox box;
    std::vector<const PdfWord*> words;
};
using ColumnLines = std::vector<LineOfColumn>;

double middle_height(const DocBox& box);

// The words of these lines of a column, which are one cell.
UnruledCell cell_of_lines(const ColumnLines& lines, std::size_t from, std::size_t to, std::size_t column, int row_span);

std::vector<ColumnLines> column_lines(const std::vector<UnruledLine>& lines, std::size_t from, std::size_t to,
                                      const UnruledColumns& columns);

// The least white between two lines of a column: that of lines of one cell.
double least_white(const std::vector<ColumnLines>& columns);

// «2026 год», «II квартал», «Март» alone in the column of the deeds, of their numbers or in the middle of the table, with white
// above.
bool is_time_heading(const std::vector<UnruledLine>& lines, const UnruledRegion& region, std::size_t at);

// Nothing stands beside a title; a line of full cells, little white between them, looks like one.
bool is_title_line(const std::vector<UnruledLine>& lines, const UnruledRegion& region, std::size_t at);

// As a row of its own, or the rest of the title above it.
void add_title_line(std::vector<std::vector<UnruledCell>>& rows, const std::vector<UnruledLine>& lines,
                    const UnruledRegion& region, std::size_t at);

}  // namespace mera
