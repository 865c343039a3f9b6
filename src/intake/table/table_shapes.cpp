#include "intake/table/table_shapes.hpp"

#include <utility>

#include "intake/table/columns.hpp"

namespace mera::intake {

void lay_out_tables(Source& source) {
    gather_flat_table(source);
    const bool of_sheet = source.format == DocFormat::xlsx || source.format == DocFormat::ods;
    std::size_t records = 0;
    for (const auto& item : source.items)
        if (const auto* grid = std::get_if<Grid>(&item)) records += records_of(*grid);
    for (auto& item : source.items) {
        auto* grid = std::get_if<Grid>(&item);
        if (grid == nullptr) continue;
        if (auto whole = of_sheet ? pasted_table(*grid) : std::nullopt) *grid = *std::move(whole);
        std::optional<Grid> usual = records > 1 ? record_table(*grid) : std::nullopt;
        if (!usual) usual = shaded_table(*grid);
        if (!usual) usual = calendar_table(*grid);
        if (!usual) usual = labelled_table(*grid);
        if (usual) *grid = *std::move(usual);
        if (auto joined = joined_times(*grid)) *grid = *std::move(joined);
    }
}

}  // namespace mera::intake
