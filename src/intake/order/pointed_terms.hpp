#pragma once
// The term of a clause that points at another clause of its order.

#include <vector>

#include "intake/order/clause_cutter.hpp"

namespace mera::intake {

// Clauses without a term of their own that point at another clause of the order get its term, with a doubt.
void share_terms(std::vector<CutClause>& drafts);

}  // namespace mera::intake
