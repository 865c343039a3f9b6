// Adopting: everything the programme needs is created in one transaction, or nothing is.
#include <algorithm>

#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/corrections.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/adopted_measures.hpp"
#include "usecases/draft.hpp"
#include "usecases/executor_circle.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

// The owner must be the coordinator's own organisation or one under it; a new one is taken in under it.
Expected<OrganisationId> owner_named(Db& db, const Actor& actor, const std::string& name) {
    const ExecutorCircle circle = executor_circle(db, actor, name);
    const auto known = circle.has_owner ? find_organisation(db, circle.centre) : find_organisation_named(db, name);
    if (!known) return organisation_named(db, name, circle.centre);
    if (actor.has(Role::coordinator, known->id)) return known->id;
    return Failure{Failure::Kind::not_permitted,
                   "Планы организации «" + known->short_name + "» принимает её координатор.", "owner"};
}

SchoolListId create_school_list(Db& db, const AdoptionTerms& terms, OrganisationId owner) {
    const SchoolListId list = insert_school_list(db, terms.school_list_title, terms.school_list_basis);
    std::vector<OrganisationId> entered;
    for (const AdoptedSchool& school : terms.schools) {
        const OrganisationId id = organisation_named(db, school.name, owner);
        if (std::find(entered.begin(), entered.end(), id) != entered.end()) continue;  // one school under two spellings
        entered.push_back(id);
        insert_school_list_entry(db, list, {id, school.category, terms.schedule.term.first, {}});
    }
    return list;
}

class Adoption {
public:
    Adoption(Db& db, const PlanDraft& plan, const AdoptionTerms& terms, const Calendar& calendar)
        : db_(db), plan_(plan), terms_(terms), calendar_(calendar) {}

    Adopted run(DraftId draft, OrganisationId owner, PersonId by, Date today) {
        owner_ = owner;
        const SchoolListId list = create_school_list(db_, terms_, owner);
        Programme programme{{},
                            owner,
                            list,
                            plan_.order.number,
                            plan_.order.date.value(),
                            plan_.order.issuer,
                            plan_.order.title,
                            terms_.schedule,
                            today};
        programme.id = programme_ = insert_programme(db_, programme, draft, by);
        for (const DraftClause& clause : plan_.clauses)
            if (is_obligation(clause)) {
                Measure measure = measure_of(clause);
                measure.executors = executors_of(db_, clause.assignees, terms_.executors, owner_);
                create(measure);
            }
        for (std::size_t s = 0; s < plan_.sections.size(); ++s) adopt_section(s);
        return {programme_, expand_programme(db_, programme, calendar_)};
    }

private:
    void adopt_section(std::size_t s) {
        const DraftSection& section = plan_.sections[s];
        const SectionId id =
            insert_section(db_, programme_, static_cast<std::int64_t>(s) + 1, {{}, section.number, section.title});
        for (std::size_t m = 0; m < section.measures.size(); ++m) {
            Measure measure = measure_of(section.measures[m]);
            measure.section = id;
            measure.executors = executors_of(db_, section.measures[m].executors, terms_.executors, owner_);
            measure.targets = targets_of(section.measures[m], s, m, terms_.denominators);
            create(measure);
        }
    }

    void create(const Measure& measure) { insert_measure(db_, programme_, ++position_, measure); }

    Db& db_;
    const PlanDraft& plan_;
    const AdoptionTerms& terms_;
    const Calendar& calendar_;
    OrganisationId owner_ = {};
    ProgrammeId programme_ = {};
    std::int64_t position_ = 0;
};

}  // namespace

AdoptionTerms adoption_terms_for(Db& db, const Actor& actor, const PlanDraft& plan) {
    const ExecutorCircle circle = executor_circle(db, actor, plan.order.issuer);
    return propose_adoption(plan, circle.known, answers_around(db, circle.centre));
}

