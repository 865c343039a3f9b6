#include "domain/plan/typed_deadline.hpp"

#include "domain/plan/adoption.hpp"

namespace mera {

DeadlineReading read_typed_deadline(std::string_view words, const PlanDraft& plan) {
    const PlanTerm term = propose_adoption(plan, {}).schedule.term;
    return read_deadlines(words, term.first.ok() && term.last.ok() ? std::optional{term} : std::nullopt);
}

}  // namespace mera
