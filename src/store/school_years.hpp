#pragma once
// The school years of organisations that have days of their own; the others have the usual ones.
#include <optional>

#include "domain/ids.hpp"
#include "domain/school_year.hpp"
#include "store/db.hpp"

namespace mera {

void save_school_year(Db& db, OrganisationId organisation, const SchoolYear& year);
SchoolYear school_year_of(Db& db, OrganisationId organisation, int year);  // the usual one when nothing else is known

}  // namespace mera
