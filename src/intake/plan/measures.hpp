#pragma once
// From gathered texts to fields: executors, deadlines, targets and documents of each measure, with places and doubts.
#include <optional>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/people/executors.hpp"
#include "intake/plan/plan_part.hpp"
#include "intake/plan/raw_plan.hpp"

namespace mera::intake {

struct MeasureContext {
    const Vocabulary& words;
    const KnownExecutors& executors;
    std::optional<PlanTerm> term;
    std::optional<PlanTerm> days = {};  // the month or the day that the title of the plan names
    std::optional<PlanPart> part = {};
    bool plan_has_executors = true, plan_has_deadlines = true;
    bool own_reading = false;  // letters and walls came from a picture of the page
    bool term_is_guessed =
        false;  // no heading says the years: they are those of the dated rows, or the next after the order
    std::optional<Date> ordered = {};  // the term begins with the order, and nothing else says its years
    bool quoted = false;  // a text somebody typed: its words are kept to the last full stop
    const RawSection* section = nullptr;  // whose month a measure without a deadline inherits
};

DraftMeasure draft_measure(const RawMeasure& raw, const MeasureContext& context);

}  // namespace mera::intake
