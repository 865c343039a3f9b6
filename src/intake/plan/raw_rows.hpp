#pragma once
// Rows of the tables of a plan become its sections and measures, one after another.
#include <optional>

#include "intake/plan/raw_plan.hpp"
#include "intake/plan/row_kinds.hpp"

namespace mera::intake {

class RawRows {
public:
    // Both outlive it: rows are added to the one, their words to the vocabulary of the other.
    RawRows(RawPlan& plan, Source& source) : plan_(plan), source_(source) {}
    void begin_table(bool continues);
    void add(const Row& row, const Row* below, const RowReading& reading, const Columns& columns);

private:
    void add_section(const Row& row, const RowReading& reading, const Columns& columns);
    const Cell* number_of_section(const Row& row, const Row* below, const Columns& columns);
    void take_section_column(const Row& row, const Row* below, const Columns& columns);
    void add_measure(const Row& row, const RowReading& reading, const Columns& columns);
    void add_of_same_title(const Row& row, const RowReading& reading, const Columns& columns);
    void add_small_measure(const Row& row, const RowReading& reading, const Columns& columns);
    void add_continuation(const Row& row, const RowReading& reading, const Columns& columns);
    void take_cells(RawMeasure& measure, const Row& row, const Columns& columns, bool with_covered);

    RawPlan& plan_;
    Source& source_;
    bool numbers_sections_ = false;  // of this table
    std::optional<Place> section_number_ = {};  // the cell whose number is that of a section, over several rows
};

}  // namespace mera::intake
