#pragma once
// Rows of a table whose walls a scan does not show: each is weighed by what stands in it. A sound one among sound ones
// needs no doubt at every field; the table as a whole is doubted once on its page.
#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

// Notes the pages whose tables are guessed, and takes the doubt from the fields of sound rows.
void weigh_guessed_rows(RawPlan& plan);

}  // namespace mera::intake
