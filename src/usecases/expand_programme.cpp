#include "usecases/expand_programme.hpp"

#include <algorithm>

#include "domain/control/school_year_following.hpp"
#include "store/child_programmes.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/school_years.hpp"
#include "usecases/roll_up.hpp"

namespace mera {

Expansion::Expansion(Db& db, const Programme& programme, const Calendar& calendar)
    : programme_(programme), calendar_(calendar), schools_(school_list_entries(db, programme.school_list)) {
    for (const Organisation& organisation : all_organisations(db))
        if (organisation.six_day_week) six_days_.insert(organisation.id);
    for (auto& [organisation, years] : own_school_years(db)) {
        const auto same = std::find_if(by_school_years_.begin(), by_school_years_.end(),
                                       [&, &own = years](const auto& other) { return other.first == own; });
        if (same == by_school_years_.end())
            by_school_years_.push_back({years, {organisation}});
        else
            same->second.insert(organisation);
        with_own_years_.insert(organisation);
    }
}

void Expansion::add(WantedPeriods& out, Assignment a) const {
    if (six_days_.contains(a.organisation))
        a.when.due_effective =
            calendar_.effective(a.when.due_nominal, programme_.terms.shift_policy, WorkWeek::six_days);
    out[a.organisation].push_back(a.when);
}

WantedPeriods Expansion::wanted(const Measure& measure) const {
    WantedPeriods out;
    const bool by_own_years = !with_own_years_.empty() && follows_school_year(measure, programme_.terms);
    for (const Assignment& a : expand(measure, schools_, programme_.terms, calendar_))
        if (!by_own_years || !with_own_years_.contains(a.organisation)) add(out, a);
    if (!by_own_years) return out;
    for (const auto& [years, organisations] : by_school_years_) {
        ScheduleTerms own = programme_.terms;
        own.own_school_years = years;
        for (const Assignment& a : expand(measure, schools_, own, calendar_))
            if (organisations.contains(a.organisation)) add(out, a);
    }
    return out;
}

std::vector<OrganisationId> Expansion::executors_on(const Measure& measure, Date day) const {
    return mera::executors_on(measure, schools_, day);
}

namespace {

class Existing {
public:
    Existing(std::vector<ExistingObligation> all, const ScheduleTerms& terms) : all_(std::move(all)), terms_(terms) {
        std::sort(all_.begin(), all_.end());
    }
    bool has(const Measure& measure, OrganisationId organisation, const ScheduledPeriod& when) const {
        const ExistingObligation wanted{measure.id, organisation, when.period.first(), when.period.last(),
                                        when.due_nominal};
        return std::binary_search(all_.begin(), all_.end(), wanted) || has_same_school_period(measure, wanted);
    }

private:
    // A school year, a half or a month of it, whose days were changed after it was expanded is the same one.
    bool has_same_school_period(const Measure& measure, const ExistingObligation& wanted) const {
        if (all_.empty() || !follows_school_year(measure, terms_)) return false;
        const auto cell = [](const ExistingObligation& o) { return std::pair{o.measure, o.organisation}; };
        auto at = std::lower_bound(all_.begin(), all_.end(), wanted,
                                   [&](const auto& a, const auto& b) { return cell(a) < cell(b); });
        const auto period = [](const ExistingObligation& o) { return *Period::between(o.period_first, o.period_last); };
        for (; at != all_.end() && cell(*at) == cell(wanted); ++at)
            if (is_same_school_period(period(*at), at->due_nominal, period(wanted), wanted.due_nominal)) return true;
        return false;
    }

    std::vector<ExistingObligation> all_;
    const ScheduleTerms& terms_;
};

}  // namespace

std::int64_t expand_programme(Db& db, const Programme& programme, const Calendar& calendar, std::optional<Date> later) {
    const Existing there{existing_obligations(db, programme.id), programme.terms};
    const Expansion expansion{db, programme, calendar};
    std::vector<NewObligation> missing;
    for (const Measure& measure : measures_of(db, programme.id))
        for (const auto& [organisation, periods] : expansion.wanted(measure))
            for (const ScheduledPeriod& when : periods)
                if (!there.has(measure, organisation, when)) missing.push_back({measure.id, {organisation, when}});
    insert_obligations(db, programme.id, missing, {later.value_or(programme.adopted_on)});
    return static_cast<std::int64_t>(missing.size());
}

std::int64_t FollowedBy::count(FollowKind kind) const {
    return std::count_if(items.begin(), items.end(), [&](const Followed& item) { return item.kind == kind; });
}

std::int64_t FollowedBy::past() const {
    return std::count_if(items.begin(), items.end(), [](const Followed& item) { return item.is_past; });
}

namespace {

constexpr std::size_t kOneByOneMax = 300;  // more obligations than this are derived anew as a whole programme

using OwedByOrganisation = std::map<OrganisationId, std::vector<Owed>>;

class Follower {
public:
    Follower(Db& db, const Programme& programme, const Calendar& calendar, const ChangeOfPlan& change,
             std::optional<OrganisationId> only, const Moment& now)
        : db_(db), programme_(programme), change_(change), only_(only), now_(now), expansion_(db, programme, calendar) {
        for (Owed& owed : owed_under(db, programme.id, only)) owed_[owed.measure][owed.organisation].push_back(owed);
    }

