#include "store/parts.hpp"

#include "store/evidence_row.hpp"

namespace mera {

PartId insert_part(Db& db, ObligationId obligation, const Doer& doer, const std::string& note,
                   const std::vector<Evidence>& evidence, const Moment& now) {
    const auto id = db.query(R"sql(
        INSERT INTO part (obligation_id, person_id, acting_for, handed_on, handed_at, note)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
    )sql",
                             obligation, doer.person, doer.acting_for, now.today, now.instant, note)
                        .only<PartId>();
    std::int64_t position = 0;
    for (const Evidence& e : evidence) insert_evidence_row(db, "part_evidence", "part_id", id.value, ++position, e);
    return id;
}

std::vector<PartRecord> parts_of(Db& db, ObligationId obligation) {
    auto out = db.query(R"sql(
        SELECT t.id, t.person_id, t.handed_on, t.handed_at, p.full_name, q.full_name, t.note, s.submission_id, b.reason, b.returned_on,
               r.full_name
          FROM part t
          JOIN person p ON p.id = t.person_id
          LEFT JOIN person q ON q.id = t.acting_for
          LEFT JOIN part_submission s ON s.part_id = t.id
          LEFT JOIN part_return b ON b.part_id = t.id
          LEFT JOIN person r ON r.id = b.returned_by
         WHERE t.obligation_id = $1 ORDER BY t.id
    )sql",
                        obligation)
                   .all([](Row& row) {
                       PartRecord part{};
                       part.id = row.next<PartId>();
                       part.person = row.next<PersonId>();
                       part.on = row.next<Date>();
                       part.at = row.next<std::string>();
                       part.by = row.next<std::string>();
                       if (const auto substituted = row.next<std::optional<std::string>>())
                           part.by += " за: " + *substituted;
                       part.note = row.next<std::string>();
                       part.submission = row.next<std::optional<SubmissionId>>();
                       const auto reason = row.next<std::optional<std::string>>();
                       const auto on = row.next<std::optional<Date>>();
                       const auto by = row.next<std::optional<std::string>>();
                       if (reason) part.sent_back = Review{Verdict::returned, *reason, on.value(), by.value_or("")};
                       return part;
                   });
    for (PartRecord& part : out) part.evidence = evidence_rows(db, "part_evidence", "part_id", part.id.value);
    return out;
}

std::vector<ObligationId> obligations_with_waiting_parts(Db& db, OrganisationId organisation) {
    return db
        .query(R"sql(
        SELECT f.obligation_id FROM obligation_facts f
         WHERE f.organisation_id = $1 AND f.released_on IS NULL AND (f.last_verdict IS NULL OR f.last_verdict = 'returned')
           AND EXISTS (SELECT 1 FROM part t
                         LEFT JOIN part_submission s ON s.part_id = t.id
                         LEFT JOIN part_return b ON b.part_id = t.id
                        WHERE t.obligation_id = f.obligation_id AND s.part_id IS NULL AND b.part_id IS NULL)
         ORDER BY f.due, f.obligation_id
    )sql",
               organisation)
        .all([](Row& row) { return row.next<ObligationId>(); });
}

void return_part(Db& db, PartId part, const std::string& reason, const Doer& doer, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO part_return (part_id, reason, returned_by, acting_for, returned_on, returned_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
               part, reason, doer.person, doer.acting_for, now.today, now.instant);
}

void insert_rolled_up_part(Db& db, SubmissionId from, PartId part) {
    db.execute("INSERT INTO rolled_up_part (submission_id, part_id) VALUES ($1, $2)", from, part);
}

bool is_rolled_up(Db& db, SubmissionId submission) {
    return db.query("SELECT count(*) FROM rolled_up_part WHERE submission_id = $1", submission).only<std::int64_t>() >
           0;
}

void gather_part(Db& db, PartId part, SubmissionId submission) {
    db.execute("INSERT INTO part_submission (part_id, submission_id) VALUES ($1, $2)", part, submission);
}

std::optional<EvidenceOwner> find_part_evidence(Db& db, PartEvidenceId id) {
    return db
        .query("SELECT " + std::string{kEvidenceColumns} + R"sql(, o.id, o.organisation_id
          FROM part_evidence e JOIN part t ON t.id = e.part_id JOIN obligation o ON o.id = t.obligation_id
         WHERE e.id = $1
    )sql",
               id)
        .first(read_evidence_owner);
}

}  // namespace mera
