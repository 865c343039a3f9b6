#pragma once
// Rules that came out in pieces: those that stand one behind the other are one line.
#include <vector>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"

namespace mera {

inline int length_of(const Rule& rule) { return rule.to - rule.from + 1; }
inline double middle_of(const Rule& rule) { return rule.position((rule.from + rule.to) / 2.0); }

struct RuleLine {
    std::vector<Rule> pieces;
    double at = 0;  // weighted by length
    int seen = 0;   // dots of it that are left
    void add(const Rule& piece);
    // Many pieces far apart: strokes of letters stand in line over some lines of text only.
    bool stands_all_along(double height) const;
};

// In the order of their places.
std::vector<RuleLine> rule_lines_of(std::vector<Rule> pieces);

// One wall through all the pieces.
Rule rule_through(const RuleLine& line, Direction direction);

// The pieces whose middles lie in the area, without those much fainter than the others: edges of shadows and bars.
std::vector<Rule> pieces_within(const std::vector<Rule>& pieces, Direction direction, const DotBox& area);

}  // namespace mera
