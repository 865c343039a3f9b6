#pragma once
// Accounts, roles, замещение: deeds of the administrator and, for the schools' people, of the coordinator.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/people/acting.hpp"
#include "store/db.hpp"
#include "usecases/manager.hpp"

namespace mera {

struct NewPerson {
    std::string login;
    std::string full_name;
    std::string email;
    std::string password;  // empty: Mera makes one and gives it back once
    std::string organisation;
    Role role = Role::executor;
    std::string post;
};

struct CreatedPerson {
    PersonId id;
    std::string password;
};

Expected<CreatedPerson> create_person(Db& db, const Manager& by, const NewPerson& person, const Moment& now);
Expected<std::string> reset_password(Db& db, const Manager& by, const std::string& login, const Moment& now);
Expected<Done> change_own_password(Db& db, const Actor& actor, const std::string& old_password,
                                   const std::string& new_password, const Moment& now);
// An empty one takes the address away. Gives whose it was.
Expected<PersonId> set_person_email(Db& db, const Manager& by, const std::string& login, const std::string& email,
                                    const Moment& now);
Expected<Done> set_person_disabled(Db& db, const Manager& by, const std::string& login, bool disabled,
                                   const Moment& now);
// A manager of all the roles the person holds today; a person without roles is the administrator's.
bool may_manage_person(Db& db, const Manager& by, PersonId person, Date today);

struct NewRole {
    std::string login;
    OrganisationId organisation = {};
    Role role = Role::executor;
    std::string post;
    std::string starts_on, ends_on;  // as typed; empty: from today, without an end
};
Expected<Done> give_role(Db& db, const Manager& by, const NewRole& role, const Moment& now);
// The last day of the role: obligations stay with the organisation, whoever comes next finds them open.
Expected<Done> end_role(Db& db, const Manager& by, MembershipId membership, const std::string& ends_on,
                        const Moment& now);

struct NewActing {
    OrganisationId organisation = {};
    PersonId person = {};
    PersonId for_person = {};
    std::string starts_on, ends_on, basis;  // as typed
};
Expected<Done> set_acting(Db& db, const Manager& by, const NewActing& acting, const Moment& now);
Expected<Done> end_acting_early(Db& db, const Manager& by, ActingId acting, const Moment& now);

}  // namespace mera
