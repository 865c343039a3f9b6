#include "store/people.hpp"

namespace mera {

namespace {

Person read_person(Row& row) {
    Person out;
    out.id = row.next<PersonId>();
    out.login = row.next<std::string>();
    out.full_name = row.next<std::string>();
    out.password_hash = row.next<std::string>();
    out.email = row.next<std::string>();
    out.disabled = row.next<std::optional<std::string>>().has_value();
    return out;
}

}  // namespace

PersonId insert_person(Db& db, const Person& person, const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO person (login, full_name, password_hash, email, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id
    )sql",
               person.login, person.full_name, person.password_hash, person.email, now.instant)
        .only<PersonId>();
}

std::optional<Person> find_person(Db& db, PersonId id) {
    return db.query("SELECT id, login, full_name, password_hash, email, disabled_at FROM person WHERE id = $1", id)
        .first(read_person);
}

std::optional<Person> find_person_by_login(Db& db, std::string_view login) {
    return db
        .query("SELECT id, login, full_name, password_hash, email, disabled_at FROM person WHERE login = $1", login)
        .first(read_person);
}

void update_password(Db& db, PersonId id, const std::string& password_hash) {
    db.execute("UPDATE person SET password_hash = $2 WHERE id = $1", id, password_hash);
}

void update_email(Db& db, PersonId id, const std::string& email) {
    db.execute("UPDATE person SET email = $2 WHERE id = $1", id, email);
}

void set_disabled(Db& db, PersonId id, bool disabled, const Moment& now) {
    const std::optional<std::string> at = disabled ? std::optional{now.instant} : std::nullopt;
    db.execute("UPDATE person SET disabled_at = $2 WHERE id = $1", id, at);
}

void insert_membership(Db& db, PersonId person, const Membership& membership) {
    db.execute(R"sql(
        INSERT INTO membership (person_id, organisation_id, role, post, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
               person, membership.organisation, code_of(membership.role), membership.post, membership.starts_on,
               membership.ends_on);
}

void end_membership(Db& db, MembershipId id, Date ends_on) {
    db.execute("UPDATE membership SET ends_on = $2 WHERE id = $1", id, ends_on);
}

namespace {

Membership read_membership(Row& row) {
    Membership out{};
    out.organisation = row.next<OrganisationId>();
    out.role = role_from(row.next<std::string>()).value();
    out.post = row.next<std::string>();
    out.starts_on = row.next<Date>();
    out.ends_on = row.next<std::optional<Date>>();
    return out;
}

MembershipRow read_membership_row(Row& row) {
    MembershipRow out;
    out.id = row.next<MembershipId>();
    out.person = row.next<PersonId>();
    out.membership = read_membership(row);
    return out;
}

PersonRow read_person_row(Row& row) {
    PersonRow out;
    out.person = read_person(row);
    if (const auto role = row.next<std::optional<std::string>>()) out.role = role_from(*role);
    out.membership = row.next<std::optional<MembershipId>>().value_or(MembershipId{});
    out.organisation_id = row.next<std::optional<OrganisationId>>().value_or(OrganisationId{});
    out.organisation = row.next<std::optional<std::string>>().value_or("");
    out.post = row.next<std::optional<std::string>>().value_or("");
    out.starts_on = row.next<std::optional<Date>>();
    out.ends_on = row.next<std::optional<Date>>();
    return out;
}

constexpr std::string_view kPersonRows = R"sql(
        SELECT p.id, p.login, p.full_name, p.password_hash, p.email, p.disabled_at, m.role, m.id, o.id, o.name, m.post,
               m.starts_on, m.ends_on
          FROM person p
          LEFT JOIN membership m ON m.person_id = p.id
          LEFT JOIN organisation o ON o.id = m.organisation_id )sql";

}  // namespace

std::vector<Membership> memberships_on(Db& db, PersonId person, Date day) {
    return db
        .query(R"sql(
        SELECT organisation_id, role, post, starts_on, ends_on FROM membership
         WHERE person_id = $1 AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2)
         ORDER BY id
    )sql",
               person, day)
        .all(read_membership);
}

std::optional<MembershipRow> find_membership(Db& db, MembershipId id) {
    return db
        .query("SELECT id, person_id, organisation_id, role, post, starts_on, ends_on FROM membership WHERE id = $1",
               id)
        .first(read_membership_row);
}

std::vector<MembershipRow> memberships_of(Db& db, PersonId person) {
    return db
        .query(R"sql(
        SELECT id, person_id, organisation_id, role, post, starts_on, ends_on FROM membership
         WHERE person_id = $1 ORDER BY starts_on, id
    )sql",
               person)
        .all(read_membership_row);
}

std::vector<Person> people_of(Db& db, OrganisationId organisation, Role role, Date day) {
    return db
        .query(R"sql(
        SELECT id, login, full_name, password_hash, email, disabled_at FROM person
         WHERE disabled_at IS NULL AND id IN (
               SELECT person_id FROM membership
                WHERE organisation_id = $1 AND role = $2 AND starts_on <= $3 AND (ends_on IS NULL OR ends_on >= $3))
         ORDER BY full_name, id
    )sql",
               organisation, code_of(role), day)
        .all(read_person);
}

std::vector<PersonRow> all_people(Db& db) {
    return db.query(std::string{kPersonRows} + "ORDER BY p.full_name, p.id, m.id").all(read_person_row);
}

std::vector<PersonRow> people_in(Db& db, OrganisationId organisation) {
    return db
        .query(std::string{kPersonRows} + "WHERE m.organisation_id = $1 ORDER BY p.full_name, p.id, m.id", organisation)
        .all(read_person_row);
}

void insert_session(Db& db, const std::string& token_sha256, const Session& session, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO session (token_sha256, person_id, form_token, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
    )sql",
               token_sha256, session.person, session.form_token, now.instant, session.expires_at);
}

std::optional<Session> find_session(Db& db, const std::string& token_sha256, const Moment& now) {
    return db
        .query(R"sql(
        SELECT s.person_id, s.form_token, s.expires_at
          FROM session s JOIN person p ON p.id = s.person_id
         WHERE s.token_sha256 = $1 AND s.expires_at > $2 AND p.disabled_at IS NULL
    )sql",
               token_sha256, now.instant)
        .first([](Row& row) {
            Session out;
            out.person = row.next<PersonId>();
            out.form_token = row.next<std::string>();
            out.expires_at = row.next<std::string>();
            return out;
        });
}

void delete_session(Db& db, const std::string& token_sha256) {
    db.execute("DELETE FROM session WHERE token_sha256 = $1", token_sha256);
}

void delete_sessions_of(Db& db, PersonId person) { db.execute("DELETE FROM session WHERE person_id = $1", person); }

void delete_expired_sessions(Db& db, const Moment& now) {
    db.execute("DELETE FROM session WHERE expires_at <= $1", now.instant);
}

void insert_sign_in_failure(Db& db, std::string_view login, const Moment& now) {
    db.execute("INSERT INTO sign_in_failure (login, at) VALUES ($1, $2)", login, now.instant);
}

std::int64_t sign_in_failures_since(Db& db, std::string_view login, const std::string& instant) {
    return db.query("SELECT count(*) FROM sign_in_failure WHERE login = $1 AND at > $2", login, instant)
        .only<std::int64_t>();
}

void forget_sign_in_failures(Db& db, std::string_view login) {
    db.execute("DELETE FROM sign_in_failure WHERE login = $1", login);
}

void forget_sign_in_failures_before(Db& db, const std::string& instant) {
    db.execute("DELETE FROM sign_in_failure WHERE at <= $1", instant);
}

}  // namespace mera
