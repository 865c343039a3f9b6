#pragma once
// Expanding a programme: who of the list on that day owes what and when. What exists stays as it is; only what is missing
// is created, so the same deed serves adoption and a list of schools that has changed.
#include "domain/calendar.hpp"
#include "domain/programme.hpp"
#include "store/db.hpp"

namespace mera {

// Inside a write transaction. Gives the number of obligations created.
std::int64_t expand_programme(Db& db, const Programme& programme, const Calendar& calendar);

}  // namespace mera
