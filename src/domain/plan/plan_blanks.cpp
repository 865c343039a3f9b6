#include "domain/plan/plan_blanks.hpp"

#include <algorithm>

#include "domain/plan/typed_deadline.hpp"

namespace mera {

namespace {

bool lacks_deadline(const DraftMeasure& measure) { return measure.deadline_text.empty() && measure.deadlines.empty(); }

void settle(std::vector<Doubt>& doubts, std::string_view field) {
    std::erase_if(doubts, [&](const Doubt& doubt) { return doubt.field == field; });
}

}  // namespace

std::vector<SectionBlanks> blanks_of(const PlanDraft& plan) {
    std::vector<SectionBlanks> out;
    for (std::size_t at = 0; at < plan.sections.size(); ++at) {
        SectionBlanks blanks{.section = at};
        for (const DraftMeasure& measure : plan.sections[at].measures) {
            blanks.without_executors += measure.executors.empty();
            blanks.without_deadline += lacks_deadline(measure);
        }
        if (blanks.without_executors + blanks.without_deadline > 0) out.push_back(blanks);
    }
    return out;
}

PlanDraft fill_blanks(PlanDraft plan, const std::vector<BlanksAnswer>& answers) {
    for (const BlanksAnswer& answer : answers) {
        if (answer.section >= plan.sections.size()) continue;
        DeadlineReading reading;
        if (!answer.deadline_text.empty()) reading = read_typed_deadline(answer.deadline_text, plan);
        for (DraftMeasure& measure : plan.sections[answer.section].measures) {
            if (measure.executors.empty() && !answer.executors.empty()) {
                measure.executors = answer.executors;
                settle(measure.doubts, "executors");
            }
            if (answer.deadline_text.empty() || !lacks_deadline(measure)) continue;
            settle(measure.doubts, "deadlines");
            measure.deadline_text = answer.deadline_text;
            measure.deadlines = reading.deadlines;
            for (const std::string& why : reading.doubts) measure.doubts.push_back({"deadlines", why, {}});
        }
    }
    const std::vector<SectionBlanks> left = blanks_of(plan);
    const auto none = [&](auto count) {
        return std::all_of(left.begin(), left.end(), [&](const SectionBlanks& s) { return s.*count == 0; });
    };
    if (none(&SectionBlanks::without_executors)) settle(plan.doubts, "executors");
    if (none(&SectionBlanks::without_deadline)) settle(plan.doubts, "deadlines");
    return plan;
}

}  // namespace mera
