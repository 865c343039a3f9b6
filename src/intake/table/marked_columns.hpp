#pragma once
// Columns whose cells are marks: «+» under «II квартал» is a time, «+» under «Управление образования» an executor.
#include <optional>
#include <string>
#include <string_view>

#include "intake/table/columns.hpp"

namespace mera::intake {

// What a cell says in a column that stands for a time: «+» the time itself, «март» and «до конца года» under «2025» a time of that
// year, «15» and «до 25» under «Март» days of that month. Nothing when it says no time.
std::optional<std::string> time_under(std::string_view cell, std::string_view stands_for);

void find_marked_columns(const Grid& grid, Columns& columns);

}  // namespace mera::intake
