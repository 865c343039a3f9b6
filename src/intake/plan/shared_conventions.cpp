#include "intake/plan/shared_conventions.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "domain/time/deadline_conventions.hpp"

namespace mera::intake {

namespace {

constexpr std::int64_t kRowsMin = 3;  // in fewer it is said where it is

bool is_about(const Doubt& doubt, std::string_view convention) {
    return doubt.field == "deadlines" && doubt.why == convention;
}

void say_once(PlanDraft& draft, std::string_view convention) {
    const auto about = [&](const Doubt& doubt) { return is_about(doubt, convention); };
    std::int64_t rows = 0;
    for (const DraftSection& section : draft.sections)
        for (const DraftMeasure& measure : section.measures)
            rows += std::any_of(measure.doubts.begin(), measure.doubts.end(), about);
    if (rows < kRowsMin) return;
    for (DraftSection& section : draft.sections)
        for (DraftMeasure& measure : section.measures) std::erase_if(measure.doubts, about);
    draft.doubts.push_back(
        {"deadlines",
         std::string{convention} + " Так прочитаны сроки " + counted(rows, "меры", "мер", "мер") + ".",
         {}});
}

}  // namespace

void say_conventions_once(PlanDraft& draft) {
    for (const std::string_view convention : kSharedConventions) say_once(draft, convention);
}

}  // namespace mera::intake
