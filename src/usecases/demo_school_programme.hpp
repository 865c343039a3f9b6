#pragma once
// Programmes of schools in the demonstration: one approved, with a measure of its own; one still being composed.
#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/ids.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"

namespace mera {

Expected<Done> approved_school_programme(Db& db, ProgrammeId parent, const char* head, const char* deputy,
                                         const Calendar& calendar, const Moment& now);
Expected<Done> begun_school_programme(Db& db, ProgrammeId parent, const char* head, const Calendar& calendar,
                                      const Moment& now);

}  // namespace mera
