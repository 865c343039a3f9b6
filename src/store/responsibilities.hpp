#pragma once
// Who answers for which obligation.
#include <vector>

#include "base/moment.hpp"
#include "domain/people/responsibility.hpp"
#include "store/db.hpp"
#include "store/people.hpp"

namespace mera {

struct ResponsibilityPlace {
    MeasureId measure = {};
    OrganisationId organisation = {};
    std::optional<ObligationId> obligation = {};  // none: everything of the organisation under the measure
};

void insert_responsibility(Db& db, const ResponsibilityPlace& place, const Responsibility& responsibility,
                           std::optional<PersonId> by, const Moment& now);
void withdraw_responsibility(Db& db, ResponsibilityId id, std::optional<PersonId> by, const Moment& now);

// Appointed for the obligation itself or, when nobody is, for its measure; only who serve the organisation on the day.
Team team_of(Db& db, ObligationId obligation, Date day);

// Appointed for everything of the organisation under the measure, whether they still serve it or not.
std::vector<Responsibility> team_of_measure(Db& db, MeasureId measure, OrganisationId organisation);

// Whom to remind of an obligation on a day: the responsible and co-executors, every executor of the organisation when
// there are none, and whoever substitutes them.
std::vector<Person> people_responsible(Db& db, ObligationId obligation, Date day);

// The open obligations for which the person is the responsible one by name.
std::vector<ObligationId> obligations_answered_by(Db& db, PersonId person);

}  // namespace mera