Expected<Adopted> adopt_plan(Db& db, const Actor& actor, DraftId id, const AdoptionTerms& given,
                             const Calendar& calendar, const Moment& now) {
    if (!actor.has(Role::coordinator))
        return Failure{Failure::Kind::not_permitted, "План принимает координатор программы."};
    return in_write_transaction(db, [&]() -> Expected<Adopted> {
        const auto draft = draft_for(db, actor, id);
        if (!draft || draft->discarded)
            return Failure{Failure::Kind::not_found,
                           "Такого черновика нет. Откройте его из списка или загрузите приказ заново."};
        if (draft->programme)
            return Failure{Failure::Kind::conflict,
                           "Этот план уже принят. Откройте программу, чтобы увидеть обязательства."};
        AdoptionTerms terms = given;
        name_by_list(terms, executor_circle(db, actor, terms.owner).known);
        if (const auto found = obstacles(draft->plan, terms); !found.empty()) return found.front();
        const auto owner = owner_named(db, actor, terms.owner);
        if (!owner) return owner.failure();
        if (const auto fits = check_subordination(db, *owner, terms.executors, terms.schools); !fits)
            return fits.failure();
        if (find_programme_by_order(db, *owner, draft->plan.order.number, *draft->plan.order.date))
            return Failure{Failure::Kind::conflict, "Приказ № " + draft->plan.order.number + " от " +
                                                        in_russian(*draft->plan.order.date) +
                                                        " уже принят. Второй раз принимать его не нужно."};
        const Adopted adopted = Adoption{db, draft->plan, terms, calendar}.run(id, *owner, actor.person, now.today);
        remember_retyped(db, {*owner, true, organisations_around(db, *owner)},
                         corrections_of(db, draft->source_sha256));
        remember_answers(db, *owner, terms.executors);
        write_audit(db, actor.doer(Role::coordinator, *owner), "план принят", subject_of(adopted.programme),
                    "приказ № " + draft->plan.order.number + ", " +
                        counted(adopted.obligations, "обязательство", "обязательства", "обязательств"),
                    now);
        return adopted;
    });
}

std::vector<AdoptionPreviewRow> preview_adoption(const PlanDraft& draft, const AdoptionTerms& terms,
                                                 const Calendar& calendar) {
    std::vector<AdoptionPreviewRow> out;
    const auto organisations_behind = [&](const std::vector<std::string>& words_list) {
        std::vector<std::string> keys;
        const auto add = [&](const std::string& name) {
            const std::string key = organisation_key(name);
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
        };
        for (const std::string& words : words_list)
            for (const AdoptedExecutor& adopted : terms.executors) {
                if (organisation_key(adopted.words) != organisation_key(words)) continue;
                if (adopted.kind == ExecutorKind::organisation) add(adopted.organisation);
                if (adopted.kind == ExecutorKind::listed_schools)
                    for (const AdoptedSchool& school : terms.schools) add(school.name);
            }
        return static_cast<std::int64_t>(keys.size());
    };
    const auto add_row = [&](const Measure& measure, const std::vector<std::string>& executors) {
        AdoptionPreviewRow row{measure.number, measure.title, {}, organisations_behind(executors), 0, false};
        for (const Deadline& deadline : measure.deadlines) {
            row.opens_by_hand = row.opens_by_hand || opens_by_hand(deadline);
            for (const ScheduledPeriod& period : schedule(deadline, measure.deadline_text, terms.schedule, calendar))
                if (std::find(row.periods.begin(), row.periods.end(), period) == row.periods.end())
                    row.periods.push_back(period);
        }
        row.obligations = row.organisations * static_cast<std::int64_t>(row.periods.size());
        out.push_back(std::move(row));
    };
    if (!terms.schedule.term.first.ok() || !terms.schedule.term.last.ok()) return out;
    for (const DraftClause& clause : draft.clauses)
        if (is_obligation(clause)) add_row(measure_of(clause), clause.assignees);
    for (const DraftSection& section : draft.sections)
        for (const DraftMeasure& measure : section.measures) add_row(measure_of(measure), measure.executors);
    return out;
}

}  // namespace mera
