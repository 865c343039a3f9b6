#include "usecases/child_programme.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "store/school_years.hpp"
#include "usecases/programme.hpp"

namespace mera {

namespace {

constexpr std::int64_t kObligationsOfOne = 10'000;  // of one organisation under one programme: monthly for decades

// What the organisation carries out of a programme: what it owes under it, and what may be opened for it by hand.
std::vector<Measure> carried_out(const std::vector<Measure>& measures, const std::vector<SchoolListEntry>& schools,
                                 const std::vector<ObligationRow>& owed, std::optional<MeasureId> request,
                                 OrganisationId organisation, Date today) {
    std::vector<Measure> out;
    for (const Measure& measure : measures) {
        if (measure.id == request) continue;  // «составьте программу» is no measure of the programme
        const bool owes =
            std::any_of(owed.begin(), owed.end(), [&](const ObligationRow& row) { return row.measure == measure.id; });
        const auto executors = executors_on(measure, schools, today);
        if (owes || std::find(executors.begin(), executors.end(), organisation) != executors.end())
            out.push_back(measure);
    }
    return out;
}

std::vector<ObligationRow> owed_by(Db& db, ProgrammeId programme, OrganisationId organisation, Date today) {
    ObligationFilter filter;
    filter.programme = programme;
    filter.organisations = {organisation};
    filter.control = ControlFilter::any;
    return list_obligations(db, filter, today, {1, kObligationsOfOne});
}

class Names {
public:
    explicit Names(Db& db) : db_(db) {}
    std::string of(std::optional<PersonId> person) {
        if (!person) return {};
        auto& name = people_[*person];
        if (name.empty())
            if (const auto found = find_person(db_, *person)) name = found->full_name;
        return name;
    }
    std::vector<std::string> of(const std::vector<OrganisationId>& organisations) {
        std::vector<std::string> out;
        for (const OrganisationId id : organisations)
            if (const auto found = find_organisation(db_, id)) out.push_back(found->short_name);
        return out;
    }

private:
    Db& db_;
    std::map<PersonId, std::string> people_;
};

void place_inside(ChildRow& row, const OwnTerms& terms, const Calendar& calendar) {
    std::vector<ParentDue> parent;
    for (const ChildObligation& one : row.obligations)
        parent.push_back({one.row.period_first, std::max(one.row.due_original, one.row.facts.due)});
    std::vector<std::optional<Date>> own(parent.size());
    if (row.decided && !row.decided->deadline_text.empty()) {
        if (auto read = own_dues(row.decided->deadline_text, parent, terms, calendar))
            own = *std::move(read);
        else
            row.own_term_lost = true;
    }
    for (std::size_t at = 0; at < row.obligations.size(); ++at) {
        ChildObligation& one = row.obligations[at];
        one.own_due = own[at];
        one.due_inside = due_inside(own[at], one.row.facts.due);
    }
}

ObligationFacts facts_of(const ScheduledPeriod& when, const std::vector<ChildHandInRecord>& hand_ins) {
    ObligationFacts facts{when.period.first(), when.due_effective};
    for (const ChildHandInRecord& record : hand_ins) {
        facts.last = LastSubmission{record.on, {}};
        if (!record.decision) continue;
        facts.last->verdict = record.decision->verdict;
        if (record.decision->verdict == Verdict::returned) ++facts.returns;
    }
    return facts;
}

std::vector<AdditionPeriod> periods_with_facts(const Addition& addition, const std::vector<ChildHandInRecord>& all,
                                               const OwnTerms& terms, const Calendar& calendar) {
    const auto of_period = [&](std::optional<Date> due) {
        std::vector<ChildHandInRecord> out;
        for (const ChildHandInRecord& record : all)
            if (record.place.addition == addition.key && record.place.due_nominal == due) out.push_back(record);
        return out;
    };
    std::vector<AdditionPeriod> out;
    if (const auto periods = periods_of(addition, terms, calendar))
        for (const ScheduledPeriod& when : *periods) {
            auto hand_ins = of_period(when.due_nominal);
            const ObligationFacts facts = facts_of(when, hand_ins);
            out.push_back({when, facts, std::move(hand_ins)});
        }
    if (out.empty() || is_done_when_needed(addition, terms)) {
        auto hand_ins = of_period({});
        const Date last = terms.schedule.term.last;
        const ObligationFacts facts =
            facts_of({*Period::between(terms.schedule.term.first, last), last, last}, hand_ins);
        out.push_back({{}, facts, std::move(hand_ins)});
    }
    return out;
}

// What was passed on, hung on the rows it was made from.
void look_below(Db& db, ChildPlan& plan, Date today) {
    const auto programme = passed_programme_of(db, plan.child.id);
    if (!programme) return;
    ObligationFilter filter;
    filter.programme = *programme;
    std::unordered_map<MeasureId, StateCounts> counts;
    for (const MeasureCounts& one : count_states_by_measure(db, filter, today)) counts[one.measure] = one.counts;
    for (const PassedMeasure& passed : passed_measures(db, plan.child.id)) {
        for (ChildRow& row : plan.rows)
            if (passed.parent == row.measure.id) row.below = counts[passed.measure];
        for (AdditionRow& row : plan.additions)
            if (passed.addition == row.addition.key) row.below = counts[passed.measure];
    }
}

}  // namespace

bool AdditionRow::is_done() const {
    if (!addition.person && below && below->total() > 0) return below->done() == below->total();
    bool any = false;
    for (const AdditionPeriod& period : periods) {
        if (!period.when) continue;
        any = true;
        if (!period.facts.last || period.facts.last->verdict != Verdict::accepted) return false;
    }
    if (any) return true;
    return std::any_of(periods.begin(), periods.end(), [](const AdditionPeriod& period) {
        return period.facts.last && period.facts.last->verdict == Verdict::accepted;
    });
}

const ChildApproval* ChildPlan::approval_of_version() const {
    for (const ChildApproval& one : approvals)
        if (one.version == version.version) return &one;
    return nullptr;
}

std::int64_t ChildPlan::measures() const {
    return static_cast<std::int64_t>(additions.size()) +
           std::count_if(rows.begin(), rows.end(),
                         [](const ChildRow& row) { return !row.is_left_out() && row.is_asked(); });
}

std::int64_t ChildPlan::done() const {
    return std::count_if(rows.begin(), rows.end(),
                         [](const ChildRow& row) { return !row.is_left_out() && row.is_done(); }) +
           std::count_if(additions.begin(), additions.end(), [](const AdditionRow& row) { return row.is_done(); });
}

bool belongs_to_organisation(const Actor& actor, OrganisationId organisation) {
    return std::any_of(actor.memberships.begin(), actor.memberships.end(), [&](const Membership& m) {
        return m.organisation == organisation && (m.role == Role::executor || m.role == Role::coordinator);
    });
}

std::optional<ChildLeader> leader_on(Db& db, const ChildProgramme& child, Date day) {
    auto leader = child_leader(db, child.id);
    if (!leader) return {};
    const auto person = find_person(db, leader->person);
    if (!person || person->disabled) return {};
    for (const Membership& m : memberships_on(db, leader->person, day))
        if (m.organisation == child.organisation && (m.role == Role::executor || m.role == Role::coordinator))
            return leader;
    return {};
}

bool may_lead(Db& db, const Actor& actor, const ChildProgramme& child, Date day) {
    if (!belongs_to_organisation(actor, child.organisation)) return false;
    const auto leader = leader_on(db, child, day);
    if (!leader || leader->person == actor.person) return true;
    return std::any_of(actor.memberships.begin(), actor.memberships.end(), [&](const Membership& m) {
        return m.organisation == child.organisation && m.acting_for && m.acting_for->person == leader->person;
    });
}

std::optional<ChildProgramme> child_programme_for(Db& db, const Actor& actor, ChildProgrammeId id) {
    auto child = find_child_programme(db, id);
    if (child && !actor.may_see(child->organisation)) return {};
    return child;
}

std::vector<ChildProgramme> child_programmes_for(Db& db, const Actor& actor) {
    auto out = all_child_programmes(db);
    std::erase_if(out, [&](const ChildProgramme& child) { return !actor.may_see(child.organisation); });
    return out;
}

OwnTerms own_terms(Db& db, const Programme& parent, const Organisation& organisation) {
    OwnTerms out{parent.terms, organisation.week()};
    out.schedule.own_school_years = own_school_years_of(db, organisation.id);
    return out;
}

ChildPlan child_plan(Db& db, const ChildProgramme& child, Edition edition, const Calendar& calendar, Date today) {
    ChildPlan out;
    out.child = child;
    out.parent = find_programme(db, child.parent).value();
    out.organisation = find_organisation(db, child.organisation).value();
    out.leader = leader_on(db, child, today);
    out.approvals = child_approvals(db, child.id);
    out.version = last_child_version(db, child.id);
    out.last_version = out.version.version;
    if (edition == Edition::in_force && out.has_newer_draft())
        out.version = child_version(db, child.id, out.approvals.back().version).value();
    out.sections = sections_of(db, child.parent);
    const OwnTerms terms = own_terms(db, out.parent, out.organisation);
    const auto owed = owed_by(db, child.parent, child.organisation, today);
    Names names{db};
    for (Measure& measure : carried_out(measures_of(db, child.parent), school_list_entries(db, out.parent.school_list),
                                        owed, requesting_measure(db, child.parent), child.organisation, today)) {
        ChildRow row;
        row.measure = std::move(measure);
        if (const ChildMeasure* decided = out.version.composition.of(row.measure.id)) {
            row.decided = *decided;
            row.person = names.of(decided->person);
            row.organisations = names.of(decided->organisations);
        }
        for (const ObligationRow& one : owed)
            if (one.measure == row.measure.id) {
                row.obligations.push_back({one, {}, one.facts.due});
                row.counts.add(one.facts, today);
            }
        place_inside(row, terms, calendar);
        out.rows.push_back(std::move(row));
    }
    for (const ChildMeasure& decided : out.version.composition.measures)
        if (std::none_of(out.rows.begin(), out.rows.end(),
                         [&](const ChildRow& row) { return row.measure.id == decided.parent; }))
            if (auto measure = find_measure(db, decided.parent)) out.gone.push_back(std::move(measure->measure));
    const auto hand_ins = child_hand_ins(db, child.id);
    for (const Addition& addition : out.version.composition.additions)
        out.additions.push_back({addition,
                                 names.of(addition.person),
                                 names.of(addition.organisations),
                                 periods_with_facts(addition, hand_ins, terms, calendar),
                                 {}});
    look_below(db, out, today);
    return out;
}

std::vector<ChildObligation> inside_tasks(const ChildPlan& plan, PersonId person, Date today) {
    std::vector<ChildObligation> out;
    if (plan.approval() == nullptr) return out;
    for (const ChildRow& row : plan.rows) {
        if (!row.decided || row.decided->person != person) continue;
        for (const ChildObligation& one : row.obligations)
            if (one.row.facts.period_first <= today && may_submit(one.row.facts)) out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const ChildObligation& a, const ChildObligation& b) { return a.due_inside < b.due_inside; });
    return out;
}

