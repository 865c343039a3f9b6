#pragma once
// The school years of organisations that have days of their own; the others have the usual ones.
#include <map>
#include <optional>
#include <vector>

#include "base/moment.hpp"
#include "domain/ids.hpp"
#include "domain/time/school_year.hpp"
#include "store/db.hpp"

namespace mera {

// Appended; the days themselves are saved apart.
SchoolYearChangeId insert_school_year_change(Db& db, OrganisationId organisation, const SchoolYear& year,
                                             std::optional<PersonId> by, const Moment& now);
void save_school_year(Db& db, OrganisationId organisation, const SchoolYear& year);
std::vector<SchoolYear> own_school_years_of(Db& db, OrganisationId organisation);
std::map<OrganisationId, std::vector<SchoolYear>> own_school_years(Db& db);  // of all that have any, each by year
SchoolYear school_year_of(Db& db, OrganisationId organisation, int year);  // the usual one when nothing else is known

}  // namespace mera
