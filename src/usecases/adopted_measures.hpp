#pragma once
// From a row of a draft to a measure of a programme: shared by the adoption of a plan and of its revisions. Everything
// here stands inside the write transaction of the deed.
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "domain/plan/adoption.hpp"
#include "domain/plan/plan_draft.hpp"
#include "domain/plan/programme.hpp"
#include "store/db.hpp"

namespace mera {

// An order gives work to those under its owner. Work given to others would be seen by nobody who controls it.
Expected<Done> check_subordination(Db& db, OrganisationId owner, const std::vector<AdoptedExecutor>& executors,
                                   const std::vector<AdoptedSchool>& schools);
// Finds an organisation around the owner by any of its spellings, or takes it into the register under the owner.
OrganisationId organisation_named(Db& db, const std::string& name, OrganisationId owner);
std::vector<MeasureExecutor> executors_of(Db& db, const std::vector<std::string>& words_list,
                                          const std::vector<AdoptedExecutor>& executors, OrganisationId owner);
std::vector<Target> targets_of(const DraftMeasure& measure, std::size_t section_at, std::size_t measure_at,
                               const std::vector<AdoptedTarget>& denominators);
Measure measure_of(const DraftMeasure& draft);
Measure measure_of(const DraftClause& clause);  // a clause with an addressee and a date is an obligation too

}  // namespace mera