std::vector<ParentChoice> parents_to_choose(Db& db, const Actor& actor, Date today) {
    std::vector<OrganisationId> own;
    for (const Membership& m : actor.memberships)
        if (belongs_to_organisation(actor, m.organisation) &&
            std::find(own.begin(), own.end(), m.organisation) == own.end())
            own.push_back(m.organisation);
    std::vector<ParentChoice> out;
    for (const Programme& programme : programmes_for(db, actor)) {
        const auto owners = owners_upwards(db, programme.id);
        std::optional<std::vector<Measure>> measures;
        for (const OrganisationId organisation : own) {
            if (find_child_programme(db, programme.id, organisation)) continue;
            if (!may_descend(owners, organisation, organisations_below(db, organisation))) continue;
            if (!measures) measures = measures_of(db, programme.id);
            const auto found = carried_out(*measures, school_list_entries(db, programme.school_list),
                                           owed_by(db, programme.id, organisation, today),
                                           requesting_measure(db, programme.id), organisation, today);
            if (!found.empty())
                out.push_back(
                    {programme, find_organisation(db, organisation).value(), static_cast<std::int64_t>(found.size())});
        }
    }
    return out;
}

namespace {

struct Cells {  // states of one organisation under one programme, by measure
    std::unordered_map<MeasureId, StateCounts> by_measure;
    StateCounts all;
};

void count_child(Db& db, ChildOverviewRow& row, const ChildProgramme& child, const Programme& parent,
                 const std::vector<Measure>& measures, const Cells& cells, const Calendar& calendar) {
    const auto approvals = child_approvals(db, child.id);
    const ChildVersion last = last_child_version(db, child.id);
    ChildVersion shown = last;
    if (!approvals.empty()) {
        row.approval = approvals.back();
        row.has_newer_draft = approvals.back().version < last.version;
        if (row.has_newer_draft) shown = child_version(db, child.id, approvals.back().version).value();
    }
    for (const Measure& measure : measures) {
        const ChildMeasure* decided = shown.composition.of(measure.id);
        const auto cell = cells.by_measure.find(measure.id);
        if (decided != nullptr && !decided->left_out.empty()) {
            row.left_out.emplace_back(short_name(name_of(measure)), decided->left_out);
        } else if (decided != nullptr || cell != cells.by_measure.end()) {
            if (cell != cells.by_measure.end() && cell->second.total() == 0) continue;  // released: not asked any more
            ++row.measures;
            row.done += cell != cells.by_measure.end() && cell->second.done() == cell->second.total();
        }
    }
    row.measures += static_cast<std::int64_t>(shown.composition.additions.size());
    if (!shown.composition.additions.empty()) {
        const auto hand_ins = child_hand_ins(db, child.id);
        const OwnTerms terms = own_terms(db, parent, row.organisation);
        for (const Addition& addition : shown.composition.additions)
            row.done +=
                AdditionRow{addition, {}, {}, periods_with_facts(addition, hand_ins, terms, calendar), {}}.is_done();
    }
}

}  // namespace

