#pragma once
// Adopting a plan: what the order does not hold and a person decides, with defaults taken from the order itself.
#include <optional>
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "domain/people/executor.hpp"
#include "domain/plan/plan_draft.hpp"
#include "domain/time/schedule.hpp"

namespace mera {

struct AdoptedSchool {
    std::string name;
    SchoolCategory category = SchoolCategory::low_results;
};

struct AdoptedExecutor {
    std::string words;             // as in the draft, one entry per distinct words
    ExecutorKind kind = ExecutorKind::nobody;
    std::string organisation = {};  // its name, for `organisation`; created when the register has no such one
    ExecutorQuestion question = ExecutorQuestion::none;  // what a person must decide
    std::vector<std::string> candidates = {};            // names of the organisations the words may mean
    bool is_answered = false;                            // a person said so in an earlier order
};

struct AdoptedTarget {
    std::size_t section = 0, measure = 0, target = 0;  // which target of the draft
    std::string denominator;
};

// Organisations stand here by name: the same form serves the page, the command line and a plan of another town.
struct AdoptionTerms {
    std::string owner;  // the organisation whose programme it is
    std::string school_list_title;
    std::string school_list_basis;  // the act that lists the schools
    std::vector<AdoptedSchool> schools;
    ScheduleTerms schedule;
    std::vector<AdoptedExecutor> executors;
    std::vector<AdoptedTarget> denominators;
};

// Defaults: the executors' words read against the register and the schools the order names; the term from the order's
// day to the last day it names; the act found in the order's text. `answers`: what people of this owner said before.
AdoptionTerms propose_adoption(const PlanDraft& draft, const std::vector<Organisation>& known,
                               const std::vector<ExecutorAnswer>& answers = {});

// Every distinct wording of an executor in the draft: measures first, then clauses that have a due date.
std::vector<std::string> distinct_executors(const PlanDraft& draft);

// The list says a school's full name, the table of measures its short one: what the register does not know and exactly
// one school of the list fits is that school, not one more organisation.
void name_by_list(AdoptionTerms& terms, const std::vector<Organisation>& known);

// All that keeps the draft from being adopted, one Failure per finding; empty: it can be adopted.
std::vector<Failure> obstacles(const PlanDraft& draft, const AdoptionTerms& terms);

}  // namespace mera
