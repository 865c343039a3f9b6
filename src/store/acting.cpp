#include "store/acting.hpp"

namespace mera {

namespace {

Acting read_acting(Row& row) {
    Acting out;
    out.id = row.next<ActingId>();
    out.person = row.next<PersonId>();
    out.person_name = row.next<std::string>();
    out.for_person = row.next<PersonId>();
    out.for_name = row.next<std::string>();
    out.organisation = row.next<OrganisationId>();
    out.starts_on = row.next<Date>();
    out.ends_on = row.next<Date>();
    out.basis = row.next<std::string>();
    return out;
}

constexpr std::string_view kActings = R"sql(
    SELECT a.id, a.person_id, p.full_name, a.for_person_id, q.full_name, a.organisation_id, a.starts_on, a.ends_on, a.basis
      FROM acting a JOIN person p ON p.id = a.person_id JOIN person q ON q.id = a.for_person_id
     WHERE )sql";

}  // namespace

ActingId insert_acting(Db& db, const Acting& acting, std::optional<PersonId> by, const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO acting (person_id, for_person_id, organisation_id, starts_on, ends_on, basis, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
    )sql",
               acting.person, acting.for_person, acting.organisation, acting.starts_on, acting.ends_on, acting.basis,
               by, now.instant)
        .only<ActingId>();
}

std::optional<Acting> find_acting(Db& db, ActingId id) {
    return db.query(std::string{kActings} + "a.id = $1", id).first(read_acting);
}

void end_acting(Db& db, ActingId id, Date ends_on) {
    db.execute("UPDATE acting SET ends_on = $2 WHERE id = $1", id, ends_on);
}

std::vector<Acting> actings_in(Db& db, OrganisationId organisation) {
    return db.query(std::string{kActings} + "a.organisation_id = $1 ORDER BY a.starts_on DESC, a.id DESC", organisation)
        .all(read_acting);
}

std::vector<Acting> substituted_by(Db& db, PersonId person, Date day) {
    return db
        .query(std::string{kActings} +
                   "a.person_id = $1 AND a.starts_on <= $2 AND a.ends_on >= $2 AND q.disabled_at IS NULL ORDER BY a.id",
               person, day)
        .all(read_acting);
}

std::vector<Acting> substitutes_of(Db& db, PersonId for_person, Date day) {
    return db
        .query(std::string{kActings} +
                   "a.for_person_id = $1 AND a.starts_on <= $2 AND a.ends_on >= $2 AND p.disabled_at IS NULL AND "
                   "q.disabled_at IS NULL ORDER BY a.id",
               for_person, day)
        .all(read_acting);
}

}  // namespace mera
