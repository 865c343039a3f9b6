#pragma once
// Кому напоминать: who has to do with an obligation on a day, worked out from the roles, the appointments and the
// замещения of that day, all at once for a whole register.
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "domain/access.hpp"
#include "domain/control/reminder.hpp"
#include "domain/ids.hpp"

namespace mera {

struct RoleHolder {
    PersonId person;
    OrganisationId organisation;
    Role role;
};
struct Duty {  // named for an obligation, or for everything of the organisation under the measure
    MeasureId measure;
    OrganisationId organisation;
    std::optional<ObligationId> obligation;
    PersonId person;
};
struct Substitute {
    PersonId person;
    PersonId for_person;
    OrganisationId organisation;
};
struct RegisterOnDay {  // only people whose accounts are open and what holds on the day
    std::vector<RoleHolder> holders;
    std::vector<Duty> duties;
    std::vector<Substitute> substitutes;
    std::map<OrganisationId, std::optional<OrganisationId>> superiors;  // every organisation and who stands over it
};

struct RemindedObligation {
    ObligationId id;
    MeasureId measure;
    OrganisationId organisation;
    OrganisationId owner;  // of the programme
};

// The sections that may come to a person with these roles.
std::vector<ReminderKind> reminder_kinds_of(const Actor& actor);

class RemindedPeople {
public:
    explicit RemindedPeople(const RegisterOnDay& day);

    std::vector<PersonId> of(const RemindedObligation& obligation, ReminderKind kind) const;

    // The responsible and the co-executors; every executor of the organisation when nobody is named.
    std::vector<PersonId> executors(const RemindedObligation& obligation) const;
    // Whose programme it is, its coordinators; where it has none, those of the nearest organisation above that has. A
    // region is not told of what its municipalities watch themselves.
    std::vector<PersonId> reviewers(const RemindedObligation& obligation) const;
    std::vector<PersonId> controllers(const RemindedObligation& obligation) const;
    std::vector<PersonId> curators(const RemindedObligation& obligation) const;

    // Of an own measure: who is named while they work there, otherwise every executor, otherwise every coordinator of the
    // organisation itself; the same for who leads its programme.
    std::vector<PersonId> inside(OrganisationId organisation, std::optional<PersonId> named) const;

private:
    using Post = std::pair<OrganisationId, Role>;
    std::vector<PersonId> holders(OrganisationId organisation, Role role) const;
    std::vector<PersonId> nearest(const RemindedObligation& obligation, Role role, Role instead) const;
    bool stands_over(OrganisationId superior, OrganisationId organisation) const;
    std::vector<PersonId> with_substitutes(std::vector<PersonId> people, OrganisationId organisation) const;

    std::map<Post, std::vector<PersonId>> holders_;
    std::unordered_map<ObligationId, std::vector<PersonId>> named_for_obligation_;
    std::map<std::pair<MeasureId, OrganisationId>, std::vector<PersonId>> named_for_measure_;
    std::map<std::pair<PersonId, OrganisationId>, std::vector<PersonId>> substitutes_;
    std::map<OrganisationId, std::optional<OrganisationId>> superiors_;
};

}  // namespace mera
