#include "intake/plan/shared_conventions.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.hpp"
#include "domain/time/deadline_conventions.hpp"

namespace mera::intake {

namespace {

constexpr std::int64_t kRowsMin = 3;  // in fewer it is said where it is

bool is_about_weeks(const Doubt& doubt) { return doubt.field == "deadlines" && doubt.why == kWeeksOfMonth; }

}  // namespace

void say_conventions_once(PlanDraft& draft) {
    std::int64_t rows = 0;
    for (const DraftSection& section : draft.sections)
        for (const DraftMeasure& measure : section.measures)
            rows += std::any_of(measure.doubts.begin(), measure.doubts.end(), is_about_weeks);
    if (rows < kRowsMin) return;
    for (DraftSection& section : draft.sections)
        for (DraftMeasure& measure : section.measures) std::erase_if(measure.doubts, is_about_weeks);
    draft.doubts.push_back(
        {"deadlines",
         std::string{kWeeksOfMonth} + " Так прочитаны сроки " + counted(rows, "меры", "мер", "мер") + ".",
         {}});
}

}  // namespace mera::intake
