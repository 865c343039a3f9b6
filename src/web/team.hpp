#pragma once
// The part of an obligation's page about its people: who answers, who helps, what they handed in.
#include "store/obligations.hpp"
#include "web/views/visit.hpp"

namespace mera {

Html team_block(Visit& visit, const ObligationRow& row);
// To the responsible person: parts that wait, to be sent back one by one or taken along in one press.
Html parts_to_accept(Visit& visit, const ObligationRow& row);
// Instead of the form of the whole, for who may only hand in a part; empty for the others.
Html part_block(Visit& visit, const ObligationRow& row);

}  // namespace mera
