#pragma once
// Document → PlanDraft: the order, its clauses and the measures of its annex, whatever columns, headers and town. What is
// not certain carries a doubt with its place; what the document does not say stays empty.
#include <optional>

#include "base/expected.hpp"
#include "domain/plan/plan_draft.hpp"
#include "domain/time/deadline.hpp"
#include "office/document.hpp"
#include "office/read/bundle.hpp"

namespace mera {

struct RecogniseOptions {
    // The term of the plan when a person has named it; otherwise it is derived from the document.
    std::optional<PlanTerm> term = {};
};

// A Failure when the document has neither a table of measures nor clauses of an order.
Expected<PlanDraft> recognise(const Document& document, const RecogniseOptions& options = {});
// The files of one order: its clauses from the file where it stands, measures from all that hold some.
Expected<PlanDraft> recognise(const BundleRead& read, const RecogniseOptions& options = {});

// The term of the plan by the document alone: a period in its title, the day of the order, years in its deadlines.
std::optional<PlanTerm> plan_term(const Document& document);

}  // namespace mera
