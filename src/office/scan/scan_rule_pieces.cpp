#include "office/scan/scan_rule_pieces.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kThickMax = 9;           // dots: strokes of letters are no thicker either, but they are not alone
constexpr int kLengthMin = 12;         // dots: a full stop is shorter
constexpr double kTimesThickness = 2.5;  // a piece of a rule is so many times longer than thick
constexpr int kAlone = 8;              // dots of white on both sides
constexpr int kReach = 4;              // dots a piece lies off its line: what skew and bend leave

// Dashes of sentences and figures of one stroke stand in line by chance: two of them, or three close together.
constexpr std::size_t kPiecesMin = 4;
struct Least {
    int seen, span;  // dots
};
constexpr Least kDownMin{70, 300}, kAcrossMin{110, 600};

struct Piece {
    double at = 0;  // across the line
    int from = 0, to = 0, thickness = 0;
    double contrast = 0;
    int length() const { return to - from; }
};

// Along the middle of the mark.
double contrast_of(Pix* page, const DotBox& mark, int paper) {
    const bool down = mark.height() > mark.width();
    const int length = std::max(mark.height(), mark.width());
    double sum = 0;
    for (int along = 0; along < length; ++along) {
        l_uint32 level = 0;
        pixGetPixel(page, down ? (mark.left + mark.right) / 2 : mark.left + along,
                    down ? mark.top + along : (mark.top + mark.bottom) / 2, &level);
        sum += paper - static_cast<int>(level);
    }
    return sum / length;
}

// A stem of a broken letter has others beside it; letters keep off the rules of their cell.
bool stands_alone(Pix* ink, const DotBox& mark) {
    const bool down = mark.height() > mark.width();
    const int beside = down ? kAlone : 0, above = down ? 0 : kAlone;
    return dots_in(ink, {mark.left - beside, mark.top - above, mark.right + beside, mark.bottom + above}) ==
           dots_in(ink, mark);
}

std::vector<Piece> pieces_of(Pix* page, Pix* ink, const std::vector<DotBox>& marks, Direction direction) {
    std::vector<Piece> out;
    const int paper = paper_level(page);
    for (const DotBox& mark : marks) {
        const bool down = direction == Direction::down;
        const int length = down ? mark.height() : mark.width(), thickness = down ? mark.width() : mark.height();
        if (thickness > kThickMax || length < kLengthMin || length < kTimesThickness * thickness) continue;
        if (!stands_alone(ink, mark)) continue;
        const int from = down ? mark.top : mark.left;
        const double at = (down ? mark.left + mark.right : mark.top + mark.bottom) / 2.0;
        out.push_back({at, from, from + length, thickness, std::max(1.0, contrast_of(page, mark, paper))});
    }
    std::sort(out.begin(), out.end(), [](const Piece& a, const Piece& b) { return a.at < b.at; });
    return out;
}

bool is_line(const std::vector<Piece>& pieces, std::size_t from, std::size_t to, const Least& least) {
    if (to - from < kPiecesMin) return false;
    int seen = 0, first = pieces[from].from, last = pieces[from].to;
    for (std::size_t at = from; at < to; ++at) {
        seen += pieces[at].length();
        first = std::min(first, pieces[at].from), last = std::max(last, pieces[at].to);
    }
    return seen >= least.seen && last - first >= least.span;
}

void add_lines(const std::vector<Piece>& pieces, Direction direction, const Least& least, std::vector<Rule>& out) {
    std::vector<char> in_line(pieces.size(), 0);
    for (std::size_t from = 0, to = 0; from < pieces.size(); ++from) {
        while (to < pieces.size() && pieces[to].at - pieces[from].at <= 2 * kReach) ++to;
        if (is_line(pieces, from, to, least))
            std::fill(in_line.begin() + static_cast<std::ptrdiff_t>(from),
                      in_line.begin() + static_cast<std::ptrdiff_t>(to), 1);
    }
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (!in_line[at]) continue;
        Rule rule = guessed_rule(direction, pieces[at].at, pieces[at].from, pieces[at].to - 1);
        rule.thickness = pieces[at].thickness;
        rule.contrast = pieces[at].contrast;
        rule.support = 1;
        out.push_back(rule);
    }
}

}  // namespace

void add_pieces_in_line(Pix* page, const PageInk& ink, Ruling& ruling) {
    const std::vector<DotBox> marks = marks_of(ink.all.get());
    add_lines(pieces_of(page, ink.all.get(), marks, Direction::down), Direction::down, kDownMin, ruling.pieces_down);
    add_lines(pieces_of(page, ink.all.get(), marks, Direction::across), Direction::across, kAcrossMin,
              ruling.pieces_across);
}

}  // namespace mera
