#include "store/child_programmes.hpp"

#include "store/obligation_facts.hpp"

namespace mera {

namespace {

constexpr std::string_view kChildColumns =
    "SELECT id, parent_programme_id, organisation_id, created_at FROM child_programme ";

ChildProgramme read_child(Row& row) {
    ChildProgramme out;
    out.id = row.next<ChildProgrammeId>();
    out.parent = row.next<ProgrammeId>();
    out.organisation = row.next<OrganisationId>();
    out.created_at = row.next<std::string>();
    return out;
}

constexpr std::string_view kVersionColumns =
    "SELECT v.version, v.composition_json, p.full_name, v.edited_at FROM child_version v LEFT JOIN person p ON p.id = "
    "v.edited_by WHERE v.child_programme_id = $1 ";

ChildVersion read_version(Row& row) {
    ChildVersion out;
    out.version = row.next<std::int64_t>();
    out.composition = composition_from_json(row.next<std::string>());
    out.edited_by = row.next<std::optional<std::string>>().value_or("");
    out.edited_at = row.next<std::string>();
    return out;
}

constexpr std::string_view kPassedColumns = "SELECT measure_id, parent_measure_id, addition_key FROM passed_measure ";

PassedMeasure read_passed(Row& row) {
    PassedMeasure out;
    out.measure = row.next<MeasureId>();
    out.parent = row.next<std::optional<MeasureId>>();
    out.addition = row.next<std::optional<std::int64_t>>();
    return out;
}

// «$2, $3» for a list of numbers, added to the values.
template <class Id>
std::string parameters_of(const std::vector<Id>& ids, std::vector<DbValue>& values) {
    std::string out;
    for (const Id id : ids) {
        values.emplace_back(id);
        out += (out.empty() ? "$" : ", $") + std::to_string(values.size());
    }
    return out;
}

}  // namespace

ChildProgrammeId insert_child_programme(Db& db, ProgrammeId parent, OrganisationId organisation, PersonId by,
                                        const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO child_programme (parent_programme_id, organisation_id, created_by, created_at)
        VALUES ($1, $2, $3, $4) RETURNING id
    )sql",
               parent, organisation, by, now.instant)
        .only<ChildProgrammeId>();
}

std::optional<ChildProgramme> find_child_programme(Db& db, ChildProgrammeId id) {
    return db.query(std::string{kChildColumns} + "WHERE id = $1", id).first(read_child);
}

std::optional<ChildProgramme> find_child_programme(Db& db, ProgrammeId parent, OrganisationId organisation) {
    return db
        .query(std::string{kChildColumns} + "WHERE parent_programme_id = $1 AND organisation_id = $2", parent,
               organisation)
        .first(read_child);
}

std::vector<ChildProgramme> child_programmes_of(Db& db, ProgrammeId parent) {
    return db.query(std::string{kChildColumns} + "WHERE parent_programme_id = $1 ORDER BY id", parent).all(read_child);
}

std::vector<ChildProgramme> all_child_programmes(Db& db) {
    return db.query(std::string{kChildColumns} + "ORDER BY id DESC").all(read_child);
}

void insert_child_version(Db& db, ChildProgrammeId id, std::int64_t version, const Composition& composition,
                          std::optional<PersonId> by, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO child_version (child_programme_id, version, composition_json, edited_by, edited_at)
        VALUES ($1, $2, $3, $4, $5)
    )sql",
               id, version, to_json(composition), by, now.instant);
}

std::optional<ChildVersion> child_version(Db& db, ChildProgrammeId id, std::int64_t version) {
    return db.query(std::string{kVersionColumns} + "AND v.version = $2", id, version).first(read_version);
}

ChildVersion last_child_version(Db& db, ChildProgrammeId id) {
    return db.query(std::string{kVersionColumns} + "ORDER BY v.version DESC LIMIT 1", id).first(read_version).value();
}

void insert_child_approval(Db& db, ChildProgrammeId id, std::int64_t version, const ApprovingOrder& order,
                           const Doer& doer, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO child_approval (child_programme_id, version, order_number, order_date, approved_by, acting_for,
                                    approved_on, approved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
               id, version, order.number, order.date, doer.person, doer.acting_for, now.today, now.instant);
}

std::vector<ChildApproval> child_approvals(Db& db, ChildProgrammeId id) {
    return db
        .query(R"sql(
        SELECT a.version, a.order_number, a.order_date, p.full_name, q.full_name, a.approved_on
          FROM child_approval a
          LEFT JOIN person p ON p.id = a.approved_by
          LEFT JOIN person q ON q.id = a.acting_for
         WHERE a.child_programme_id = $1 ORDER BY a.version
    )sql",
               id)
        .all([](Row& row) {
            ChildApproval out{};
            out.version = row.next<std::int64_t>();
            out.order.number = row.next<std::string>();
            out.order.date = row.next<Date>();
            out.by = row.next<std::optional<std::string>>().value_or("");
            if (const auto substituted = row.next<std::optional<std::string>>()) out.by += " за: " + *substituted;
            out.on = row.next<Date>();
            return out;
        });
}

