#pragma once
// Persons, their roles in organisations, and their sessions.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"

namespace mera {

struct Person {
    PersonId id = {};
    std::string login;
    std::string full_name;
    std::string password_hash;  // Argon2id, as libsodium writes it
    std::string email;
    bool disabled = false;
};

PersonId insert_person(Db& db, const Person& person, const Moment& now);
std::optional<Person> find_person(Db& db, PersonId id);
std::optional<Person> find_person_by_login(Db& db, std::string_view login);
void update_password(Db& db, PersonId id, const std::string& password_hash);
void update_email(Db& db, PersonId id, const std::string& email);
void set_disabled(Db& db, PersonId id, bool disabled, const Moment& now);

void insert_membership(Db& db, PersonId person, const Membership& membership);
void end_membership(Db& db, MembershipId id, Date ends_on);
std::vector<Membership> memberships_on(Db& db, PersonId person, Date day);

struct MembershipRow {
    MembershipId id = {};
    PersonId person = {};
    Membership membership;
};
std::optional<MembershipRow> find_membership(Db& db, MembershipId id);
std::vector<MembershipRow> memberships_of(Db& db, PersonId person);  // ended and coming ones too, oldest first
std::vector<Person> people_of(Db& db, OrganisationId organisation, Role role, Date day);  // who hold the role, by name

struct PersonRow {  // one person with one membership; a person without any has an empty role
    Person person;
    std::optional<Role> role;
    MembershipId membership = {};
    OrganisationId organisation_id = {};
    std::string organisation;
    std::string post;
    std::optional<Date> starts_on;
    std::optional<Date> ends_on;
};
std::vector<PersonRow> all_people(Db& db);
std::vector<PersonRow> people_in(Db& db, OrganisationId organisation);  // who ever held a role there, by name

struct Session {
    PersonId person;
    std::string form_token;  // against requests forged by other sites
    std::string expires_at;
};
void insert_session(Db& db, const std::string& token_sha256, const Session& session, const Moment& now);
std::optional<Session> find_session(Db& db, const std::string& token_sha256, const Moment& now);  // not expired
void delete_session(Db& db, const std::string& token_sha256);
void delete_sessions_of(Db& db, PersonId person);
void delete_expired_sessions(Db& db, const Moment& now);

void insert_sign_in_failure(Db& db, std::string_view login, const Moment& now);
std::int64_t sign_in_failures_since(Db& db, std::string_view login, const std::string& instant);
void forget_sign_in_failures(Db& db, std::string_view login);
void forget_sign_in_failures_before(Db& db, const std::string& instant);  // of every name: guessers make names up

}  // namespace mera