    FollowedBy run() {
        std::set<MeasureId> in_force;
        for (const Measure& measure : measures_of(db_, programme_.id)) {
            in_force.insert(measure.id);
            if (!change_.measures || change_.measures->contains(measure.id)) follow_measure(measure);
        }
        if (!only_)
            for (const auto& [measure, by_organisation] : owed_)
                if (!in_force.contains(measure))
                    for (const auto& [organisation, owed] : by_organisation)
                        write(measure, organisation, follow(owed, {}, Belonging::ended, change_.from));
        insert_obligations(
            db_, programme_.id, missing_,
            {change_.from, change_.basis.revision, change_.basis.list_change, change_.basis.school_year});
        if (touched_.size() > kOneByOneMax)
            refresh_programme_facts(db_, programme_.id);
        else
            refresh_obligation_facts(db_, touched_);
        tell_those_below();
        name_items();
        return std::move(out_);
    }

private:
    // Programmes below that have taken a measure over follow what has become of it here.
    void tell_those_below() {
        std::set<MeasureId> passed;
        for (const auto& [measure, owed] : owed_)
            if (!passed_from(db_, measure).empty()) passed.insert(measure);
        if (passed.empty() || !change_.basis.by) return;
        for (const ObligationId id : touched_) follow_parent(db_, id, {*change_.basis.by, {}}, now_);
    }

    void follow_measure(const Measure& measure) {
        static const std::vector<Owed> kNothing;
        WantedPeriods wanted = expansion_.wanted(measure);
        const OwedByOrganisation& owed = owed_[measure.id];
        std::set<OrganisationId> organisations;
        for (const auto& [organisation, periods] : wanted) organisations.insert(organisation);
        for (const auto& [organisation, obligations] : owed) organisations.insert(organisation);
        std::set<OrganisationId> members;  // of the measure on the day in force
        for (const OrganisationId id : expansion_.executors_on(measure, change_.from)) members.insert(id);
        for (const OrganisationId organisation : organisations) {
            if (only_ && organisation != *only_) continue;
            const auto found = owed.find(organisation);
            const auto& obligations = found == owed.end() ? kNothing : found->second;
            write(measure.id, organisation,
                  change_.basis.school_year ? follow_school_year(obligations, wanted[organisation], change_.from)
                                            : follow(obligations, wanted[organisation],
                                                     belonging(members.contains(organisation)), change_.from));
        }
    }

    void name_items() {
        std::map<MeasureId, MeasureName> measures;
        for (const MeasureWords& words : wordings_of(db_, programme_.id))
            measures[words.measure.id] = name_of(words.measure);
        std::map<OrganisationId, std::string> organisations;
        for (const Organisation& organisation : all_organisations(db_))
            organisations[organisation.id] = organisation.short_name;
        for (Followed& item : out_.items) {
            item.measure_name = measures[item.measure];
            item.organisation_name = organisations[item.organisation];
        }
    }

    // A list takes from a school what is due from that day on; a revision that does not name an organisation any more
    // takes all that is open.
    Belonging belonging(bool is_member) const {
        if (is_member) return Belonging::stays;
        return change_.basis.list_change ? Belonging::leaves : Belonging::ended;
    }

    void write(MeasureId measure, OrganisationId organisation, const std::vector<FollowStep>& steps) {
        for (const FollowStep& step : steps) {
            Followed item{step.kind, measure, organisation, {}, {}, {}, {}, false, {}, {}};
            if (step.owed != nullptr) {
                item.obligation = step.owed->id;
                item.period = step.owed->when.period;
                item.due_before = step.owed->facts.due;
                write(step, recorded_on(*step.owed));
            } else {
                missing_.push_back({measure, {organisation, step.when.value()}});
                item.period = step.when->period;
                item.due_after = step.when->due_effective;
                item.is_past = step.when->due_effective < now_.today;
            }
            if (step.due) {
                item.due_after = step.due;
                item.is_past = *step.due < now_.today;
            }
            out_.items.push_back(std::move(item));
        }
    }

    void write(const FollowStep& step, Date on) {
        const ObligationId id = step.owed->id;
        switch (step.kind) {
            case FollowKind::released: insert_change_release(db_, id, change_.release, on, change_.basis, now_); break;
            case FollowKind::returned: insert_control_return(db_, id, on, change_.basis, now_); break;
            case FollowKind::moved:
                if (changes_terms()) insert_obligation_term(db_, id, *step.when, true, on, change_.basis);
                if (*step.due != step.owed->facts.due) insert_revised_due(db_, id, *step.due, on, change_.basis);
                break;
            case FollowKind::holds: insert_obligation_term(db_, id, *step.when, true, on, change_.basis); break;
            case FollowKind::answers:
                if (changes_terms()) insert_obligation_term(db_, id, *step.when, false, on, change_.basis);
                return;  // its facts stay what they were
            case FollowKind::created: return;
        }
        if (touched_.empty() || touched_.back() != id) touched_.push_back(id);
    }

    bool changes_terms() const { return change_.basis.revision || change_.basis.school_year; }  // a list does not

    // The day in force, unless something about the obligation was recorded after it.
    Date recorded_on(const Owed& owed) {
        Date on = std::max(change_.from, owed.opened_on);
        if (on < now_.today)
            if (const auto last = last_deed_on(db_, owed.id)) on = std::max(on, *last);
        return on;
    }

    Db& db_;
    const Programme& programme_;
    const ChangeOfPlan& change_;
    std::optional<OrganisationId> only_;
    const Moment& now_;
    Expansion expansion_;
    std::map<MeasureId, OwedByOrganisation> owed_;
    std::vector<NewObligation> missing_;
    std::vector<ObligationId> touched_;
    FollowedBy out_;
};

}  // namespace

FollowedBy follow_change(Db& db, const Programme& programme, const Calendar& calendar, const ChangeOfPlan& change,
                         std::optional<OrganisationId> organisation, const Moment& now) {
    return Follower{db, programme, calendar, change, organisation, now}.run();
}

}  // namespace mera
