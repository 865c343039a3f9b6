#include "store/responsibilities.hpp"

#include <algorithm>

#include "store/acting.hpp"

namespace mera {

namespace {

Responsibility read_responsibility(Row& row) {  // id, person_id, full_name, share, task
    Responsibility out;
    out.id = row.next<ResponsibilityId>();
    out.person = row.next<PersonId>();
    out.full_name = row.next<std::string>();
    out.share = share_from(row.next<std::string>()).value();
    out.task = row.next<std::string>();
    return out;
}

}  // namespace

void insert_responsibility(Db& db, const ResponsibilityPlace& place, const Responsibility& r,
                           std::optional<PersonId> by, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO responsibility (measure_id, organisation_id, obligation_id, person_id, share, task, appointed_at, appointed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
               place.measure, place.organisation, place.obligation, r.person, code_of(r.share), r.task, now.instant,
               by);
}

void withdraw_responsibility(Db& db, ResponsibilityId id, std::optional<PersonId> by, const Moment& now) {
    db.execute("UPDATE responsibility SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL",
               id, now.instant, by);
}

Team team_of(Db& db, ObligationId obligation, Date day) {
    Team own, of_measure;
    for (Row& row : db.query(R"sql(
        SELECT r.id, r.person_id, p.full_name, r.share, r.task, r.obligation_id
          FROM obligation o
          JOIN responsibility r ON r.measure_id = o.measure_id AND r.organisation_id = o.organisation_id
                               AND (r.obligation_id IS NULL OR r.obligation_id = o.id) AND r.withdrawn_at IS NULL
          JOIN person p ON p.id = r.person_id AND p.disabled_at IS NULL
         WHERE o.id = $1 AND EXISTS (
               SELECT 1 FROM membership m
                WHERE m.person_id = r.person_id AND m.organisation_id = o.organisation_id AND m.role = 'executor'
                  AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2))
         ORDER BY r.share DESC, r.id
    )sql",
                             obligation, day)) {
        Responsibility out = read_responsibility(row);
        out.for_whole_measure = !row.next<std::optional<ObligationId>>();
        (out.for_whole_measure ? of_measure : own).members.push_back(std::move(out));
    }
    return own.members.empty() ? of_measure : own;
}

std::vector<Responsibility> team_of_measure(Db& db, MeasureId measure, OrganisationId organisation) {
    return db
        .query(R"sql(
        SELECT r.id, r.person_id, p.full_name, r.share, r.task
          FROM responsibility r JOIN person p ON p.id = r.person_id
         WHERE r.measure_id = $1 AND r.organisation_id = $2 AND r.obligation_id IS NULL AND r.withdrawn_at IS NULL
         ORDER BY r.id
    )sql",
               measure, organisation)
        .all([](Row& row) {
            Responsibility out = read_responsibility(row);
            out.for_whole_measure = true;
            return out;
        });
}

std::vector<Person> people_responsible(Db& db, ObligationId obligation, Date day) {
    std::vector<PersonId> ids;
    const auto add = [&](PersonId id) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    };
    const auto organisation =
        db.query("SELECT organisation_id FROM obligation WHERE id = $1", obligation).first([](Row& row) {
            return row.next<OrganisationId>();
        });
    if (!organisation) return {};
    for (const Responsibility& member : team_of(db, obligation, day).members) add(member.person);
    if (ids.empty())
        for (const Person& person : people_of(db, *organisation, Role::executor, day)) add(person.id);
    for (const PersonId id : std::vector<PersonId>{ids})
        for (const Acting& acting : substitutes_of(db, id, day))
            if (acting.organisation == *organisation) add(acting.person);
    std::vector<Person> out;
    for (const PersonId id : ids)
        if (auto person = find_person(db, id)) out.push_back(*std::move(person));
    return out;
}

std::vector<ObligationId> obligations_answered_by(Db& db, PersonId person) {
    return db
        .query(R"sql(
        SELECT o.id FROM responsibility r
          JOIN obligation o ON o.measure_id = r.measure_id AND o.organisation_id = r.organisation_id
                           AND (r.obligation_id IS NULL OR r.obligation_id = o.id)
          JOIN obligation_facts f ON f.obligation_id = o.id
         WHERE r.person_id = $1 AND r.withdrawn_at IS NULL AND f.released_on IS NULL
           AND (f.last_verdict IS NULL OR f.last_verdict <> 'accepted')
         ORDER BY f.due, o.id
    )sql",
               person)
        .all([](Row& row) { return row.next<ObligationId>(); });
}

}  // namespace mera
