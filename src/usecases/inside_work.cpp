#include "usecases/inside_work.hpp"

#include <algorithm>
#include <set>

#include "domain/control/standing.hpp"
#include "store/child_hand_ins.hpp"
#include "store/child_programmes.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/school_years.hpp"
#include "usecases/child_programme.hpp"

namespace mera {

namespace {

// Three hundred schools write the same terms in the same words: each is read once.
class Reader {
public:
    Reader(Db& db, const Calendar& calendar) : db_(db), calendar_(calendar), school_years_(own_school_years(db)) {
        for (Organisation& organisation : all_organisations(db)) {
            const OrganisationId id = organisation.id;
            organisations_.emplace(id, std::move(organisation));
        }
    }
    const Organisation& organisation(OrganisationId id) const { return organisations_.at(id); }

    const std::vector<ScheduledPeriod>& periods(const Addition& addition, const ChildProgramme& child) {
        const OwnTerms own = terms(child);
        const std::string key = addition.deadline_text + "|" + key_of(child.parent, own);
        const auto found = periods_.find(key);
        if (found != periods_.end()) return found->second;
        const auto read = periods_of(addition, own, calendar_);
        return periods_.emplace(key, read ? *read : std::vector<ScheduledPeriod>{}).first->second;
    }
    // Nothing where the own term is not read any more: the parent's holds.
    const std::vector<std::optional<Date>>& dues(const std::string& words, const std::vector<ParentDue>& parent,
                                                 const ChildProgramme& child) {
        const OwnTerms own = terms(child);
        std::string key = words + "|" + key_of(child.parent, own);
        for (const ParentDue& due : parent) key += iso(due.period_first) + iso(due.due);
        const auto found = dues_.find(key);
        if (found != dues_.end()) return found->second;
        auto read = own_dues(words, parent, own, calendar_);
        return dues_.emplace(key, read ? *std::move(read) : std::vector<std::optional<Date>>(parent.size()))
            .first->second;
    }

private:
    OwnTerms terms(const ChildProgramme& child) {
        auto found = terms_.find(child.parent);
        if (found == terms_.end())
            found = terms_.emplace(child.parent, find_programme(db_, child.parent).value().terms).first;
        OwnTerms out{found->second, organisation(child.organisation).week()};
        if (const auto years = school_years_.find(child.organisation); years != school_years_.end())
            out.schedule.own_school_years = years->second;
        return out;
    }
    // What the reading of words depends on besides them.
    static std::string key_of(ProgrammeId parent, const OwnTerms& own) {
        std::string out = std::to_string(parent.value) + (own.week == WorkWeek::six_days ? "|6" : "|5");
        for (const SchoolYear& year : own.schedule.own_school_years) out += iso(year.first()) + iso(year.last());
        return out;
    }

