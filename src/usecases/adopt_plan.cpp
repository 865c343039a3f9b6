// Adopting: everything the programme needs is created in one transaction, or nothing is.
#include <algorithm>

#include "base/text.hpp"
#include "domain/executor_group.hpp"
#include "store/audit.hpp"
#include "store/executor_answers.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/draft.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

bool stands_alone(const Organisation& organisation) {
    return organisation.kind == OrganisationKind::region || organisation.kind == OrganisationKind::department;
}

// An order gives work to those under its owner. Work given to others would be seen by nobody who controls it.
Expected<Done> check_subordination(Db& db, OrganisationId owner, const AdoptionTerms& terms) {
    const auto below = organisations_below(db, owner);
    const auto check = [&](const std::string& name) -> Expected<Done> {
        const auto found = find_organisation_by_name(db, name);
        if (!found || found->id == owner || std::binary_search(below.begin(), below.end(), found->id)) return Done{};
        if (!found->parent && !stands_alone(*found)) return Done{};
        return Failure{Failure::Kind::conflict,
                       "«" + found->short_name +
                           "» не подчинена организации, чей это приказ. Выберите для этих слов "
                           "«никто» или попросите администратора исправить подчинение.",
                       "executors"};
    };
    for (const AdoptedExecutor& executor : terms.executors)
        if (executor.kind == ExecutorKind::organisation)
            if (const auto fits = check(executor.organisation); !fits) return fits;
    for (const AdoptedSchool& school : terms.schools)
        if (const auto fits = check(school.name); !fits) return fits;
    return Done{};
}

// Finds an organisation by any of its spellings or takes it into the register.
OrganisationId organisation_named(Db& db, const std::string& name, std::optional<OrganisationId> parent) {
    if (const auto found = find_organisation_by_name(db, name)) {
        // Whom nobody stood over yet is under the one whose order gives it work.
        if (parent && found->id != *parent && !found->parent && !stands_alone(*found)) {
            Organisation placed = *found;
            placed.parent = parent;
            update_organisation(db, placed);
        }
        return found->id;
    }
    const std::string clean = collapse_spaces(name);
    return insert_organisation(db, {.name = clean, .short_name = clean, .kind = kind_by_name(clean), .parent = parent});
}

std::vector<MeasureExecutor> executors_of(Db& db, const std::vector<std::string>& words_list,
                                          const AdoptionTerms& terms, OrganisationId owner) {
    std::vector<MeasureExecutor> out;
    for (const std::string& words : words_list) {
        MeasureExecutor executor{words, ExecutorKind::nobody, {}};
        for (const AdoptedExecutor& adopted : terms.executors) {
            if (organisation_key(adopted.words) != organisation_key(words)) continue;
            executor.kind = adopted.kind;
            if (adopted.kind == ExecutorKind::organisation) {
                const OrganisationId organisation = organisation_named(db, adopted.organisation, owner);
                executor.organisation = organisation;
                // A bare post is somebody else's in the next plan.
                const bool is_name = post_named_by(words) == ExecutorPost::none;
                if (is_name && organisation_key(words) != organisation_key(adopted.organisation))
                    remember_alias(db, words, organisation);
            }
        }
        out.push_back(std::move(executor));
    }
    return out;
}

std::vector<Target> targets_of(const DraftMeasure& measure, std::size_t section_at, std::size_t measure_at,
                               const AdoptionTerms& terms) {
    std::vector<Target> out;
    for (std::size_t at = 0; at < measure.targets.size(); ++at) {
        const DraftTarget& t = measure.targets[at];
        std::string denominator = t.population;
        for (const AdoptedTarget& adopted : terms.denominators)
            if (adopted.section == section_at && adopted.measure == measure_at && adopted.target == at)
                denominator = adopted.denominator;
        out.push_back({t.metric, t.comparator, t.value, t.unit, t.population, denominator});
    }
    return out;
}

Measure measure_of(const DraftMeasure& draft) {
    Measure out;
    out.number = draft.number;
    out.title = draft.title;
    out.executors_text = join(draft.executors, "; ");
    out.deadline_text = draft.deadline_text;
    out.result_text = draft.result;
    out.notes = draft.notes;
    out.deadlines = draft.deadlines;
    out.evidence = draft.evidence;
    return out;
}

