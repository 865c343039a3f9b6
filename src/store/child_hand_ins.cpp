#include "store/child_hand_ins.hpp"

#include "store/evidence_row.hpp"

namespace mera {

ChildHandInId insert_child_hand_in(Db& db, const ChildHandInPlace& place, const Doer& doer, const std::string& note,
                                   const std::vector<Evidence>& evidence, const Moment& now) {
    const auto id = db.query(R"sql(
        INSERT INTO child_hand_in (child_programme_id, addition_key, due_nominal, person_id, acting_for, handed_on,
                                   handed_at, note)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
    )sql",
                             place.programme, place.addition, place.due_nominal, doer.person, doer.acting_for,
                             now.today, now.instant, note)
                        .only<ChildHandInId>();
    std::int64_t position = 0;
    for (const Evidence& e : evidence)
        insert_evidence_row(db, "child_evidence", "child_hand_in_id", id.value, ++position, e);
    return id;
}

void insert_child_decision(Db& db, ChildHandInId id, Verdict verdict, const std::string& reason, const Doer& doer,
                           const Moment& now) {
    db.execute(R"sql(
        INSERT INTO child_decision (child_hand_in_id, verdict, reason, decided_by, acting_for, decided_on, decided_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
               id, code_of(verdict), reason, doer.person, doer.acting_for, now.today, now.instant);
}

std::vector<ChildHandInRecord> child_hand_ins(Db& db, ChildProgrammeId programme) {
    auto out = db.query(R"sql(
        SELECT h.id, h.child_programme_id, h.addition_key, h.due_nominal, h.handed_on, p.full_name, q.full_name, h.note,
               d.verdict, d.reason, d.decided_on, r.full_name
          FROM child_hand_in h
          JOIN person p ON p.id = h.person_id
          LEFT JOIN person q ON q.id = h.acting_for
          LEFT JOIN child_decision d ON d.child_hand_in_id = h.id
          LEFT JOIN person r ON r.id = d.decided_by
         WHERE h.child_programme_id = $1 ORDER BY h.id
    )sql",
                        programme)
                   .all([](Row& row) {
                       ChildHandInRecord record{};
                       record.id = row.next<ChildHandInId>();
                       record.place.programme = row.next<ChildProgrammeId>();
                       record.place.addition = row.next<std::int64_t>();
                       record.place.due_nominal = row.next<std::optional<Date>>();
                       record.on = row.next<Date>();
                       record.by = row.next<std::string>();
                       if (const auto substituted = row.next<std::optional<std::string>>())
                           record.by += " за: " + *substituted;
                       record.note = row.next<std::string>();
                       const auto verdict = row.next<std::optional<std::string>>();
                       const auto reason = row.next<std::optional<std::string>>();
                       const auto on = row.next<std::optional<Date>>();
                       const auto by = row.next<std::optional<std::string>>();
                       if (verdict)
                           record.decision = Review{*verdict == "accepted" ? Verdict::accepted : Verdict::returned,
                                                    reason.value(), on.value(), by.value_or("")};
                       return record;
                   });
    for (ChildHandInRecord& record : out)
        record.evidence = evidence_rows(db, "child_evidence", "child_hand_in_id", record.id.value);
    return out;
}

std::vector<ChildHandInFacts> child_hand_in_facts(Db& db, const std::optional<std::vector<ChildProgrammeId>>& only) {
    std::string sql = R"sql(
        SELECT h.child_programme_id, h.addition_key, h.due_nominal, h.handed_on, d.verdict, d.decided_on
          FROM child_hand_in h LEFT JOIN child_decision d ON d.child_hand_in_id = h.id
    )sql";
    std::vector<DbValue> values;
    if (only) {
        std::string list;
        for (const ChildProgrammeId id : *only) {
            values.emplace_back(id);
            list += (list.empty() ? "$" : ", $") + std::to_string(values.size());
        }
        sql += " WHERE h.child_programme_id IN (" + list + ")";
    }
    return db.query_values(sql + " ORDER BY h.id", values).all([](Row& row) {
        ChildHandInFacts out{};
        out.place.programme = row.next<ChildProgrammeId>();
        out.place.addition = row.next<std::int64_t>();
        out.place.due_nominal = row.next<std::optional<Date>>();
        out.on = row.next<Date>();
        if (const auto verdict = row.next<std::optional<std::string>>())
            out.verdict = *verdict == "accepted" ? Verdict::accepted : Verdict::returned;
        out.decided_on = row.next<std::optional<Date>>();
        return out;
    });
}

std::optional<ChildEvidenceOwner> find_child_evidence(Db& db, EvidenceId id) {
    return db
        .query("SELECT " + std::string{kEvidenceColumns} + R"sql(, c.id, c.organisation_id
          FROM child_evidence e
          JOIN child_hand_in h ON h.id = e.child_hand_in_id
          JOIN child_programme c ON c.id = h.child_programme_id
         WHERE e.id = $1
    )sql",
               id)
        .first([](Row& row) {
            ChildEvidenceOwner out;
            out.evidence = read_evidence_row(row);
            out.programme = row.next<ChildProgrammeId>();
            out.organisation = row.next<OrganisationId>();
            return out;
        });
}

}  // namespace mera
