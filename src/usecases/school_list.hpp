#pragma once
// Schools enter and leave the list of a programme in mid-year: what that creates and takes off control is shown first and
// done in one transaction.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "usecases/expand_programme.hpp"

namespace mera {

struct SchoolListForm {  // as typed
    std::string school;
    bool enters = true;
    SchoolCategory category = SchoolCategory::low_results;
    std::string on;
    std::string basis;
};
struct SchoolListOutcome {
    OrganisationId school = {};
    FollowedBy followed;  // in every programme of the list
};
// The list of the programme; other programmes with the same list follow as well.
Expected<SchoolListOutcome> preview_school_list(Db& db, const Actor& actor, ProgrammeId programme,
                                                const SchoolListForm& form, const Calendar& calendar,
                                                const Moment& now);
Expected<SchoolListOutcome> change_school_list(Db& db, const Actor& actor, ProgrammeId programme,
                                               const SchoolListForm& form, const Calendar& calendar, const Moment& now);

}  // namespace mera
