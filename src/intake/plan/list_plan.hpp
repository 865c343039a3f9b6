#pragma once
// A plan written without a table: numbered paragraphs are the measures, «Срок: …» and «Отв.: …» beside them their fields,
// numbered or plain headings above them the sections.
#include <cstddef>
#include <vector>

#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

// The plan of the lines from `order_items` on; not `found` when the paragraphs are no list of measures.
RawPlan gather_list_plan(const Source& source, std::size_t order_items);

}  // namespace mera::intake
