#include "office/pdf/unruled_header.hpp"

#include <map>
#include <utility>

namespace mera {

namespace {

constexpr std::size_t kPlainHeaderLines = 4;  // of a header that is not bold: it has no other end than numbers

// A heading wider than the cells below it covers the wall, but ends before the text of the next column begins.
bool stands_over_columns(const UnruledLine& line, const UnruledPiece& piece, const UnruledColumns& columns) {
    return line.pieces.size() >= 3 && crosses_wall(piece, columns) &&
           piece.right > columns.lefts[columns.of(piece.left) + 1];
}

}  // namespace

std::optional<std::size_t> end_of_two_row_header(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {
    const UnruledColumns& columns = region.columns;
    std::size_t end = region.from + 1;
    while (end < region.to && !starts_with_number(lines[end], columns) && !crosses_as_a_whole(lines[end], columns) &&
           is_bold(lines[end]) == is_bold(lines[region.from]))
        ++end;
    if (!is_bold(lines[region.from]) && end - region.from > kPlainHeaderLines) end = region.from + 2;
    for (std::size_t at = region.from; at + 1 < end; ++at)
        for (const UnruledPiece& piece : lines[at].pieces)
            if (stands_over_columns(lines[at], piece, columns)) return end;
    return {};
}

std::vector<std::vector<UnruledCell>> two_header_rows(const std::vector<UnruledLine>& lines,
                                                      const UnruledRegion& region, std::size_t end) {
    const UnruledColumns& columns = region.columns;
    std::vector<std::vector<UnruledCell>> rows(2);
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> over;  // column: the columns it stands over
    for (std::size_t at = region.from; at < end; ++at)
        for (const UnruledPiece& piece : lines[at].pieces)
            if (stands_over_columns(lines[at], piece, columns))
                for (std::size_t column = columns.of(piece.left); column <= columns.of(piece.right); ++column)
                    over.try_emplace(column, columns.of(piece.left), columns.of(piece.right));
    for (std::size_t at = region.from; at < end; ++at)
        for (const UnruledPiece& piece : lines[at].pieces)
            for (std::size_t word = piece.first; word <= piece.last; ++word) {
                const std::size_t column = column_of(lines[at], *lines[at].words[word], columns);
                const auto span = over.find(column);
                if (span == over.end())
                    put(rows[0], *lines[at].words[word], column, 1);
                else if (stands_over_columns(lines[at], piece, columns))
                    put(rows[0], *lines[at].words[word], span->second.first,
                        span->second.second - span->second.first + 1);
                else
                    put(rows[1], *lines[at].words[word], column, 1);
            }
    for (UnruledCell& cell : rows[0])
        if (cell.column_span == 1) cell.row_span = 2;
    return rows;
}

}  // namespace mera
