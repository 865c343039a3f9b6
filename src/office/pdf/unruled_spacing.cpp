#include "office/pdf/unruled_spacing.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "office/pdf/unruled_rows.hpp"

namespace mera {

double usual_step(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {
    std::vector<double> steps;
    for (std::size_t at = region.from + 1; at < region.to; ++at)
        steps.push_back(lines[at].box.top - lines[at - 1].box.top);
    if (steps.empty()) return 12;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 3);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

std::vector<double> rooms_of(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {
    const UnruledColumns& columns = region.columns;
    std::vector<double> reach(columns.count(), 0);
    std::vector<std::size_t> pieces(columns.count(), 0), at_left(columns.count(), 0);
    double page_right = 0;
    for (std::size_t at = region.from; at < region.to; ++at) {
        page_right = std::max(page_right, lines[at].box.right);
        for (const UnruledPiece& piece : lines[at].pieces) {
            if (crosses_wall(piece, columns)) continue;
            const std::size_t column = columns.of((piece.left + piece.right) / 2);
            reach[column] = std::max(reach[column], piece.right);
            ++pieces[column];
            at_left[column] += piece.left - columns.lefts[column] <= kEdgeTolerance * lines[at].size;
        }
    }
    // Text that begins at the left edge of its column shows where the column before it ends, but for the margins.
    std::vector<bool> is_edge(columns.count(), false);
    double margin = 1e9;
    for (std::size_t column = 1; column < columns.count(); ++column) {
        is_edge[column] = pieces[column] > 0 && at_left[column] * 5 >= pieces[column] * 3;
        if (is_edge[column] && reach[column - 1] > 0)
            margin = std::min(margin, columns.lefts[column] - reach[column - 1]);
    }
    // No margin is so wide: where no text is long enough to reach the end of its column, the rest of the white is room.
    constexpr double kMarginMax = 3;  // of the size of the letters
    margin = std::min(margin, kMarginMax * lines[region.from].size);
    for (std::size_t column = 0; column + 1 < columns.count(); ++column)
        if (is_edge[column + 1]) reach[column] = columns.lefts[column + 1] - margin;
    reach.back() = std::max(reach.back(), page_right);
    return reach;
}

std::optional<double> left_of_rows(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {
    constexpr std::size_t kRowsMin = 3;
    std::size_t rows = 0;
    double first = 1e9, last = 0;
    for (std::size_t at = region.from; at < region.to; ++at) {
        if (lines[at].pieces.size() < 2) continue;
        ++rows;
        first = std::min(first, lines[at].box.left), last = std::max(last, lines[at].box.left);
    }
    const bool alike = rows >= kRowsMin && last - first <= kEdgeTolerance * lines[region.from].size;
    return alike ? std::optional{first} : std::nullopt;
}

bool every_line_is_a_row(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {
    constexpr std::size_t kColumnsMin = 3, kLinesMin = 4;
    if (region.columns.count() < kColumnsMin || region.to < region.from + 1 + kLinesMin) return false;
    std::set<std::size_t> small;  // columns in which a line begins with a small letter
    for (std::size_t at = region.from + 1; at < region.to; ++at) {
        std::set<std::size_t> filled;
        for (const UnruledPiece& piece : lines[at].pieces) {
            const PdfWord& first = *lines[at].words[piece.first];
            const std::size_t column = region.columns.of((first.box.left + first.box.right) / 2);
            if (!filled.insert(column).second) return false;
            if (starts_with_lower(first.text)) small.insert(column);
        }
        if (filled.size() < region.columns.count()) return false;
    }
    return small.size() <= 1;
}

}  // namespace mera
