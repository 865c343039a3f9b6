#include "office/pdf/unruled_region_ends.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/text.hpp"

namespace mera {

namespace {

constexpr double kHeadingWhite = 0.5;   // of the letters: between two lines of one heading
constexpr std::size_t kAlikeMin = 3;    // pieces of a column that show its middle
bool is_sentence_open(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {  // of the first column
    int open = 0;
    for (std::size_t at = region.from; at < region.to; ++at)
        for (const PdfWord* word : lines[at].words) {
            if (region.columns.of(word->box.left) != 0) continue;
            for (const char32_t c : code_points(word->text))
                open += c == U'(' || c == U'«', open -= c == U')' || c == U'»';
        }
    return open > 0;
}

bool is_hour(std::string_view word) {  // «11.00», «9:30» under the day of the row
    const std::size_t sign = word.find_first_of(".:");
    const auto digits = [](std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; };
    return (sign == 1 || sign == 2) && word.size() == sign + 3 && digits(word.substr(0, sign)) &&
           digits(word.substr(sign + 1));
}

// A line right under the table, each piece of it over the middle that the lines of its column have: cells set in the middle.
bool is_centred_rest(const std::vector<UnruledLine>& lines, const UnruledRegion& region, const UnruledLine& line) {
    constexpr double kWhite = 0.6, kMiddle = 0.15;  // in parts of the size
    if (line.box.top - lines[region.to - 1].box.bottom > kWhite * line.size) return false;
    for (const UnruledPiece& piece : line.pieces) {
        if (crosses_wall(piece, region.columns)) return false;
        const double own = (piece.left + piece.right) / 2;
        std::size_t all = 0, alike = 0;
        for (std::size_t at = region.from; at < region.to; ++at)
            for (const UnruledPiece& other : lines[at].pieces) {
                const double middle = (other.left + other.right) / 2;
                if (crosses_wall(other, region.columns) || region.columns.of(middle) != region.columns.of(own))
                    continue;
                ++all;
                alike += std::abs(middle - own) <= kMiddle * line.size;
            }
        if (all < kAlikeMin || alike * 2 <= all) return false;
    }
    return true;
}

}  // namespace

void take_last_lines(const std::vector<UnruledLine>& lines, UnruledRegion& region, std::size_t end) {
    const auto goes_on = [&](const UnruledLine& line) {
        const std::vector<double>& lefts = region.columns.lefts;
        const auto at = std::find_if(lefts.begin(), lefts.end(), [&](double left) {
            return std::abs(line.box.left - left) <= kEdgeTolerance * line.size;
        });
        if (at == lefts.end()) return false;
        const std::string& word = line.words.front()->text;
        const bool rest = starts_with_lower(word) || word.starts_with("«") || word.starts_with('(') || is_hour(word) ||
                          is_sentence_open(lines, region);
        return at != lefts.begin() || (!crosses_wall(line.pieces.front(), region.columns) && rest);
    };
    while (region.to < end && (goes_on(lines[region.to]) || is_centred_rest(lines, region, lines[region.to])))
        ++region.to;
}

void take_first_lines(const std::vector<UnruledLine>& lines, UnruledRegion& region, std::size_t begin) {
    const auto stands_over = [&](const UnruledLine& above, const UnruledLine& line) {
        const double edge = kEdgeTolerance * line.size;
        return above.pieces.size() == 1 && !crosses_wall(above.pieces.front(), region.columns) &&
               region.columns.of(above.box.left) > 0 && line.box.top - above.box.bottom < kHeadingWhite * line.size &&
               std::any_of(
                   line.pieces.begin(), line.pieces.end(),
                   [&](const UnruledPiece& piece) { return std::abs(piece.left - above.box.left) <= edge; });
    };
    std::size_t first = region.from;
    while (first > begin && stands_over(lines[first - 1], lines[first])) --first;
    const bool parted =
        first == begin || lines[first].box.top - lines[first - 1].box.bottom > kHeadingWhite * lines[first].size;
    if (parted) region.from = first;
}

}  // namespace mera
