#pragma once
// The numbers clauses begin with, as scans give them: misread, lost, told by the numbers round them.
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "intake/order/order_lines.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

// «1 Провести …», «1; Провести …»: the full stop of a number may be lost, or another sign be read for it.
std::optional<LeadingLabel> clause_label(std::string_view text);

// The next number in turn stands below: the line was no signature, whatever it looks like.
bool goes_on_below(const std::vector<HeadLine>& lines, std::size_t at, const std::vector<int>& label);

// The next numbers of the depth of `label` under its parent, at most two.
std::vector<int> numbers_below(const std::vector<HeadLine>& lines, std::size_t at, const std::vector<int>& label);

// What the number `own` of a line behind clause `before` must be: itself where nothing tells. `below`: the next numbers of the
// same depth, at most two. «2, 5, 4» gives 3, «1, 5, 4, 5» too, though clause 2 is lost; `may_be_last`: the line reads as a
// clause, so that with nothing below «6, 9» gives 7.
int number_by_neighbours(int before, int own, const std::vector<int>& below, bool may_be_last);

// «5.1» behind «3.», «5.2» behind «3.1»: the number that comes next, where the figures that differ are shaped alike; nothing
// where none does.
std::optional<std::vector<int>> next_shaped_like(const std::vector<int>& before, const std::vector<int>& own);

// «1, 4, 5»: two numbers in their order go on behind lost ones.
bool goes_on_behind_lost(int before, int own, const std::vector<int>& below);

}  // namespace mera::intake
