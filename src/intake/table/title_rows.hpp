#pragma once
// The title of the plan set into the first rows of its table: it becomes lines above the table, where titles are read.
#include "intake/source.hpp"

namespace mera::intake {

void lift_title_rows(Source& source);

}  // namespace mera::intake
