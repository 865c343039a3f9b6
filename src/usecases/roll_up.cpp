#include "usecases/roll_up.hpp"

#include <algorithm>

#include "store/audit.hpp"
#include "store/child_programmes.hpp"
#include "store/parts.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"

namespace mera {

namespace {

constexpr std::int64_t kObligationsOfMeasure = 100'000;

std::vector<ObligationRow> under(Db& db, MeasureId measure, std::optional<OrganisationId> organisation, Date today) {
    ObligationFilter filter;
    filter.measure = measure;
    if (organisation) filter.organisations = {*organisation};
    filter.control = ControlFilter::any;
    return list_obligations(db, filter, today, {1, kObligationsOfMeasure});
}

// Of these the first that is not due earlier than `below`, or the one due last.
const ObligationRow* first_not_earlier(const std::vector<const ObligationRow*>& above, const ObligationRow& below) {
    const ObligationRow* first = nullptr;
    const ObligationRow* last = nullptr;
    for (const ObligationRow* row : above) {
        if (row->due_nominal >= below.due_nominal && (!first || row->due_nominal < first->due_nominal)) first = row;
        if (!last || row->due_nominal > last->due_nominal) last = row;
    }
    return first ? first : last;
}

// The period above that the one below belongs to: one that overlaps it. Nothing overlaps when the school works ahead of
// the term above or when an amending order has moved that term; then it is told by the days they are due.
const ObligationRow* answering(const std::vector<ObligationRow>& above, const ObligationRow& below) {
    std::vector<const ObligationRow*> overlapping, all;
    for (const ObligationRow& row : above) {
        all.push_back(&row);
        if (below.period_last >= row.period_first && row.period_last >= below.period_first) overlapping.push_back(&row);
    }
    return first_not_earlier(overlapping.empty() ? all : overlapping, below);
}

bool is_lifted(const ObligationFacts& facts) {
    return facts.release && facts.release->reason != ReleaseReason::fulfilled;
}

void lift(Db& db, const ObligationRow& row, const ReleaseRecord& above, const Doer& doer, const Moment& now) {
    if (row.facts.release || !may_release(row.facts, above.reason, "по вышестоящей программе")) return;
    insert_release(db, row.id, above.reason, "по вышестоящей программе: " + above.basis, doer.person, now);
    refresh_obligation_facts(db, row.id);
    write_audit(db, doer, "снято с контроля", subject_of(row.id), "по вышестоящей программе", now);
}

void cap(Db& db, const ObligationRow& row, Date due, const Doer& doer, const Moment& now) {
    const bool open = !row.facts.release && (!row.facts.last || row.facts.last->verdict != Verdict::accepted);
    if (!open || row.facts.due <= due) return;
    const std::string why = "срок вышестоящей программы стал раньше";
    const TransferId transfer = insert_transfer(db, row.id, due, why, doer.person, now);
    insert_transfer_decision(db, transfer, {true, due, why, now.today, {}}, doer.person);
    refresh_obligation_facts(db, row.id);
    write_audit(db, doer, "срок перенесён", subject_of(row.id), in_russian(due) + ": " + why, now);
}

}  // namespace

void roll_up(Db& db, const ObligationRow& accepted, SubmissionId submission, const Doer& doer, const Moment& now) {
    const auto passed = find_passed(db, accepted.measure);
    if (!passed || !passed->parent || is_rolled_up(db, submission)) return;
    const OrganisationId middle = find_programme(db, accepted.programme).value().owner;
    const auto above = under(db, *passed->parent, middle, now.today);
    const ObligationRow* target = answering(above, accepted);
    if (target == nullptr || target->facts.release) return;
    for (const SubmissionRecord& record : submissions_of(db, accepted.id)) {
        if (record.id != submission) continue;
        const std::string note = accepted.organisation_name + (record.note.empty() ? "" : ": " + record.note);
        const PartId part = insert_part(db, target->id, doer, note, record.evidence, now);
        insert_rolled_up_part(db, submission, part);
        write_audit(db, doer, "принятое передано выше", subject_of(target->id), accepted.organisation_name, now);
    }
}

void follow_parent(Db& db, ObligationId parent, const Doer& doer, const Moment& now) {
    const auto above = find_obligation(db, parent);
    if (!above) return;
    for (const PassedMeasure& passed : passed_from(db, above->measure)) {
        const auto programme = find_measure(db, passed.measure).value().programme;
        if (find_programme(db, programme).value().owner != above->organisation) continue;
        const auto all_above = under(db, above->measure, above->organisation, now.today);
        for (const ObligationRow& row : under(db, passed.measure, {}, now.today)) {
            const ObligationRow* answers = answering(all_above, row);
            if (answers == nullptr || answers->id != parent) continue;
            if (is_lifted(above->facts)) {
                lift(db, row, release_of(db, parent).value(), doer, now);
                follow_parent(db, row.id, doer, now);
            } else if (row.facts.due > above->facts.due) {
                cap(db, row, above->facts.due, doer, now);
                follow_parent(db, row.id, doer, now);
            }
        }
    }
}

}  // namespace mera
