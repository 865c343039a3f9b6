#pragma once
// Замещение: who acts for whom, in which organisation, from which day to which.
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/people/acting.hpp"
#include "store/db.hpp"

namespace mera {

ActingId insert_acting(Db& db, const Acting& acting, std::optional<PersonId> by, const Moment& now);
std::optional<Acting> find_acting(Db& db, ActingId id);
void end_acting(Db& db, ActingId id, Date ends_on);
std::vector<Acting> actings_in(Db& db, OrganisationId organisation);  // past ones too, the latest first
// Whom the person substitutes on a day; a closed account passes nothing on.
std::vector<Acting> substituted_by(Db& db, PersonId person, Date day);
std::vector<Acting> substitutes_of(Db& db, PersonId for_person, Date day);  // who acts for the person on a day

}  // namespace mera
