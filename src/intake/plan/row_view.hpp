#pragma once
// What the rules that tell the rows of a plan apart ask about a row.
#include <optional>
#include <string>

#include "intake/source.hpp"
#include "intake/table/columns.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

struct RowView {
    const Row* row = nullptr;
    std::optional<Label> label;
    std::optional<Label> lettered = {};  // «8б»: what it is instead of the label, if the numbers round it allow
    bool label_repaired = false;
    std::string title, deadline, executors;  // in one line, own cells only
    const Cell* title_cell = nullptr;
    bool title_covered = false;
    std::size_t filled = 0;
    bool spans = false;  // one cell across most of the table
};

// `width`: columns of the table.
RowView view_of(const Row& row, const Columns& columns, int width);

}  // namespace mera::intake
