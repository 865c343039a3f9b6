#include "office/scan/scan_rule_lines.hpp"

#include <algorithm>
#include <cmath>

namespace mera {
namespace {

constexpr double kOneLine = 14;    // dots: pieces of one rule stand no further aside
constexpr int kSlopeSpread = 600;  // dots: shorter rules do not tell how much the sheet is still turned
constexpr double kFaint = 0.3;     // of the usual contrast
constexpr std::size_t kPiecesAllAlong = 4;
constexpr double kAllAlong = 0.5;  // of the height of the table

void drop_faint(std::vector<Rule>& pieces) {
    std::vector<double> contrasts;
    for (const Rule& piece : pieces) contrasts.push_back(piece.contrast);
    if (contrasts.empty()) return;
    const auto middle = contrasts.begin() + static_cast<std::ptrdiff_t>(contrasts.size() / 2);
    std::nth_element(contrasts.begin(), middle, contrasts.end());
    std::erase_if(pieces, [limit = kFaint * *middle](const Rule& piece) { return piece.contrast < limit; });
}

}  // namespace

void RuleLine::add(const Rule& piece) {
    at = (at * seen + middle_of(piece) * length_of(piece)) / (seen + length_of(piece));
    seen += length_of(piece);
    pieces.push_back(piece);
}

bool RuleLine::stands_all_along(double height) const {
    const auto [first, last] =
        std::minmax_element(pieces.begin(), pieces.end(), [](const Rule& a, const Rule& b) { return a.from < b.from; });
    return pieces.size() >= kPiecesAllAlong && last->to - first->from >= kAllAlong * height;
}

std::vector<RuleLine> rule_lines_of(std::vector<Rule> pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const Rule& a, const Rule& b) { return length_of(a) > length_of(b); });
    std::vector<RuleLine> lines;
    for (const Rule& piece : pieces) {
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const RuleLine& line) {
            return std::abs(line.at - middle_of(piece)) <= kOneLine;
        });
        if (same == lines.end())
            lines.emplace_back().add(piece);
        else
            same->add(piece);
    }
    std::sort(lines.begin(), lines.end(), [](const RuleLine& a, const RuleLine& b) { return a.at < b.at; });
    return lines;
}

Rule rule_through(const RuleLine& line, Direction direction) {
    Rule rule = guessed_rule(direction, line.at, 0, 0);
    rule.from = line.pieces.front().from, rule.to = line.pieces.front().to;
    double n = 0, sa = 0, sp = 0, saa = 0, sap = 0;
    for (const Rule& piece : line.pieces) {
        rule.from = std::min(rule.from, piece.from), rule.to = std::max(rule.to, piece.to);
        rule.thickness = std::max(rule.thickness, piece.thickness);
        rule.contrast = std::max(rule.contrast, piece.contrast);
        const double weight = length_of(piece), along = (piece.from + piece.to) / 2.0, position = middle_of(piece);
        n += weight, sa += weight * along, sp += weight * position;
        saa += weight * along * along, sap += weight * along * position;
    }
    const double spread = n * saa - sa * sa;
    if (rule.to - rule.from < kSlopeSpread || line.pieces.size() < 2 || spread <= 0) return rule;
    rule.slope = (n * sap - sa * sp) / spread;
    rule.offset = (sp - rule.slope * sa) / n;
    return rule;
}

std::vector<Rule> pieces_within(const std::vector<Rule>& pieces, Direction direction, const DotBox& area) {
    std::vector<Rule> out;
    for (const Rule& piece : pieces) {
        const double along = (piece.from + piece.to) / 2.0, at = middle_of(piece);
        const double x = direction == Direction::down ? at : along, y = direction == Direction::down ? along : at;
        if (area.left <= x && x < area.right && area.top <= y && y < area.bottom) out.push_back(piece);
    }
    drop_faint(out);
    return out;
}

}  // namespace mera
