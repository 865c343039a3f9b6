#include "usecases/adopted_measures.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/people/executor.hpp"
#include "store/organisations.hpp"

namespace mera {

namespace {

// Two schools of a region may both be «СОШ № 1»: the later one keeps its whole name until a person shortens it.
std::string free_short_name(Db& db, const std::string& name) {
    std::string shorter = shortened_name(name);
    return is_short_name_taken(db, shorter) ? name : shorter;
}

// The register tells organisations apart by name. Where a school of another town is called word for word the same, the town
// is added; under its own name it is known to the orders of its town.
OrganisationId insert_under(Db& db, const std::string& name, std::optional<OrganisationId> parent) {
    Organisation made{.name = name, .short_name = {}, .kind = kind_by_name(name), .parent = parent};
    const bool is_taken = find_organisation_named(db, name).has_value();
    if (is_taken && parent) made.name += " (" + find_organisation(db, town_of(db, *parent)).value().name + ")";
    made.short_name = free_short_name(db, made.name);
    const OrganisationId id = insert_organisation(db, made);
    if (is_taken) remember_alias(db, name, id);
    return id;
}

}  // namespace

Expected<Done> check_subordination(Db& db, OrganisationId owner, const std::vector<AdoptedExecutor>& executors,
                                   const std::vector<AdoptedSchool>& schools) {
    const auto below = organisations_below(db, owner);
    const auto check = [&](const std::string& name) -> Expected<Done> {
        const auto found = find_organisation_around(db, owner, name);
        if (!found || found->id == owner || std::binary_search(below.begin(), below.end(), found->id)) return Done{};
        if (!found->parent && !stands_alone(found->kind)) return Done{};
        return Failure{Failure::Kind::conflict,
                       "«" + found->short_name +
                           "» не подчинена организации, чей это приказ. Выберите для этих слов "
                           "«никто» или попросите администратора исправить подчинение.",
                       "executors"};
    };
    for (const AdoptedExecutor& executor : executors)
        if (executor.kind == ExecutorKind::organisation)
            if (const auto fits = check(executor.organisation); !fits) return fits;
    for (const AdoptedSchool& school : schools)
        if (const auto fits = check(school.name); !fits) return fits;
    return Done{};
}

OrganisationId organisation_named(Db& db, const std::string& name, OrganisationId owner) {
    const auto found = find_organisation_around(db, owner, name);
    if (!found) return insert_under(db, collapse_spaces(name), owner);
    // Whom nobody stood over yet is under the one whose order gives it work.
    if (found->id != owner && !found->parent && !stands_alone(found->kind)) {
        Organisation placed = *found;
        placed.parent = owner;
        update_organisation(db, placed);
    }
    return found->id;
}

std::vector<MeasureExecutor> executors_of(Db& db, const std::vector<std::string>& words_list,
                                          const std::vector<AdoptedExecutor>& executors, OrganisationId owner) {
    std::vector<MeasureExecutor> out;
    for (const std::string& words : words_list) {
        MeasureExecutor executor{words, ExecutorKind::nobody, {}};
        for (const AdoptedExecutor& adopted : executors) {
            if (organisation_key(adopted.words) != organisation_key(words)) continue;
            executor.kind = adopted.kind;
            if (adopted.kind == ExecutorKind::organisation)
                executor.organisation = organisation_named(db, adopted.organisation, owner);
        }
        out.push_back(std::move(executor));
    }
    return out;
}

std::vector<Target> targets_of(const DraftMeasure& measure, std::size_t section_at, std::size_t measure_at,
                               const std::vector<AdoptedTarget>& denominators) {
    std::vector<Target> out;
    for (std::size_t at = 0; at < measure.targets.size(); ++at) {
        const DraftTarget& t = measure.targets[at];
        std::string denominator = t.population;
        for (const AdoptedTarget& adopted : denominators)
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

Measure measure_of(const DraftClause& clause) {
    Measure out;
    out.number = clause.number;
    out.title = clause.text;
    out.executors_text = join(clause.assignees, "; ");
    out.deadline_text = clause.deadline_text;
    out.deadlines = clause.deadlines;
    return out;
}

}  // namespace mera
