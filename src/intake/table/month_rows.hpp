#pragma once
#include <optional>

#include "intake/source.hpp"

namespace mera::intake {

// «Сентябрь» across the table over rows of deeds, under a header that names parts of the work: the months become its first
// column. Nothing when a heading says when or who, or a row stands above the first month.
std::optional<Grid> months_aside(const Grid& grid);

}  // namespace mera::intake
