#pragma once
// Where tables without rules stand on a page, and their columns: the white that runs down through their lines.
#include <optional>
#include <string>
#include <vector>

#include "office/pdf/unruled_lines.hpp"

namespace mera {

// Of the size of the letters: left edges of one column differ by the shapes of letters only.
constexpr double kEdgeTolerance = 0.12;

struct UnruledColumns {
    std::vector<std::string> header;  // the first row of the table, for the pages after: words of each column
    std::vector<double> lefts;  // where the text of each column begins
    std::vector<double> walls;  // in the middle of the white between them: one fewer
    bool reach_page_end = false;  // the table goes down to the last line of its page
    std::size_t count() const { return lefts.size(); }
    std::size_t of(double x) const;
};

struct UnruledRegion {
    std::size_t from = 0, to = 0;  // lines
    UnruledColumns columns;
};

// Whether a piece covers a wall: it stands in no column.
bool crosses_wall(const UnruledPiece& piece, const UnruledColumns& columns);

// The column where the piece begins and before whose neighbour it ends.
std::optional<std::size_t> column_begun(const UnruledPiece& piece, double size, const UnruledColumns& columns);

// How many lines at the beginning of a page are the rest of the last row of the page before: each stands in one of its
// columns and at its edge.
std::size_t lines_of_last_row(const std::vector<UnruledLine>& lines, const UnruledColumns& known);

// Tables among lines that follow each other closely. `known`: the columns of the table above or on the page before; a
// short rest of it does not show them itself.
std::vector<UnruledRegion> unruled_regions(const std::vector<UnruledLine>& lines, std::size_t from, std::size_t to,
                                           const UnruledColumns& known);

}  // namespace mera
