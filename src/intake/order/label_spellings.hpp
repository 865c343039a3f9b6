#pragma once
// How clauses may be marked beside «1.»: «п. 1.», «№ 1.», «(1)», «1 –», «а.».
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

// Marks that several lines share and behind which deeds begin are written «1.», «а)», «•».
void spell_labels_plainly(std::vector<HeadLine>& lines);

}  // namespace mera::intake
