#include "usecases/plan_in_force.hpp"

#include <algorithm>

namespace mera {

namespace {

DraftMeasure draft_of(const Measure& m) {
    DraftMeasure out;
    out.number = m.number;
    out.title = m.title;
    for (const MeasureExecutor& executor : m.executors) out.executors.push_back(executor.words);
    out.deadline_text = m.deadline_text;
    out.deadlines = m.deadlines;
    out.result = m.result_text;
    for (const Target& t : m.targets) out.targets.push_back({t.metric, t.comparator, t.value, t.unit, t.population});
    out.evidence = m.evidence;
    out.notes = m.notes;
    return out;
}

DraftClause clause_of(const Measure& m) {
    DraftClause out;
    out.number = m.number;
    out.text = m.title;
    for (const MeasureExecutor& executor : m.executors) out.assignees.push_back(executor.words);
    out.deadline_text = m.deadline_text;
    out.deadlines = m.deadlines;
    return out;
}

}  // namespace

std::vector<FieldChange> changes_between(const Measure& before, const Measure& after) {
    return measure_changes(draft_of(before), draft_of(after));
}

const Measure& PlanInForce::at(const PlanRow& row) const {
    return row.kind == PlanRow::Kind::clause ? clauses.at(row.first) : sections.at(row.first).at(row.second);
}

PlanInForce plan_in_force(Db& db, ProgrammeId programme) {
    PlanInForce out;
    const auto sections = sections_of(db, programme);
    std::vector<SectionId> order;
    for (Measure& measure : measures_of(db, programme)) {
        if (measure.is_clause()) {
            out.plan.clauses.push_back(clause_of(measure));
            out.clauses.push_back(std::move(measure));
            continue;
        }
        auto at = std::find(order.begin(), order.end(), *measure.section);
        if (at == order.end()) {
            const auto section = std::find_if(sections.begin(), sections.end(),
                                              [&](const Section& s) { return s.id == *measure.section; });
            out.plan.sections.push_back({section->number, section->title, {}});
            out.sections.emplace_back();
            at = order.insert(order.end(), *measure.section);
        }
        const auto index = static_cast<std::size_t>(at - order.begin());
        out.plan.sections[index].measures.push_back(draft_of(measure));
        out.sections[index].push_back(std::move(measure));
    }
    return out;
}

}  // namespace mera