    Db& db_;
    const Calendar& calendar_;
    std::map<OrganisationId, Organisation> organisations_;
    std::map<ProgrammeId, ScheduleTerms> terms_;
    std::map<OrganisationId, std::vector<SchoolYear>> school_years_;
    std::map<std::string, std::vector<ScheduledPeriod>> periods_;
    std::map<std::string, std::vector<std::optional<Date>>> dues_;
};

using HandIns = std::map<OwnTaskKey, std::vector<ChildHandInFacts>>;

WatchedObligation watched_of(Date first, Date due, const std::vector<ChildHandInFacts>* hand_ins) {
    WatchedObligation out{.facts = {.period_first = first, .due = due}};
    if (hand_ins == nullptr) return out;
    for (const ChildHandInFacts& one : *hand_ins) {
        out.facts.last = LastSubmission{one.on, one.verdict};
        out.returned_on.reset();
        if (one.verdict != Verdict::returned) continue;
        ++out.facts.returns;
        out.returned_on = one.decided_on;
    }
    return out;
}

void add_tasks(InsideWork& out, const ChildInForce& in_force, const HandIns& hand_ins, Reader& reader) {
    const Organisation& organisation = reader.organisation(in_force.child.organisation);
    for (const Addition& addition : in_force.composition.additions) {
        InsideTask task;
        task.organisation = organisation.id;
        task.organisation_name = organisation.short_name;
        task.title = addition.title;
        task.person = addition.person;
        task.leader = in_force.leader;
        const auto add = [&](std::optional<Date> nominal, Date first, Date due) {
            task.task = {in_force.child.id, addition.key, nominal};
            const auto found = hand_ins.find(task.task);
            if (!nominal && found == hand_ins.end()) return;
            task.watched = watched_of(first, due, found == hand_ins.end() ? nullptr : &found->second);
            out.tasks.push_back(task);
        };
        for (const ScheduledPeriod& when : reader.periods(addition, in_force.child))
            add(when.due_nominal, when.period.first(), when.due_effective);
        constexpr Date kNever = make_date(9999, 12, 31);  // what is done when needed is never late
        add({}, kNever, kNever);
    }
}

void add_terms(Db& db, InsideWork& out, const ChildInForce& in_force, Reader& reader) {
    const auto& decided = in_force.composition.measures;
    std::vector<MeasureId> measures;
    for (const ChildMeasure& one : decided)
        if (one.left_out.empty() && !one.deadline_text.empty()) measures.push_back(one.parent);
    if (measures.empty()) return;
    std::map<MeasureId, std::vector<OwedDue>> owed;
    for (OwedDue& one : owed_dues(db, in_force.child.organisation, measures)) owed[one.measure].push_back(one);
    for (const auto& [measure, periods] : owed) {
        const ChildMeasure* own = in_force.composition.of(measure);
        std::vector<ParentDue> parent;
        for (const OwedDue& one : periods)
            parent.push_back({one.facts.period_first, std::max(one.due_original, one.facts.due)});
        const auto& dues = reader.dues(own->deadline_text, parent, in_force.child);
        for (std::size_t at = 0; at < periods.size(); ++at) {
            const OwedDue& one = periods[at];
            if (!dues[at] || one.facts.due <= *dues[at] || !standing_of(one.facts, one.facts.due).hand_in) continue;
            out.terms.push_back({one.id, in_force.child.id, in_force.child.organisation, own->person, *dues[at]});
        }
    }
}

}  // namespace

std::map<ObligationId, Date> InsideWork::due_inside() const {
    std::map<ObligationId, Date> out;
    for (const InsideTerm& term : terms) out[term.obligation] = term.due;
    return out;
}

InsideWork inside_work(Db& db, const std::optional<std::vector<ChildProgrammeId>>& only, const Calendar& calendar) {
    InsideWork out;
    const auto in_force = child_programmes_in_force(db, only);
    if (in_force.empty()) return out;
    HandIns hand_ins;
    for (const ChildHandInFacts& one : child_hand_in_facts(db, only))
        hand_ins[{one.place.programme, one.place.addition, one.place.due_nominal}].push_back(one);
    Reader reader{db, calendar};
    for (const ChildInForce& one : in_force) {
        add_tasks(out, one, hand_ins, reader);
        add_terms(db, out, one, reader);
    }
    return out;
}

std::optional<ReminderKind> kind_inside(ReminderKind kind, const InsideTask& task) {
    switch (kind) {
        case ReminderKind::overdue:
        case ReminderKind::due_today:
        case ReminderKind::soon:
            if (!task.is_dated()) return {};
            return kind;
        case ReminderKind::returned: return kind;
        case ReminderKind::to_review: return ReminderKind::inside_review;
        case ReminderKind::inside_passed:
        case ReminderKind::transfer_asked:
        case ReminderKind::escalated:
        case ReminderKind::helped:
        case ReminderKind::inside_review: return {};
    }
    std::abort();
}

std::string own_task_path(const OwnTaskKey& task) {
    return "/child-programmes/" + std::to_string(task.programme.value) + "/own/" + std::to_string(task.addition) +
           (task.due_nominal ? "?due=" + iso(*task.due_nominal) : "");
}

std::map<ObligationId, Date> inside_terms_of(Db& db, const std::vector<ObligationId>& obligations,
                                             const Calendar& calendar) {
    std::vector<ChildProgrammeId> programmes;
    std::set<std::pair<ProgrammeId, OrganisationId>> asked;
    for (const ObligationRow& row : find_obligations(db, obligations))
        if (asked.insert({row.programme, row.organisation}).second)
            if (const auto child = find_child_programme(db, row.programme, row.organisation))
                programmes.push_back(child->id);
    if (programmes.empty()) return {};
    return inside_work(db, programmes, calendar).due_inside();
}

std::vector<InsideTask> find_inside_tasks(Db& db, const std::vector<OwnTaskKey>& tasks, const Calendar& calendar) {
    std::vector<ChildProgrammeId> programmes;
    for (const OwnTaskKey& task : tasks)
        if (std::find(programmes.begin(), programmes.end(), task.programme) == programmes.end())
            programmes.push_back(task.programme);
    if (programmes.empty()) return {};
    auto out = inside_work(db, programmes, calendar).tasks;
    std::erase_if(
        out, [&](const InsideTask& task) { return std::find(tasks.begin(), tasks.end(), task.task) == tasks.end(); });
    std::stable_sort(out.begin(), out.end(), [](const InsideTask& a, const InsideTask& b) {
        return a.watched.facts.due < b.watched.facts.due;
    });
    return out;
}

InsideWork inside_work_of(Db& db, const Actor& actor, const Calendar& calendar, Date today) {
    std::vector<ChildProgrammeId> own;
    std::map<ChildProgrammeId, bool> leads;
    for (const ChildProgramme& child : child_programmes_for(db, actor)) {
        if (!belongs_to_organisation(actor, child.organisation)) continue;
        own.push_back(child.id);
        leads[child.id] = may_lead(db, actor, child, today);
    }
    if (own.empty()) return {};
    InsideWork out = inside_work(db, own, calendar);
    std::erase_if(out.tasks, [&](const InsideTask& task) {
        return !leads.at(task.task.programme) && task.person && task.person != actor.person;
    });
    std::erase_if(out.terms,
                  [&](const InsideTerm& term) { return !leads.at(term.programme) && term.person != actor.person; });
    return out;
}

}  // namespace mera