std::vector<ChildInForce> child_programmes_in_force(Db& db, const std::optional<std::vector<ChildProgrammeId>>& only) {
    std::string sql = R"sql(
        SELECT c.id, c.parent_programme_id, c.organisation_id, c.created_at, v.composition_json,
               (SELECT l.person_id FROM child_leader l WHERE l.child_programme_id = c.id ORDER BY l.id DESC LIMIT 1)
          FROM child_programme c
          JOIN child_version v ON v.child_programme_id = c.id
           AND v.version = (SELECT max(a.version) FROM child_approval a WHERE a.child_programme_id = c.id)
    )sql";
    std::vector<DbValue> values;
    if (only) sql += " WHERE c.id IN (" + parameters_of(*only, values) + ")";
    return db.query_values(sql + " ORDER BY c.id", values).all([](Row& row) {
        ChildInForce out;
        out.child = read_child(row);
        out.composition = composition_from_json(row.next<std::string>());
        out.leader = row.next<std::optional<PersonId>>();
        return out;
    });
}

std::vector<OwedDue> owed_dues(Db& db, OrganisationId organisation, const std::vector<MeasureId>& measures) {
    std::vector<DbValue> values{organisation};
    const std::string list = parameters_of(measures, values);
    return db
        .query_values("SELECT f.obligation_id, f.measure_id, o.due_effective, " + std::string{kFactColumns} +
                          " FROM obligation_facts f JOIN obligation o ON o.id = f.obligation_id "
                          "WHERE f.organisation_id = $1 AND f.measure_id IN (" +
                          list + ") ORDER BY f.due, f.obligation_id",
                      values)
        .all([](Row& row) {
            OwedDue out{};
            out.id = row.next<ObligationId>();
            out.measure = row.next<MeasureId>();
            out.due_original = row.next<Date>();
            out.facts = read_facts(row);
            return out;
        });
}

void insert_child_leader(Db& db, ChildProgrammeId id, PersonId person, PersonId by, const Moment& now) {
    db.execute(
        "INSERT INTO child_leader (child_programme_id, person_id, appointed_by, appointed_at) VALUES ($1, $2, $3, $4)",
        id, person, by, now.instant);
}

std::optional<ChildLeader> child_leader(Db& db, ChildProgrammeId id) {
    return db
        .query(R"sql(
        SELECT l.person_id, p.full_name FROM child_leader l JOIN person p ON p.id = l.person_id
         WHERE l.child_programme_id = $1 ORDER BY l.id DESC LIMIT 1
    )sql",
               id)
        .first([](Row& row) {
            ChildLeader out;
            out.person = row.next<PersonId>();
            out.full_name = row.next<std::string>();
            return out;
        });
}

void insert_passed_programme(Db& db, ProgrammeId programme, ChildProgrammeId made_from) {
    db.execute("INSERT INTO passed_programme (programme_id, child_programme_id) VALUES ($1, $2)", programme, made_from);
}

std::optional<ProgrammeId> passed_programme_of(Db& db, ChildProgrammeId id) {
    return db.query("SELECT programme_id FROM passed_programme WHERE child_programme_id = $1", id).first([](Row& row) {
        return row.next<ProgrammeId>();
    });
}

std::optional<ChildProgrammeId> made_from(Db& db, ProgrammeId programme) {
    return db.query("SELECT child_programme_id FROM passed_programme WHERE programme_id = $1", programme)
        .first([](Row& row) { return row.next<ChildProgrammeId>(); });
}

void insert_passed_measure(Db& db, ChildProgrammeId id, const PassedMeasure& passed) {
    db.execute(R"sql(
        INSERT INTO passed_measure (measure_id, child_programme_id, parent_measure_id, addition_key) VALUES ($1, $2, $3, $4)
    )sql",
               passed.measure, id, passed.parent, passed.addition);
}

std::vector<PassedMeasure> passed_measures(Db& db, ChildProgrammeId id) {
    return db.query(std::string{kPassedColumns} + "WHERE child_programme_id = $1 ORDER BY measure_id", id)
        .all(read_passed);
}

std::vector<PassedMeasure> passed_from(Db& db, MeasureId parent) {
    return db.query(std::string{kPassedColumns} + "WHERE parent_measure_id = $1 ORDER BY measure_id", parent)
        .all(read_passed);
}

std::optional<PassedMeasure> find_passed(Db& db, MeasureId measure) {
    return db.query(std::string{kPassedColumns} + "WHERE measure_id = $1", measure).first(read_passed);
}

std::vector<OrganisationId> owners_upwards(Db& db, ProgrammeId programme) {
    std::vector<OrganisationId> out;
    std::optional<ProgrammeId> at = programme;
    // One more than may stand above each other: a ring made by hand in the database must not hang the site.
    while (at && out.size() <= kProgrammeLevelsMax) {
        out.push_back(db.query("SELECT owner_id FROM programme WHERE id = $1", *at).only<OrganisationId>());
        at = db.query(R"sql(
            SELECT c.parent_programme_id FROM passed_programme p JOIN child_programme c ON c.id = p.child_programme_id
             WHERE p.programme_id = $1
        )sql",
                      *at)
                 .first([](Row& row) { return row.next<ProgrammeId>(); });
    }
    return out;
}

void insert_programme_request(Db& db, ProgrammeId programme, MeasureId measure, PersonId by, const Moment& now) {
    db.execute("INSERT INTO programme_request (programme_id, measure_id, asked_by, asked_at) VALUES ($1, $2, $3, $4)",
               programme, measure, by, now.instant);
}

std::optional<MeasureId> requesting_measure(Db& db, ProgrammeId programme) {
    return db.query("SELECT measure_id FROM programme_request WHERE programme_id = $1", programme).first([](Row& row) {
        return row.next<MeasureId>();
    });
}

}  // namespace mera
