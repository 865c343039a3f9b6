#pragma once
// The administrator's deeds: accounts and roles.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"

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

// `by` is empty when the command line acts: who holds the directory holds everything.
Expected<CreatedPerson> create_person(Db& db, std::optional<PersonId> by, const NewPerson& person, const Moment& now);
Expected<std::string> reset_password(Db& db, std::optional<PersonId> by, const std::string& login, const Moment& now);
Expected<Done> change_own_password(Db& db, const Actor& actor, const std::string& old_password,
                                   const std::string& new_password, const Moment& now);
Expected<Done> set_person_disabled(Db& db, std::optional<PersonId> by, const std::string& login, bool disabled,
                                   const Moment& now);
Expected<Done> give_role(Db& db, std::optional<PersonId> by, const std::string& login, const std::string& organisation,
                         Role role, const std::string& post, const Moment& now);

}  // namespace mera
