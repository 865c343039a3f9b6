#pragma once
// Rows of a table whose columns are known: by the numbers in the first column, by rules, or by wider gaps.
#include <optional>
#include <vector>

#include "office/scan/scan_ink_map.hpp"

namespace mera {

struct Stretch {  // one row between two guessed walls
    Range rows;
    bool across = false;  // its letters run across the gutters
};

// How much of the ruling between rows is seen: where most rules are, white alone parts rows only when it is wide.
enum class RowRules { few, most };

class RowSearch {
public:
    RowSearch(const InkMap& map, std::vector<Range> columns, RowRules seen = RowRules::few)
        : map_(map), columns_(std::move(columns)), seen_(seen), numbered_(holds_numbers()) {}

    std::vector<Stretch> run(Range table, const std::vector<int>& ruled) const;  // `ruled`: where rules part rows
    std::vector<Range> numbers(Range table) const;  // of the first column, each a run of bands
    bool has_number_column() const { return numbered_; }

    // A title in the middle of the table; a stamp may have left ink behind it.
    bool holds_title(Range rows) const;

private:
    bool holds_numbers() const;
    bool runs_across(Range band) const;
    bool is_alone_in_middle(Range band) const;
    bool crosses(Range band, std::size_t column) const;
    int end_of_words(Range band, int column, int side) const;
    bool all_begin(Range above, Range band) const;
    std::vector<Range> rows_of(Range part, const std::vector<int>& ruled) const;

    const InkMap& map_;
    std::vector<Range> columns_;
    RowRules seen_;
    bool numbered_;
};

}  // namespace mera
