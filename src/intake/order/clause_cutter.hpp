#pragma once
// The lines of an order after «ПРИКАЗЫВАЮ:», cut into clauses, up to the signature or what follows the order.
#include <cstddef>
#include <string>
#include <vector>

#include "intake/order/clause_parts.hpp"
#include "intake/order/order_lines.hpp"

namespace mera::intake {

struct CutClause {
    DraftClause clause;
    Place place;
    std::vector<int> label;  // «2.1» → 2, 1
    double confidence = 1;
    std::vector<ClauseLine> lines = {};
    std::string under = {};  // «Директорам школ:» that stands over numbered clauses without a number of its own
};

struct CutClauses {
    std::vector<CutClause> clauses;
    std::size_t end = 0;        // the line below the last of them that belongs to no clause
    std::size_t last_line = 0;  // of the last clause
    std::string signature;      // that stood in the paragraph of the last clause
    std::vector<Repair> repairs;
    std::vector<Doubt> doubts;
};
CutClauses cut_clauses(const std::vector<HeadLine>& lines, std::size_t anchor);

}  // namespace mera::intake
