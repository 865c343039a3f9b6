#pragma once
// What a plan leaves unsaid in many rows at once: who carries the measures out, and by when. A person says it once.
#include <cstddef>
#include <string>
#include <vector>

#include "domain/plan/plan_draft.hpp"

namespace mera {

struct SectionBlanks {
    std::size_t section = 0;  // from 0
    std::size_t without_executors = 0, without_deadline = 0;  // measures
    friend bool operator==(const SectionBlanks&, const SectionBlanks&) = default;
};
std::vector<SectionBlanks> blanks_of(const PlanDraft& plan);  // of the sections that have any

struct BlanksAnswer {  // for a section; what is empty is not answered
    std::size_t section = 0;
    std::vector<std::string> executors;
    std::string deadline_text;
};
// Only blanks are filled; what the order says stays. Doubts that asked for what is now said are settled, a deadline that
// cannot be read keeps one.
PlanDraft fill_blanks(PlanDraft plan, const std::vector<BlanksAnswer>& answers);

}  // namespace mera
