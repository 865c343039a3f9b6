#pragma once
// Редакция: the plan as one order left it. Number 1 is the order that made the programme; each amending order (изменяющий
// приказ) makes the next.
#include <string>

#include "base/date.hpp"
#include "domain/ids.hpp"

namespace mera {

struct Revision {
    RevisionId id = {};
    ProgrammeId programme = {};
    std::int64_t number = 1;
    std::string order_number = {};
    Date order_date = {};
    Date in_force_from = {};
    Date term_last = {};  // the last day anything may be due under it
    Date adopted_on = {};
    std::string adopted_by = {};  // filled on reading
};

}  // namespace mera