std::vector<ChildOverviewRow> child_overview(Db& db, const Actor& actor, const Programme& parent,
                                             const Calendar& calendar, Date today) {
    ObligationFilter filter;
    filter.programme = parent.id;
    std::map<OrganisationId, Cells> cells;
    const auto request = requesting_measure(db, parent.id);
    for (const MatrixCell& cell : count_states_by_cell(db, filter, today)) {
        Cells& own = cells[cell.organisation];
        own.all += cell.counts;
        if (cell.measure != request) own.by_measure[cell.measure] = cell.counts;
    }
    std::map<OrganisationId, ChildProgramme> children;
    for (const ChildProgramme& child : child_programmes_of(db, parent.id)) {
        children[child.organisation] = child;
        cells[child.organisation];
    }
    const auto measures = measures_of(db, parent.id);
    const auto schools = school_list_entries(db, parent.school_list);
    const auto organisations = all_organisations(db);
    // A list of schools names who owes a programme, and so does standing over others; whoever else carries something out
    // may make one and is then shown.
    const auto is_expected = [&](OrganisationId id) {
        return schools.empty() || children.contains(id) ||
               std::any_of(organisations.begin(), organisations.end(),
                           [&](const Organisation& other) { return other.parent == id; }) ||
               std::any_of(schools.begin(), schools.end(),
                           [&](const SchoolListEntry& entry) { return entry.school == id && entry.holds_on(today); });
    };
    std::vector<ChildOverviewRow> out;
    for (const Organisation& organisation : organisations) {
        const auto found = cells.find(organisation.id);
        if (found == cells.end() || organisation.id == parent.owner || !is_expected(organisation.id) ||
            !actor.may_see(organisation.id))
            continue;
        ChildOverviewRow row;
        row.organisation = organisation;
        row.overdue = found->second.all.overdue;
        if (const auto child = children.find(organisation.id); child != children.end()) {
            row.child = child->second;
            count_child(db, row, child->second, parent, measures, found->second, calendar);
            if (const auto passed = passed_programme_of(db, child->second.id)) {
                ObligationFilter below;
                below.programme = *passed;
                row.below = count_states(db, below, today);
            }
        }
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace mera