// A clause with an addressee and a date is an obligation too.
Measure measure_of(const DraftClause& clause) {
    Measure out;
    out.number = clause.number;
    out.title = clause.text;
    out.executors_text = join(clause.assignees, "; ");
    out.deadline_text = "до " + in_russian(*clause.due);
    out.deadlines = {{DeadlineKind::by_date, {}, clause.due, {}, {}}};
    return out;
}

// The owner must be the coordinator's own organisation or one under it; a new one is taken in under it.
Expected<OrganisationId> owner_named(Db& db, const Actor& actor, const std::string& name) {
    if (const auto found = find_organisation_by_name(db, name)) {
        if (actor.has(Role::coordinator, found->id)) return found->id;
        return Failure{Failure::Kind::not_permitted,
                       "Планы организации «" + found->short_name + "» принимает её координатор.", "owner"};
    }
    return organisation_named(db, name, actor.organisations_as(Role::coordinator).front());
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

// What the words mean is said once: the next order of the same owner is read so. Only answers are kept, not what Mera
// would read by itself.
void remember_answers(Db& db, const AdoptionTerms& terms, OrganisationId owner) {
    const auto known = all_organisations(db);
    for (const AdoptedExecutor& executor : terms.executors) {
        if (executor.kind == ExecutorKind::organisation) {
            forget_executor_answer(db, owner, executor.words);
            continue;
        }
        const ExecutorReading own = read_executor(executor.words, known);
        if (own.kind != executor.kind || own.question != ExecutorQuestion::none)
            remember_executor_answer(db, owner, executor.words, executor.kind);
    }
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
            if (clause.due && !clause.assignees.empty()) {
                Measure measure = measure_of(clause);
                measure.executors = executors_of(db_, clause.assignees, terms_, owner_);
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
            measure.executors = executors_of(db_, section.measures[m].executors, terms_, owner_);
            measure.targets = targets_of(section.measures[m], s, m, terms_);
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

AdoptionTerms adoption_terms_for(Db& db, const PlanDraft& plan) {
    const auto owner = find_organisation_by_name(db, plan.order.issuer);
    return propose_adoption(plan, all_organisations(db),
                            owner ? executor_answers(db, owner->id) : std::vector<ExecutorAnswer>{});
}

Expected<Adopted> adopt_plan(Db& db, const Actor& actor, DraftId id, const AdoptionTerms& terms,
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
        if (const auto found = obstacles(draft->plan, terms); !found.empty()) return found.front();
        const auto owner = owner_named(db, actor, terms.owner);
        if (!owner) return owner.failure();
        if (const auto fits = check_subordination(db, *owner, terms); !fits) return fits.failure();
        if (find_programme_by_order(db, *owner, draft->plan.order.number, *draft->plan.order.date))
            return Failure{Failure::Kind::conflict, "Приказ № " + draft->plan.order.number + " от " +
                                                        in_russian(*draft->plan.order.date) +
                                                        " уже принят. Второй раз принимать его не нужно."};
        remember_answers(db, terms, *owner);
        const Adopted adopted = Adoption{db, draft->plan, terms, calendar}.run(id, *owner, actor.person, now.today);
        write_audit(db, actor.doer(Role::coordinator, *owner), "принял план",
                    "programme " + std::to_string(adopted.programme.value),
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
            for (const ScheduledPeriod& period : schedule(deadline, terms.schedule, calendar))
                if (std::find(row.periods.begin(), row.periods.end(), period) == row.periods.end())
                    row.periods.push_back(period);
        }
        row.obligations = row.organisations * static_cast<std::int64_t>(row.periods.size());
        out.push_back(std::move(row));
    };
    if (!terms.schedule.term.first.ok() || !terms.schedule.term.last.ok()) return out;
    for (const DraftClause& clause : draft.clauses)
        if (clause.due && !clause.assignees.empty()) add_row(measure_of(clause), clause.assignees);
    for (const DraftSection& section : draft.sections)
        for (const DraftMeasure& measure : section.measures) add_row(measure_of(measure), measure.executors);
    return out;
}

}  // namespace mera
