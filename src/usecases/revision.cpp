// An amending order laid beside the plan in force: what would change. How it is taken: revision_adoption.cpp.
#include "usecases/revision.hpp"

#include <algorithm>

#include "store/organisations.hpp"
#include "usecases/draft.hpp"
#include "usecases/executor_circle.hpp"
#include "usecases/programme.hpp"

namespace mera {

namespace {

Failure no_programme() { return {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."}; }

// Words of executors that the plan in force does not know yet.
std::vector<AdoptedExecutor> new_executors(Db& db, const PlanInForce& before, const PlanDraft& after,
                                           const Organisation& owner) {
    PlanDraft named = after;
    named.order.issuer = owner.name;
    const auto known = distinct_executors(before.plan);
    std::vector<AdoptedExecutor> out;
    AdoptionTerms terms = propose_adoption(named, organisations_around(db, owner.id), answers_around(db, owner.id));
    for (AdoptedExecutor& executor : terms.executors) {
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const std::string& words) {
            return organisation_key(words) == organisation_key(executor.words);
        });
        if (!is_known) out.push_back(std::move(executor));
    }
    return out;
}

// Of a change that a person leaves out nobody has to be asked who its executors are.
PlanDraft taken(PlanDraft after, const std::vector<RowNamed>& left_out) {
    for (const RowNamed& row : left_out) {
        if (!row.after || !has_row(after, *row.after)) continue;
        if (row.after->kind == PlanRow::Kind::clause)
            after.clauses[row.after->first].assignees.clear();
        else if (row.after->kind == PlanRow::Kind::measure)
            after.sections[row.after->first].measures[row.after->second].executors.clear();
    }
    return after;
}

RevisionTerms proposed_terms(Db& db, const Programme& programme, const PlanInForce& before, const PlanDraft& after,
                             bool in_parts) {
    RevisionTerms out;
    const AdoptionTerms proposed = propose_adoption(after, {});
    // What instructions have made of the plan is the whole plan.
    if (!in_parts) out.scope = compare_plans(before.plan, after).likely_scope();
    out.in_force_from = after.order.date.value_or(programme.order_date);
    out.term_last = programme.terms.term.last;
    if (proposed.schedule.term.last.ok()) out.term_last = std::max(out.term_last, proposed.schedule.term.last);
    out.executors = new_executors(db, before, after, find_organisation(db, programme.owner).value());
    for (const AdoptedTarget& target : proposed.denominators) out.denominators.push_back(target);
    return out;
}

// What the instructions make of the plan in force, and which rows they settle.
void amend(Db& db, RevisionDraft& d, const std::optional<RevisionTerms>& asked) {
    AmendedProgramme result = amended_programme(db, d.programme, d.before.plan, d.draft.plan,
                                                asked ? asked->instructions : std::vector<InstructionChoice>{});
    d.after = result.amended.plan;
    d.instructions = std::move(result.instructions);
    d.is_revoked = std::any_of(d.instructions.begin(), d.instructions.end(), [](const RevisionInstruction& one) {
        return one.amendment.deed == AmendmentDeed::revoke && !one.skipped && !one.is_refused();
    });
    d.amended = std::move(result.amended);
}

std::vector<AdoptedExecutor> unanswered_in(const std::vector<AdoptedExecutor>& proposed,
                                           const std::vector<AdoptedExecutor>& answered) {
    std::vector<AdoptedExecutor> out;
    for (const AdoptedExecutor& one : proposed)
        if (std::none_of(answered.begin(), answered.end(), [&](const AdoptedExecutor& other) {
                return organisation_key(other.words) == organisation_key(one.words);
            }))
            out.push_back(one);
    return out;
}

void compare_in_parts(RevisionDraft& d) {
    // What instructions have settled no choice of a person changes; of an annex given anew its measures are open.
    std::vector<RowMatch> settled = d.amended->matches;
    settled.insert(settled.end(), d.terms.matches.begin(), d.terms.matches.end());
    d.comparison = compare_plans(d.before.plan, d.after, settled, d.terms.scope);
    for (const PlanRow& clause : d.amended->excluded_clauses) d.comparison.rows.push_back({clause, {}, {}, {}});
    for (ComparedRow& row : d.comparison.rows) {
        for (const RowCause& cause : d.amended->causes)
            if (row.after ? cause.after == row.after : !cause.after && cause.before == row.before)
                row.instructions.push_back(cause.amendment);
        for (const RowDoubt& doubt : d.amended->doubts)
            if (row.after == doubt.after) row.doubts.push_back(doubt.why);
    }
}

void compare(RevisionDraft& d) {
    if (d.amended)
        compare_in_parts(d);
    else
        d.comparison = compare_plans(d.before.plan, d.after, d.terms.matches, d.terms.scope);
    for (ComparedRow& row : d.comparison.rows)
        row.left_out =
            row.ordered() != RowChange::same && std::any_of(d.terms.left_out.begin(), d.terms.left_out.end(),
                                                            [&](const RowNamed& named) { return named.is(row); });
}

}  // namespace

std::vector<AdoptedTarget> open_denominators(const RevisionDraft& d) {
    std::vector<AdoptedTarget> out;
    for (const ComparedRow& row : d.comparison.rows) {
        if (row.left_out || !row.after || row.after->kind != PlanRow::Kind::measure) continue;
        const bool fresh =
            !row.before || std::any_of(row.fields.begin(), row.fields.end(),
                                       [](const FieldChange& change) { return change.field == "targets"; });
        for (const AdoptedTarget& target : d.terms.denominators)
            if (fresh && target.section == row.after->first && target.measure == row.after->second)
                out.push_back(target);
    }
    return out;
}

Expected<RevisionDraft> compare_revision(Db& db, const Actor& actor, ProgrammeId id, DraftId draft_id,
                                         const std::optional<RevisionTerms>& asked, Date) {
    auto programme = programme_for(db, actor, id);
    if (!programme) return no_programme();
    if (!actor.has(Role::coordinator, programme->owner))
        return Failure{Failure::Kind::not_permitted, "Редакции принимает координатор этой программы."};
    auto draft = draft_for(db, actor, draft_id);
    if (!draft || draft->discarded)
        return Failure{Failure::Kind::not_found,
                       "Такого черновика нет. Загрузите изменяющий приказ в «Черновики» и откройте его оттуда."};
    if (draft->programme)
        return Failure{Failure::Kind::conflict, "Этот приказ уже принят. Откройте редакции программы."};
    RevisionDraft out{*std::move(programme), *std::move(draft), plan_in_force(db, id), {}};
    if (out.amends_in_parts())
        amend(db, out, asked);
    else
        out.after = out.draft.plan;
    const RevisionTerms proposed = proposed_terms(
        db, out.programme, out.before, asked ? taken(out.after, asked->left_out) : out.after, out.amends_in_parts());
    out.terms = asked ? *asked : proposed;
    if (out.amends_in_parts()) out.terms.scope = AmendedScope::whole_plan;
    if (asked) out.unanswered = unanswered_in(proposed.executors, asked->executors);
    if (asked && asked->denominators.empty()) out.terms.denominators = proposed.denominators;
    compare(out);
    return out;
}

}  // namespace mera
