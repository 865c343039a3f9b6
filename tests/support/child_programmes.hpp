#pragma once
// Short words for tests of programmes made from the one above.
#include <doctest/doctest.h>

#include <string>

#include "store/child_programmes.hpp"
#include "store/obligations.hpp"
#include "store/people.hpp"
#include "support/whole_program.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/sign_in.hpp"

namespace mera::test {

inline std::string address(ObligationId id) { return "/obligations/" + std::to_string(id.value); }
inline std::string text(std::int64_t number) { return std::to_string(number); }

inline PersonId person_named(Program& program, const char* login) {
    return find_person_by_login(program.db, login)->id;
}
inline Actor actor(Program& program, PersonId id) { return load_actor(program.db, id, program.today); }
inline Actor actor(Program& program, const char* login) { return actor(program, person_named(program, login)); }

inline OrganisationId school_of(Program& program, const char* login) {
    return actor(program, login).organisations_as(Role::executor).front();
}

inline ChildPlan plan_of(Program& program, ChildProgrammeId id, Edition edition = Edition::last) {
    return child_plan(program.db, find_child_programme(program.db, id).value(), edition, production_calendar(),
                      program.today);
}

inline std::string version(Program& program, ChildProgrammeId id) {
    return text(last_child_version(program.db, id).version);
}

inline const ChildRow& row_numbered(const ChildPlan& plan, const std::string& number) {
    for (const ChildRow& row : plan.rows)
        if (row.measure.number == number) return row;
    FAIL("no such measure");
    return plan.rows.front();
}

// An obligation of the organisation that is still to be handed in.
inline ObligationRow open_obligation_of(Program& program, OrganisationId organisation, MeasureId measure) {
    ObligationFilter filter;
    filter.organisations = {organisation};
    filter.measure = measure;
    for (const ObligationRow& row : list_obligations(program.db, filter, program.today, {1, 1'000}))
        if (may_submit(row.facts)) return row;
    FAIL("nothing open");
    return {};
}

inline ExecutionState state_of(Program& program, ObligationId id) {
    return execution_state(find_obligation(program.db, id)->facts, program.today);
}

}  // namespace mera::test
