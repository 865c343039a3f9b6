#include "domain/plan/plan_draft.hpp"

namespace mera {

std::size_t count_measures(const PlanDraft& draft) {
    std::size_t count = 0;
    for (const DraftSection& section : draft.sections) count += section.measures.size();
    return count;
}

std::size_t count_doubts(const PlanDraft& draft) {
    std::size_t count = draft.doubts.size();
    for (const DraftClause& clause : draft.clauses) count += clause.doubts.size();
    for (const DraftSection& section : draft.sections) {
        count += section.doubts.size();
        for (const DraftMeasure& measure : section.measures) count += measure.doubts.size();
    }
    return count;
}

}  // namespace mera
