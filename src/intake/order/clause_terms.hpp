#pragma once
// By when a clause of an order obliges: the words of its sentence that say so, and what they mean.
#include <optional>
#include <vector>

#include "domain/plan/plan_draft.hpp"

namespace mera::intake {

// The words; a doubt where they may belong to something else the sentence speaks of. Times of which an organisation owes
// nothing by itself («постоянно», «по мере необходимости», «с 1 сентября») are no term in a running text. Gives what the
// clause says without them.
std::string find_term(DraftClause& clause, const Place& place);

struct ClauseTimes {  // what the document around a clause tells of its time
    std::optional<Date> order_date;
    std::optional<PlanTerm> term;  // of the plan
    bool guessed = false;  // the document names no year but in some of its days
    bool of_order = false;  // no heading names the term: it reaches as far as the days of some clauses
};
// What the words mean. A span that was over before the order («за I полугодие») is what the deed is about, not its term.
void read_term(DraftClause& clause, const ClauseTimes& times);

}  // namespace mera::intake
