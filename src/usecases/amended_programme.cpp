#include "usecases/amended_programme.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/amended_rows.hpp"
#include "intake/amendment/amendments.hpp"
#include "intake/order/order_text.hpp"
#include "intake/people/executors.hpp"
#include "intake/plan/evidence_list.hpp"
#include "intake/plan/targets.hpp"
#include "store/drafts.hpp"
#include "store/programmes.hpp"
#include "usecases/programme.hpp"

namespace mera {

namespace {

ColumnReaders column_readers(const AmendedBase& base) {
    ColumnReaders out;
    out.executors = [](const std::string& text) { return intake::split_executors(text).names; };
    out.evidence = [](const std::string& text) { return intake::split_evidence(text); };
    out.targets = [](const DraftMeasure& measure) {
        std::vector<std::string> helpers = measure.evidence;
        helpers.push_back(measure.title);
        intake::TargetList list = intake::read_targets(measure.result, helpers);
        return ColumnReaders::Targets{std::move(list.targets), std::move(list.doubts)};
    };
    out.clause = [times = intake::ClauseTimes{base.order.date, base.term}](const std::string& number,
                                                                           const std::string& text) {
        return intake::read_clause(number, text, {}, times);
    };
    return out;
}

// «графа 4» is counted in the table that the plan was read from.
std::map<int, std::string> columns_of(const PlanDraft& source) {
    std::map<int, std::map<std::string, int>> votes;
    for (const DraftSection& section : source.sections)
        for (const DraftMeasure& measure : section.measures)
            for (const DraftPlace& place : measure.places)
                if (place.place.column > 0)
                    ++votes[place.place.column][place.field == "deadlines" ? "deadline_text" : place.field];
    std::map<int, std::string> out;
    for (const auto& [column, fields] : votes)
        out[column] = std::max_element(fields.begin(), fields.end(), [](const auto& left, const auto& right) {
                          return left.second < right.second;
                      })->first;
    return out;
}

AmendedBase base_of(Db& db, const Programme& programme, const PlanDraft& in_force) {
    AmendedBase base;
    base.plan = in_force;
    base.order = {programme.order_number, programme.order_date};
    base.term = programme.terms.term;
    const auto draft = draft_of_programme(db, programme.id);
    const auto source = draft ? find_draft(db, *draft) : std::nullopt;
    if (!source) return base;
    base.columns = columns_of(source->plan);
    for (const DraftClause& clause : source->plan.clauses) {
        const bool controlled =
            std::any_of(in_force.clauses.begin(), in_force.clauses.end(),
                        [&](const DraftClause& one) { return same_number(one.number, clause.number); });
        if (!controlled) base.other_clauses.push_back(clause);
    }
    return base;
}

std::vector<RevisionInstruction> instructions_of(const PlanDraft& amending,
                                                 const std::vector<InstructionChoice>& choices) {
    std::vector<RevisionInstruction> out;
    for (std::size_t at = 0; at < amending.amendments.size(); ++at) {
        const Amendment& asked = amending.amendments[at];
        const auto choice =
            std::find_if(choices.begin(), choices.end(), [&](const InstructionChoice& one) { return one.asked == at; });
        if (choice != choices.end() && choice->skipped) {
            out.push_back({at, asked, {}, true, {}});
            continue;
        }
        const std::string words = choice == choices.end() ? std::string{} : collapse_spaces(choice->words);
        if (words.empty() || words == collapse_spaces(asked.quote)) {
            out.push_back({at, asked, {}, false, {}});
            continue;
        }
        for (Amendment& fresh : read_instruction(choice->words, asked, amending.annexes))
            out.push_back({at, std::move(fresh), {}, false, choice->words});
    }
    return out;
}

}  // namespace

bool is_amending(const PlanDraft& draft) { return !draft.amendments.empty(); }

std::optional<ProgrammeId> programme_amended_by(Db& db, const Actor& actor, const PlanDraft& amending) {
    std::optional<ProgrammeId> found;
    for (const Programme& programme : programmes_for(db, actor)) {
        if (!actor.has(Role::coordinator, programme.owner)) continue;
        const AmendedOrder order{programme.order_number, programme.order_date};
        const bool named = std::any_of(amending.amendments.begin(), amending.amendments.end(),
                                       [&](const Amendment& one) { return one.order == order; });
        if (!named) continue;
        if (found) return {};
        found = programme.id;
    }
    return found;
}

AmendedProgramme amended_programme(Db& db, const Programme& programme, const PlanDraft& in_force,
                                   const PlanDraft& amending, const std::vector<InstructionChoice>& choices) {
    AmendedProgramme out;
    out.instructions = instructions_of(amending, choices);
    PlanDraft asked = amending;
    asked.amendments.clear();
    std::vector<std::size_t> shown;  // which of the instructions each carried out one is
    for (std::size_t at = 0; at < out.instructions.size(); ++at) {
        if (out.instructions[at].skipped) continue;
        asked.amendments.push_back(out.instructions[at].amendment);
        shown.push_back(at);
    }
    const AmendedBase base = base_of(db, programme, in_force);
    out.amended = amended_plan(base, asked, column_readers(base));
    for (std::size_t at = 0; at < shown.size(); ++at) out.instructions[shown[at]].outcome = out.amended.outcomes[at];
    for (RowCause& cause : out.amended.causes) cause.amendment = shown[cause.amendment];
    return out;
}

}  // namespace mera
