#pragma once
// The first and the last lesson of an organisation's school year. What is owed by these days and is still open follows; what
// that moves is shown first and done in one transaction.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/manager.hpp"

namespace mera {

struct SchoolYearForm {  // as typed
    std::string first, last;
};
// What follows, in every programme.
Expected<FollowedBy> preview_school_year(Db& db, const Manager& by, OrganisationId id, const SchoolYearForm& form,
                                         const Calendar& calendar, const Moment& now);
Expected<FollowedBy> set_school_year(Db& db, const Manager& by, OrganisationId id, const SchoolYearForm& form,
                                     const Calendar& calendar, const Moment& now);

}  // namespace mera
