#pragma once
// What a row of a plan's table is: a title of a section, a measure, or the rest of the measure above.
#include <optional>
#include <vector>

#include "intake/source.hpp"
#include "intake/table/columns.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

enum class RowKind { skip, section, measure, continuation };

struct RowReading {
    RowKind kind = RowKind::skip;
    std::optional<Label> label;
    bool label_repaired = false;
    bool unsure = false;  // it might be of another kind
    bool of_another_table = false;  // skipped: under a title, without a number, a table of figures begins
};

// Of the rows from `columns.header_rows` on; the earlier ones are `skip`. `continues`: the table goes on from the page
// before, so its first row may be the rest of a measure.
std::vector<RowReading> read_rows(const Grid& grid, const Columns& columns, bool continues);

// «l.1.», «1.З», «1,2»: a number as recognisers give it.
struct NumberCell {
    std::optional<Label> label;
    std::optional<Label> lettered = {};  // «8б», read letter by letter; `label` is then 86
    bool repaired = false;
};
NumberCell label_of_number_cell(std::string_view text);

}  // namespace mera::intake
