#pragma once
// Rows of a table whose columns are known: by the numbers in the first column, by rules, or by wider gaps.
#include <optional>
#include <vector>

#include "office/scan_ink_map.hpp"

namespace mera {

struct Stretch {  // one row between two guessed walls
    Range rows;
    bool across = false;  // its letters run across the gutters
};

class RowSearch {
public:
    RowSearch(const InkMap& map, std::vector<Range> columns) : map_(map), columns_(std::move(columns)) {}

    std::vector<Stretch> run(Range table, const std::vector<int>& ruled) const;  // `ruled`: where rules part rows
    std::vector<Range> numbers(Range table) const;  // of the first column, each a run of bands
    bool has_number_column() const;

private:
    bool runs_across(Range band) const;
    bool all_begin(Range above, Range band) const;
    std::vector<Range> rows_of(Range part, const std::vector<int>& ruled) const;

    const InkMap& map_;
    std::vector<Range> columns_;
};

}  // namespace mera
